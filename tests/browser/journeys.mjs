// Four readers from their question to their answer, by what stands on the pages.
import { readFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { base, check, run, watched } from "./harness.mjs";

const saved = async (page, link) => {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
};
const main = (page) => page.locator("main");

/** What happened on 10 April 2023, and how to cite it. */
async function journalist(page) {
  await page.goto(`${base}/dates`);
  await page.locator(".almanac a[href='/dates/2023-04-10']").click();
  const text = await main(page).innerText();
  check(/SenseTime unveiled/.test(text) && /Kunlun Tech announced/.test(text), "the day lacks its announcements");
  check(/Easter Monday/.test(text), "the day does not say why Hong Kong was closed");
  check(/lower limit/.test(text), "the day does not say how shares closed");
  await page.locator(".cite summary").click();
  const cited = await page.locator(".cite [data-copy]").first().innerText();
  check(/\[DS\/OL\]/.test(cited) && /\/dates\/2023-04-10/.test(cited), `cited as ${cited}`);
}

/** All open-source releases as a workbook, the same rows as on the screen. */
async function analyst(page) {
  await page.goto(`${base}/zh/`);
  await page.locator(".facets input[value=open-source]").check();
  await page.waitForURL(/kind=open-source/);
  await page.locator("[aria-busy]").waitFor({ state: "detached" });
  const shown = Number(/\d+/.exec(await page.locator("[data-results]").innerText())[0]);
  check(shown > 10, `${shown} rows`);
  const { name, path } = await saved(page, main(page).getByRole("link", { name: "XLSX" }));
  check(/open-source.*\.xlsx$/.test(name), `the file is called ${name}`);
  const sheet = execFileSync("unzip", ["-p", path, "xl/worksheets/sheet1.xml"], { encoding: "utf8", maxBuffer: 1e8 });
  const rows = sheet.match(/<row /g).length - 1;
  check(rows === shown, `${rows} rows in the workbook, ${shown} on the page`);
}

/** Clicks the head of the column until it is in an order. */
async function sorted(page, order) {
  const head = page.locator("th a[href$='sort=car'], th a[href$='sort=-car']");
  for (let n = 0; n < 2; n += 1) {
    const before = page.url();
    await head.click();
    await page.waitForURL((url) => url.href !== before);
    await page.locator("[aria-busy]").waitFor({ state: "detached" });
    if (await page.locator(`th[aria-sort=${order}] a[href$='car']`).count()) break;
  }
  return page.locator("tbody tr").evaluateAll((rows) => rows.map((row) => ({
    id: row.querySelector("th a").pathname.split("/").at(-1),
    // The figure stands before its interval: `≤ −25.64%`.
    car: parseFloat(/[−+][\d.]+/.exec(row.children[11]?.textContent)?.[0].replace("−", "-")),
  })));
}

/** The worst and the best reaction to a company's own announcement, and the two compared. */
async function investor(page) {
  await page.goto(`${base}/reactions`);
  const [low, high] = [await sorted(page, "ascending"), await sorted(page, "descending")];
  check(low[0].car < -10 && high[0].car > 10, `from ${low[0].car} to ${high[0].car}`);
  await page.goto(`${base}/compare`);
  const offered = await page.locator("input[name=announcement]").evaluateAll((all) => all.map((one) => one.value));
  const ends = [low, high].map((rows) => rows.find(({ id }) => offered.includes(id)).id);
  for (const id of ends) {
    const box = page.locator(`input[name=announcement][value='${id}']`);
    await page.locator("details").filter({ has: box }).locator("summary").click();
    await box.check();
  }
  await page.locator("form.pick button").click();
  await page.waitForURL(/announcement=.*announcement=/);
  for (const id of ends) check(await main(page).locator(`a[href*='${id}']`).count() > 0, `${id} is not compared`);
  check(await main(page).locator("svg[role]").count() > 1, "nothing is drawn");
}

/** How a figure was made: the method, the inputs, and the same figure from the API. */
async function researcher(page) {
  await page.goto(`${base}/method`);
  check(await page.locator("math").count() > 3, "the method shows no formulas");
  const path = "/reactions/kunlun-tiangong-3-5-announced/300418.SZ";
  await page.goto(base + path);
  const shown = await main(page).innerText();
  const { path: file } = await saved(page, page.locator("main a[href^='/moves.csv']"));
  const lines = (await readFile(file, "utf8")).trim().split(/\r?\n/).map((line) => line.split(","));
  const close = lines[0].indexOf("close");
  const symbols = new Set(lines.slice(1).map((line) => line[0]));
  check(symbols.has("300418.SZ") && symbols.has("399006.SZ"), "the inputs lack the share or its benchmark");
  const day0 = lines.find((line) => line[0] === "300418.SZ" && line[1] === "2023-04-10");
  check(shown.includes(Number(day0[close]).toFixed(2).replace("-", "−")), `the page does not show ${day0[close]}`);
  const answer = await page.request.get(`${base}/api/v1${path}`);
  check(answer.ok() && JSON.stringify(await answer.json()).includes(day0[close]), `the API does not give ${day0[close]}`);
  const contract = await (await page.request.get(`${base}/api/v1/openapi.json`)).json();
  check(Object.keys(contract.paths).length > 10, "the contract is short");
}

await run("journeys", async (browser) => {
  const readers = [journalist, analyst, investor, researcher];
  for (const reader of readers) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await watched(context, () => reader.name);
    try { await reader(page) } catch (error) { throw new Error(`${reader.name}: ${error.message}`) }
    await context.close();
  }
  return `${readers.length} readers`;
});
