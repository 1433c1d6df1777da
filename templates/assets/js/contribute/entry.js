/**
 * The content file of an entry: it says what the builder's own would, with every free text in
 * double quotes.
 */
import { collapsed } from "./letters.js";

const SHOWN = /[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** A word that YAML takes for no number, date, truth or nothing. */
const WORD = /^(?!(?:true|false|null|yes|no|on|off|y|n|nan|inf)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;
const DATE = /^\d{4}(?:-\d\d){0,2}$/u;

function escaped(char) {
  if (char === '"' || char === "\\") return `\\${char}`;
  if (SHOWN.test(char)) return char;
  return `\\u${char.codePointAt(0).toString(16).padStart(4, "0")}`;
}

const quoted = (text) => `"${[...collapsed(text)].map(escaped).join("")}"`;
const slug = (text) => (WORD.test(text) ? text : quoted(text));

const isEmpty = (value) => !value || (typeof value === "object" && !Object.values(value).flat().length);

/** A field as lines, in the shape that its rule tells. */
function field(name, value, { shape, parts }, indent = "") {
  if (isEmpty(value)) return [];
  const head = `${indent}${name}:`;
  const inner = `${indent}  `;
  if (shape === "lines") return [head, ...value.map((one) => `${inner}- ${quoted(one)}`)];
  if (Array.isArray(value)) return [`${head} [${value.map(slug).join(", ")}]`];
  if (parts) return [head, ...Object.keys(parts).flatMap((key) => field(key, value[key], parts[key], inner))];
  return [`${head} ${shape === "date" && DATE.test(value) ? value : quoted(value)}`];
}

/** The folder in which an entry's file stands. */
export const placeOf = ({ published }) => (published ? published.slice(0, 4) : "undated");

/** The whole file, its fields in the order of their rules. */
export function fileOf(entry, fields) {
  const lines = Object.entries(fields).flatMap(([name, rule]) => field(name, entry[name], rule));
  const body = entry.abstract ? `\n${entry.abstract}\n` : "";
  return `---\n${lines.map((line) => `${line}\n`).join("")}---\n${body}`;
}
