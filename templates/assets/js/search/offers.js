/**
 * All that a search box can offer: topics, names, authors, papers and phrases, each with the ways
 * in which it may be typed. Pure: made from a lexicon, once.
 */
import { folded, isStop, stem, wordsOf } from "./words.js";

/** @import { Suggestion } from "../listbox.js" */
/** @import { Tag } from "./entries.js" */
/** @import { Lexicon, Listed } from "./lexicon.js" */
/** @import { Called, Writer } from "./names.js" */

/** @typedef {Omit<Listed, "topics">} Named */
/** @typedef {ReturnType<typeof compared>} Typed */
/** @typedef {ReturnType<typeof way>} Way */
/** @typedef {Suggestion & { weight: number, ways: Way[], shy?: boolean }} Offer */

/** What other ways than a name cost: an alias, or a title, less than words that hint at a topic. */
const ALIAS = 1;
const TITLE = 1;
const HINT = 2;
/** Kinds of tags by the lexicon's name for them, and the folders of their pages.
 * @type {Record<string, string>} */
const TAGS = {
  model: "models",
  benchmark: "benchmarks",
  hardware: "hardware",
  modality: "modality",
};
const KINDS = /** @type {Tag[]} */ (Object.keys(TAGS));
/** Letters that carry no accent but are typed as if they did. @type {Record<string, string>} */
const LATIN = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
/** States of a paper that a reader must know before trusting it. */
const WARNINGS = ["withdrawn", "retracted", "superseded"];

/** @type {WeakMap<Lexicon, Offer[]>} */
const made = new WeakMap();

/**
 * The offers of a lexicon. An offer has `kind`, `label`, `detail`, where it leads (`path` below the
 * site's root and, for a search, `query`), its `weight` among equals, its `ways`, and whether it
 * is `shy`: kept back until it is typed out.
 * @param {Lexicon} lexicon @returns {Offer[]}
 */
export function offersOf(lexicon) {
  const found = made.get(lexicon) ?? offers(lexicon);
  made.set(lexicon, found);
  return found;
}

/** @param {Lexicon} lexicon @returns {Offer[]} */
function offers(lexicon) {
  const papers = lexicon.papers ?? [];
  const named = names(papers, lexicon.spoken);
  const known = new Set(named.map(({ label }) => folded(label)));
  return [
    ...topics(lexicon),
    ...named,
    ...authors(papers),
    ...papers.map(paper),
    ...phrases(lexicon.spoken, known),
  ];
}

/** What some papers and authors offer, of a list too long to be named in the lexicon.
 * @param {{ papers: Called[], authors: Writer[] }} some @returns {Offer[]} */
export function offersOfSome({ papers, authors: writers }) {
  const some = papers.map(({ names: called = [], ...one }) => ({ ...one, names: [...called, ""] }));
  return [
    ...names(some, []),
    ...writers.map(({ slug, name, papers: count }) => author(name, count, `authors/${slug}/`)),
    ...some.map(paper),
  ];
}

/** A typed text, or a text that may be typed, as both are compared. @param {string} text */
export function compared(text) {
  const latin = folded(text).replace(/[łøđßæœı]/gu, (letter) => LATIN[letter]);
  const plain = latin.replace(/[- ]+/gu, " ").trim();
  const all = wordsOf(plain);
  const meant = all.filter((word) => !isStop(word));
  const words = meant.length ? meant : all;
  return { plain, tight: plain.replace(/[ .]/gu, ""), words, stems: words.map(stem) };
}

/** @param {string} text @param {number} [cost] @param {string} [said] */
function way(text, cost = 0, said = "") {
  return { ...compared(text), cost, said };
}

/** @param {number} number */
function counted(number) {
  return `${number} ${number === 1 ? "paper" : "papers"}`;
}

/** @param {Lexicon} lexicon @returns {Offer[]} */
function topics({ topics: all, spoken }) {
  /** @type {Way[][]} */
  const aliases = all.map(() => []);
  for (const [phrase, meanings] of spoken) {
    for (const meaning of meanings) {
      const topic = /^(~?)#(\d+)$/u.exec(meaning);
      if (topic) aliases[Number(topic[2])].push(way(phrase, topic[1] ? HINT : ALIAS, phrase));
    }
  }
  return all.map(({ slug, name, mark, papers }, n) => ({
    kind: "topic",
    label: name,
    detail: counted(papers),
    path: `topics/${slug}/`,
    weight: papers,
    ways: [way(name), way(mark), ...aliases[n]],
  }));
}

