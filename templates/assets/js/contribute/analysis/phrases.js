/**
 * Phrases of a vocabulary, and the one pass that finds them all in a text's words.
 */
const GAP = "..";

function node() {
  return { next: new Map(), gap: null, labels: [] };
}

function foldedStem(stem) {
  const small = stem.toLowerCase();
  return small.length > 5 && /[iy]s$/u.test(small) ? `${small.slice(0, -1)}z` : small;
}

/** Finds phrases; each is its symbols with spaces between, and stands for a label. */
export class Matcher {
  constructor(phrases, classes, gap) {
    this.gap = gap;
    this.root = node();
    this.stems = new Set();
    this.exact = new Set();
    this.members = new Map();
    this.known = new Map();
    for (const [name, members] of Object.entries(classes)) {
      for (const member of members) {
        this.members.set(member, [...(this.members.get(member) ?? []), `<${name}>`]);
        this.note(member);
      }
    }
    for (const [phrase, label] of phrases) this.add(phrase.split(" "), label);
  }

  add(symbols, label) {
    let at = this.root;
    for (const symbol of symbols) {
      if (symbol === GAP) {
        at.gap ??= node();
        at = at.gap;
        continue;
      }
      this.note(symbol);
      if (!at.next.has(symbol)) at.next.set(symbol, node());
      at = at.next.get(symbol);
    }
    if (!at.labels.includes(label)) at.labels.push(label);
  }

  note(symbol) {
    if (symbol.endsWith("*")) this.stems.add(symbol);
    else if (symbol.startsWith("=")) this.exact.add(symbol);
  }

  /** Every phrase in the text, overlapping ones too, in the order of their first words. */
  find(text) {
    const symbols = text.map((word) => this.symbolsOf(word));
    const found = [];
    symbols.forEach((known, first) => {
      for (const symbol of known) {
        const begun = this.root.next.get(symbol);
        if (begun) this.follow(begun, text, symbols, first, first + 1, found);
      }
    });
    return found;
  }

  follow(at, text, symbols, first, place, found) {
    if (at.labels.length) found.push({ first, last: place, labels: at.labels });
    const { sentence } = text[first];
    if (at.next.size && place < text.length && text[place].sentence === sentence) {
      for (const symbol of symbols[place]) {
        const after = at.next.get(symbol);
        if (after) this.follow(after, text, symbols, first, place + 1, found);
      }
    }
    if (!at.gap) return;
    for (let start = place; start < Math.min(place + this.gap + 1, text.length); start += 1) {
      if (text[start].sentence !== sentence) break;
      for (const symbol of symbols[start]) {
        const after = at.gap.next.get(symbol);
        if (after) this.follow(after, text, symbols, first, start + 1, found);
      }
    }
  }

  /** What of the tree a word can be: itself folded, itself exactly, a stem, a class. */
  symbolsOf(word) {
    if (!this.known.has(word.exact)) {
      const own = [word.folded, ...stems(word).filter((stem) => this.stems.has(stem))];
      if (this.exact.has(`=${word.exact}`)) own.push(`=${word.exact}`);
      const classes = own.flatMap((symbol) => this.members.get(symbol) ?? []);
      this.known.set(word.exact, [...own, ...new Set(classes)]);
    }
    return this.known.get(word.exact);
  }
}

/** Every stem that a word begins with, folded or as it is written. */
function stems({ exact, folded }) {
  const small = exact.toLowerCase();
  const found = new Set();
  for (let length = 2; length <= folded.length; length += 1) found.add(`${folded.slice(0, length)}*`);
  for (let length = 2; length <= small.length; length += 1) {
    found.add(`${foldedStem(small.slice(0, length))}*`);
  }
  return [...found];
}
