// Turns the built site into Lighthouse's marks for three of its pages, a table, and an error where one misses its goal.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const PAGES = {
  claim: "incidents/mi-8-latakia-2015/claims/destroyed-by/",
  incident: "incidents/mi-8-latakia-2015/",
  term: "glossary/105th-brigade/",
};
const GOALS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const RUNS = 5;
const PACE = "pace of this machine"; // Lighthouse's benchmark index: the same page has lower marks on a busy machine
const PREFIX = "/crossbearing/"; // as on a host that has other sites too
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
  ".svg": "image/svg+xml", ".json": "application/json", ".webp": "image/webp", ".png": "image/png",
};

/** A web server for the folder on this machine, which compresses as a host of pages does. */
async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
    const file = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : "..";
    try {
      const body = await readFile(join(folder, file.endsWith("/") || !file ? `${file}index.html` : file));
      const type = TYPES[extname(file) || ".html"] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Content-Encoding": "gzip", "Cache-Control": "max-age=600" });
      response.end(gzipSync(body));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

/** One run's marks from 0 to 100 with what cost some, and how fast the machine was meanwhile. */
async function marks(address, port) {
  const { lhr } = await lighthouse(address, { port, onlyCategories: Object.keys(GOALS), logLevel: "error" });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const missed = (category) => category.auditRefs
    .filter((ref) => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 0.9)
    .map((ref) => [ref.id, lhr.audits[ref.id].displayValue].filter(Boolean).join(" "));
  const found = Object.values(lhr.categories).map((category) => [
    category.id, { mark: Math.round(category.score * 100), missed: missed(category) },
  ]);
  return { ...Object.fromEntries(found), pace: lhr.environment.benchmarkIndex };
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

/** A line a page: the median of each mark; and a sentence for each goal that was missed. */
async function measured(name, address, port) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await marks(address, port));
  const medians = Object.keys(GOALS).map((goal) => median(runs.map((run) => run[goal].mark)));
  const sentences = Object.keys(GOALS).flatMap((goal, at) => medians[at] >= GOALS[goal] ? [] : [
    `${name}: ${goal} ${medians[at]} is less than ${GOALS[goal]} (${[...new Set(runs.flatMap((run) => run[goal].missed))].join("; ")})`,
  ]);
  const cells = medians.map((mark, at) => String(mark).padStart(Object.keys(GOALS)[at].length));
  return { line: [name.padEnd(10), ...cells, String(median(runs.map((run) => run.pace))).padStart(PACE.length)], sentences };
}

const [folder] = process.argv.slice(2);
const server = await serve(folder);
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] });
try {
  console.log(["page".padEnd(10), ...Object.keys(GOALS), PACE].join("  "));
  const wrong = [];
  for (const [name, path] of Object.entries(PAGES)) {
    const { line, sentences } = await measured(name, `http://127.0.0.1:${server.address().port}${PREFIX}${path}`, chrome.port);
    console.log(line.join("  "));
    wrong.push(...sentences);
  }
  wrong.forEach((sentence) => console.error(sentence));
  process.exitCode = wrong.length ? 1 : 0;
} finally {
  chrome.kill();
  server.close();
}
