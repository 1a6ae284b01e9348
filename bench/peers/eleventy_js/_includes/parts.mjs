// Turns values into pieces of HTML; texts of the facts come as HTML, with their terms linked.

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const text = (value) => String(value ?? "").replace(/[&<>"]/g, (sign) => SIGNS[sign]);

export const link = ({ address, title }) => (address ? `<a href="${text(address)}">${text(title)}</a>` : text(title));

/** Each in turn, on its own line. */
export const each = (values, piece) => values.map((value) => `${piece(value)}\n`).join("");

/** Only where there is something. */
export const where = (value, piece) => (value ? piece(value) : "");

export const words = ({ language, quote, translation }) =>
  where(quote, (html) => `<q lang="${text(language)}">${html}</q>`) + where(translation, (html) => ` <q>${html}</q>`);

/** What Eleventy has to know of a page for each fact in a list. */
export const pages = (list) => ({
  pagination: { data: list, size: 1, alias: "fact", addAllPagesToCollections: false },
  layout: "base.11ty.mjs",
  eleventyExcludeFromCollections: true,
  permalink: ({ fact }) => `${fact.address}index.html`,
  eleventyComputed: { title: ({ fact }) => fact.title },
});
