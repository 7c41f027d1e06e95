// What a reader on a slow line waits for: bytes, requests, largest paint and shifts, against the
// budgets, at 1.6 Mbit/s and 150 ms a round trip. Chromium takes Brotli; tests/suite/weights.rs holds
// the gzipped sizes of every page.
import { base, faults, run, watched } from "./harness.mjs";

/** The heaviest of each kind, and the shortest, where the foot would shift. */
const kinds = [
  "/", "/?q=nothing-fits-this", "/announcements/baidu-ernie-bot-unveiled", "/companies", "/companies/baidu", "/models",
  "/models/ernie-bot", "/dates", "/dates/2023-04", "/dates/2023-04-10", "/dates/2023-04-08", "/reactions", "/reactions/reported",
  "/reactions/kunlun-tiangong-3-5-announced/300418.SZ", "/compare", "/compare?company=kunlun-tech",
  "/compare?company=baidu&company=kunlun-tech", "/shares", "/shares/300418.SZ", "/promises", "/search?q=wxyy",
  "/claims", "/people/robin-li", "/money", "/licences", "/filings", "/benchmarks", "/benchmarks/c-eval", "/scores", "/scores/compared", "/models/compare?model=baichuan2&model=chatglm3", "/sources", "/method", "/data", "/api/docs", "/corrections", "/about", "/nothing-here",
];

const KB = 1024;
const line = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const budget = { css: 8 * KB, js: 6 * KB, whole: 60 * KB, requests: 5, paint: 1200, shift: 0 };
const html = (path) => /^(\/zh)?\/(\?.*)?$/.test(path) ? 45 * KB
  : /^(\/zh)?\/(companies\/|shares|compare\?|promises|reactions(\?|$))/.test(path) ? 20 * KB : 15 * KB;

/** Bytes of each answer as they came over the line, headers included. */
async function listen(page) {
  const session = await page.context().newCDPSession(page);
  const answers = new Map();
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", line);
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    if (response.url.startsWith("http")) answers.set(requestId, { type, head: response.encodedDataLength, bytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer) answer.bytes = encodedDataLength - answer.head;
  });
  return answers;
}

/** Largest paint in milliseconds, and the sum of all shifts of the layout. The browser reports a
 * paint some frames after it; a page that has painted nothing for five seconds has an infinite one. */
const felt = (page) => page.evaluate(async () => {
  const watch = (type) => {
    const entries = [];
    new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type, buffered: true });
    return entries;
  };
  const [paints, shifts] = [watch("largest-contentful-paint"), watch("layout-shift")];
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const end = performance.now() + 5000;
  do await frame(); while (paints.length === 0 && performance.now() < end);
  await frame();
  return { paint: paints.at(-1)?.startTime ?? Infinity, shift: shifts.reduce((sum, one) => sum + one.value, 0) };
});

async function load(browser, path, width, waitUntil) {
  const context = await browser.newContext({ viewport: { width, height: width < 800 ? 800 : 900 } });
  const page = await watched(context, () => path);
  const answers = await listen(page);
  await page.goto(base + path, { waitUntil });
  const { paint, shift } = await felt(page);
  await context.close();
  const list = [...answers.values()];
  const sum = (type) => list.filter((one) => !type || one.type === type).reduce((all, one) => all + one.bytes, 0);
  return {
    paint, shift, requests: list.length, whole: sum(), html: sum("Document"), css: sum("Stylesheet"), js: sum("Script"),
  };
}

/** The median of three loads, for what a busy machine disturbs. */
async function measured(browser, path, width) {
  const loads = [];
  // The icon comes after the load, so the first waits for all.
  for (const end of ["networkidle", "load", "load"]) loads.push(await load(browser, path, width, end));
  const paints = loads.map((one) => one.paint).sort((a, b) => a - b);
  return { ...loads[0], paint: paints[1], shift: Math.max(...loads.map((one) => one.shift)) };
}

await run("weights", async (browser) => {
  const worst = { html: 0, whole: 0, requests: 0, css: 0, js: 0, paint: 0, shift: 0 };
  for (const [n, kind] of kinds.entries()) {
    // Wide and English, narrow and Chinese in turn; the first page and the widest comparison both ways.
    const views = n === 0 || kind.includes("&company=") ? [["", 1440], ["/zh", 360]] : [n % 2 ? ["/zh", 360] : ["", 1440]];
    for (const [prefix, width] of views) {
      const path = prefix + kind;
      const got = await measured(browser, path, width);
      for (const name of Object.keys(worst)) {
        worst[name] = Math.max(worst[name], got[name]);
        const most = name === "html" ? html(path) : budget[name];
        if (got[name] > most) faults.push(`${path} at ${width} px: ${name} ${got[name]}, budget ${most}`);
      }
    }
  }
  return `worst of ${kinds.length} pages: ${JSON.stringify(worst)}`;
});
