import { each, link, pages, text, where, words } from "./_includes/parts.mjs";

export const data = pages("sources");

const address = (url) => `<a href="${text(url)}">${text(url)}</a>`;
const statement = (said) =>
  `<li>${link(said)}: ${link(said.voice)} ${text(said.says)} ${text(said.answer)} ${words(said)}</li>`;

export const render = ({ fact }) => `<p>${[fact.kind, fact.publisher, fact.published, fact.language].map(text).join(", ")}, read ${text(fact.accessed)}: ${address(fact.url)}</p>
${where(fact.speaker, (voice) => `<p>Speaks for ${link(voice)}</p>`)}
<ul>
${each(fact.archives, (copy) => `<li>${address(copy)}</li>`)}</ul>
<h2>Reliability ${text(fact.reliability)}</h2>
${fact.because}
<p>${text(fact.interest)}</p>
${each(fact.repeats, (one) => `<p>${text(one.how)} ${link(one)}</p>`)}
<h2>What it says</h2>
<ul>
${each(fact.statements, statement)}</ul>`;
