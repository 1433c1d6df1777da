/**
 * Pagefind and the lexicon behind a small door: loaded on first use, from wherever this site lies.
 */
import { Lexicon } from "./lexicon.js";
import { ranked } from "./rank.js";
import { rewrite } from "./rewrite.js";

const root = new URL("../../../../", import.meta.url);

/** Topics are the pages that are no papers: Pagefind's index stays the same from build to build
 * only while every filter has a single value. */
const FILTERS = { paper: { paper: "yes" }, topic: { none: { paper: "yes" } } };

let loading;

async function start() {
  const [pagefind, response] = await Promise.all([
    import(new URL("pagefind/pagefind.js", root).href).then(async (module) => {
      await module.options({ excerptLength: 24, ranking: { termSimilarity: 20, metaWeights: { title: 5 } } });
      await module.init();
      return module;
    }),
    fetch(new URL("search/lexicon.json", root)),
  ]);
  if (!response.ok) throw new Error(`lexicon: ${response.status}`);
  const lexicon = new Lexicon(await response.json());
  const pages = new Map();
  if (lexicon.papers) {
    const { results } = await pagefind.search(null, { filters: FILTERS.paper });
    for (const hit of results) pages.set(hit.id, hit);
  }
  const numbers = new Map((lexicon.papers ?? []).map((paper, number) => [paper.id, number]));
  return { pagefind, lexicon, pages, numbers };
}

/** Load once; a failed attempt may be tried again. */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * Papers for a query, best first: `{ hits, corrected, unknown }`. A hit has `data()` and `strict`,
 * which says whether it covers the whole query; `corrected` is the query as it was understood.
 */
export async function papers(query, { asTyped = false } = {}) {
  const engine = await load();
  const { lexicon } = engine;
  const named = lexicon.named(query);
  if (named.length) return { hits: named.map((n) => hitOf(engine.pages, lexicon.papers[n].id, true)), corrected: null };
  const rewritten = rewrite(query, lexicon, { asTyped });
  const { units } = rewritten;
  if (!units.some((unit) => unit.ways.length || unit.topics.length)) {
    return { hits: [], corrected: null };
  }
  const pages = new Map(engine.pages);
  const found = await Promise.all(
    units.map((unit) => Promise.all(unit.ways.map((way) => scores(engine, way.text, pages)))),
  );
  const rows = ranked(query, rewritten, found, lexicon.papers);
  const hits = rows.map(({ paper, strict }) =>
    hitOf(pages, lexicon.papers ? lexicon.papers[paper].id : paper, strict),
  );
  return { hits, corrected: rewritten.corrected };
}

function hitOf(pages, id, strict) {
  return { id, strict, data: () => pages.get(id).data() };
}

/** Papers that hold a text, each with a score from 0 to 1; their hits go into `pages`. */
async function scores({ pagefind, lexicon, numbers }, text, pages) {
  const { results } = await pagefind.search(text, { filters: FILTERS.paper });
  const most = Math.max(...results.map(({ score }) => score), 1e-9);
  const found = new Map();
  for (const hit of results) {
    pages.set(hit.id, hit);
    found.set(lexicon.papers ? numbers.get(hit.id) : hit.id, hit.score / most);
  }
  return found;
}

/** Topics for a query, best first. */
export async function topics(query) {
  const { pagefind } = await load();
  return (await pagefind.search(query, { filters: FILTERS.topic })).results;
}

/** Papers of an author, whose list of authors holds the name. */
export async function papersOf(author) {
  const { pagefind } = await load();
  const quoted = `"${author.replaceAll('"', " ")}"`;
  const { results } = await pagefind.search(quoted, { filters: FILTERS.paper });
  const theirs = [];
  for (const hit of results) {
    const names = (await hit.data()).meta.authors ?? "";
    if (names.split("; ").includes(author)) theirs.push({ ...hit, strict: true });
  }
  return theirs;
}
