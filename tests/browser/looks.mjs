// Each kind of page in both languages at four widths, light and dark, with and without JavaScript:
// no error, no breach of the policy, no other host, no sideways scroll, nothing that axe finds.
// With BAIMO_PICTURES set, screenshots go to target/browser for people to look at.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { artefacts, base, each, faults, run, watched } from "./harness.mjs";
import { addresses, fileName } from "./kinds.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [320, 360, 768, 1440];
const themes = ["light", "dark"];
/** Only colours depend on the theme, and they do not depend on the width: each state is asked what no other tells. */
const colours = "color-contrast";
const asked = (width, theme) => {
  if (theme === "dark") return { runOnly: [colours] };
  return width === 1440 ? {} : { rules: { [colours]: { enabled: false } } };
};

/** What axe finds, a line for each rule and its first elements. */
const found = (page, options) => page.evaluate(async (options) => {
  const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"], ...options });
  return violations.map(({ id, help, nodes }) =>
    `${id} (${help}): ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")} [${nodes.length}]`);
}, options);

/** Pixels from the top to the end of the bar of companies; 0 without one. */
const barEnd = (page) => page.evaluate(() => document.querySelector(".picks")?.getBoundingClientRect().bottom ?? 0);

async function look(page, address, scripted) {
  let states = 0;
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const state = `${address} at ${width} px, ${theme}, script ${scripted ? "on" : "off"}`;
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (sideways > 0) faults.push(`${state}: scrolls ${sideways} px sideways`);
      // The main job of the timeline is in sight without scrolling; on its front page high up.
      const end = width === 1440 ? await barEnd(page) : 0;
      if (end > (["/", "/zh/"].includes(address) ? 300 : 900)) faults.push(`${state}: the bar ends at ${end} px`);
      states += 1;
      if (!scripted) continue;
      if (width !== 1440 && (width !== 360 || theme === "dark")) continue;
      for (const line of await found(page, asked(width, theme))) faults.push(`${state}: ${line}`);
      if (!process.env.BAIMO_PICTURES) continue;
      const path = join(artefacts, `${fileName(address)}-${width}-${theme}.jpg`);
      await page.screenshot({ path, type: "jpeg", quality: 60, fullPage: true });
    }
  }
  return states;
}

await run("looks", async (browser) => {
  let states = 0;
  for (const javaScriptEnabled of [false, true]) {
    await each(addresses, 2, async (address) => {
      const context = await browser.newContext({ javaScriptEnabled, reducedMotion: "reduce" });
      const page = await watched(context, () => address);
      await page.goto(base + address, { waitUntil: "load" });
      if (javaScriptEnabled) await page.evaluate(axe);
      const seen = await look(page, address, javaScriptEnabled);
      states += seen;
      await context.close();
    });
  }
  return `${states} states of ${addresses.length} pages`;
});
