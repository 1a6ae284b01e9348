import { each, link, pages, text } from "./_includes/parts.mjs";

export const data = pages("incidents");

const event = ({ when, what, by, according_to: voices }) =>
  `<li>${text(when)}: ${what} ${link(by)}; according to ${voices.map(link).join(" ")}</li>`;

export const render = ({ fact }) => `${fact.summary}
<p>${text(fact.when)}, ${fact.where.map(link).join(" ")} ${text(fact.precision)}</p>
<h2>Involved</h2>
<ul>
${each(fact.involved, (one) => `<li>${link(one)}: ${one.role}</li>`)}</ul>
<h2>Key facts</h2>
<dl>
${each(fact.key_facts, (one) => `<dt>${text(one.label)}</dt><dd>${one.value} ${link(one.claim)}</dd>`)}</dl>
<h2>Account</h2>
${fact.account}
<h2>Questions</h2>
<ul>
${each(fact.claims, (claim) => `<li>${link(claim)}</li>`)}</ul>
<h2>Timeline</h2>
<ol>
${each(fact.timeline, event)}</ol>
${each(fact.related, (one) => `<p>${link(one)}: ${text(one.note)}</p>`)}
<p>Reviewed ${text(fact.reviewed)}</p>`;
