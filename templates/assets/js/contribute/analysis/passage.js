/**
 * A title or an abstract as sentences of words, and the phrases of a vocabulary in them, all found
 * in one pass.
 */
import { isUpper } from "../letters.js";

/** @import { Pattern } from "../rules.js" */

/** @typedef {{ start: number, end: number, exact: string, folded: string, sentence: number }} Word */
/** @typedef {ReturnType<Passage["evidence"]>} Evidence */
/** @typedef {{ part: string, word: string, tier: string }} Label */
/** @typedef {{ first: number, last: number, labels: Label[] }} Match */
/** @typedef {{ next: Map<string, Node>, gap: Node | null, labels: Label[] }} Node */

const GAP = "..";

/** Reads texts by the builder's patterns. */
export class Words {
  /** @param {Record<string, Pattern>} patterns */
  constructor(patterns) {
    this.patterns = patterns;
    /** @type {Map<string, [string, string]>} */
    this.known = new Map();
  }

  /** Every word of a text in order. @param {string} text @returns {Word[]} */
  of(text) {
    const ends = this.sentenceEnds(text);
    const bare =
      text.includes("://") || text.includes("www.")
        ? this.patterns.address.replace(text, (address) => "\0".repeat(address.length))
        : text;
    const found = [];
    let sentence = 0;
    for (const match of this.patterns.word.all(bare)) {
      while (sentence < ends.length && match.index >= ends[sentence]) sentence += 1;
      const [exact, folded] = this.forms(match[0]);
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        exact,
        folded,
        sentence,
      });
    }
    return found;
  }

  /** Where each sentence but the last ends. @param {string} text */
  sentenceEnds(text) {
    /** @type {number[]} */
    const ends = [];
    for (const match of this.patterns["sentence-end"].all(text)) {
      const before = text.slice(Math.max(0, match.index - 8), match.index + 1);
      const paragraph = match[0].split("\n").length > 2;
      if (paragraph || !this.patterns.abbreviation.search(before)) {
        ends.push(match.index + match[0].length);
      }
    }
    return ends;
  }

  /** The exact and the folded form of a word as written.
   * @param {string} written @returns {[string, string]} */
  forms(written) {
    let found = this.known.get(written);
    if (!found) {
      let exact = written.normalize("NFKC").replaceAll("’", "'");
      if (exact.includes("-")) exact = exact.replaceAll(/-\s+/gu, "");
      if (exact.length > 2 && exact.endsWith("s") && isUpper(exact.slice(-2, -1)))
        exact = exact.slice(0, -1);
      found = [exact, this.folded(exact)];
      this.known.set(written, found);
    }
    return found;
  }

  /** A word in small letters, American spelling, without accents and a plural s.
   * @param {string} word */
  folded(word) {
    let small = word.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
    if (small.length > 4 && small.endsWith("ies")) return `${small.slice(0, -3)}y`;
    if (small.length > 3 && small.endsWith("s") && !"sui".includes(small.slice(-2, -1))) {
      small = small.slice(0, -1);
    }
    if (small.length > 5) {
      for (const american of ["iz", "yz", "or"])
        small = this.patterns[american].replace(small, () => american);
    }
    return small;
  }
}

/** A text with its words. */
export class Passage {
  /** @param {string} field @param {string} text @param {Words} words @param {number} longest */
  constructor(field, text, words, longest) {
    this.field = field;
    this.text = text;
    this.words = words.of(text).filter((word) => word.end - word.start <= longest);
  }

  /** The words from `first` up to `last`. @param {number} first @param {number} last */
  evidence(first, last) {
    const [start, end] = [this.words[first].start, this.words[last - 1].end];
    return { field: this.field, start, end, text: this.text.slice(start, end) };
  }

  /** What stands between the word before `last` and the word `first`.
   * @param {number} last @param {number} first */
  between(last, first) {
    return this.text.slice(this.words[last - 1].end, this.words[first].start);
  }

