import { each, link, pages, text } from "./_includes/parts.mjs";

export const data = pages("terms");

export const render = ({ fact }) => `<p>${text(fact.kind)}: ${fact.also.map(text).join(", ")}</p>
<p>${fact.summary}</p>
${fact.body}
<dl>
${each(fact.properties, ({ label, value }) => `<dt>${text(label)}</dt><dd>${value}</dd>`)}</dl>
<ul>
${each(fact.relations, (one) => `<li>${text(one.is)} ${link(one)}</li>`)}</ul>`;
