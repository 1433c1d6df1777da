/**
 * LaTeX among the words of a reference: accents and signs become letters, macros and braces go,
 * formulas stay between their dollar signs.
 * @type {Record<string, string>}
 */
const ACCENTS = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  r: "\u030a",
  H: "\u030b",
  v: "\u030c",
  d: "\u0323",
  c: "\u0327",
  k: "\u0328",
  b: "\u0331",
};
/** @type {Record<string, string>} */
const LETTERS = {
  ss: "ß",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  aa: "å",
  AA: "Å",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  dh: "ð",
  DH: "Ð",
  th: "þ",
  TH: "Þ",
  dj: "đ",
  DJ: "Đ",
  ng: "ŋ",
  NG: "Ŋ",
  i: "ı",
  j: "ȷ",
  textendash: "–",
  textemdash: "—",
  textquoteright: "’",
  textquoteleft: "‘",
  textquotedblleft: "“",
  textquotedblright: "”",
  textasciitilde: "~",
  textasciicircum: "^",
  textbackslash: "\\",
  textless: "<",
  textgreater: ">",
  textbar: "|",
  textunderscore: "_",
  textregistered: "®",
  texttrademark: "™",
  ldots: "…",
  dots: "…",
  textellipsis: "…",
  slash: "/",
  S: "§",
  P: "¶",
  LaTeX: "LaTeX",
  TeX: "TeX",
  BibTeX: "BibTeX",
  quad: " ",
  qquad: " ",
  space: " ",
};
const FORMULA = /(?<!\\)\$(?!\s)((?:[^$\\]|\\[\s\S])+?)(?<!\s)\$/gu;
const MARK = "\ufdd0";
const NAMED = Object.keys(ACCENTS)
  .filter((name) => /[A-Za-z]/u.test(name))
  .join("");
const SIGNED =
  /\\([`'^~=."])\s*(?:\{\s*(\\[ij](?![A-Za-z])|[\p{L}])\s*\}|(\\[ij](?![A-Za-z])\s*|[\p{L}]))/gu;
const LETTERED = new RegExp(
  `\\\\([${NAMED}])(?:\\s*\\{\\s*(\\\\[ij]|\\p{L})\\s*\\}|\\s+(\\\\[ij](?![A-Za-z])|\\p{L}))`,
  "gu",
);

/** @param {string} _ @param {string} accent @param {string} braced @param {string} bare */
function accented(_, accent, braced, bare) {
  const letter = (braced ?? bare).trim().replace("\\", "");
  return (letter + ACCENTS[accent]).normalize("NFC");
}

/** @param {string} _ @param {string} name */
function lettered(_, name) {
  return LETTERS[name] ?? "";
}

/** The words of a text that holds LaTeX, with its formulas as they are. @param {string} text */
export function words(text) {
  /** @type {string[]} */
  const formulas = [];
  const held = text.replaceAll(
    FORMULA,
    (formula) => MARK + String.fromCodePoint(0xe000 + formulas.push(formula) - 1),
  );
  const plain = held
    .replaceAll(SIGNED, accented)
    .replaceAll(LETTERED, accented)
    .replaceAll(SIGNED, accented) // an accent on an accent
    .replaceAll(/\\(?:url|href)\s*\{([^{}]*)\}/gu, "$1")
    .replaceAll(/\\([A-Za-z]+)(?![A-Za-z])\s*(?:\{\})?/gu, lettered)
    .replaceAll(/\\-|\\[/,]/gu, "")
    .replaceAll(/(?<!\\)~/gu, " ")
    .replaceAll(/\\[ \\]/gu, " ")
    .replaceAll(/---/gu, "—")
    .replaceAll(/--/gu, "–")
    .replaceAll(/``/gu, "“")
    .replaceAll(/''/gu, "”")
    .replaceAll(/\\([&%#_])/gu, "$1")
    .replaceAll(/(?<!\\)[{}]/gu, "")
    .replaceAll(/\\([{}])/gu, "$1");
  const whole = plain.replaceAll(
    /\ufdd0([\ue000-\uf8ff])/gu,
    (_, sign) => formulas[sign.codePointAt(0) - 0xe000],
  );
  return whole.replaceAll(/\s+/gu, " ").trim();
}
