// Turns the form of the search page into one that answers at once; the question stays in the address, to be shared.

import { element, find, shown } from "./search-engine.js";

const AT_FIRST = 5;
const MORE = 20;
const PAUSE = 120; // milliseconds without a key before a question is asked

/** Begins with what the address asks for. */
export function start(page, keysOff) {
  const form = page.querySelector("form");
  const status = page.querySelector("[role=status]");
  const list = page.querySelector("[data-results]");
  let turn = 0;

  const answer = async () => {
    const mine = ++turn;
    const asked = Object.fromEntries(new FormData(form));
    const { q, ...filters } = asked;
    remember(asked);
    try {
      const { groups, some } = await find(q, filters);
      const sections = await Promise.all(groups.map((group) => section(group, groups.length > 1 ? AT_FIRST : MORE)));
      if (mine !== turn) return;
      list.replaceChildren(...sections);
      status.textContent = said(groups, some, asked);
    } catch {
      if (mine === turn) status.textContent = "The search could not be loaded. Try again, or go by the lists below.";
    }
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  form.addEventListener("input", () => {
    const mine = ++turn;
    setTimeout(() => mine === turn && answer(), PAUSE);
  });
  keySwitch(page.querySelector("[data-search-keys]"), keysOff);
  for (const part of page.querySelectorAll("[data-needs-script]")) part.hidden = false;
  for (const part of page.querySelectorAll("[data-without-script]")) part.hidden = true;
  if (location.search) answer();
}

/** In the address, without what is empty. */
function remember(asked) {
  const given = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  history.replaceState(null, "", given.size ? `?${given}` : location.pathname);
}

function said(groups, some, { q, ...filters }) {
  const total = groups.reduce((sum, { results }) => sum + results.length, 0);
  if (!q && !Object.values(filters).some(Boolean)) return "";
  if (!total) return "Nothing found. Try fewer or other words, or take a filter off.";
  const count = total === 1 ? "1 result" : `${total} results`;
  return some ? `Nothing has all of these words; ${count} with some of them.` : count;
}

/** The results of a kind, the best first, and a button for more where there are more. */
async function section({ title, results }, first) {
  const made = element("section", "results__group");
  const heading = element("h2", "results__title", `${title} `);
  heading.append(element("span", "count", String(results.length)));
  const list = element("ol", "results__list");
  const button = element("button", "results__more");
  button.type = "button";
  const show = async (count) => {
    const begin = list.children.length;
    const records = await Promise.all(results.slice(begin, begin + count).map((result) => result.data()));
    const entries = records.map((record) => {
      const entry = element("li", "result");
      entry.append(...shown(record, true));
      return entry;
    });
    list.append(...entries);
    button.textContent = `More ${title.toLowerCase()} (${results.length - list.children.length})`;
    button.hidden = list.children.length === results.length;
    return entries;
  };
  await show(first);
  button.addEventListener("click", async () => (await show(MORE))[0]?.querySelector("a").focus());
  made.append(heading, list, button);
  return made;
}

function keySwitch(box, name) {
  if (!box) return;
  try {
    box.checked = !localStorage.getItem(name);
    box.addEventListener("change", () => (box.checked ? localStorage.removeItem(name) : localStorage.setItem(name, "1")));
  } catch {
    box.disabled = true; // storage is blocked
  }
}
