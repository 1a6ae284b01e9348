// Turns the search field of each page into a combobox with results, as the ARIA Authoring Practices describe it.
// Without this script the field leads to the search page. What it needs loads when the field is first used.

const SHOWN = { claim: 4, term: 3, incident: 1, source: 2, page: 1 };
const PAUSE = 120; // milliseconds without a key before a question is asked
const KEYS_OFF = "crossbearing.search-keys-off";

const engine = () => import("./search-engine.js");

const form = document.querySelector("[data-search]");
if (form) combobox(form, form.querySelector("input"), form.querySelector("[role=listbox]"), form.querySelector("output"));
const page = document.querySelector("[data-search-page]");
if (page) import("./search-page.js").then(({ start }) => start(page, KEYS_OFF));
document.addEventListener("keydown", focusByKey);

function combobox(form, field, list, status) {
  let turn = 0;
  let active = -1;
  const options = () => [...list.children];

  const close = () => {
    turn += 1;
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
    field.setAttribute("aria-expanded", "false");
    status.value = "";
  };
  const choose = (place) => {
    active = place;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    const chosen = options()[place];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const ask = async () => {
    const text = field.value.trim();
    if (!text) return close();
    const mine = ++turn;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (mine !== turn) return undefined;
    try {
      const { find, shown, addressOf, element } = await engine();
      const { groups, some } = await find(text);
      const best = groups.flatMap(({ kind, results }) => results.slice(0, SHOWN[kind]));
      const records = await Promise.all(best.map((result) => result.data()));
      if (mine !== turn) return undefined;
      const total = groups.reduce((sum, { results }) => sum + results.length, 0);
      const made = records.map((record) => option(element, addressOf(record), shown(record)));
      if (total) made.push(option(element, allOf(text), [`All ${total} results`]));
      list.replaceChildren(...made);
      made.forEach((each, place) => (each.id = `search-option-${place}`));
      list.hidden = !total;
      field.setAttribute("aria-expanded", String(total > 0));
      choose(-1);
      status.value = !total ? "Nothing found" : `${total} found${some ? " with some of the words" : ""}`;
    } catch {
      status.value = "The search could not be loaded";
    }
    return undefined;
  };
  const allOf = (text) => `${form.action}?q=${encodeURIComponent(text)}`;

  field.addEventListener("focus", () => engine().then(({ prepare }) => prepare()).catch(() => {}), { once: true });
  field.addEventListener("input", ask);
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  field.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape") field.blur();
    else if (event.key === "ArrowDown" && list.hidden) ask();
    else if (event.key === "ArrowDown") choose(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) go(options()[active]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function option(element, address, parts) {
  const made = element("li", "result");
  made.setAttribute("role", "option");
  made.dataset.address = address;
  made.append(...parts);
  return made;
}

function go(option) {
  if (option) location.assign(option.dataset.address);
}

/** `/` and `s`, unless somebody types, or has switched them off on the search page (WCAG 2.2, 2.1.4). */
function focusByKey(event) {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s"].includes(event.key)) return;
  if (stored(KEYS_OFF)) return;
  const field = page?.querySelector("input[type=search]") ?? form?.querySelector("input");
  event.preventDefault();
  if (field?.checkVisibility?.() ?? field) field.focus();
  else document.querySelector("[data-search-link]")?.click();
}

function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is blocked
  }
}
