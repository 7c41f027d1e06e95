// Pages in real Chromium and through the Nu checker: `node pages.mjs http://127.0.0.1:PORT`.
// One page of each kind and language, and fifty by a fixed seed through the checker. Fails if a page asks another host for anything, breaks its
// own content security policy, scrolls sideways at 390 px, shows less without JavaScript, or is
// not valid HTML.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import vnu from "vnu-jar";

const base = process.argv[2];
if (!base?.startsWith("http://127.0.0.1:")) throw new Error("give http://127.0.0.1:PORT");

const paths = [
  "/",
  "/?company=baidu&kind=unveiling",
  "/?q=nothing-fits-this",
  "/announcements/baidu-ernie-bot-unveiled",
  "/announcements/baidu-wenku-ernie",
  "/announcements/cac-draft-measures",
  "/companies",
  "/companies/baidu",
  "/companies/baichuan",
  "/models",
  "/models/ernie-bot",
  "/dates",
  "/dates/2023-04",
  "/dates/2023-04-10",
  "/dates/2023-04-08",
  "/reactions",
  "/reactions/reported",
  "/reactions/kunlun-tiangong-3-5-announced/300418.SZ",
  "/reactions/baidu-ernie-bot-unveiled/9888.HK",
  "/compare",
  "/compare?company=baidu&company=kunlun-tech",
  "/promises",
  "/search",
  "/search?q=wxyy",
  "/search?q=baidoo",
  "/claims",
  "/people",
  "/sources",
  "/sources/pedaily-2023-04-ranciyuan",
  "/sources/exchange-calendars-4-13-2",
  "/method",
  "/data",
  "/about",
  "/nothing-here",
  "/?kind=wrong",
];
const pages = paths.flatMap((path) => [path, `/zh${path}`]);

const faults = [];
const folder = mkdtempSync(join(tmpdir(), "baimo-pages-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

async function visit(path, javaScriptEnabled) {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  page.on("request", (request) => {
    const foreign = !request.url().startsWith(base) && !request.url().startsWith("data:");
    if (foreign) faults.push(`${path} asks for ${request.url()}`);
  });
  page.on("console", (message) => {
    // The browser reports the status of the error pages as an error of its own.
    const ownStatus = /Failed to load resource.*status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !ownStatus) faults.push(`${path}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${path}: ${error.message}`));
  await page.goto(base + path, { waitUntil: "load" });
  const main = await page.locator("main").innerText();
  // Scripts are off for the pages, not for the debugger.
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (sideways > 0) faults.push(`${path} scrolls ${sideways} px sideways at 390 px`);
  const heads = await page.locator("h1").count();
  if (heads !== 1) faults.push(`${path} has ${heads} h1`);
  await context.close();
  return main;
}

for (const [n, path] of pages.entries()) {
  const plain = await visit(path, false);
  const scripted = await visit(path, true);
  // Error pages show the id of the request.
  const sameId = (text) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID");
  if (sameId(plain) !== sameId(scripted)) faults.push(`${path} shows something else without JavaScript`);
  const response = await fetch(base + path);
  writeFileSync(join(folder, `${n}.html`), await response.text());
}
await browser.close();

// Fifty more pages for the checker alone, by a fixed seed, so that a fault of one row shows.
const rows = [];
for (const [list, key] of [["announcements", "id"], ["companies", "slug"], ["models", "slug"], ["sources", "id"]]) {
  const answer = await (await fetch(`${base}/api/v1/${list}?limit=all`)).json();
  rows.push(...answer.rows.map((row) => `/${list}/${row[key]}`));
}
const reactions = await (await fetch(`${base}/api/v1/reactions?limit=all`)).json();
rows.push(...reactions.rows.map((row) => `/reactions/${row.announcement}/${encodeURIComponent(row.symbol)}`));
let seed = 20230316;
for (let n = 0; n < 50; n += 1) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  const path = (n % 2 ? "/zh" : "") + rows[seed % rows.length];
  const response = await fetch(base + path);
  if (response.status !== 200) faults.push(`${path}: ${response.status}`);
  writeFileSync(join(folder, `${pages.length}.html`), await response.text());
  pages.push(path);
}

try {
  execFileSync("java", ["-jar", vnu, "--errors-only", "--skip-non-html", folder], { stdio: "pipe" });
} catch (error) {
  const report = `${error.stderr ?? error}`;
  faults.push(report.replace(/"file:[^"]*\/(\d+)\.html"/g, (_, n) => pages[Number(n)]));
}

for (const fault of faults) console.error(fault);
console.log(`${pages.length} pages, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
