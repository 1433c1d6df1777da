/**
 * The first entry of a BibTeX text: its fields, in small letters, with what they hold.
 */
export const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const OPENER = /@\s*([A-Za-z]+)\s*([{(])/gu;
const NO_ENTRY = ["comment", "preamble"];

/** Reads from a place in a text onwards. */
class Reader {
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

  /** What stands between braces or quotation marks, or null where nothing closes them. */
  enclosed(close) {
    let depth = 0;
    const begin = (this.at += 1);
    for (; this.at < this.text.length; this.at += 1) {
      const char = this.text[this.at];
      if (char === "\\") this.at += 1;
      else if (char === close && !depth) return this.text.slice(begin, this.at++);
      else if (char === "{") depth += 1;
      else if (char === "}") depth -= 1;
    }
    return null;
  }

  /** A value: texts, numbers and macros, joined by #. */
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

  /** `name = value` pairs up to the end of the entry, or null where one cannot be read. */
  fields(macros) {
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

/** The fields of the first entry; null for a text without any, false for one that is broken. */
export function firstEntry(text) {
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
