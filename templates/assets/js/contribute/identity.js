/**
 * What tells papers apart, as the builder has it: ids and titles in one form each, and keys.
 */
import { alone, caseless, split, stripped } from "./letters.js";

/** @import { Rules } from "./rules.js" */
/** papers.json (papers.py): each paper's file, title and ids.
 * @typedef {{ papers: [string, string, ...string[]][], gone: string[] }} PapersData */
/** @typedef {{ key: string, title: string, file: string }} Paper */

const BLOCK = 256;
const LETTER = /(?<![\p{L}\p{Nl}\p{No}])[\p{L}\p{Nl}\p{No}](?![\p{L}\p{Nl}\p{No}])/gu;

/** Reads ids and names by the builder's rules. */
export class Identity {
  /** @param {Rules} rules */
  constructor(rules) {
    this.patterns = rules.of.identity;
    this.spoken = rules.spoken;
    this.blocks = new Map(
      Object.entries(rules.letters).map(([start, spelled]) => [Number(start), spelled.split(",")]),
    );
  }

  /** The bare id in what is written into a field for one, else null.
   * @param {string} name @param {string} text */
  bare(name, text) {
    return name === "arxiv" || name === "doi" ? this[name](text) : null;
  }

  /** The id without version in an id or an arXiv or Hugging Face address, else null.
   * @param {string} text */
  arxiv(text) {
    const id = this.patterns["arxiv-in"].full(stripped(text))?.groups?.id;
    if (!id) return null;
    const dot = id.indexOf(".");
    if (dot < 0) return id.toLowerCase();
    return id.slice(0, dot).toLowerCase() + id.slice(dot).toUpperCase();
  }

  /** The bare DOI in a DOI or a doi.org address, else null. @param {string} text */
  doi(text) {
    return this.patterns["doi-in"].full(stripped(text))?.groups?.doi ?? null;
  }

  /** An id in its field: which kind it is, as it is shown, and in its common form.
   * @param {string} text */
  id(text) {
    const arxiv = this.arxiv(text);
    if (!arxiv) return ["doi", this.doi(text) ?? text, caseless(this.doi(text) ?? text)];
    const found = this.patterns.class.search(arxiv); // may be left out of an old id
    return ["arxiv", arxiv, found ? arxiv.replace(found[0], "/") : arxiv];
  }

