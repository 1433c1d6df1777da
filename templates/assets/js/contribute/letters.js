/**
 * Letters as the builder sees them: its white space, its small letters, its way of quoting.
 */
const SPACE =
  "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const SPACES = new RegExp(`${SPACE}+`, "gu");
const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** A text without white space around it. @param {string} text */
export const stripped = (text) => text.replace(AROUND, "");

/** A text on one line, with single spaces. @param {string} text */
export const collapsed = (text) => stripped(text).replace(SPACES, " ");

/** The words of a text. @param {string} text */
export function split(text) {
  const line = collapsed(text);
  return line ? line.split(" ") : [];
}

/** A text in which case makes no difference. @param {string} text */
export function caseless(text) {
  return [...text].map((char) => (char === "ı" ? char : char.toUpperCase().toLowerCase())).join("");
}

/** @param {string} text */
export const isUpper = (text) => /\p{Lu}/u.test(text);

/** Letters and digits alone. @param {string} text */
export const alone = (text) =>
  caseless(caseless(text).normalize("NFKD"))
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** @type {Record<string, string>} */
const ESCAPES = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** @param {string} char @param {string} quote */
function escaped(char, quote) {
  if (char in ESCAPES) return ESCAPES[char];
  if (char === quote) return `\\${quote}`;
  if (!HIDDEN.test(char)) return char;
  const hex = Number(char.codePointAt(0)).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** A text in quotation marks, as the builder's messages have it. @param {string} text */
export function quoted(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + [...text].map((char) => escaped(char, quote)).join("") + quote;
}
