// Turns words and filters into results, grouped by kind, and a result into what is shown of it.
// Pagefind loads with the first question, and of its index only the parts that the question needs.

const ROOT = new URL("../", import.meta.url);

/** What each kind is called, in the order in which results are shown. */
const KINDS = {
  claim: ["Question", "Questions"],
  term: ["Term", "Terms"],
  incident: ["Incident", "Incidents"],
  source: ["Source", "Sources"],
  page: ["Page", "Pages"],
};

/** As the badges of the pages name them. */
const FINDINGS = {
  established: "Established",
  refuted: "Refuted",
  leaning: "Leaning",
  open: "Open question",
  "not-assessed": "Not yet assessed",
};

/** `Ми 8`, where `Ми-8` is meant: Pagefind knows designations only as one word. */
const IN_PARTS = /(?<!\p{L})(\p{L}{1,4})\s+(?=\d)/gu;

let loading;

/** Loads Pagefind once; a failure may be tried again. */
export function prepare() {
  loading ??= import(new URL("pagefind/pagefind.js", ROOT)).then(
    async (pagefind) => {
      await pagefind.options({ noWorker: true });
      await pagefind.init();
      return pagefind;
    },
    (failure) => {
      loading = undefined;
      throw failure;
    },
  );
  return loading;
}

/**
 * Groups of results that have all the words, or where there is none, some of them, best first.
 * @param filters values by the names kind, finding and incident; empty ones do not count
 */
export async function find(text, filters = {}) {
  const pagefind = await prepare();
  const plain = text.replaceAll('"', " ");
  if (!inWords(plain).length && !Object.values(filters).some(Boolean)) return { groups: [], some: false };
  const search = async (words, kind) =>
    (await pagefind.search([...words, ...facets({ ...filters, kind })].join(" "))).results;
  const kinds = filters.kind ? [filters.kind] : Object.keys(KINDS);
  let known = [];
  for (const asked of new Set([plain.replace(IN_PARTS, "$1-"), plain])) {
    const words = inWords(asked);
    known = await filtered(words, async (word) => (await pagefind.search(word)).results.length);
    const groups = known.length < words.length ? [] : await grouped(kinds, (kind) => search(words, kind));
    if (groups.length) return { groups, some: false };
  }
  const any = async (kind) => merged(await Promise.all(known.map((word) => search([word], kind))));
  return { groups: await grouped(kinds, any), some: true };
}

/** Signs alone are no words. */
const inWords = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Pagefind passes over a word that it does not know as if nobody had asked for it. */
async function filtered(words, known) {
  const answers = await Promise.all(words.map(known));
  return words.filter((_, place) => answers[place]);
}

/** A filter is a word that no text holds; the index is made with the same. */
function facets(filters) {
  const given = Object.entries(filters).filter(([, value]) => value);
  return given.map(([name, value]) => `${name}_${value.replaceAll("-", "_")}__`);
}

async function grouped(kinds, search) {
  const results = await Promise.all(kinds.map(search));
  const groups = kinds.map((kind, place) => ({ kind, title: KINDS[kind]?.[1] ?? kind, results: results[place] }));
  return groups.filter((group) => group.results.length);
}

/** What was found for each word, as one list: what has more of the words, and the rarer ones, first. */
function merged(lists) {
  const sums = new Map();
  for (const result of lists.flat()) {
    const sum = sums.get(result.id) ?? { ...result, score: 0 };
    sum.score += result.score;
    sums.set(result.id, sum);
  }
  return [...sums.values()].sort((one, other) => other.score - one.score);
}

/** The address of a result, wherever the site lies. */
export const addressOf = (record) => new URL(record.raw_url, ROOT).href;

/** Title, kind, finding, incident and note of a result; the title is a link, or not within an option of a list box. */
export function shown(record, linked) {
  const { title, kind, finding, within, note } = record.meta;
  const parts = [element(linked ? "a" : "span", "result__title", title), element("span", "result__meta")];
  parts[0].dir = "auto";
  if (linked) parts[0].href = addressOf(record);
  parts[1].append(element("span", "result__kind", KINDS[kind]?.[0] ?? kind));
  if (FINDINGS[finding]) parts[1].append(" ", element("span", `badge badge--${finding}`, FINDINGS[finding]));
  if (within) parts[1].append(" ", element("span", "result__within", within));
  if (note) parts.push(element("span", "result__note", note));
  return parts.flatMap((part) => [part, " "]);
}

/** An element with a class and a text; a text is never taken for HTML. */
export function element(name, style, text = "") {
  const made = document.createElement(name);
  made.className = style;
  made.textContent = text;
  return made;
}
