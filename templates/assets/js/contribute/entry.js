/**
 * The content file of an entry, to the letter as the builder writes it.
 */
import { collapsed } from "./letters.js";

const ESCAPES = {
  "\0": "\\0", "\x07": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f",
  "\r": "\\r", "\x1b": "\\e", '"': '\\"', "\\": "\\\\", "\x85": "\\N", "\xa0": "\\_",
  "\u2028": "\\L", "\u2029": "\\P",
};
const SHOWN = /[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

function escaped(char) {
  if (char in ESCAPES) return ESCAPES[char];
  if (SHOWN.test(char)) return char;
  const code = char.codePointAt(0);
  const hex = code.toString(16).toUpperCase();
  return code < 0x100 ? `\\x${hex.padStart(2, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

/** Writes entries by the builder's rules. */
export class Writer {
  constructor(rules) {
    this.fields = rules.fields;
    this.patterns = rules.of.entry;
    this.quoted = rules.rows.quoted;
    this.inLines = rules.rows.lines;
  }

  /** The folder in which the entry's file stands. */
  place(entry) {
    return entry.published ? entry.published.slice(0, 4) : "undated";
  }

  /** The whole file. */
  text(entry) {
    const lines = this.fields.flatMap((name) => this.field(name, entry[name], ""));
    const body = entry.abstract ? `\n${entry.abstract}\n` : "";
    return `---\n${lines.map((line) => `${line}\n`).join("")}---\n${body}`;
  }

  field(name, value, indent) {
    if (!value || (typeof value === "object" && !Object.values(value).flat().length)) return [];
    if (Array.isArray(value)) return this.list(name, value, indent);
    if (typeof value === "object") {
      const inner = Object.entries(value).flatMap(([key, part]) => this.field(key, part, `${indent}  `));
      return [`${indent}${name}:`, ...inner];
    }
    const isDate = ["published", "added"].includes(name) && this.patterns.date.full(value);
    const text = isDate ? value : this.scalar(value, this.quoted.includes(name), false);
    return [`${indent}${name}: ${text}`];
  }

  list(name, texts, indent) {
    if (!this.inLines.includes(name)) {
      const row = texts.map((text) => this.scalar(text, false, true)).join(", ");
      return [`${indent}${name}: [${row}]`];
    }
    const lines = texts.map((text) => `${indent}  - ${this.scalar(text, false, false)}`);
    return [`${indent}${name}:`, ...lines];
  }

  /** One line of text, in quotation marks where YAML would read it as something else. */
  scalar(text, quoted, inRow) {
    const line = collapsed(text);
    const unsure = this.patterns.unsure.match(line);
    const hidden = [...line].some((char) => !SHOWN.test(char));
    if (quoted || unsure || hidden || (inRow && this.patterns["unsure-in-a-row"].search(line))) {
      return `"${[...line].map(escaped).join("")}"`;
    }
    return inRow && /[:?]/u.test(line) ? `'${line.replaceAll("'", "''")}'` : line;
  }
}