  /** Whether a text is a whole http or https address that may stand in a link.
   * @param {string} text */
  isAddress(text) {
    const host = /^https?:\/\/([^/?#]*)/iu.exec(text)?.[1];
    if (!host || this.patterns["no-address"].search(text)) return false;
    const bare = host.slice(host.lastIndexOf("@") + 1);
    if (/[[\]]/u.test(host)) return /^\[[0-9a-f:.]+\](?::\d*)?$/iu.test(bare);
    const plain = host.replaceAll(/[@:#?]/gu, "");
    return !/[/?#@:]/u.test(plain.normalize("NFKC")) && bare.split(":")[0] !== "";
  }

  /** Letters and digits of a title, without case, accents, markup or punctuation.
   * @param {string} title */
  title(title) {
    return alone(title.replaceAll(/\\[a-zA-Z]+/gu, ""));
  }

  /** A name as a word of an address, or "" for one without a letter or digit the page can spell.
   * @param {string} name */
  slug(name) {
    const bare = name.replaceAll(/['’^]/gu, "");
    const spoken = [...bare].map((char) => this.spoken[char] ?? char).join("");
    const ascii = [...spoken].map((char) => this.ascii(char)).join("");
    return (ascii.toLowerCase().match(/[a-z0-9]+/gu) ?? []).join("-");
  }

  /** @param {string} char */
  ascii(char) {
    const code = Number(char.codePointAt(0));
    if (code < 0x80) return char;
    return (
      this.blocks.get(code - (code % BLOCK))?.[code % BLOCK] ??
      (/\p{P}|\p{Z}/u.test(char) ? "-" : "")
    );
  }

  /** Whether a name has a letter or digit, in whatever script. @param {string} name */
  isSpelled(name) {
    return (
      this.slug(name) !== "" || /[\p{L}\p{N}]/u.test([...name].filter((c) => c > "\u2fff").join(""))
    );
  }
}

/** The papers on the list, by what tells them apart; none, until their file is there. */
export class Known {
  /** @param {Identity} identity @param {PapersData} [data] */
  constructor(identity, { papers, gone } = { papers: [], gone: [] }) {
    this.identity = identity;
    this.keys = new Set(gone);
    /** @type {Map<string, Paper>} */
    this.by = new Map();
    for (const [inside, title, ...ids] of papers) {
      const key = inside.replace(/^.*\/|\.md$/gu, "");
      const paper = { key, title, file: `content/${inside}` };
      this.keys.add(key);
      for (const name of [...ids, identity.title(title)]) {
        if (name && !this.by.has(name)) this.by.set(name, paper);
      }
    }
  }

  /** The papers that share an id or the title with an entry: field, what is shown, paper.
   * @param {Record<string, string>} entry */
  same({ arxiv, doi, title }) {
    const found = [arxiv, doi].filter(Boolean).map((text) => this.identity.id(text));
    if (title) found.push(["title", title, this.identity.title(title)]);
    const once = new Map(found.map((one) => [one[2], one])).values();
    return [...once].flatMap(([field, shown, name]) => {
      const paper = this.by.get(name);
      return paper ? [{ field, shown, paper }] : [];
    });
  }
}

/** Makes a key of a title: the name before its colon, or a few of its words. */
export class Keys {
  /** @param {Rules} rules @param {Identity} identity */
  constructor(rules, identity) {
    this.identity = identity;
    this.maths = rules.of.prose["title-maths"];
    this.limits = rules.limits;
    this.greek = rules.greek;
    this.words = Object.fromEntries(
      Object.entries(rules["key words"]).map(([name, words]) => [name, new Set(words)]),
    );
  }

  /** A key no other paper has, or "" for a title that the page cannot spell.
   * @param {string} title @param {Set<string>} taken @param {string} year */
  for(title, taken, year) {
    if (!this.identity.slug(this.spoken(title))) return "";
    const base = this.head(title) || this.fromTitle(this.wordsOf(title));
    for (const key of this.variants(this.cut(base), title, year)) {
      if (!taken.has(key) && !this.words.reserved.has(key)) return key;
    }
    return "";
  }

  /** The key, then with a further word of the title, with the year, with a number.
   * @param {string} base @param {string} title @param {string} year */
  *variants(base, title, year) {
    yield base;
    const parts = new Set(base.split("-"));
    for (const word of this.wordsOf(title)) {
      if (this.words.small.has(word) || word.split("-").every((part) => parts.has(part))) continue;
      yield this.cut(`${this.cut(base, this.limits.key - word.length - 1)}-${word}`);
      break;
    }
    if (year) yield `${this.cut(base, this.limits.key - 5)}-${year}`;
    for (let number = 2; number < 1e6; number += 1)
      yield `${this.cut(base, this.limits.key - 9)}-${number}`;
  }

  /** A key of at most so many characters, cut between words where one can. @param {string} key */
  cut(key, length = this.limits.key) {
    if (key.length <= length) return key;
    const hyphen = key.slice(0, length + 1).lastIndexOf("-");
    return (hyphen > 0 ? key.slice(0, hyphen) : key.slice(0, length)).replaceAll(/^-+|-+$/gu, "");
  }

  /** A title as words; lone Greek letters and formulas by their names. @param {string} title */
  spoken(title) {
    const bare = title.includes("$")
      ? this.maths
          .replace(title, (formula) => this.said(formula.slice(1, -1)))
          .replaceAll("\\$", "$")
      : title;
    return bare.replaceAll(LETTER, (letter) =>
      letter in this.greek ? ` ${this.greek[letter]} ` : letter,
    );
  }

  /** A formula as words: its commands by their names, its braces gone. @param {string} formula */
  said(formula) {
    const named = formula.replaceAll(/\\(?:math\w+|text\w*|operatorname)\s*/gu, "");
    return named.replaceAll(/\\([A-Za-z]+)/gu, " $1 ").replaceAll(/[{}\\]/gu, "");
  }

  /** @param {string} title */
  wordsOf(title) {
    return split(this.spoken(title))
      .map((word) => this.identity.slug(word))
      .filter(Boolean);
  }

  /** The name before a title's colon, when it has at most three words. @param {string} title */
  head(title) {
    const spoken = this.spoken(title);
    const colon = spoken.indexOf(": ");
    if (colon < 0 || !stripped(spoken.slice(colon + 2))) return "";
    const name = spoken.slice(0, colon);
    if (split(name).length > 3) return "";
    const slug = this.identity.slug(name);
    return this.words["no name"].has(slug) || this.words.small.has(slug) ? "" : slug;
  }

  /** Two to five words of the title that carry its meaning. @param {string[]} words */
  fromTitle(words) {
    const meant = words.filter((word) => !this.words.small.has(word));
    /** @type {string[]} */
    const chosen = [];
    for (const word of (meant.length ? meant : words).slice(0, this.limits["key words"])) {
      if (chosen.length >= 2 && [...chosen, word].join("-").length > 40) break;
      chosen.push(word);
    }
    return chosen.join("-");
  }
}
