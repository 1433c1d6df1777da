/**
 * Words as the search compares them: small letters, no accents, the signs that tell names apart
 * (ZeRO++, eff@k, M^3ViT) kept, all other punctuation a space.
 */
const MARKS = /\p{M}/gu;
const OTHER = /[^\p{L}\p{N}+@^.\- ]+/gu;
const STOP = new Set(
  `a about after all also am an and any are as at be been best between both but by can could did do
  does doing during each explain find for from get give go good great had has have having help how i
  if in into is it its just know like list main make making many me more most much my need no not of
  on one only or other our out over paper papers please recommend should show so some such tell than
  that the their them then there these they thing things this those through to too under up us use
  used using very want was way ways we were what whats when where whether which while who why will
  with without work works would you your reading read vs versus pick choose better anything
  something everything practice happen happens instead itself actually really always ever tell tells
  method methods approach approaches technique techniques enough still yet seem seems say says said
  lot lots`.split(/\s+/),
);

/** A text in small letters, without accents and stray signs, single spaces between words.
 * @param {string} text */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/['’]s(?![\p{L}\p{N}_])/gu, "")
    .replace(/['’]/gu, "")
    .replace(OTHER, " ")
    .replace(/(?<![\p{N}])[.]|[.](?![\p{N}])/gu, " ")
    .replace(/(^|\s)[-+@^]+(?=\s|$)/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** A name as it is looked up whole. @param {string} text */
export function tight(text) {
  return folded(text).replace(/[\s\-.^]+/gu, "");
}

/** The words of a folded text. @param {string} text */
export function wordsOf(text) {
  return text ? text.split(" ") : [];
}

/** Whether a word carries no meaning of its own. @param {string} word */
export function isStop(word) {
  return STOP.has(word);
}

const ENDINGS =
  /(?:ise|ize|isations?|izations?|ations?|ising|izing|ised|ized|ises|izes|ings?|ers?|ed|ly|ie|y|e)$/u;

/** A word's beginning without its ending; words of one stem count as the same.
 * @param {string} word */
export function stem(word) {
  if (word.length < 4 || /[^\p{L}]/u.test(word)) return word;
  const one = word.replace(/(?:(?<=^..u)|(?<=[^siu]))s$/u, "");
  const bare = one.replace(ENDINGS, "");
  return bare.length >= 4 ? bare : one;
}

/** American for British spelling, or the word itself. @param {string} word */
export function american(word) {
  if (word.length < 6) return word;
  return word
    .replace(/is(?=(?:ations?|e|ed|es|ers?|ing)$)/u, "iz")
    .replace(/ys(?=(?:e|ed|es|ers?|ing)$)/u, "yz")
    .replace(/our(?=(?:s|ed|ing|al|able)?$)/u, "or")
    .replace(/(?<=[aeiou])ll(?=(?:ing|ed|er|ers)$)/u, "l");
}

/** Damerau-Levenshtein distance (optimal string alignment), or Infinity past `most`.
 * @param {string} a @param {string} b @param {number} most */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return Infinity;
    before = last;
    last = row;
  }
  return last[b.length] <= most ? last[b.length] : Infinity;
}