  get sentences() {
    return (this.words.at(-1)?.sentence ?? -1) + 1;
  }
}

/** @returns {Node} */
function node() {
  return { next: new Map(), gap: null, labels: [] };
}

/** @param {string} stem */
function foldedStem(stem) {
  const small = stem.toLowerCase();
  return small.length > 5 && /[iy]s$/u.test(small) ? `${small.slice(0, -1)}z` : small;
}

/** Finds phrases; each is its symbols with spaces between, and stands for a label. */
export class Matcher {
  /** @param {Record<string, string[]>} classes @param {number} gap */
  constructor(classes, gap) {
    this.gap = gap;
    this.root = node();
    /** @type {Set<string>} */
    this.stems = new Set();
    /** @type {Set<string>} */
    this.exact = new Set();
    /** @type {Map<string, string[]>} */
    this.members = new Map();
    /** @type {Map<string, string[]>} */
    this.known = new Map();
    for (const [name, members] of Object.entries(classes)) {
      for (const member of members) {
        this.members.set(member, [...(this.members.get(member) ?? []), `<${name}>`]);
        this.note(member);
      }
    }
  }

  /** @param {string[]} symbols @param {Label} label */
  add(symbols, label) {
    let at = this.root;
    for (const symbol of symbols) {
      if (symbol === GAP) {
        at.gap ??= node();
        at = at.gap;
        continue;
      }
      this.note(symbol);
      const next = at.next.get(symbol) ?? node();
      at.next.set(symbol, next);
      at = next;
    }
    if (!at.labels.includes(label)) at.labels.push(label);
  }

  /** @param {string} symbol */
  note(symbol) {
    if (symbol.endsWith("*")) this.stems.add(symbol);
    else if (symbol.startsWith("=")) this.exact.add(symbol);
  }

  /** Every phrase in the text, overlapping ones too, in the order of their first words.
   * @param {Word[]} text */
  find(text) {
    const symbols = text.map((word) => this.symbolsOf(word));
    /** @type {Match[]} */
    const found = [];
    /** @param {Node} at @param {number} first @param {number} place */
    const follow = (at, first, place) => {
      if (at.labels.length) found.push({ first, last: place, labels: at.labels });
      step(at, first, place);
      if (!at.gap) return;
      for (let start = place; start <= place + this.gap; start += 1) {
        if (!step(at.gap, first, start)) return;
      }
    };
    /** Go on by the word at a place, within the sentence.
     * @param {Node} at @param {number} first @param {number} place */
    const step = (at, first, place) => {
      if (text[place]?.sentence !== text[first].sentence) return false;
      for (const symbol of symbols[place]) {
        const after = at.next.get(symbol);
        if (after) follow(after, first, place + 1);
      }
      return true;
    };
    for (const first of text.keys()) step(this.root, first, first);
    return found;
  }

  /** What of the tree a word can be: itself folded, itself exactly, a stem, a class.
   * @param {Word} word */
  symbolsOf(word) {
    let known = this.known.get(word.exact);
    if (!known) {
      const own = [word.folded, ...stems(word).filter((stem) => this.stems.has(stem))];
      if (this.exact.has(`=${word.exact}`)) own.push(`=${word.exact}`);
      const classes = own.flatMap((symbol) => this.members.get(symbol) ?? []);
      known = [...own, ...new Set(classes)];
      this.known.set(word.exact, known);
    }
    return known;
  }
}

/** Every stem that a word begins with, folded or as it is written. @param {Word} word */
function stems({ exact, folded }) {
  const small = exact.toLowerCase();
  const found = new Set();
  for (let length = 2; length <= folded.length; length += 1)
    found.add(`${folded.slice(0, length)}*`);
  for (let length = 2; length <= small.length; length += 1) {
    found.add(`${foldedStem(small.slice(0, length))}*`);
  }
  return [...found];
}
