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

  /** The id without version in an id or an arXiv or Hugging Face address, else null. */
  arxiv(text) {
    const match = this.patterns["arxiv-in"].full(stripped(text));
    if (!match) return null;
    const dot = match.groups.id.indexOf(".");
    if (dot < 0) return match.groups.id.toLowerCase();
    return match.groups.id.slice(0, dot).toLowerCase() + match.groups.id.slice(dot).toUpperCase();
  }

  /** An old id without its class, which may be left out. */
  classless(id) {
    const found = this.patterns.class.search(id);
    return found ? id.replace(found[0], "/") : id;
  }

  /** The bare DOI in a DOI or a doi.org address, else null. */
  doi(text) {
    return this.patterns["doi-in"].full(stripped(text))?.groups.doi ?? null;
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

  /** A name without case, accents, spaces and hyphens. */
  folded(name) {
    return alone(name, "+@#&^*");
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

/** The papers on the list, by what tells them apart. */
export class Known {
  constructor(data, identity) {
    this.keys = new Set(data.gone);
    this.by = { arxiv: new Map(), doi: new Map(), title: new Map() };
    for (const [inside, title, arxiv, doi, raw] of data.papers) {
      const key = inside.replace(/^.*\/|\.md$/gu, "");
      const paper = { key, title, file: `content/${inside}` };
      this.keys.add(key);
      if (arxiv) this.note("arxiv", arxiv, paper);
      if (doi) this.note("doi", caseless(doi), paper);
      this.note("title", identity.title(raw ?? title), paper);
    }
    this.spellings = new Map();
    for (const [kind, names] of Object.entries(data.spelled)) {
      for (const name of names) this.spellings.set(`${kind} ${identity.folded(name)}`, name);
    }
    this.identity = identity;
  }

  note(field, value, paper) {
    if (!this.by[field].has(value)) this.by[field].set(value, paper);
  }

  /** The papers that share an id or the title with an entry: field, what is shown, paper. */
  same({ arxiv, doi, title }) {
    const id = arxiv || this.identity.arxiv(doi ?? "");
    const found = [
      ["arxiv", id, id && this.by.arxiv.get(this.identity.classless(id))],
      ["doi", doi, doi && this.by.doi.get(caseless(doi))],
      ["title", title, title && this.by.title.get(this.identity.title(title))],
    ];
    return found.filter(([, , paper]) => paper);
  }

  /** A name as the list spells it. */
  spelled(kind, name) {
    return this.spellings.get(`${kind} ${this.identity.folded(name)}`) ?? name;
  }
}
