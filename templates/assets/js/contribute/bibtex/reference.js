/**
 * What a BibTeX entry tells of a paper, in the habits of arXiv, Google Scholar, DBLP and Zotero.
 */
import { caseless } from "../letters.js";
import { words } from "./latex.js";

/** @import { Identity } from "../identity.js" */

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/u;
const PREPRINT =
  /(?:^|\P{L})(?:arxiv|corr|biorxiv|medrxiv|ssrn|openreview|preprints?|techrxiv)(?:$|\P{L})/iu;
const HEAD =
  /^(?:in:? |proceedings of (?:the )?|proc\. (?:of (?:the )?)?|the |\d+(?:st|nd|rd|th) |annual )/iu;
const ID = String.raw`\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}`;
const NAMED = new RegExp(String.raw`arxiv[:\s./]{1,3}(?:abs/)?(${ID})`, "iu");
const CODE = /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//iu;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const OPENER = /@\s*([A-Za-z]+)\s*([{(])/gu;
const NO_ENTRY = ["comment", "preamble"];

/** Reads from a place in a text onwards. */
class Reader {
  /** @param {string} text @param {number} at */
  constructor(text, at) {
    this.text = text;
    this.at = at;
  }

  skip() {
    while (/[\s,]/u.test(this.text[this.at] ?? "")) this.at += 1;
  }

