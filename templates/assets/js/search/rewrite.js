/**
 * A query as units of meaning, each with the ways in which papers may say it. Pure: the same query
 * and lexicon always give the same units.
 */
import { folded, isStop, stem, wordsOf } from "./words.js";
/** @import { Lexicon } from "./lexicon.js" */

/** @typedef {{ text: string, weight: number }} Way */
/** @typedef {{ words: string[], weight: number, ways: Way[],
 *   topics: { topic: number, weight: number }[] }} Unit */
/** A word as it is meant, null for none, and as it was typed.
 * @typedef {{ now: string | null, was: string }} Mended */
/** @typedef {ReturnType<typeof rewrite>} Rewritten */

/** Weights of the ways in which a paper can speak of a unit. */
export const SAID = 1;
export const RESPELT = 0.99;
export const ALSO = 0.9;
export const TOPIC = 0.85;
export const PLAIN = 0.6;
export const SYNONYM = 0.55;

/** The words of a folded text that carry meaning, all of them when none does.
 * @param {string} text */
export function meant(text) {
  const all = wordsOf(text);
  const some = all.filter((word) => !isStop(word));
  return some.length ? some : all;
}

/**
 * The units of a query, and how it is spelt with its errors mended.
 *
 * A unit has `words`, its `weight` (how much it tells), `ways` (searches, each with a weight) and
 * `topics` (numbers of topics it means, each with a weight). A unit without ways is unknown.
 * @param {string} query @param {Lexicon} lexicon @param {{ asTyped?: boolean }} [how]
 */
export function rewrite(query, lexicon, { asTyped = false } = {}) {
  const text = folded(query);
  const words = meant(text);
  const mended = words.flatMap((word, n) => {
    const last = n === words.length - 1;
    const found = asTyped || compound(word, lexicon) ? [word] : lexicon.repaired(word, last);
    return (found ?? [null]).map((now) => ({ now, was: word }));
  });
  const units = segmented(mended, lexicon).map((run) => unit(run, lexicon));
  const last = units.at(-1);
  if (last && !last.topics.length) begin(last, text, lexicon);
  const corrected = mended.some(({ now, was }) => now && now !== was && !sameLetters(now, was));
  return {
    units,
    hints: lexicon.hints(mended.map(({ now, was }) => now ?? was)),
    corrected: corrected ? mended.map(({ now, was }) => now ?? was).join(" ") : null,
  };
}

/** Whether a word with a hyphen is one that the site can search for by its parts.
 * @param {string} word @param {Lexicon} lexicon */
function compound(word, lexicon) {
  if (!word.includes("-")) return false;
  const parts = word.split("-").filter(Boolean);
  return (
    lexicon.df(parts.join("")) > 0 || parts.every((part) => lexicon.knows(part) || part.length < 3)
  );
}

/** @param {string} a @param {string} b */
function sameLetters(a, b) {
  return a.replaceAll("-", "") === b.replaceAll("-", "");
}

/** Words in runs: the longest phrases the lexicon knows, and single words between them.
 * @param {Mended[]} words @param {Lexicon} lexicon */
function segmented(words, lexicon) {
  const runs = [];
  let at = 0;
  while (at < words.length) {
    let length = Math.min(Math.max(lexicon.longest, 2), words.length - at);
    for (; length > 1; length -= 1) {
      const run = words.slice(at, at + length).map(({ now }) => now ?? "");
      if (run.every(Boolean) && (lexicon.meanings(run).length || together(run, lexicon))) break;
    }
    runs.push(words.slice(at, at + Math.max(length, 1)));
    at += Math.max(length, 1);
  }
  return runs;
}

/** Whether two words are also written as one. @param {string[]} run @param {Lexicon} lexicon */
function together(run, lexicon) {
  return run.length === 2 && !run.some(isStop) && lexicon.words.has(run.join(""));
}

/** The last words may be the beginning of a phrase that is still being typed.
 * @param {Unit} last @param {string} text @param {Lexicon} lexicon */
function begin(last, text, lexicon) {
  const typed = wordsOf(text);
  for (let length = Math.min(4, typed.length); length > 0; length -= 1) {
    const found = lexicon.begun(typed.slice(-length).join(" ").replaceAll("-", " "));
    if (!found.length) continue;
    for (const meaning of found.slice(0, 4)) if (!meaning.startsWith("~")) mean(last, meaning);
    return;
  }
}

/** @param {Mended[]} run @param {Lexicon} lexicon */
function unit(run, lexicon) {
  const words = run.map(({ now, was }) => now ?? was);
  const weight = Math.max(...words.map((word) => lexicon.idf(word))) + 0.4 * (words.length - 1);
  /** @type {Unit} */
  const made = { words, weight, ways: [], topics: [] };
  if (run.some(({ now }) => !now)) return made;
  const mended = run.some(({ now, was }) => now !== was);
  spellings(words, lexicon).forEach((way, n) => {
    add(made, way, mended || n ? RESPELT - 0.03 * n : SAID);
  });
  for (const meaning of lexicon.meanings(words)) mean(made, meaning);
  if (words.length === 1) {
    for (const other of lexicon.synonyms.get(stem(words[0])) ?? []) add(made, other, SYNONYM);
  }
  return made;
}

/** A phrase as it may be written: as it is, run together, and taken apart at hyphens.
 * @param {string[]} words @param {Lexicon} lexicon */
function spellings(words, lexicon) {
  const text = words.join(" ");
  const found = [text];
  if (/[- ]/u.test(text)) {
    const parts = text.split(/[- ]/u).filter(Boolean);
    found.push(parts.join(" "), parts.join(""));
    if (parts.length === 2) found.push(parts.join("-"));
  }
  return [...new Set(found)].filter((way) => wordsOf(way).every((word) => known(word, lexicon)));
}

/** @param {string} word @param {Lexicon} lexicon */
function known(word, lexicon) {
  return lexicon.df(word.replaceAll("-", "")) > 0 || lexicon.df(word) > 0 || lexicon.begins(word);
}

/** @param {Unit} made @param {string} meaning */
function mean(made, meaning) {
  const plain = meaning.startsWith("~");
  const bare = plain ? meaning.slice(1) : meaning;
  if (bare.startsWith("#")) {
    made.topics.push({ topic: Number(bare.slice(1)), weight: plain ? PLAIN : TOPIC });
  } else add(made, bare, plain ? SYNONYM : ALSO);
}

/** @param {Unit} made @param {string} text @param {number} weight */
function add(made, text, weight) {
  if (!made.ways.some((way) => way.text === text)) made.ways.push({ text, weight });
}
