/**
 * The names of a list that is too long to be named in the lexicon, as the builder cuts them into
 * pieces (suggestions.py).
 */
import { offersOfSome } from "./offers.js";
import { piece } from "./pieces.js";
import { place } from "./postings.js";
import { readings } from "./suggest.js";

/** @import { Lexicon } from "./lexicon.js" */
/** @import { Offer } from "./offers.js" */

/** A paper and an author in names/ (suggestions.py).
 * @typedef {{ key: string, title: string, names?: string[], authors: string[], more?: number,
 *   year: number, status?: string }} Called
 * @typedef {{ slug: string, name: string, papers: number }} Writer */

/** Letters from which a name is looked for. */
const TYPED = 3;
/** Pieces that are fetched for the words that begin like one. */
const PIECES = 3;

/**
 * The offers that a text may mean, as it is or with its errors mended: those that the whole leads
 * to, else those of the word that leads to the fewest.
 * @param {string} text @param {Lexicon} lexicon
 */
export async function named(text, lexicon) {
  const firsts = await piece("search/names.json");
  for (const { plain, words } of readings(text, lexicon)) {
    const whole = await begun(plain, firsts);
    if (whole.length) return whole;
    const each = await Promise.all(words.map((word) => begun(word, firsts)));
    const [fewest] = each.filter(({ length }) => length).sort((a, b) => a.length - b.length);
    if (fewest) return fewest;
  }
  return [];
}

/** @param {string} text @param {string[]} firsts */
async function begun(text, firsts) {
  if (text.length < TYPED) return [];
  return (await Promise.all(near(text, firsts))).flatMap((offers) => offers(text));
}

/** The pieces that may hold what begins so. @param {string} text @param {string[]} firsts */
function near(text, firsts) {
  const from = Math.max(0, place(firsts, `${text}\u0000`) - 1);
  let to = from;
  while (to + 1 < from + PIECES && firsts[to + 1]?.startsWith(text)) to += 1;
  return Array.from({ length: to - from + 1 }, (_, n) =>
    piece(`search/names/${from + n}.json`, async (response) => opened(await response.json())),
  );
}

/** A piece as a function from a text to the offers that words lead to which begin like it.
 * @param {{ words: Record<string, number[]>, papers: Called[], authors: Writer[] }} data */
function opened({ words, papers, authors }) {
  const byPath = grouped(offersOfSome({ papers, authors }));
  const paths = [
    ...papers.map(({ key }) => `papers/${key}/`),
    ...authors.map(({ slug }) => `authors/${slug}/`),
  ];
  const known = Object.keys(words);
  /** @param {string} text */
  return (text) => {
    const places = known.filter((word) => word.startsWith(text)).flatMap((word) => words[word]);
    return [...new Set(places)].flatMap((at) => byPath.get(paths[at]) ?? []);
  };
}

/** @param {Offer[]} offers */
function grouped(offers) {
  /** @type {Map<string, Offer[]>} */
  const found = new Map();
  for (const offer of offers) found.set(offer.path, [...(found.get(offer.path) ?? []), offer]);
  return found;
}
