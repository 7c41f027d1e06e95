// Each kind of page says the same with and without JavaScript, and is valid HTML:
// `node pages.mjs http://127.0.0.1:PORT`. Fifty more pages by a fixed seed go through the checker.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import vnu from "vnu-jar";
import { base, each, faults, run, watched } from "./harness.mjs";
import { addresses } from "./kinds.mjs";

const folder = mkdtempSync(join(tmpdir(), "baimo-pages-"));
const checked = [];

/** Keeps a page for the checker, which reads all of them at once. */
async function keep(address, status) {
  const response = await fetch(base + address);
  if (status && response.status !== status) faults.push(`${address}: ${response.status}`);
  const number = checked.push(address) - 1;
  writeFileSync(join(folder, `${number}.html`), await response.text());
}

async function text(browser, address, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
  const page = await watched(context, () => address);
  await page.goto(base + address, { waitUntil: "load" });
  const heads = await page.locator("h1").count();
  if (heads !== 1) faults.push(`${address} has ${heads} h1`);
  // The script adds buttons and a switch; error pages show the id of the request.
  const main = await page.evaluate(() => {
    for (const added of document.querySelectorAll("main .copy, [data-keys]")) added.remove();
    return document.querySelector("main").innerText;
  });
  await context.close();
  return main.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID").trim();
}

/** Fifty addresses of rows, by a fixed seed, so that a fault of one row shows. */
async function more() {
  const rows = [];
  for (const [list, key] of [["announcements", "id"], ["companies", "slug"], ["models", "slug"], ["sources", "id"]]) {
    const answer = await (await fetch(`${base}/api/v1/${list}?limit=all`)).json();
    rows.push(...answer.rows.map((row) => `/${list}/${row[key]}`));
  }
  const reactions = await (await fetch(`${base}/api/v1/reactions?limit=all`)).json();
  rows.push(...reactions.rows.map((row) => `/reactions/${row.announcement}/${encodeURIComponent(row.symbol)}`));
  let seed = 20230316;
  return Array.from({ length: 50 }, (_, n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return (n % 2 ? "/zh" : "") + rows[seed % rows.length];
  });
}

await run("pages", async (browser) => {
  await each(addresses, 2, async (address) => {
    const [plain, scripted] = [await text(browser, address, false), await text(browser, address, true)];
    if (plain !== scripted) faults.push(`${address} shows something else without JavaScript`);
    await keep(address);
  });
  for (const address of await more()) await keep(address, 200);
  try {
    execFileSync("java", ["-jar", vnu, "--errors-only", "--skip-non-html", folder], { stdio: "pipe" });
  } catch (error) {
    const report = `${error.stderr ?? error}`;
    faults.push(report.replace(/"file:[^"]*\/(\d+)\.html"/g, (_, n) => checked[Number(n)]));
  }
  return `${checked.length} pages`;
});
