import { text } from "./parts.mjs";

export const render = ({ title, content, page }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} · Made up</title>
<link rel="canonical" href="https://made-up.example${page.url}">
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<header><a href="/">Made up</a> <nav><a href="/incidents/">Incidents</a> <a href="/sources/">Sources</a> <a href="/glossary/">Glossary</a></nav></header>
<main>
<h1>${text(title)}</h1>
${content}
</main>
<footer>Facts and pages: CC BY 4.0</footer>
</body>
</html>
`;
