// What Material writes into each page as scripts, in one file, and before anything is shown: a page in the colours that
// were chosen last, or those of the system, and what is remembered of choices, which Material's own script asks for.

/* exported __md_scope, __md_hash, __md_get, __md_set */
var __md_scope = new URL(document.currentScript.dataset.scope ?? "..", document.currentScript.src);
var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${key}`));
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {} // as in Material: where nothing may be stored, nothing is remembered
};

{
  const followed = "(prefers-color-scheme)";
  const chosen = __md_get("__palette")?.color?.media ?? followed;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const media = chosen === followed ? `(prefers-color-scheme: ${system})` : chosen;
  // Called as soon as the choices stand in the page, which is before anything was painted.
  const colours = new MutationObserver(() => {
    const option = document.querySelector(`[data-md-color-media="${media}"]`);
    if (!option) return;
    document.body.dataset.mdColorScheme = option.dataset.mdColorScheme;
    colours.disconnect();
  });
  colours.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    colours.disconnect();
    tabs();
  });
}

/** The tab that the address names is shown, and those that were chosen last. */
function tabs() {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.name?.startsWith("__tabbed_")) target.checked = true;
  const chosen = __md_get("__tabs");
  if (!Array.isArray(chosen)) return;
  for (const label of document.querySelectorAll(".tabbed-set > .tabbed-labels label"))
    if (chosen.includes(label.innerText.trim())) document.getElementById(label.htmlFor).checked = true;
}
