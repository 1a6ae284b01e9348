import { each, link, pages, text, where, words } from "./_includes/parts.mjs";

export const data = pages("claims");

const statement = (said) => `<tr>
<td>${link(said.voice)} ${text(said.how_known)}</td>
<td>${text(said.says)} ${text(said.answer)}</td>
<td>${words(said)} ${said.note}</td>
<td>${link(said.source)} ${text(said.grade)} ${text(said.said)} <a href="${text(said.url)}">${text(said.at)}</a>${said.archives.map((copy) => ` <a href="${text(copy)}">archived</a>`).join("")}</td>
</tr>`;

export const render = ({ fact }) => `<p>${link(fact.incident)}</p>
${fact.why_it_matters}
<p>About ${fact.about.map(link).join(" ")}</p>
<h2>Answers</h2>
<ol>
${each(fact.answers, (answer) => `<li>${answer.text} <b>${text(answer.likelihood)}</b></li>`)}</ol>
<h2>Who says what</h2>
<table>
<thead><tr><th>Voice</th><th>Answer</th><th>Words</th><th>Source</th></tr></thead>
<tbody>
${each(fact.statements, statement)}</tbody>
</table>
${where(fact.because, (html) => `<h2>Why</h2>\n${html}`)}
${where(fact.would_settle, (html) => `<h2>What would settle it</h2>\n${html}`)}
${where(fact.confidence, (word) => `<p>Confidence ${text(word)}, reviewed ${text(fact.reviewed)}</p>`)}
${each(fact.corrections, (one) => `<p>${text(one.on)}: ${text(one.what)} Was ${text(one.was)}, now ${text(one.now)}.</p>`)}`;
