// One browser for a run, pages that are watched, and faults that are collected.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

export const base = process.argv[2];
if (!base?.startsWith("http://127.0.0.1:")) throw new Error("give http://127.0.0.1:PORT");

/** Where screenshots and printed pages are left. */
export const artefacts = new URL("../../target/browser/", import.meta.url).pathname;
mkdirSync(artefacts, { recursive: true });

/** What was found, one sentence each. */
export const faults = [];

export const start = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

/** A page that notes each error of its console, each breach of its policy (Chromium reports them
 *  there) and each request to another host. `name` says which page it is. */
export async function watched(context, name) {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("request", (request) => {
    const own = request.url().startsWith(base) || /^(data|blob):/.test(request.url());
    if (!own) faults.push(`${name()} asks for ${request.url()}`);
  });
  page.on("console", (message) => {
    // The browser reports the status of the error pages as an error of its own.
    const ownStatus = /Failed to load resource.*status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !ownStatus) faults.push(`${name()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${name()}: ${error.message}`));
  return page;
}

/** Does a work for each item, `many` at a time; what a work throws is a fault. */
export async function each(items, many, work) {
  const left = [...items];
  const worker = async () => {
    while (left.length) {
      const item = left.shift();
      try { await work(item) } catch (error) { faults.push(`${item}: ${error.message.split("\n")[0]}`) }
    }
  };
  await Promise.all(Array.from({ length: many }, worker));
}

/** A sentence that must hold. */
export function check(holds, sentence) {
  if (!holds) throw new Error(sentence);
}

/** Runs a part, says how long it took, and leaves with 1 if it found a fault. */
export async function run(title, part) {
  const started = performance.now();
  const browser = await start();
  let said;
  try { said = await part(browser) } catch (error) { faults.push(`${title}: ${error.stack}`) }
  await browser.close();
  for (const fault of faults) console.error(fault);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${title}: ${said ?? ""}, ${faults.length} faults, ${seconds} s`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
