/**
 * Papers in the order in which a searcher wants them. Pure: hits and knowledge in, order out.
 */
import { ALSO } from "./rewrite.js";
import { folded, wordsOf } from "./words.js";

/** Share of a query that a related paper must cover at least, and of what the best one covers. */
const RELATED = { least: 0.22, ofBest: 0.5 };
/** The same where the query holds words that the site does not know; names and hints do not help. */
const UNSURE = { least: 0.51, ofBest: 0.6 };
/** Share of a unit's weight from which a paper counts as saying it; long queries are full of common
 * words, so they ask for more. */
const SAYS = { short: 0.5, long: 0.66 };
const LONG = 4;
/** How much a topic that the query hints at speaks for its papers. */
const HINT = 0.5;
/** How much a paper's first, second, ... topic speaks for it. */
const SHARES = [1, 0.9, 0.8, 0.75];

/**
 * Ranked papers: `units` and `hints` of the query, `hits` for each way of each unit (Map from
 * paper to a score from 0 to 1), `papers` as the lexicon lists them. Gives
 * `{ paper, score, strict }`, those that say all of the query first.
 */
export function ranked(query, { units, hints }, hits, papers) {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  if (!total) return [];
  const said = units.map((unit, n) => matches(unit, hits[n], papers));
  const topical = new Set(units.flatMap((unit) => (unit.topics.length ? unit.words : [])));
  const known = units.every((unit) => unit.ways.length || unit.topics.length);
  const rows = everyone(said, papers).map((paper) => {
    const ways = said.map((found) => found.get(paper));
    const values = ways.map((way) => way?.value ?? 0);
    const share = values.reduce((sum, value, n) => sum + units[n].weight * value, 0) / total;
    const named = papers ? likeness(query, papers[paper], topical) : 0;
    const hint = papers ? HINT * hinted(papers[paper], hints) : 0;
    const says = units.length < LONG ? SAYS.short : SAYS.long;
    const strict = values.every((value) => value >= says) || named >= 1;
    const matches = ways.flatMap((way) => way?.by ?? []);
    return { paper, share, score: share + named + hint, strict, matches };
  });
  const best = Math.max(0, ...rows.map(({ score }) => score));
  const { least, ofBest } = known ? RELATED : UNSURE;
  const enough = ({ share, score }) => (known ? score : share) >= least && score >= ofBest * Math.min(best, 1);
  return rows
    .filter((row) => row.strict || enough(row))
    .sort((a, b) => b.strict - a.strict || b.score - a.score || (a.paper < b.paper ? -1 : 1));
}

function everyone(said, papers) {
  return papers ? papers.map((_, number) => number) : [...new Set(said.flatMap((f) => [...f.keys()]))];
}

/** How much the topics that a query hints at speak for a paper. */
function hinted(paper, hints) {
  let most = 0;
  paper.topics.forEach((topic, place) => {
    const share = Math.max(0, (hints.get(topic) ?? 0) - 0.25) / 0.75;
    most = Math.max(most, share * SHARES[Math.min(place, 3)]);
  });
  return most;
}

/**
 * How well each paper says a unit: the best of the ways it may be said, as `{ value, by }`; `by`
 * names the way when it is not the query's own words: a text, or the number of a topic.
 */
function matches(unit, hits, papers) {
  const found = new Map();
  const note = (paper, value, by) => {
    if (value > (found.get(paper)?.value ?? 0)) found.set(paper, { value, by });
  };
  unit.ways.forEach((way, n) => {
    const by = way.weight <= ALSO ? [way.text] : [];
    for (const [paper, score] of hits[n]) note(paper, way.weight * (0.55 + 0.45 * score), by);
  });
  if (papers) {
    for (const { topic, weight } of unit.topics) {
      papers.forEach((paper, number) => {
        const place = paper.topics.indexOf(topic);
        if (place >= 0) note(number, weight * SHARES[Math.min(place, 3)], [topic]);
      });
    }
  }
  return found;
}

/**
 * How much a query is a paper's own name: 2 for its name or whole title, less for the beginning of
 * one, or for words that stand in the title as the query has them. A name among other words counts
 * unless it is `topical`, the name of a topic too.
 */
export function likeness(query, paper, topical = new Set()) {
  const text = tight(query);
  if (text.length < 2) return 0;
  if (paper.names.some((name) => tight(name) === text) || tight(paper.title) === text) return 2;
  if (paper.tags.some((tag) => tight(tag) === text)) return 1;
  const words = wordsOf(folded(query));
  const named = paper.names
    .map(folded)
    .find((name) => words.length > 1 && words.includes(name) && !topical.has(name));
  if (named) return 0.6;
  const title = tight(paper.title);
  if (text.length >= 3 && paper.names.some((name) => tight(name).startsWith(text))) return 1.2;
  if (text.length >= 8 && title.startsWith(text)) return 1.2;
  if (text.length >= 10 && title.includes(text)) return 1;
  const inTitle = words.filter((word) => title.includes(tight(word))).length;
  return words.length > 1 ? (0.35 * inTitle) / words.length : inTitle * 0.15;
}

function tight(text) {
  return folded(text).replace(/[\s\-.^]+/gu, "");
}