/** Names that papers give and use, under the spelling met first, with their other spellings.
 * @param {Named[]} papers @param {Lexicon["spoken"]} spoken @returns {Offer[]} */
function names(papers, spoken) {
  /** @type {Map<string, string[]>} */
  const aliases = new Map();
  for (const [phrase, meanings] of spoken) {
    for (const meaning of meanings) {
      aliases.set(meaning, [...(aliases.get(meaning) ?? []), phrase]);
    }
  }
  return uses(papers).map(({ label, kind, users }) => ({
    kind: "name",
    label,
    ...(kind === "method" && users.length === 1 ? its(users[0]) : shelf(kind, label, users.length)),
    weight: users.length,
    ways: [
      way(label),
      ...(aliases.get(folded(label)) ?? []).map((phrase) => way(phrase, ALIAS, phrase)),
    ],
  }));
}

/** Every name once, with the papers that use it; the last of a paper's names is only its key.
 * @param {Named[]} papers */
function uses(papers) {
  /** @type {Map<string, { kind: string, label: string, users: Named[] }>} */
  const found = new Map();
  /** @param {string} kind @param {string} label @param {Named} user */
  const note = (kind, label, user) => {
    const id = `${kind} ${folded(label)}`;
    const use = found.get(id) ?? { kind, label, users: [] };
    use.users.push(user);
    found.set(id, use);
  };
  for (const one of papers) {
    for (const name of one.names.slice(0, -1)) note("method", name, one);
    for (const kind of KINDS) for (const name of one[kind] ?? []) note(kind, name, one);
  }
  return [...found.values()];
}

/** A name that one paper gives itself leads to that paper. @param {Named} paper */
function its({ key, title }) {
  return { detail: title, path: `papers/${key}/` };
}

/** Any other name leads to its tag's page, or to a search where the address is the builder's guess.
 * @param {string} kind @param {string} label @param {number} number */
function shelf(kind, label, number) {
  const detail = `${kind}, ${counted(number)}`;
  const slug = slugOf(label);
  if (slug) return { detail, path: `tags/${TAGS[kind] ?? "methods"}/${slug}/` };
  return { detail, path: "search/", query: TAGS[kind] ? { [kind]: label } : { q: label } };
}

/** A plain name as a word of an address, as identity.py has it; empty for one with other letters.
 * @param {string} name */
function slugOf(name) {
  if (/[^ -~]/u.test(name)) return "";
  const spoken = name
    .replace(/['^]/gu, "")
    .replaceAll("+", " plus ")
    .replaceAll("@", " at ")
    .replaceAll("&", " and ")
    .replaceAll("#", " sharp ");
  return (spoken.toLowerCase().match(/[a-z0-9]+/gu) ?? []).join("-");
}

/** Authors; those of one paper are many, and shy. @param {Named[]} papers */
function authors(papers) {
  const counts = new Map();
  for (const { authors: them } of papers) {
    for (const name of them) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => author(name, count, "search/", { author: name }));
}

/**
 * @param {string} name
 * @param {number} count
 * @param {string} path
 * @param {Record<string, string>} [query]
 * @returns {Offer}
 */
function author(name, count, path, query) {
  const weights = { weight: count, shy: count === 1 };
  return {
    kind: "author",
    label: name,
    detail: counted(count),
    path,
    query,
    ...weights,
    ways: [way(name)],
  };
}

/** @param {Named} listed @returns {Offer} */
function paper({ key, title, names: called, authors: them, more = them.length - 1, year, status }) {
  const others = more > 0 ? ` and ${more} more` : "";
  const warning = status && WARNINGS.includes(status) ? [status] : [];
  return {
    kind: "paper",
    label: title,
    detail: [`${them[0] ?? ""}${others}`, year, ...warning].filter(Boolean).join(", "),
    path: `papers/${key}/`,
    weight: 0,
    ways: [title, ...called.filter(Boolean)].map((name) => way(name, TITLE)),
  };
}

/** Phrases of several words that stand for a word which is no name: these can be searched for.
 * @param {Lexicon["spoken"]} spoken @param {Set<string>} known @returns {Offer[]} */
function phrases(spoken, known) {
  return spoken.flatMap(([phrase, meanings]) => {
    const words = meanings.filter((meaning) => !/^~|^#/u.test(meaning));
    const other = meanings.some((meaning) => meaning.includes("#") || known.has(meaning));
    if (!words.length || other || !phrase.includes(" ")) return [];
    const where = { path: "search/", query: { q: phrase } };
    return [
      { kind: "phrase", label: phrase, detail: words[0], ...where, weight: 0, ways: [way(phrase)] },
    ];
  });
}
