// What the script adds, and that pages do without it when it breaks off, is refused or switched off.
import { base, check, run, watched } from "./harness.mjs";

const width = { width: 1440, height: 900 };

async function opened(browser, path, options = {}) {
  const context = await browser.newContext({ viewport: width, ...options });
  const page = await watched(context, () => `script on ${path}`);
  await page.goto(base + path, { waitUntil: "load" });
  return page;
}

/** Arrow keys say the figures that the table beside the chart has. */
async function walksCharts(browser) {
  for (const [path, selector, pattern] of [
    ["/companies/baidu", "svg[data-line=yc-s]:visible", /^Fri, 29 Dec 2023: 9888\.HK (\d+\.\d), /],
    ["/zh/companies/baidu", "svg[data-line=yc-s]:visible", /^2023年12月29日周五：9888\.HK (\d+\.\d)，/],
  ]) {
    const page = await opened(browser, path);
    const chart = page.locator(selector);
    await chart.focus();
    await page.keyboard.press("End");
    const said = await page.locator(".tip").innerText();
    check(await page.locator("[role=status]").last().innerText() === said, "the live region says something else");
    const row = page.locator("details:has(table.slim) tbody tr").last().locator("td").first();
    check(pattern.exec(said)?.[1] === await row.textContent(), `${path} says ${said}`);
    check(await page.locator("line.cross").count() === 1, "no crosshair");
    await page.keyboard.press("Escape");
    check(await page.locator(".tip").isHidden(), "Escape leaves the tooltip");
    await page.context().close();
  }
}

/** A mark says its title under the pointer, and Enter follows where the arrow keys are. */
async function followsMarks(browser) {
  const page = await opened(browser, "/reactions");
  const chart = page.locator("figure svg[data-walk]");
  const box = await chart.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  check(/%/.test(await page.locator(".tip").innerText()), "no tooltip under the pointer");
  await page.mouse.move(2, 2);
  check(await page.locator(".tip").isHidden(), "the tooltip stays behind");
  await chart.focus();
  await page.keyboard.press("Home");
  const worst = await chart.locator("a").first().getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === decodeURI(worst));
  await page.context().close();
}

/** Results change in place, the focus stays, the way back works, and only the last filter counts. */
async function swapsResults(browser) {
  const rows = async (query) => {
    const file = await (await fetch(`${base}/announcements.csv?${query}`)).text();
    return file.trim().split("\n").length - 1;
  };
  const page = await opened(browser, "/");
  await page.evaluate(() => { globalThis.same = true });
  const baidu = page.locator("input[type=checkbox][name=company][value=baidu]");
  await baidu.check();
  await page.waitForURL(/\?company=baidu$/);
  check(await page.evaluate(() => globalThis.same), "the page was loaded anew");
  check(await baidu.evaluate((box) => box === document.activeElement), "the focus is lost");
  const shown = async (n) => (await page.locator("[data-results]").innerText()).includes(`${n} rows`);
  check(await shown(await rows("company=baidu")), "the results are the old ones");
  check(/Baidu/.test(await page.title()), "the title is the old one");
  check(await page.locator("header [hreflang]").getAttribute("href") === "/zh/?company=baidu", "the other language lost the filter");
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector("input[type=checkbox][value=baidu]").checked);
  check(await page.evaluate(() => globalThis.same), "the way back loaded the page anew");

  // The first answer comes after the second.
  let late;
  await page.route("**/?company=qihoo-360", async (route) => { late = route });
  await page.locator("input[type=checkbox][name=company][value=qihoo-360]").check();
  await page.locator("input[type=checkbox][name=company][value=kunlun-tech]").check();
  await page.waitForURL(/company=kunlun-tech&company=qihoo-360/);
  await late.continue().catch(() => {});
  check(await shown(await rows("company=kunlun-tech&company=qihoo-360")), "the late answer won");
  await page.context().close();
}

/** An answer that fails makes the browser go there itself. */
async function fallsBack(browser) {
  const page = await opened(browser, "/");
  let refused = false;
  await page.route("**/?company=baidu", (route) => {
    if (refused) return route.continue();
    refused = true;
    return route.fulfill({ status: 204 });
  });
  await page.evaluate(() => { globalThis.same = true });
  await page.locator("input[type=checkbox][name=company][value=baidu]").check();
  await page.waitForFunction(() => !globalThis.same);
  check(/company=baidu/.test(page.url()) && refused, "the browser did not go there");
  await page.context().close();
}

/** Without the file the form still filters, and what needs the script is not shown. */
async function doesWithout(browser) {
  const context = await browser.newContext({ viewport: width });
  const page = await context.newPage();
  await page.route("**/*.js", (route) => route.abort());
  await page.goto(`${base}/`);
  check(await page.locator(".prefs").isHidden() && await page.locator(".copy").count() === 0, "switches that do nothing are shown");
  await page.locator("input[type=checkbox][name=company][value=baidu]").check();
  await page.locator(".facets button").click();
  await page.waitForURL(/company=baidu/);
  await context.close();
}

async function copies(browser) {
  const page = await opened(browser, "/announcements/baidu-ernie-bot-unveiled", { permissions: ["clipboard-read", "clipboard-write"] });
  const kept = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator("main > * .copy, main > .copy").first().click();
  check((await kept()).endsWith("/announcements/baidu-ernie-bot-unveiled"), `the link copied is ${await kept()}`);
  await page.locator(".cite summary").click();
  await page.getByRole("button", { name: "Copy GB/T 7714-2015" }).click();
  check((await kept()).includes("[DS/OL]"), `the citation copied is ${await kept()}`);
  await page.getByRole("button", { name: "Copy BibTeX" }).click();
  check((await kept()).startsWith("@"), `the citation copied is ${await kept()}`);
  await page.context().close();
}

/** `/` searches, `[` and `]` go on, `?` helps, and a reader can switch them off. */
async function hearsKeys(browser) {
  const page = await opened(browser, "/announcements/baidu-ernie-bot-unveiled");
  const next = await page.locator("main a[rel=next]").getAttribute("href");
  await page.keyboard.press("]");
  await page.waitForURL((url) => url.pathname === next);
  await page.keyboard.press("[");
  await page.waitForURL(/baidu-ernie-bot-unveiled$/);
  await page.keyboard.press("/");
  check(await page.evaluate(() => document.activeElement.id) === "find", "/ does not search");
  await page.keyboard.press("?");
  check(await page.locator("dialog").count() === 0, "a key typed into a field was taken");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await page.locator("dialog input").uncheck();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await page.reload();
  await page.keyboard.press("/");
  check(await page.evaluate(() => document.activeElement.id) !== "find", "keys switched off still work");
  await page.getByRole("button", { name: "Keyboard" }).click();
  check(!(await page.locator("dialog input").isChecked()), "the switch forgot");
  await page.context().close();
}

/** Theme and palette are kept from page to page. */
async function remembersChoices(browser) {
  const page = await opened(browser, "/zh/");
  await page.locator("[data-set-theme=dark]").click();
  await page.locator("[data-set-palette=neutral]").click();
  await page.goto(`${base}/zh/reactions`);
  const kept = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  check(kept.theme === "dark" && kept.palette === "neutral", `kept ${JSON.stringify(kept)}`);
  await page.context().close();
}

await run("script", async (browser) => {
  const parts = [walksCharts, followsMarks, swapsResults, fallsBack, doesWithout, copies, hearsKeys, remembersChoices];
  for (const part of parts) {
    try { await part(browser) } catch (error) { throw new Error(`${part.name}: ${error.message}`, { cause: error }) }
  }
  return `${parts.length} promises`;
});
