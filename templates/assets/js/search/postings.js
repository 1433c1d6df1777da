/**
 * In which papers a text stands: the postings that the builder writes (postings.py), asked piece by
 * piece. A word finds all words that begin like it; those that are not of its stem count less.
 */
import { piece } from "./pieces.js";
import { folded, stem, wordsOf } from "./words.js";

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

/** Papers and how they say a word, from the builder's signs. */
export function decoded(signs) {
  const found = [];
  let paper = -1;
  let value = 0;
  for (const sign of signs) {
    const digit = digits.get(sign);
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

/** Where a text stands, or would stand, in a sorted list. */
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
  constructor(firsts, idf) {
    this.firsts = firsts;
    this.idf = idf;
    this.texts = new Map();
    this.words = new Map();
  }

  /**
   * What is looked up whole (postings.py): `#3` the papers of a topic, `=knot` those with that name.
   * Gives rows `[paper, what]`, when `begun` of all that begins so.
   */
  async whole(text, begun = false) {
    const found = [];
    for (const { words, papers } of await Promise.all(this.pieces(text, text, begun && text))) {
      for (let at = place(words, text); begun ? words[at]?.startsWith(text) : words[at] === text; at += 1) {
        found.push(...decoded(papers[at]));
      }
    }
    return found;
  }

  /** In how many papers a word stands, or one that begins so while it is being `typed`. */
  async count(word, typed) {
    const { papers, whole, related } = await this.holding(word);
    return whole || related || (typed && word.length >= SPREADS ? papers.size : 0);
  }

  /** Papers that hold every word of a text, each with a score from 0 to 1. */
  find(text) {
    if (!this.texts.has(text)) this.keep(this.texts, text, this.all(wordsOf(folded(text))));
    return this.texts.get(text);
  }

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
   */
  holding(compound) {
    const word = compound.replaceAll("-", "");
    if (!this.words.has(word)) this.keep(this.words, word, this.look(word));
    return this.words.get(word);
  }

  /** A failed look may be tried again. */
  keep(shelf, name, coming) {
    shelf.set(name, coming);
    coming.catch(() => shelf.delete(name));
  }

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

  /** The pieces from where one text stands to where another does, and on while they begin with a third. */
  pieces(first, last, begun) {
    if (!this.firsts.length) return [];
    const [from, end] = [first, last].map((text) => Math.max(0, place(this.firsts, `${text}\u0000`) - 1));
    let to = end;
    if (begun) while (this.firsts[to + 1]?.startsWith(begun)) to += 1;
    return Array.from({ length: to - from + 1 }, (_, n) => this.piece(from + n));
  }

  async piece(number) {
    const [words, papers] = await piece(`search/words/${number}.json`, async (response) =>
      (await response.json()).map((text) => text.split(" ")),
    );
    return { words, papers };
  }
}

function likeness(word, bare, known) {
  if (known === word) return 1;
  if (stem(known) === bare) return SAME_STEM;
  return (bare.length / known.length) ** 2;
}
