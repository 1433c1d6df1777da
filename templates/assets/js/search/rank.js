/**
 * Papers in the order in which a searcher wants them. Pure: hits and knowledge in, order out.
 */
import { ALSO } from "./rewrite.js";
import { tight } from "./words.js";

/** @import { Rewritten, Unit } from "./rewrite.js" */

/** The papers of topics, with the topic's place. @typedef {Map<number, Map<number, number>>} Topics */
/** @typedef {{ topics: Topics, called: Map<number, number>, titles: Set<number>[] }} Known */
/** @typedef {{ paper: number, strict: boolean, matches: (string | number)[] }} Hit */
/** @typedef {Hit & { share: number, hint: number, named: number, score: number }} Row */

/** Share of a query that a related paper must cover at least, and of what the best one covers. */
const RELATED = { least: 0.22, ofBest: 0.5 };
/** The same where the query holds words that the site does not know; names and hints do not help. */
const UNSURE = { least: 0.51, ofBest: 0.6 };
/** Share of a unit's weight from which a paper counts as saying it; long queries are full of common
 * words, so they ask for more. */
const SAYS = { short: 0.5, long: 0.66 };
const LONG = 4;
/** Share of a query from which it hints at a topic. */
export const HINTS = 0.25;
/** How much a topic that the query hints at speaks for its papers. */
const HINT = 0.5;
/** How much a paper's first, second, ... topic speaks for it. */
const SHARES = [1, 0.9, 0.8, 0.75];

/** What a text looked up whole is to a paper: its author, a tag, its name (postings.py). */
const [, WROTE, TAGGED] = [0, 1, 2];
export const CALLED = 3;
/** What that is worth when it is all that is asked, begins so, or is a word of it.
 * @type {Record<string, Record<number, number>>} */
const WORTH = {
  whole: { [WROTE]: 1, [TAGGED]: 1, [CALLED]: 2 },
  begun: { [WROTE]: 1, [CALLED]: 1.2 },
  among: { [CALLED]: 0.6 },
};
/** What it is worth that a title or the names hold all words of a query, or its only one. */
const TITLE = { words: 0.35, word: 0.15 };

/** How much a name speaks for a paper. @param {number} what @param {string} how */
export function worthOf(what, how) {
  return WORTH[how][what] ?? 0;
}

/**
 * Papers with how well they answer, best first: `units` and `hints` of the query, `hits` for each
 * way of each unit (Map from paper to a score from 0 to 1), the papers of the `topics` meant or
 * hinted at with the topic's place, what papers are `called`, and those with each word in their `titles`.
 * Gives `{ paper, share, hint, named, score, strict, matches }`.
 * @param {Rewritten} query @param {Map<number, number>[][]} hits @param {Known} known
 */
export function ranked({ units, hints }, hits, { topics, called, titles }) {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const found = units.map((unit, n) => matches(unit, hits[n], topics));
  const hint = hinted(hints, topics);
  const says = units.length < LONG ? SAYS.short : SAYS.long;
  const everyone = new Set([...found, hint, called].flatMap((papers) => [...papers.keys()]));
  const rows = [...everyone].map((paper) => {
    const ways = found.map((papers) => papers.get(paper));
    const values = ways.map((way) => way?.value ?? 0);
    const share =
      total && values.reduce((sum, value, n) => sum + units[n].weight * value, 0) / total;
    const row = {
      paper,
      share,
      hint: HINT * (hint.get(paper) ?? 0),
      named: 0,
      score: 0,
      strict: values.every((value) => value >= says),
      matches: ways.flatMap((way) => way?.by ?? []),
    };
    return named(row, Math.max(called.get(paper) ?? 0, inTitle(paper, titles)));
  });
  return rows.sort(compare);
}

/** A row of a paper that is called so. @param {Row} row @param {number} worth */
function named(row, worth) {
  row.named = Math.max(worth, row.named);
  row.score = row.share + row.hint + row.named;
  row.strict ||= row.named >= 1;
  return row;
}

/** Note how much a query is the title of a row's paper: all of it, its beginning or a part.
 * @param {Row} row @param {string} query @param {string} title */
export function titled(row, query, title) {
  const [text, whole] = [tight(query), tight(title)];
  const part =
    text.length >= 8 && whole.startsWith(text)
      ? 1.2
      : text.length >= 10 && whole.includes(text)
        ? 1
        : 0;
  named(row, whole === text ? 2 : part);
}

/** Rows in order, those that say all of the query first, without those that say too little of it.
 * @param {Row[]} rows @param {Unit[]} units */
export function ordered(rows, units) {
  const known = units.every((unit) => unit.ways.length || unit.topics.length);
  const best = rows.reduce((most, { score }) => Math.max(most, score), 0);
  const { least, ofBest } = known ? RELATED : UNSURE;
  /** @param {Row} row */
  const enough = ({ share, score }) =>
    (known ? score : share) >= least && score >= ofBest * Math.min(best, 1);
  return rows.filter((row) => row.strict || enough(row)).sort(compare);
}

/** @param {Row} a @param {Row} b */
function compare(a, b) {
  return Number(b.strict) - Number(a.strict) || b.score - a.score || a.paper - b.paper;
}

/** @param {number} paper @param {Set<number>[]} titles */
function inTitle(paper, titles) {
  const held = titles.filter((papers) => papers.has(paper)).length;
  return titles.length > 1 ? (TITLE.words * held) / titles.length : held * TITLE.word;
}

/** How much the topics that a query hints at speak for their papers.
 * @param {Map<number, number>} hints @param {Topics} topics */
function hinted(hints, topics) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [topic, papers] of topics) {
    const share = Math.max(0, (hints.get(topic) ?? 0) - HINTS) / (1 - HINTS);
    if (!share) continue;
    for (const [paper, place] of papers) {
      found.set(paper, Math.max(found.get(paper) ?? 0, share * SHARES[place]));
    }
  }
  return found;
}

/**
 * How well each paper says a unit: the best of the ways it may be said, as `{ value, by }`; `by`
 * names the way when it is not the query's own words: a text, or the number of a topic.
 * @param {Unit} unit @param {Map<number, number>[]} hits @param {Topics} topics
 */
function matches(unit, hits, topics) {
  /** @type {Map<number, { value: number, by: (string | number)[] }>} */
  const found = new Map();
  /** @param {number} paper @param {number} value @param {(string | number)[]} by */
  const note = (paper, value, by) => {
    if (value > (found.get(paper)?.value ?? 0)) found.set(paper, { value, by });
  };
  unit.ways.forEach((way, n) => {
    const by = way.weight <= ALSO ? [way.text] : [];
    for (const [paper, score] of hits[n]) note(paper, way.weight * (0.55 + 0.45 * score), by);
  });
  for (const { topic, weight } of unit.topics) {
    for (const [paper, place] of topics.get(topic) ?? []) {
      note(paper, weight * SHARES[place], [topic]);
    }
  }
  return found;
}
