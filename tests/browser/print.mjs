// Each kind of page on A4, English and Chinese in turn: pages come out, and the citation with the record's version stands on them.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { artefacts, base, check, each, run, watched } from "./harness.mjs";
import { fileName, kinds } from "./kinds.mjs";

const text = (path) => execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
const sheets = (path) => Number(/^Pages:\s+(\d+)$/m.exec(execFileSync("pdfinfo", [path], { encoding: "utf8" }))[1]);
/** Errors, and a search that finds nothing, are no views. */
const isView = (address) => !/nothing-here|kind=wrong|search$|baidoo/.test(address);
const addresses = kinds.map((kind, n) => n % 2 ? `/zh${kind}` : kind);

await run("print", async (browser) => {
  const { version } = (await (await fetch(`${base}/announcements.json`)).json()).dataset;
  let printed = 0;
  await each(addresses, 2, async (address) => {
    const context = await browser.newContext();
    const page = await watched(context, () => address);
    await page.goto(base + address, { waitUntil: "load" });
    const path = join(artefacts, `${fileName(address)}.pdf`);
    await page.pdf({ path, preferCSSPageSize: true });
    await context.close();
    const count = sheets(path);
    check(count > 0, "prints no page");
    printed += count;
    if (!isView(address)) return;
    // Lines break where they must, so blanks say nothing.
    const words = text(path).replace(/\s/g, "");
    check(words.includes("GB/T7714-2015") && words.includes("[DS/OL]"), "prints no citation");
    check(words.includes(version.slice(0, 12)), `prints no version ${version.slice(0, 12)}`);
  });
  return `${printed} sheets of ${addresses.length} pages`;
});
