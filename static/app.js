// Reader's choices of theme and palette, kept in this browser alone. Pages work without it.
const root = document.documentElement;
const stored = (name) => { try { return localStorage.getItem(name) } catch { return null } };
const store = (name, value) => { try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name) } catch { /* private mode */ } };

function choose(name, value) {
  if (value) root.dataset[name] = value; else delete root.dataset[name];
  for (const button of document.querySelectorAll(`[data-set-${name}]`)) {
    const own = button.getAttribute(`data-set-${name}`);
    button.setAttribute("aria-pressed", String(own === (value ?? "")));
  }
}

for (const name of ["theme", "palette"]) {
  choose(name, stored(name));
  for (const button of document.querySelectorAll(`[data-set-${name}]`)) {
    button.addEventListener("click", () => {
      const value = button.getAttribute(`data-set-${name}`) || null;
      store(name, value);
      choose(name, value);
    });
  }
}
document.querySelector(".prefs")?.removeAttribute("hidden");

addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  document.querySelector("input[type=search]")?.focus();
  event.preventDefault();
});
