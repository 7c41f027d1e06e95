// What a page gains by a script. Everything it says stands in the page, in the page's language, and
// every page does without it. It asks for nothing but pages of this site.
const root = document.documentElement;
const main = document.getElementById("main");
const prefs = document.querySelector(".prefs");
const words = prefs?.dataset ?? {};

const stored = (name) => { try { return localStorage.getItem(name) } catch { return null } };
const store = (name, value) => {
  try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name) } catch { /* private mode */ }
};
const make = (tag, text, properties) =>
  Object.assign(document.createElement(tag), { textContent: text ?? "" }, properties);
const button = (text, click) => {
  const made = make("button", text, { type: "button", className: "copy" });
  made.addEventListener("click", () => click(made));
  return made;
};

// What a screen reader hears of changes that only eyes would see.
const live = document.body.appendChild(make("p", "", { className: "vh" }));
live.setAttribute("role", "status");
const say = (text) => { live.textContent = text };

// Theme and palette, kept in this browser alone.

function choose(name, value) {
  if (value) root.dataset[name] = value; else delete root.dataset[name];
  for (const one of document.querySelectorAll(`[data-set-${name}]`)) {
    one.setAttribute("aria-pressed", String(one.getAttribute(`data-set-${name}`) === (value ?? "")));
  }
}

for (const name of ["theme", "palette"]) {
  choose(name, stored(name));
  for (const one of document.querySelectorAll(`[data-set-${name}]`)) {
    one.addEventListener("click", () => {
      const value = one.getAttribute(`data-set-${name}`) || null;
      store(name, value);
      choose(name, value);
    });
  }
}
prefs?.removeAttribute("hidden");

// Copies of citations, of lines of code and of the page's address.

/** The way of browsers that give no clipboard to pages without TLS. */
function copyBySelection(text) {
  const box = document.body.appendChild(make("textarea", "", { className: "vh", value: text }));
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}

const copier = (label, text) => button(label, async (pressed) => {
  let done = true;
  try { await navigator.clipboard.writeText(text()) } catch { done = copyBySelection(text()) }
  pressed.textContent = done ? words.copied : words.failed;
  say(pressed.textContent);
  pressed.focus();
  setTimeout(() => { pressed.textContent = label }, 2000);
});

function offerCopies() {
  if (!words.copy) return;
  for (const source of main.querySelectorAll("[data-copy]")) {
    const head = (source.closest("dd") ?? source).previousElementSibling;
    const lines = source.children.length ? [...source.children] : [source];
    const made = copier(words.copy, () => lines.map((line) => line.textContent).join("\n"));
    made.ariaLabel = `${words.copy} ${head?.textContent ?? ""}`;
    head?.append(" ", made);
  }
  const address = () => document.querySelector("link[rel=canonical]")?.href ?? location.href;
  main.querySelector("#cite")?.before(copier(words.link, address));
}

// Charts: what a mark or a session says, under the pointer, at the focus and by arrow keys.

const tip = document.body.appendChild(make("div", "", { className: "tip", hidden: true, ariaHidden: "true" }));
const cross = document.createElementNS("http://www.w3.org/2000/svg", "line");
cross.setAttribute("class", "cross");
const told = new WeakMap(); // a mark to its text
const reached = new WeakMap(); // a chart to the point the arrow keys are at
const isChart = (element) => element instanceof SVGElement && "walk" in element.dataset;

/** Takes over titles, which browsers would show beside ours, and lets the focus in. */
function offerCharts() {
  for (const chart of main.querySelectorAll("svg[role]")) {
    const titles = [...chart.querySelectorAll("* > title")].filter((title) => title.parentNode !== chart);
    if (titles.length < 2 && !chart.dataset.line) continue;
    for (const title of titles) {
      const [mark, text] = [title.parentNode, title.textContent];
      told.set(mark, text);
      title.remove();
      if (chart.getAttribute("role") !== "group") continue;
      const seen = mark.textContent.trim();
      mark.setAttribute("aria-label", seen ? `${seen}: ${text}` : text);
      if (mark.localName !== "a") mark.setAttribute("role", "img");
    }
    const own = chart.querySelector(":scope > title");
    const desc = document.createElementNS(chart.namespaceURI, "desc");
    if (own) { desc.id = own.id; desc.textContent = own.textContent; own.replaceWith(desc) }
    chart.dataset.walk = "";
    chart.setAttribute("tabindex", "0");
    chart.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight");
  }
}

/** The absolute points of a path of relative steps. */
function pointsOf(path) {
  const steps = path.getAttribute("d").match(/-?\d+/g).map(Number);
  const points = [[steps[0], steps[1]]];
  for (let n = 2; n < steps.length; n += 2) {
    const [x, y] = points.at(-1);
    points.push([x + steps[n], y + steps[n + 1]]);
  }
  return points;
}

