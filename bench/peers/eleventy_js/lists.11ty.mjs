import { each, link, text } from "./_includes/parts.mjs";

const LISTS = [
  { to: "/", title: "Made up", of: "incidents" },
  { to: "/incidents/", title: "Incidents", of: "incidents" },
  { to: "/sources/", title: "Sources", of: "sources" },
  { to: "/glossary/", title: "Glossary", of: "terms" },
];

export const data = {
  lists: LISTS,
  pagination: { data: "lists", size: 1, alias: "list" },
  layout: "base.11ty.mjs",
  permalink: ({ list }) => `${list.to}index.html`,
  eleventyComputed: { title: ({ list }) => list.title },
};

export const render = ({ list, ...all }) => `<ul>
${each(all[list.of], (fact) => `<li>${link(fact)}${list.to === "/" ? ` ${text(fact.when)}` : ""}</li>`)}</ul>`;
