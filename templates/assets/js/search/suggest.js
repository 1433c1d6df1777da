/**
 * What a few typed letters may be on the way to: topics, names, authors, papers, phrases. Pure: the
 * same text and lexicon always give the same suggestions.
 */
import { compared, offersOf } from "./offers.js";
import { american } from "./words.js";

/** @import { Suggestion } from "../listbox.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Offer, Typed, Way } from "./offers.js" */

/** @typedef {Suggestion & { weight: number, rank: number }} Fitting */

/** Suggestions at most, and of each kind while the other kinds have any. */
const MOST = 8;
const SHARE = { topic: 3, name: 3, author: 2, paper: 3, phrase: 1 };
const KINDS = Object.keys(SHARE);
/** Letters from which a shy offer comes forward. */
const TYPED_OUT = 4;

/**
 * Up to eight suggestions for a text, in groups of one kind, the group with the best one first:
 * `{ kind, label, detail, path, query }`, where `path` lies below the site's root and `query`, when
 * there is one, holds the parameters of a search. Of a long list, `some` are the offers of the names
 * that may be meant.
 * @param {string} text @param {Lexicon} lexicon @param {Offer[]} [some]
 */
export function suggestions(text, lexicon, some = []) {
  const offers = [...offersOf(lexicon), ...some];
  for (const typed of readings(text, lexicon)) {
    const found = offers.flatMap((offer) => fitting(typed, offer));
    if (found.length) return grouped(chosen(unique(found.sort(compare))));
  }
  return [];
}

/** The text as typed, then in American spelling, then with its errors mended.
 * @param {string} text @param {Lexicon} lexicon */
export function* readings(text, lexicon) {
  const typed = compared(text);
  if (!typed.tight) return;
  yield typed;
  const respelt = typed.words.map(american);
  if (respelt.some((word, n) => word !== typed.words[n])) yield compared(respelt.join(" "));
  const last = typed.words.length - 1;
  const mended = typed.words.flatMap((word, n) => lexicon.repaired(word, n === last) ?? [word]);
  if (mended.join(" ") !== typed.words.join(" ")) yield compared(mended.join(" "));
}

/** An offer as a suggestion with its rank, when the text fits one of its ways.
 * @param {Typed} typed @param {Offer} offer @returns {Fitting[]} */
function fitting(typed, offer) {
  /** @type {{ rank: number, way: Way } | null} */
  let best = null;
  for (const way of offer.ways) {
    if (typed.tight.length < 2 && way.cost) continue;
    if (!way.plain.includes(typed.stems[0]) && !way.tight.startsWith(typed.tight)) continue;
    const rank = fit(typed, way) + way.cost;
    if (rank < (best?.rank ?? Infinity)) best = { rank, way };
  }
  if (!best || (offer.shy && !typedOut(typed, best.way))) return [];
  const { kind, label, path, query, weight } = offer;
  const detail =
    best.way.said && best.way.tight !== compared(label).tight ? best.way.said : offer.detail;
  return [{ kind, label, detail, path, query, weight, rank: best.rank }];
}

/** How well a text fits: 0 the whole, 1 a beginning, 2 beginnings of words, 3 words of a stem.
 * @param {Typed} typed @param {Way} way */
function fit(typed, way) {
  if (way.tight === typed.tight) return 0;
  if (way.plain.startsWith(typed.plain)) return 1;
  if (typed.tight.length > 2 && way.tight.startsWith(typed.tight)) return 1;
  if (typed.tight.length < 2) return Infinity;
  /** @param {string} word */
  const begun = (word) => way.words.some((own) => own.startsWith(word));
  if (typed.words.every(begun)) return 2;
  /** @param {string} word @param {number} n */
  const meant = (word, n) => begun(word) || way.stems.includes(typed.stems[n]);
  return typed.words.every(meant) ? 3 : Infinity;
}

/** @param {Typed} typed @param {Way} way */
function typedOut(typed, way) {
  return typed.tight.length >= TYPED_OUT || typed.words.every((word) => way.words.includes(word));
}

/** @param {Fitting} a @param {Fitting} b */
function compare(a, b) {
  const kind = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  return a.rank - b.rank || kind || b.weight - a.weight || (a.label < b.label ? -1 : 1);
}

/** One suggestion for each place that suggestions lead to, the best. @param {Fitting[]} found */
function unique(found) {
  const places = new Set();
  return found.filter(({ path, query }) => {
    const place = path + JSON.stringify(query ?? null);
    return !places.has(place) && places.add(place);
  });
}

/** The best of each kind up to its share, then whatever there is room for.
 * @param {Fitting[]} found */
function chosen(found) {
  /** @type {Record<string, number>} */
  const counts = {};
  const within = found.filter(({ kind }) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    return counts[kind] <= SHARE[kind];
  });
  const rest = found.filter((one) => !within.includes(one));
  return [...within, ...rest].slice(0, MOST).sort(compare);
}

/** @param {Fitting[]} found */
function grouped(found) {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return kinds.flatMap((one) => found.filter(({ kind }) => kind === one)).map(shown);
}

/** @param {Fitting} one @returns {Suggestion} */
function shown({ kind, label, detail, path, query }) {
  return { kind, label, detail, path, query };
}
