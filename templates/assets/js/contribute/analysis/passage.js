/**
 * A title or an abstract as sentences of words, with what each sentence is there for.
 */
import { isUpper } from "../letters.js";

/** @import { Pattern } from "../rules.js" */
/** @import { Match } from "./phrases.js" */

/** @typedef {{ start: number, end: number, exact: string, folded: string, sentence: number }} Word */
/** @typedef {[Match, cue: string]} Cue */
/** @typedef {ReturnType<Passage["evidence"]>} Evidence */

/** Reads texts by the builder's patterns. */
export class Words {
  /** @param {Record<string, Pattern>} patterns */
  constructor(patterns) {
    this.patterns = patterns;
    /** @type {Map<string, [string, string]>} */
    this.known = new Map();
  }

  /** Every word of a text in order: start, end, exact, folded, sentence.
   * @param {string} text @returns {Word[]} */
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

/** What each sentence is there for, by the turns of phrase found in it.
 * @param {Passage} passage @param {Cue[]} cues */
export function roles(passage, cues) {
  const numbers = Array.from({ length: passage.sentences }, (_, number) => number);
  if (passage.field === "title") return numbers.map(() => "title");
  const said = numbers.map(() => new Set());
  for (const [found, cue] of cues) said[passage.words[found.first].sentence].add(cue);
  const firstOwn = Math.max(
    0,
    said.findIndex((cuesThere) => cuesThere.has("own")),
  );
  return numbers.map((number) => role(said[number], number, firstOwn));
}

/** @param {Set<string>} said @param {number} number @param {number} firstOwn */
function role(said, number, firstOwn) {
  if (number < firstOwn) return "background";
  if (number > firstOwn && said.has("result")) return "result";
  return said.has("background") && !said.has("own") ? "background" : "own";
}

/** Words that stand shortly behind an aside, within the same clause.
 * @param {Passage} passage @param {Cue[]} cues @param {number} reach */
export function setAside(passage, cues, reach) {
  /** @type {Set<number>} */
  const aside = new Set();
  for (const [found, cue] of cues) {
    if (cue !== "aside") continue;
    const { sentence } = passage.words[found.first];
    const end = Math.min(found.last + reach + 1, passage.words.length);
    for (let place = found.last; place < end; place += 1) {
      const parted = /[,;:]/u.test(passage.between(found.last, place));
      if (passage.words[place].sentence !== sentence || parted) break;
      aside.add(place);
    }
  }
  return aside;
}
