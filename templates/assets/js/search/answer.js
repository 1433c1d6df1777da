/**
 * The answer to what a searcher asked: papers in order, and how the question was understood.
 */
import { load } from "./engine.js";
import { fits, isFiltered, sorted } from "./filters.js";
import { joined, taken } from "./operators.js";
import { ranked } from "./rank.js";
import { rewrite } from "./rewrite.js";
import { folded } from "./words.js";

const TOPICS = 3;

/**
 * Answer a state (see filters.js): `{ hits, all, corrected, topics }`. A hit has `strict` (it
 * covers the whole query), `matches` (other words by which it was found) and `data()`; `all` are
 * the papers the query found before any filter.
 */
export async function answer(state) {
  const engine = await load();
  const { lexicon } = engine;
  const question = taken(state.query);
  const { rows, corrected, near } = await found(engine, question, state);
  const whole = joined(state, question, lexicon);
  const all = lexicon.papers ? rows.map(({ paper }) => lexicon.papers[paper]) : [];
  const left = await narrowed(engine, rows, whole);
  const text = corrected ?? question.text;
  const ordered = inOrder(left, state.sort, lexicon);
  return {
    hits: ordered.map((row) => hit(engine, row, text)),
    all,
    corrected,
    topics: text && !isFiltered(whole) ? await engine.topics(text, TOPICS) : [],
    near: near.map((topic) => lexicon.topics[topic]),
  };
}

function hit(engine, { paper, strict, matches }, text) {
  const names = matches.map((by) => (typeof by === "number" ? engine.lexicon.topics[by].name : by));
  const others = names.filter((name) => !folded(text).includes(folded(name)));
  return { strict, matches: [...new Set(others)], data: () => engine.data(paper) };
}

/** The papers that a question finds, before filters. */
async function found(engine, { text, phrases, without }, { asTyped }) {
  const { lexicon } = engine;
  let { rows, corrected, near } = await said(engine, text, asTyped);
  for (const phrase of phrases) {
    const holding = await engine.phrase(phrase);
    rows = rows.filter(({ paper }) => holding.has(paper));
  }
  for (const word of without) {
    const holding = await engine.search(word);
    rows = rows.filter(({ paper }) => !holding.has(paper));
  }
  if (!text && !phrases.length && lexicon.papers) rows = inOrder(rows, "newest", lexicon);
  return { rows, corrected, near };
}

async function said(engine, text, asTyped) {
  const { lexicon } = engine;
  if (!text) {
    const everyone = await engine.search(null);
    const rows = [...everyone.keys()].map((paper) => ({ paper, strict: true, matches: [] }));
    return { rows, corrected: null, near: [] };
  }
  const named = lexicon.named(text);
  if (named.length) {
    const rows = named.map((paper) => ({ paper, strict: true, matches: [] }));
    return { rows, corrected: null, near: [] };
  }
  for (const word of lexicon.unlisted(text)) {
    const holding = await engine.search(word);
    if (holding.size) lexicon.meet(word, holding.size);
  }
  const rewritten = rewrite(text, lexicon, { asTyped });
  const near = [...rewritten.hints].sort((a, b) => b[1] - a[1]).map(([topic]) => topic);
  if (!rewritten.units.some(({ ways, topics }) => ways.length || topics.length)) {
    return { rows: [], corrected: null, near };
  }
  const hits = await Promise.all(
    rewritten.units.map(({ ways }) => Promise.all(ways.map((way) => engine.search(way.text)))),
  );
  // Last, so that what is shown of a paper that says all of it marks all of it.
  if (rewritten.units.length > 1) {
    await engine.search(rewritten.units.flatMap(({ words }) => words).join(" "));
  }
  const rows = ranked(rewritten.corrected ?? text, rewritten, hits, lexicon.papers);
  return { rows, corrected: rewritten.corrected, near: near.slice(0, TOPICS) };
}

/** The rows that fit the filters; where the lexicon lists no papers, only authors can be asked. */
async function narrowed(engine, rows, state) {
  const { lexicon } = engine;
  if (!isFiltered(state)) return rows;
  if (lexicon.papers) return rows.filter(({ paper }) => fits(lexicon.papers[paper], state, lexicon));
  const named = await Promise.all((state.include.author ?? []).map((name) => engine.phrase(name)));
  return rows.filter(({ paper }) => named.some((holding) => holding.has(paper)));
}

function inOrder(rows, sort, lexicon) {
  if (sort === "relevance" || !lexicon.papers) return rows;
  const byKey = new Map(rows.map((row) => [lexicon.papers[row.paper].key, row]));
  const papers = rows.map(({ paper }) => lexicon.papers[paper]);
  return sorted(papers, sort, document.documentElement.lang).map(({ key }) => byKey.get(key));
}
