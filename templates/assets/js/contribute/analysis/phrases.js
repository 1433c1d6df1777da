/**
 * Phrases of a vocabulary, and the one pass that finds them all in a text's words.
 */
/** @import { Word } from "./passage.js" */
/** @typedef {{ part: string, word: string, tier: string }} Label */
/** @typedef {{ first: number, last: number, labels: Label[] }} Match */
/** @typedef {{ next: Map<string, Node>, gap: Node | null, labels: Label[] }} Node */
const GAP = "..";

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