  word() {
    const found = /[^\s,={}()"#%]+/uy;
    found.lastIndex = this.at;
    const word = found.exec(this.text)?.[0] ?? "";
    this.at += word.length;
    return word;
  }

  /** What stands between braces or quotation marks, or null where nothing closes them.
   * @param {string} close */
  enclosed(close) {
    let depth = 0;
    this.at += 1;
    const begin = this.at;
    for (; this.at < this.text.length; this.at += 1) {
      const char = this.text[this.at];
      if (char === "\\") this.at += 1;
      else if (char === close && !depth) return this.text.slice(begin, this.at++);
      else if (char === "{") depth += 1;
      else if (char === "}") depth -= 1;
    }
    return null;
  }

  /** A value: texts, numbers and macros, joined by #. @param {Map<string, string>} macros */
  value(macros) {
    const pieces = [];
    for (;;) {
      this.space();
      const char = this.text[this.at];
      let piece;
      if (char === "{") piece = this.enclosed("}");
      else if (char === '"') piece = this.enclosed('"');
      else {
        const word = this.word();
        piece = macros.get(word.toLowerCase()) ?? word;
        if (!word) return null;
      }
      if (piece === null) return null;
      pieces.push(piece);
      this.space();
      if (this.text[this.at] !== "#") return pieces.join("");
      this.at += 1;
    }
  }

  space() {
    while (/\s/u.test(this.text[this.at] ?? "")) this.at += 1;
  }

  /** `name = value` pairs up to the end of the entry, or null where one cannot be read.
   * @param {Map<string, string>} macros */
  fields(macros) {
    /** @type {Map<string, string>} */
    const found = new Map();
    for (;;) {
      this.skip();
      const char = this.text[this.at];
      if (char === "}" || char === ")") return found;
      const name = this.word().toLowerCase();
      this.space();
      if (!name || this.text[this.at] !== "=") return null;
      this.at += 1;
      const value = this.value(macros);
      if (value === null) return null;
      if (!found.has(name)) found.set(name, value);
    }
  }
}

/** The fields of the first entry; null for a text without any, false for one that is broken.
 * @param {string} text */
function firstEntry(text) {
  const macros = new Map(MONTHS.map((month) => [month, month]));
  for (const opener of text.matchAll(OPENER)) {
    const kind = opener[1].toLowerCase();
    if (NO_ENTRY.includes(kind)) continue;
    const reader = new Reader(text, opener.index + opener[0].length);
    if (kind !== "string") {
      reader.space();
      const comma = /[^,{}()="]*,/uy;
      comma.lastIndex = reader.at;
      if (comma.test(text)) reader.at = comma.lastIndex;
    }
    const fields = reader.fields(macros);
    if (kind !== "string") return fields ?? false;
    for (const [name, value] of fields ?? []) macros.set(name, value);
  }
  return null;
}

/** Parts of a text outside all braces. @param {string} text @param {RegExp} at */
function apart(text, at) {
  const parts = [""];
  let depth = 0;
  for (const piece of text.split(at)) {
    if (!depth && at.test(piece)) parts.push("");
    else parts[parts.length - 1] += piece;
    depth += (piece.match(/(?<!\\)\{/gu) ?? []).length - (piece.match(/(?<!\\)\}/gu) ?? []).length;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** A name as a reader writes it, first names first. @param {string} name */
function person(name) {
  if (name.toLowerCase() === "others") return "and others";
  const [last, ...rest] = apart(name, /(,)/u);
  const first = rest.pop() ?? "";
  return words([first, last, ...rest].filter(Boolean).join(" "));
}

/** Month of an arXiv id. @param {string} id */
export function arxivMonth(id) {
  const [, year, month] = /^(?:[a-z.-]+\/)?(\d\d)(\d\d)/iu.exec(id) ?? [];
  if (!year || Number(month) < 1 || Number(month) > 12) return "";
  return `${Number(year) > 90 ? "19" : "20"}${year}-${month}`;
}

/** @param {Map<string, string>} fields */
function dated(fields) {
  const whole = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])/u.exec(fields.get("date") ?? "");
  if (whole) return whole[0];
  const year = YEAR.exec(fields.get("year") ?? "")?.[0];
  if (!year) return "";
  const told = (fields.get("month") ?? "").toLowerCase();
  const letters = /[a-z]{3}/u.exec(told)?.[0];
  const number = letters ? MONTHS.indexOf(letters) + 1 : Number(told);
  if (!(number >= 1 && number <= 12)) return year;
  const day = /(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)/u.exec(
    fields.get("day") ?? (letters ? told : ""),
  )?.[0];
  const month = `${year}-${String(number).padStart(2, "0")}`;
  return day ? `${month}-${day.padStart(2, "0")}` : month;
}

/** NAME YEAR of proceedings or of a journal, by the known long titles.
 * @param {Map<string, string>} fields @param {[string, string][]} known */
function venueOf(fields, known) {
  const year = YEAR.exec(fields.get("year") ?? fields.get("date") ?? "")?.[0];
  for (const name of ["eventtitle", "booktitle", "journal", "journaltitle"]) {
    const text = words(fields.get(name) ?? "");
    if (!/\p{L}/u.test(text) || PREPRINT.test(text)) continue;
    const when = [...text.matchAll(new RegExp(YEAR, "gu"))].at(-1)?.[0] ?? year;
    const folded = ` ${(
      caseless(text)
        .replaceAll("&", " and ")
        .match(/[a-z0-9]+/gu) ?? []
    ).join(" ")} `;
    const long = known.find(([phrase]) => folded.includes(` ${phrase} `))?.[1];
    const short = /\(([A-Z][A-Za-z&+-]{1,14})\)/u.exec(text)?.[1];
    if (when) return `${long ?? short ?? bare(text)} ${when}`;
  }
  return "";
}

/** @param {string} text */
function bare(text) {
  let rest = text
    .replaceAll(new RegExp(YEAR, "gu"), "")
    .replaceAll(/^[ ,.:;–—-]+|[ ,.:;–—-]+$/gu, "");
  while (HEAD.test(rest)) rest = rest.replace(HEAD, "");
  return rest.replaceAll(/\s+/gu, " ").trim();
}

/** @param {Map<string, string>} fields @param {Identity} identity @param {string[]} addresses */
function arxivOf(fields, identity, addresses) {
  const kind = (fields.get("eprinttype") ?? fields.get("archiveprefix") ?? "arxiv").toLowerCase();
  const asked = [
    kind === "arxiv" ? (fields.get("eprint") ?? "") : "",
    ...addresses,
    ...["journal", "journaltitle", "note", "number", "howpublished", "publisher"].map(
      (name) => NAMED.exec(fields.get(name) ?? "")?.[1] ?? "",
    ),
    /corr/iu.test(fields.get("journal") ?? "")
      ? (fields.get("volume") ?? "").replace(/^abs\//u, "")
      : "",
    (fields.get("doi") ?? "").replace(/^.*10\.48550\/arxiv\./iu, ""),
  ];
  return asked.map((text) => identity.arxiv(text)).find(Boolean) ?? "";
}

/**
 * The answers that a BibTeX text gives, by field; null for a text without an entry, false for one
 * that is broken.
 * @param {string} text @param {Identity} identity @param {[string, string][]} venues
 */
export function reference(text, identity, venues) {
  const fields = firstEntry(text);
  if (!fields) return fields;
  const addresses = ["url", "howpublished"].flatMap(
    (name) => (fields.get(name) ?? "").replaceAll("\\", "").match(/https?:\/\/[^\s{}<>"]+/gu) ?? [],
  );
  const doi = [fields.get("doi")?.replaceAll("\\_", "_") ?? "", ...addresses]
    .map((one) => identity.doi(one))
    .find((one) => one && !/^10\.48550\/arxiv/iu.test(one));
  const arxiv = arxivOf(fields, identity, addresses);
  const told = dated(fields);
  const first = arxiv && arxivMonth(arxiv);
  const title = [fields.get("title"), fields.get("subtitle")].filter(Boolean).join(": ");
  return {
    title: words(title),
    authors: apart(fields.get("author") ?? "", /(\sand\s)/iu).map(person),
    published: first && !(told.length > 7 && told.startsWith(first)) ? first : told,
    venue: venueOf(fields, venues),
    arxiv,
    doi: doi ?? "",
    code: addresses.find((address) => CODE.test(address)) ?? "",
    abstract: words(fields.get("abstract") ?? ""),
  };
}