/** What a height of a line stands for: tenths of a level, or hundredths of a percent with a sign. */
function figure(y, { top, unit }) {
  const value = (top - y) / unit;
  if (unit < 100) return value.toFixed(1);
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(2)}%`;
}

/** What a place along a line stands for: a day, or a session counted from day 0. */
function place(x, from) {
  if (!from.includes("-", 1)) {
    const session = Number(from) + x;
    return session > 0 ? `+${session}` : String(session).replace("-", "−");
  }
  const day = new Date(Date.parse(from) + x * 864e5);
  const style = { day: "numeric", month: "short", year: "numeric", weekday: "short", timeZone: "UTC" };
  return day.toLocaleDateString(root.lang === "en" ? "en-GB" : root.lang, style);
}

/** The sessions of a line chart. Its paths hold the figures themselves. */
function sessions(chart) {
  const line = document.getElementById(chart.dataset.line);
  const { top, unit, from, say: sentence, beside } = line.dataset;
  const other = document.getElementById(beside);
  const others = new Map(other ? pointsOf(other) : []);
  const plot = chart.querySelector("svg");
  const [left, above, width, height] =
    ["x", "y", "width", "height"].map((name) => plot[name].baseVal.value);
  const view = plot.viewBox.baseVal;
  return pointsOf(line).slice("skip" in line.dataset ? 1 : 0).map(([x, y]) => ({
    x: left + width * x / view.width,
    y: above + height * y / view.height,
    text: sentence.replace("{x}", place(x, from)).replace("{a}", figure(y, { top, unit }))
      .replace("{b}", others.has(x) ? figure(others.get(x), { top, unit }) : "–"),
  }));
}

function point(chart, mark) {
  const drawn = mark.querySelector("use,circle,rect,line") ?? mark;
  const [box, own] = [drawn.getBoundingClientRect(), chart.getBoundingClientRect()];
  const middle = { x: box.left + box.width / 2 - own.left, y: box.top + Math.min(box.height / 2, 12) - own.top };
  return { ...middle, text: told.get(mark), mark };
}

function points(chart) {
  if (chart.dataset.line) return sessions(chart);
  const marks = [...chart.querySelectorAll("*")].filter((element) => told.has(element));
  return marks.map((mark) => point(chart, mark)).sort((a, b) => a.x - b.x || a.y - b.y);
}

function show(chart, { x, y, text }) {
  for (const end of ["x1", "x2"]) cross.setAttribute(end, x);
  cross.setAttribute("y1", 0);
  cross.setAttribute("y2", chart.height.baseVal.value - 22);
  chart.append(cross);
  tip.textContent = text;
  tip.hidden = false;
  const box = chart.getBoundingClientRect();
  const left = Math.min(box.left + x + 10, root.clientWidth - tip.offsetWidth - 8);
  const above = box.top + y - tip.offsetHeight - 12;
  tip.style.left = `${Math.max(left, 8) + scrollX}px`;
  tip.style.top = `${(above < 0 ? box.top + y + 14 : above) + scrollY}px`;
}

function hide() {
  tip.hidden = true;
  cross.remove();
}

function chartAt(target) {
  let mark = null;
  for (let at = target; at instanceof Element; at = at.parentNode) {
    if (!mark && told.has(at)) mark = at;
    if (isChart(at)) return { chart: at, mark };
  }
  return {};
}

function follow({ target, clientX, clientY }) {
  const { chart, mark } = chartAt(target);
  if (!chart) return void (tip.hidden || hide());
  if (mark) return show(chart, point(chart, mark));
  const box = chart.getBoundingClientRect();
  const [x, y] = [clientX - box.left, clientY - box.top];
  // In charts of one row, being above or below a point is being at it.
  const isRow = chart.dataset.line || chart.dataset.x;
  const far = (one) => isRow ? Math.abs(one.x - x) : Math.hypot(one.x - x, one.y - y);
  const nearest = points(chart).reduce((best, one) => far(one) < far(best) ? one : best);
  far(nearest) < 24 ? show(chart, nearest) : hide();
}
addEventListener("pointermove", follow);
addEventListener("pointerdown", follow);
addEventListener("focusout", hide);
addEventListener("focusin", ({ target }) => {
  const { chart, mark } = chartAt(target);
  if (mark) show(chart, point(chart, mark));
});

function walk(chart, event) {
  const all = points(chart);
  const at = reached.get(chart) ?? -1;
  const next = { ArrowRight: at + 1, ArrowLeft: at < 0 ? all.length - 1 : at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Escape") hide();
  if (event.key === "Enter" && all[at]?.mark?.href) location.assign(all[at].mark.href.baseVal);
  if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const to = Math.max(0, Math.min(next, all.length - 1));
  reached.set(chart, to);
  show(chart, all[to]);
  say(all[to].text);
}

// Results change in place with their filter. Whatever goes wrong, the browser goes there itself.

let shown = location.pathname + location.search;
let asking = null;

/** What finds an element again in the new page: its id, its name and value, or its words. */
function finder(element) {
  const plain = (one) => [one.closest("fieldset")?.firstElementChild, one]
    .map((part) => part?.textContent.replace(/[\d,]+/g, "").trim()).join();
  if (element.id) return (page) => page.querySelector(`#${CSS.escape(element.id)}`);
  if (element.name && element.matches("input,select")) {
    const value = element.type === "checkbox" ? `[type=checkbox][value="${CSS.escape(element.value)}"]` : "";
    return (page) => page.querySelector(`[name="${CSS.escape(element.name)}"]${value}`);
  }
  const alike = (one) => plain(one) === plain(element) && one.localName === element.localName;
  return (page) => [...page.querySelectorAll(element.localName)].find(alike);
}

