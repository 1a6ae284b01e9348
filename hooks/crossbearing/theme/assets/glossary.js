// Lets a reader narrow down the glossary by name, kind and first letter; without it every term is there.

const form = document.querySelector("form.filters--glossary");
const box = form.elements.q;
const menus = [form.elements.kind, form.elements.letter];
const sections = [...document.querySelectorAll("section.kind")];
const terms = [...document.querySelectorAll("dl.terms > div")].map((row) => ({
  row,
  letter: row.closest(".letter").dataset.letter,
  kind: row.closest(".kind").dataset.kind,
  words: `${row.textContent}\n${row.dataset.also ?? ""}`.split("\n").map(plain).join("\n"),
}));

/** Letters and digits alone, without accents: "Ми-8", "ми 8" and "МИ8" are one name. */
function plain(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Shows the terms that hold every word and that both menus agree with, and no heading without a term. */
function arrange() {
  const asked = box.value.split(/\s+/u).map(plain).filter(Boolean);
  const agree = (term) => menus.every((menu) => !menu.value || menu.value === term[menu.name]);
  for (const term of terms) term.row.hidden = !agree(term) || !asked.every((word) => term.words.includes(word));
  for (const part of document.querySelectorAll(".letter, .kind")) part.hidden = !part.querySelector("dl.terms > div:not([hidden])");
  form.querySelector("output").textContent = `${terms.filter((term) => !term.row.hidden).length} of ${terms.length} terms`;
}

/** Keeps the view in the address, so that it can be shared. */
function keep() {
  const address = new URL(location.href);
  for (const field of [box, ...menus]) {
    if (field.value.trim()) address.searchParams.set(field.name, field.value.trim());
    else address.searchParams.delete(field.name);
  }
  history.replaceState(history.state, "", address);
}

/** A link to a kind shows it, whatever is filtered away. */
function reveal() {
  const kind = sections.find((section) => section.dataset.kind === location.hash.slice(1));
  if (!kind?.hidden) return;
  form.reset();
  arrange();
  kind.scrollIntoView();
}

const asked = new URLSearchParams(location.search);
box.value = asked.get("q") ?? "";
for (const menu of menus) {
  const value = asked.get(menu.name);
  if ([...menu.options].some((option) => option.value === value)) menu.value = value;
}
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => (arrange(), keep()));
form.addEventListener("reset", () => setTimeout(() => (arrange(), keep())));
arrange();
addEventListener("hashchange", reveal);
reveal();
