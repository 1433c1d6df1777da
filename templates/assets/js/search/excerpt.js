/**
 * The part of a text that says most of a query, and where it says it. Pure.
 */
import { folded, isStop, stem, wordsOf } from "./words.js";

/** A text, and whether it was found. @typedef {[text: string, found: boolean]} Run */
/** @typedef {{ from: number, to: number, small: boolean, stem: string | null }} Word */

/** Words shown. */
const LENGTH = 28;
/** Words shown before the first that was found. */
const BEFORE = 6;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}+@^.’'-]*[\p{L}\p{M}\p{N}+@])?/gu;

/** Letters from which a word is also recognised in longer ones, as the postings do. */
const SPREADS = 4;

/** What the words of texts are recognised by. @param {string[]} texts */
export function wanted(texts) {
  const words = texts.flatMap((text) => wordsOf(folded(text)));
  return [
    ...new Set(
      words
        .flatMap((word) => [word, ...word.split("-")])
        .filter(Boolean)
        .map(stem),
    ),
  ];
}

/** A whole text as runs `[text, found]`, what holds words of `stems` marked.
 * @param {string} text @param {string[]} stems */
export function marked(text, stems) {
  return runs(text, wordsIn(text, stems), 0, text.length);
}

/**
 * An excerpt of a text as such runs: the stretch with most words of `stems`, from the beginning
 * where there are none.
 * @param {string} text @param {string[]} stems @returns {Run[]}
 */
export function excerpt(text, stems) {
  const words = wordsIn(text, stems);
  const start = best(words);
  const shown = words.slice(start, start + LENGTH);
  const whole = start + LENGTH >= words.length;
  const to = whole ? text.length : shown[LENGTH - 1].to;
  const parts = runs(text, shown, start ? shown[0].from : 0, to);
  if (start) parts.unshift(["… ", false]);
  if (!whole) parts.push([" …", false]);
  return parts;
}

/** The words of a text with the stems they were found by; "a" and the like only beside others.
 * @param {string} text @param {string[]} stems @returns {Word[]} */
function wordsIn(text, stems) {
  const words = [...text.matchAll(WORD)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    small: isStop(folded(match[0])),
    stem: found(match[0], stems),
  }));
  /** @param {Word | undefined} word */
  const meant = (word) => word?.stem && !word.small;
  return words.map((word, n) => {
    const kept = meant(word) || meant(words[n - 1]) || meant(words[n + 1]);
    return kept ? word : { ...word, stem: null };
  });
}

/** The stem that a word of the text was found by. @param {string} word @param {string[]} stems */
function found(word, stems) {
  const text = folded(word);
  const parts = [text, text.replaceAll("-", ""), ...text.split("-")].map(stem);
  /** @param {string} sought @param {string} part */
  const says = (sought, part) =>
    part === sought || (sought.length >= SPREADS && part.startsWith(sought));
  return stems.find((sought) => parts.some((part) => says(sought, part))) ?? null;
}

/** Where the stretch with most different words begins; of equal ones with most words, then the first.
 * @param {Word[]} words */
function best(words) {
  let most = { value: 0, start: 0 };
  words.forEach(({ stem: own }, at) => {
    if (!own) return;
    const start = Math.max(0, Math.min(at - BEFORE, words.length - LENGTH));
    const there = words.slice(start, start + LENGTH).flatMap((word) => word.stem ?? []);
    const value = new Set(there).size + there.length / 100;
    if (value > most.value) most = { value, start };
  });
  return most.start;
}

/** Words found side by side are one run.
 * @param {string} text @param {Word[]} words @param {number} from @param {number} to */
function runs(text, words, from, to) {
  /** @type {Run[]} */
  const parts = [];
  let at = from;
  /** @param {number} until @param {boolean} marked */
  const put = (until, marked) => {
    if (until > at) parts.push([text.slice(at, until), marked]);
    at = until;
  };
  words.forEach((word, n) => {
    if (!word.stem) return;
    if (!(words[n - 1]?.stem && /^\s+$/u.test(text.slice(words[n - 1].to, word.from))))
      put(word.from, false);
    const next = words[n + 1];
    if (!(next?.stem && /^\s+$/u.test(text.slice(word.to, next.from)))) put(word.to, true);
  });
  put(to, false);
  return parts;
}
