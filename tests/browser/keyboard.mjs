// Pages by keyboard alone: every stop of the Tab key can be seen, in the order of the page, and
// none is passed over; and a journey from the filter to a file on disk.
import { readFile } from "node:fs/promises";
import { base, check, each, faults, run, watched } from "./harness.mjs";
import { kinds } from "./kinds.mjs";

/** Most stops walked on a page; the timeline has some hundreds of the same kinds. */
const STOPS = 60;

/** The stop the focus is at: its place among all that can have it, and whether that shows. */
const stop = (page) => page.evaluate(async () => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const outlined = (element) => {
    const style = element && getComputedStyle(element);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  // A checkbox that is out of sight shows its focus on its label.
  const drawn = outlined(at) ? at : at.nextElementSibling ?? at;
  const isInSight = () => {
    const box = drawn.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  };
  // The page scrolls to its focus within some frames.
  let inSight = isInSight();
  for (let n = 0; n < 60 && !inSight; n += 1) {
    await new Promise(requestAnimationFrame);
    inSight = isInSight();
  }
  globalThis.seen ??= [];
  const before = globalThis.seen.at(-1);
  // A date field is several stops, which the browser marks inside it.
  const again = before === at;
  const shows = again || outlined(at) || outlined(at.nextElementSibling);
  const follows = !before || again || Boolean(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  globalThis.seen.push(at);
  return { follows, shows, inSight, html: at.outerHTML.slice(0, 140) };
});

async function tabThrough(page, kind) {
  let stops = 0;
  for (; stops < STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    const at = await stop(page);
    if (!at) break;
    if (stops === 0) check(at.html.includes('class="skip"'), `the first stop is ${at.html}`);
    if (!at.follows) faults.push(`${kind}: out of order: ${at.html}`);
    if (!at.shows) faults.push(`${kind}: no focus to be seen: ${at.html}`);
    if (!at.inSight) faults.push(`${kind}: focus out of sight: ${at.html}`);
  }
  return stops;
}

/** Presses Tab until the focus is on what a selector names. */
async function tabTo(page, selector) {
  for (let n = 0; n < 600; n += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

/** Filter by company, open an announcement, go to its reaction, take the inputs, read the file. */
async function journey(browser, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1440, height: 900 } });
  const page = await watched(context, () => `keyboard journey, script ${javaScriptEnabled}`);
  await page.goto(`${base}/`);
  await tabTo(page, "input[name=company][value=kunlun-tech]");
  await page.keyboard.press("Space");
  if (!javaScriptEnabled) {
    await tabTo(page, ".facets button");
    await page.keyboard.press("Enter");
  }
  await page.waitForURL(/company=kunlun-tech/);
  await page.locator("[aria-busy]").waitFor({ state: "detached" });
  await tabTo(page, "ol a[href='/announcements/kunlun-tiangong-3-5-announced']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/announcements\/kunlun-tiangong-3-5-announced$/);
  await tabTo(page, "main a[href='/reactions/kunlun-tiangong-3-5-announced/300418.SZ']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/300418\.SZ/);
  await tabTo(page, "main a[href^='/moves.csv']");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  const head = lines[0].split(",");
  const day0 = lines.map((line) => line.split(",")).find((cells) => cells.includes("300418.SZ") && cells.includes("2023-04-10"));
  check(day0, `no day 0 in ${download.suggestedFilename()}`);
  // The page shows this close as −17.25%.
  check(Math.abs(Number(day0[head.indexOf("close")]) + 17.25) < 0.005, `day 0 is ${day0}`);
  await context.close();
}

await run("keyboard", async (browser) => {
  let stops = 0;
  await each(kinds, 2, async (kind) => {
    const context = await browser.newContext({ viewport: { width: kinds.indexOf(kind) % 2 ? 360 : 1440, height: 900 }, reducedMotion: "reduce" });
    const page = await watched(context, () => kind);
    await page.goto(base + kind, { waitUntil: "load" });
    const walked = await tabThrough(page, kind);
    stops += walked;
    await context.close();
  });
  for (const scripted of [true, false]) await journey(browser, scripted);
  return `${stops} stops of ${kinds.length} pages, 2 journeys`;
});
