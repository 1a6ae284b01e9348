// Lets a reader narrow down a source comparison, put it in order and fold what one voice repeats; without it every row is there.

const table = document.querySelector("table.comparison");
const form = document.querySelector("form.filters");
const groups = [...table.tBodies];
const rows = [...table.querySelectorAll(".statement")];
const repeats = new Set(rows.filter((row) => row.matches(".statement--same")));
const menus = form ? [...form.querySelectorAll("select")] : [];
const sorting = menus.find((menu) => menu.name === "sort");
const filters = menus.filter((menu) => menu !== sorting);

/** Every row after the first in which a voice says the same goes below a button in the first. */
function fold() {
  for (const first of rows) {
    const folded = [];
    for (let row = first.nextElementSibling; row && repeats.has(row); row = row.nextElementSibling) folded.push(row);
    if (!folded.length || repeats.has(first)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    button.textContent = `${folded.length} more of the same voice`;
    button.setAttribute("aria-controls", folded.map((row) => row.id).join(" "));
    button.addEventListener("click", () => open(button, button.getAttribute("aria-expanded") === "false"));
    first.cells[1].append(button);
    open(button, false);
  }
}

function open(button, shown) {
  button.setAttribute("aria-expanded", shown);
  for (const id of button.getAttribute("aria-controls").split(" "))
    document.getElementById(id).classList.toggle("statement--folded", !shown);
}

/** Shows the rows that every menu agrees with, in the chosen order, each under its answer. */
function arrange() {
  for (const row of rows) row.hidden = filters.some((menu) => menu.value && menu.value !== row.dataset[menu.name]);
  const by = sorting?.value && filters.find((menu) => menu.name === sorting.value);
  const rank = (row) => (by ? [...by.options].findIndex((option) => option.value === row.dataset[by.name]) : 0);
  for (const group of groups) {
    const ordered = rows.filter((row) => row.parentElement === group).sort((a, b) => rank(a) - rank(b));
    group.append(...ordered);
    const shown = ordered.filter((row) => !row.hidden);
    group.hidden = !shown.length;
    shown.forEach((row, place) => row.classList.toggle("statement--same", repeats.has(row) && follows(row, shown[place - 1])));
  }
  table.classList.toggle("comparison--folding", menus.every((menu) => !menu.value));
}

function follows(row, above) {
  const stance = (one) => one.querySelector(".stance").textContent;
  return Boolean(above) && above.dataset.voice === row.dataset.voice && stance(above) === stance(row);
}

/** Counts aloud, and keeps the view in the address, so that it can be shared. */
function tell() {
  form.querySelector("output").textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} statements`;
  const address = new URL(location.href);
  for (const menu of menus) {
    if (menu.value) address.searchParams.set(menu.name, menu.value);
    else address.searchParams.delete(menu.name);
  }
  history.replaceState(history.state, "", address);
}

/** A link to a statement shows it, whatever is folded or filtered away. */
function reveal() {
  const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!rows.includes(row)) return;
  if (row.hidden) for (const menu of menus) menu.value = "";
  arrange();
  for (const button of table.querySelectorAll(".more"))
    if (button.getAttribute("aria-controls").split(" ").includes(row.id)) open(button, true);
  row.scrollIntoView();
}

fold();
if (form) {
  const asked = new URLSearchParams(location.search);
  for (const menu of menus) {
    const value = asked.get(menu.name);
    if ([...menu.options].some((option) => option.value === value)) menu.value = value;
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => (arrange(), tell()));
  form.addEventListener("reset", () => setTimeout(() => (arrange(), tell())));
}
arrange();
if (form) form.querySelector("output").textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} statements`;
addEventListener("hashchange", reveal);
reveal();
