/**
 * A key for a paper by its title: the name before its colon, or a few of its words, as the builder
 * makes it.
 */
import { split, stripped } from "./letters.js";

const LETTER = /(?<![\p{L}\p{Nl}\p{No}])[\p{L}\p{Nl}\p{No}](?![\p{L}\p{Nl}\p{No}])/gu;

/** Makes keys by the builder's rules. */
export class Keys {
  constructor(rules, identity) {
    this.identity = identity;
    this.maths = rules.of.prose["title-maths"];
    this.limits = rules.limits;
    this.greek = rules.greek;
    this.words = Object.fromEntries(
      Object.entries(rules["key words"]).map(([name, words]) => [name, new Set(words)]),
    );
  }

  /** A key no other paper has, or "" for a title that the page cannot spell. */
  for(title, taken, year) {
    if (!this.identity.slug(this.spoken(title))) return "";
    const base = this.head(title) || this.fromTitle(this.wordsOf(title));
    for (const key of this.variants(this.cut(base), title, year)) {
      if (!taken.has(key) && !this.words.reserved.has(key)) return key;
    }
    return "";
  }

  /** The key, then with a further word of the title, with the year, with a number. */
  *variants(base, title, year) {
    yield base;
    const parts = new Set(base.split("-"));
    for (const word of this.wordsOf(title)) {
      if (this.words.small.has(word) || word.split("-").every((part) => parts.has(part))) continue;
      yield this.cut(`${this.cut(base, this.limits.key - word.length - 1)}-${word}`);
      break;
    }
    if (year) yield `${this.cut(base, this.limits.key - 5)}-${year}`;
    for (let number = 2; number < 1e6; number += 1) yield `${this.cut(base, this.limits.key - 9)}-${number}`;
  }

  /** A key of at most so many characters, cut between words where one can. */
  cut(key, length = this.limits.key) {
    if (key.length <= length) return key;
    const hyphen = key.slice(0, length + 1).lastIndexOf("-");
    return (hyphen > 0 ? key.slice(0, hyphen) : key.slice(0, length)).replaceAll(/^-+|-+$/gu, "");
  }

  /** A title as words; lone Greek letters and formulas by their names. */
  spoken(title) {
    const bare = title.includes("$")
      ? this.maths.replace(title, (formula) => this.said(formula.slice(1, -1))).replaceAll("\\$", "$")
      : title;
    return bare.replaceAll(LETTER, (letter) => (letter in this.greek ? ` ${this.greek[letter]} ` : letter));
  }

  /** A formula as words: its commands by their names, its braces gone. */
  said(formula) {
    const named = formula.replaceAll(/\\(?:math\w+|text\w*|operatorname)\s*/gu, "");
    return named.replaceAll(/\\([A-Za-z]+)/gu, " $1 ").replaceAll(/[{}\\]/gu, "");
  }

  wordsOf(title) {
    return split(this.spoken(title)).map((word) => this.identity.slug(word)).filter(Boolean);
  }

  /** The name before a title's colon, when it has at most three words. */
  head(title) {
    const spoken = this.spoken(title);
    const colon = spoken.indexOf(": ");
    if (colon < 0 || !stripped(spoken.slice(colon + 2))) return "";
    const name = spoken.slice(0, colon);
    if (split(name).length > 3) return "";
    const slug = this.identity.slug(name);
    return this.words["no name"].has(slug) || this.words.small.has(slug) ? "" : slug;
  }

  /** Two to five words of the title that carry its meaning. */
  fromTitle(words) {
    const meant = words.filter((word) => !this.words.small.has(word));
    const chosen = [];
    for (const word of (meant.length ? meant : words).slice(0, this.limits["key words"])) {
      if (chosen.length >= 2 && [...chosen, word].join("-").length > 40) break;
      chosen.push(word);
    }
    return chosen.join("-");
  }
}