function replace(page) {
  const fresh = page.getElementById("main");
  const focused = main.contains(document.activeElement) ? document.activeElement : null;
  const find = focused && finder(focused);
  const before = focused?.getBoundingClientRect().top;
  for (const open of main.querySelectorAll("details[open] > summary")) {
    finder(open)(fresh)?.parentNode.setAttribute("open", "");
  }
  for (const folded of main.querySelectorAll("input[type=checkbox][id]")) {
    const same = fresh.querySelector(`#${CSS.escape(folded.id)}`);
    if (same) same.checked = folded.checked;
  }
  main.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  const outside = (doc) => [...doc.querySelectorAll("[hreflang],link[rel=canonical]")].filter((one) => !one.closest("main"));
  const links = outside(page);
  outside(document).forEach((link, n) => { if (links[n]) link.href = links[n].getAttribute("href") });
  offer();
  if (!focused) return;
  const again = find(main) ?? main;
  if (again === main) main.tabIndex = -1;
  if (again.matches("[type=search]")) again.value = focused.value;
  again.focus({ preventScroll: true });
  if (again !== main) scrollBy(0, again.getBoundingClientRect().top - before);
}

async function swap(address, keeps) {
  asking?.abort();
  const mine = asking = new AbortController();
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { accept: "text/html" } });
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asking) return;
    replace(page);
    const { pathname, search } = new URL(document.querySelector("link[rel=canonical]").href);
    shown = keeps ? location.pathname + location.search : pathname + search;
    if (!keeps) history.pushState(null, "", shown);
    say((main.querySelector("[data-results]") ?? main.querySelector("h1")).textContent);
    main.removeAttribute("aria-busy");
  } catch {
    if (mine === asking) keeps ? location.reload() : location.assign(address);
  }
}

const filters = () => main.querySelector("form[data-swap]");

function submit(form) {
  if (!form.checkValidity()) return;
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(given).toString();
  swap(form.getAttribute("action") + (query && `?${query}`));
}

addEventListener("change", ({ target }) => { if (target.form?.matches("[data-swap]")) submit(target.form) });
addEventListener("submit", (event) => {
  if (!event.target.matches("[data-swap]")) return;
  event.preventDefault();
  submit(event.target);
});
addEventListener("click", (event) => {
  const link = event.target.closest?.("#main a[href]");
  const other = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || other || event.defaultPrevented || link.closest("svg,.pager") || !filters()) return;
  if (link.hash || link.origin !== location.origin || link.pathname !== location.pathname) return;
  event.preventDefault();
  swap(link.href);
});
addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) swap(location.href, true);
});

// Keys of one character, unless the reader has switched them off.

/** The help stands on a page of its own and is shown here as a dialog. */
async function help() {
  let dialog = document.querySelector("dialog");
  if (!dialog) {
    try {
      const [page, id] = words.help.split("#");
      const parsed = new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html");
      const text = document.importNode(parsed.getElementById(id), true);
      text.className = "";
      for (const one of [text, ...text.querySelectorAll("[id]")]) one.removeAttribute("id");
      dialog = document.body.appendChild(make("dialog"));
      dialog.setAttribute("aria-label", text.querySelector("h2").textContent);
      dialog.append(text, button(words.close, () => dialog.close()));
      offerSwitch();
    } catch { return location.assign(words.help) }
  }
  dialog.showModal();
}

function offerSwitch() {
  for (const line of document.querySelectorAll("[data-keys]")) {
    const box = line.querySelector("input");
    line.hidden = false;
    box.checked = stored("keys") !== "off";
    box.onchange = () => store("keys", box.checked ? null : "off");
  }
}

const actions = {
  "/": () => document.querySelector("input[type=search]")?.focus(),
  "[": () => main.querySelector("a[rel=prev]")?.click(),
  "]": () => main.querySelector("a[rel=next]")?.click(),
  "?": help,
};

addEventListener("keydown", (event) => {
  if (isChart(event.target)) walk(event.target, event);
  const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]),select,textarea,dialog");
  if (!Object.hasOwn(actions, event.key) || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (stored("keys") === "off") return;
  event.preventDefault();
  actions[event.key]();
});
prefs?.querySelector("[data-open]")?.addEventListener("click", help);

function offer() {
  offerCopies();
  offerCharts();
  offerSwitch();
}
offer();
