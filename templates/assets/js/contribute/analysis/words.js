/**
 * A text as sentences of words, each word with its place and the forms in which it is compared.
 */
import { isUpper } from "../letters.js";

/** Reads texts by the builder's patterns. */
export class Words {
  constructor(patterns) {
    this.patterns = patterns;
    this.known = new Map();
  }

  /** Every word of a text in order: start, end, exact, folded, sentence. */
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
      found.push({ start: match.index, end: match.index + match[0].length, exact, folded, sentence });
    }
    return found;
  }

  /** Where each sentence but the last ends. */
  sentenceEnds(text) {
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

  /** The exact and the folded form of a word as written. */
  forms(written) {
    if (!this.known.has(written)) {
      let exact = written.normalize("NFKC").replaceAll("’", "'");
      if (exact.includes("-")) exact = exact.replaceAll(/-\s+/gu, "");
      if (exact.length > 2 && exact.endsWith("s") && isUpper(exact.at(-2))) exact = exact.slice(0, -1);
      this.known.set(written, [exact, this.folded(exact)]);
    }
    return this.known.get(written);
  }

  /** A word in small letters, American spelling, without accents and a plural s. */
  folded(word) {
    let small = word.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
    if (small.length > 4 && small.endsWith("ies")) return `${small.slice(0, -3)}y`;
    if (small.length > 3 && small.endsWith("s") && !"sui".includes(small.at(-2))) {
      small = small.slice(0, -1);
    }
    if (small.length > 5) {
      for (const american of ["iz", "yz", "or"]) small = this.patterns[american].replace(small, american);
    }
    return small;
  }
}
