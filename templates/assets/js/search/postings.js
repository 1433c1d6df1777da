/**
 * In which papers a text stands: the postings that the builder writes (postings.py), asked piece by
 * piece. A word finds all words that begin like it; those that are not of its stem count less.
 */
import { piece } from "./pieces.js";
import { folded, stem, wordsOf } from "./words.js";

/** @typedef {{ papers: Map<number, number>, titles: Set<number>, whole: number, related: number }} Holding */

const LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuv";
const MORE = "wxyz0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}";
/** What it is worth that a paper says a word once, twice, often, or in its title or names. */
const WORTH = [0.55, 0.7, 0.8, 1];
const NAMED = 3;
/** What another word of the same stem is worth. */
const SAME_STEM = 0.98;
/** Letters from which a word finds longer ones. */
const SPREADS = 3;

const digits = new Map([...LAST, ...MORE].map((sign, n) => [sign, n]));

/** Papers and how they say a word, from the builder's signs. @param {string} signs */
export function decoded(signs) {
  /** @type {[paper: number, how: number][]} */
  const found = [];
  let paper = -1;
  let value = 0;
  for (const sign of signs) {
    const digit = /** @type {number} */ (digits.get(sign));
    if (digit >= LAST.length) value = value * MORE.length + digit - LAST.length;
    else {
      value = value * LAST.length + digit;
      paper += (value >> 2) + 1;
      found.push([paper, value & 3]);
      value = 0;
    }
  }
  return found;
}

/** Where a text stands, or would stand, in a sorted list.
 * @param {string[]} list @param {string} text */
export function place(list, text) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Postings whose pieces begin with the words `firsts`; `idf` tells what a word is worth. */
export class Postings {
  /** @param {string[]} firsts @param {(word: string) => number} idf */
  constructor(firsts, idf) {
    this.firsts = firsts;
    this.idf = idf;
    /** @type {Map<string, Promise<Map<number, number>>>} */
    this.texts = new Map();
    /** @type {Map<string, Promise<Holding>>} */
    this.words = new Map();
  }

  /**
   * What is looked up whole (postings.py): `#3` the papers of a topic, `=knot` those with that name.
   * Gives rows `[paper, what]`, when `begun` of all that begins so.
   * @param {string} text @param {boolean} [begun]
   */
  async whole(text, begun = false) {
    const found = [];
    for (const { words, papers } of await Promise.all(this.pieces(text, text, begun && text))) {
      for (
        let at = place(words, text);
        begun ? words[at]?.startsWith(text) : words[at] === text;
        at += 1
      ) {
        found.push(...decoded(papers[at]));
      }
    }
    return found;
  }

  /** In how many papers a word stands, or one that begins so while it is being `typed`.
   * @param {string} word @param {boolean} typed */
  async count(word, typed) {
    const { papers, whole, related } = await this.holding(word);
    return whole || related || (typed && word.length >= SPREADS ? papers.size : 0);
  }

  /** Papers that hold every word of a text, each with a score from 0 to 1.
   * @param {string} text @returns {Promise<Map<number, number>>} */
  find(text) {
    return this.texts.get(text) ?? this.keep(this.texts, text, this.all(wordsOf(folded(text))));
  }

  /** @param {string[]} words */
  async all(words) {
    const holding = await Promise.all(words.map((word) => this.holding(word)));
    const each = holding.map(({ papers }) => papers);
    const weights = words.map((word) => this.idf(word));
    const [rarest] = [...each].sort((a, b) => a.size - b.size);
    const found = new Map();
    let most = 0;
    for (const paper of rarest?.keys() ?? []) {
      let score = 0;
      const everywhere = each.every((papers, n) => {
        const worth = papers.get(paper);
        score += (worth ?? 0) * weights[n];
        return worth !== undefined;
      });
      if (everywhere) found.set(paper, score);
      if (everywhere) most = Math.max(most, score);
    }
    for (const [paper, score] of found) found.set(paper, score / most);
    return found;
  }

  /**
   * The `papers` that hold a word or one that begins like it, with what that is worth; those that
   * have such a word in their `titles` or names; and how many hold the `whole`
   * word, or else one `related` by its stem.
   * @param {string} compound @returns {Promise<Holding>}
   */
  holding(compound) {
    const word = compound.replaceAll("-", "");
    return this.words.get(word) ?? this.keep(this.words, word, this.look(word));
  }

  /** A failed look may be tried again.
   * @template T
   * @param {Map<string, Promise<T>>} shelf
   * @param {string} name
   * @param {Promise<T>} coming */
  keep(shelf, name, coming) {
    shelf.set(name, coming);
    coming.catch(() => shelf.delete(name));
    return coming;
  }

  /** @param {string} word @returns {Promise<Holding>} */
  async look(word) {
    const bare = stem(word);
    const found = { papers: new Map(), titles: new Set(), whole: 0, related: 0 };
    const spreads = bare.length >= SPREADS;
    for (const { words, papers } of await Promise.all(this.pieces(bare, word, spreads && bare))) {
      for (let at = place(words, bare); words[at]?.startsWith(bare); at += 1) {
        if (!spreads && words[at] !== word) continue;
        const worth = likeness(word, bare, words[at]);
        const holders = decoded(papers[at]);
        if (worth === 1) found.whole = holders.length;
        else if (worth === SAME_STEM) found.related = Math.max(found.related, holders.length);
        for (const [paper, how] of holders) {
          found.papers.set(paper, Math.max(found.papers.get(paper) ?? 0, worth * WORTH[how]));
          if (how === NAMED) found.titles.add(paper);
        }
      }
    }
    return found;
  }

  /** The pieces from where one text stands to where another does, and on while they begin with a third.
   * @param {string} first @param {string} last @param {string | false} begun */
  pieces(first, last, begun) {
    if (!this.firsts.length) return [];
    const [from, end] = [first, last].map((text) =>
      Math.max(0, place(this.firsts, `${text}\u0000`) - 1),
    );
    let to = end;
    if (begun) while (this.firsts[to + 1]?.startsWith(begun)) to += 1;
    return Array.from({ length: to - from + 1 }, (_, n) => this.piece(from + n));
  }

  /** @param {number} number */
  async piece(number) {
    return piece(`search/words/${number}.json`, async (response) => {
      /** @type {string[]} */
      const [words, papers] = await response.json();
      return { words: words.split(" "), papers: papers.split(" ") };
    });
  }
}

/** @param {string} word @param {string} bare @param {string} known */
function likeness(word, bare, known) {
  if (known === word) return 1;
  if (stem(known) === bare) return SAME_STEM;
  return (bare.length / known.length) ** 2;
}
