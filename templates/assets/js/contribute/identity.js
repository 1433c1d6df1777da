/**
 * When two papers are the same: arXiv ids, DOIs and titles in one form each, as the builder has them.
 */
import { alone, caseless, stripped } from "./letters.js";

const BLOCK = 256;

/** Reads ids and names by the builder's rules. */
export class Identity {
  constructor(rules) {
    this.patterns = rules.of.identity;
    this.spoken = rules.spoken;
    this.blocks = new Map(
      Object.entries(rules.letters).map(([start, spelled]) => [Number(start), spelled.split(",")]),
    );
  }

  /** The bare id in what is written into a field for one, else null. */
  bare(name, text) {
    return name === "arxiv" || name === "doi" ? this[name](text) : null;
  }

  /** The id without version in an id or an arXiv or Hugging Face address, else null. */
  arxiv(text) {
    const match = this.patterns["arxiv-in"].full(stripped(text));
    if (!match) return null;
    const dot = match.groups.id.indexOf(".");
    if (dot < 0) return match.groups.id.toLowerCase();
    return match.groups.id.slice(0, dot).toLowerCase() + match.groups.id.slice(dot).toUpperCase();
  }

  /** The bare DOI in a DOI or a doi.org address, else null. */
  doi(text) {
    return this.patterns["doi-in"].full(stripped(text))?.groups.doi ?? null;
  }

  /** An id in its field: which kind it is, as it is shown, and in its common form. */
  id(text) {
    const arxiv = this.arxiv(text);
    if (!arxiv) return ["doi", this.doi(text) ?? text, caseless(this.doi(text) ?? text)];
    const found = this.patterns.class.search(arxiv); // may be left out of an old id
    return ["arxiv", arxiv, found ? arxiv.replace(found[0], "/") : arxiv];
  }

  /** Whether a text is a whole http or https address that may stand in a link. */
  isAddress(text) {
    const host = /^https?:\/\/([^/?#]*)/iu.exec(text)?.[1];
    if (!host || this.patterns["no-address"].search(text)) return false;
    const bare = host.slice(host.lastIndexOf("@") + 1);
    if (/[[\]]/u.test(host)) return /^\[[0-9a-f:.]+\](?::\d*)?$/iu.test(bare);
    const plain = host.replaceAll(/[@:#?]/gu, "");
    return !/[/?#@:]/u.test(plain.normalize("NFKC")) && bare.split(":")[0] !== "";
  }

  /** Letters and digits of a title, without case, accents, markup or punctuation. */
  title(title) {
    return alone(title.replaceAll(/\\[a-zA-Z]+/gu, ""));
  }

  /** A name as a word of an address, or "" for one without a letter or digit the page can spell. */
  slug(name) {
    const bare = name.replaceAll(/['’^]/gu, "");
    const spoken = [...bare].map((char) => this.spoken[char] ?? char).join("");
    const ascii = [...spoken].map((char) => this.ascii(char)).join("");
    return (ascii.toLowerCase().match(/[a-z0-9]+/gu) ?? []).join("-");
  }

  ascii(char) {
    const code = char.codePointAt(0);
    if (code < 0x80) return char;
    return this.blocks.get(code - (code % BLOCK))?.[code % BLOCK] ?? (/\p{P}|\p{Z}/u.test(char) ? "-" : "");
  }

  /** Whether a name has a letter or digit, in whatever script. */
  isSpelled(name) {
    return this.slug(name) !== "" || /[\p{L}\p{N}]/u.test([...name].filter((c) => c > "\u2fff").join(""));
  }
}

/** The papers on the list, by what tells them apart; none, until their file is there. */
export class Known {
  constructor(identity, { papers, gone } = { papers: [], gone: [] }) {
    this.identity = identity;
    this.keys = new Set(gone);
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

  /** The papers that share an id or the title with an entry: field, what is shown, paper. */
  same({ arxiv, doi, title }) {
    const found = [arxiv, doi].filter(Boolean).map((text) => this.identity.id(text));
    if (title) found.push(["title", title, this.identity.title(title)]);
    const once = new Map(found.map((one) => [one[2], one])).values();
    return [...once].flatMap(([field, shown, name]) => {
      const paper = this.by.get(name);
      return paper ? [[field, shown, paper]] : [];
    });
  }
}
