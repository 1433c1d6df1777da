/**
 * What a searcher asked for, as an address holds it: a query, values to include and to leave out,
 * an order. Pure.
 */
/** @import { Facts, Tag } from "./entries.js" */
/** @import { Lexicon } from "./lexicon.js" */

/** Values by field. @typedef {Record<string, string[]>} Values */
/** @typedef {{ include: Values, exclude: Values }} Sides */
/** @typedef {{ query: string, asTyped: boolean, sort: string } & Sides} State */
/** @typedef {{ field: string, value: string, not?: boolean }} Filter */
export const FIELDS = [
  "topic",
  "year",
  "venue",
  "author",
  "modality",
  "model",
  "benchmark",
  "hardware",
  "has",
  "status",
];
export const ORDERS = ["relevance", "newest", "oldest", "title"];
const NOT = "not-";
const RANGE = /^(\d{4})?\.\.(\d{4})?$/u;

/** A state that asks for nothing. @returns {State} */
export function nothing() {
  return { query: "", asTyped: false, include: {}, exclude: {}, sort: "relevance" };
}

/** The state that an address's parameters describe; what is not understood is left out.
 * @param {string} search */
export function parse(search) {
  const parameters = new URLSearchParams(search);
  const state = nothing();
  state.query = (parameters.get("q") ?? "").trim();
  state.asTyped = parameters.get("as") === "typed";
  for (const field of FIELDS) {
    const wanted = unique(parameters.getAll(field));
    const unwanted = unique(parameters.getAll(NOT + field));
    if (wanted.length) state.include[field] = wanted;
    if (unwanted.length) state.exclude[field] = unwanted;
  }
  const sort = parameters.get("sort") ?? "";
  if (ORDERS.includes(sort)) state.sort = sort;
  return state;
}

/** @param {string[]} values */
function unique(values) {
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))];
}

/** The parameters of a state, the same for the same state; empty when it asks for nothing.
 * @param {State} state */
export function address(state) {
  const parameters = new URLSearchParams();
  if (state.query) parameters.set("q", state.query);
  if (state.asTyped) parameters.set("as", "typed");
  for (const field of FIELDS) {
    for (const value of state.include[field] ?? []) parameters.append(field, value);
    for (const value of state.exclude[field] ?? []) parameters.append(NOT + field, value);
  }
  if (state.sort !== "relevance") parameters.set("sort", state.sort);
  const text = parameters.toString();
  return text && `?${text}`;
}

/** Whether a state narrows anything beside its query. @param {Sides} state */
export function isFiltered({ include, exclude }) {
  return Object.keys(include).length + Object.keys(exclude).length > 0;
}

/** Every active filter, in the order of fields. @param {Sides} state */
export function active({ include, exclude }) {
  return FIELDS.flatMap((field) => [
    ...(include[field] ?? []).map((value) => ({ field, value, not: false })),
    ...(exclude[field] ?? []).map((value) => ({ field, value, not: true })),
  ]);
}

/** The same state with a filter switched on, or off when it was on.
 * @param {State} state @param {Filter} filter */
export function toggled(state, { field, value, not = false }) {
  const next = { ...state, include: { ...state.include }, exclude: { ...state.exclude } };
  const [side, other] = not ? [next.exclude, next.include] : [next.include, next.exclude];
  const had = side[field] ?? [];
  const on = had.includes(value);
  const without = (other[field] ?? []).filter((one) => one !== value);
  set(side, field, on ? had.filter((one) => one !== value) : [...had, value]);
  if (!on) set(other, field, without);
  return next;
}

/** The same state with one value, or none, in a field.
 * @param {State} state @param {string} field @param {string[]} values */
export function replaced(state, field, values) {
  const include = { ...state.include };
  set(include, field, values);
  return { ...state, include };
}

/** @param {Values} side @param {string} field @param {string[]} values */
function set(side, field, values) {
  if (values.length) side[field] = values;
  else delete side[field];
}

/** A paper's values in a field.
 * @param {Facts} paper @param {string} field @param {Lexicon} lexicon @returns {string[]} */
export function valuesOf(paper, field, lexicon) {
  if (field === "topic") return paper.topics.map((topic) => lexicon.topics[topic].slug);
  if (field === "year") return [String(paper.year)];
  if (field === "author") return paper.authors;
  const value = paper[/** @type {Tag | "venue" | "status"} */ (field)];
  return Array.isArray(value) ? value : value ? [value] : [];
}

/** Whether a paper fits a state's filters, all `but` one; of a field's values any suffices, of topics
 * all count.
 * @param {Facts} paper @param {Sides} state @param {Lexicon} lexicon @param {string | null} [but] */
export function fits(paper, { include, exclude }, lexicon, but = null) {
  for (const field of FIELDS) {
    if (field === but) continue;
    const own = valuesOf(paper, field, lexicon);
    /** @param {string} value */
    const holds = (value) => has(own, field, value);
    const wanted = include[field];
    if (wanted && !(field === "topic" ? wanted.every(holds) : wanted.some(holds))) return false;
    if (exclude[field]?.some(holds)) return false;
  }
  return true;
}

/** @param {string[]} own @param {string} field @param {string} value */
function has(own, field, value) {
  const range = field === "year" && RANGE.exec(value);
  if (!range) return own.includes(value);
  const year = Number(own[0]);
  return year >= Number(range[1] ?? 0) && year <= Number(range[2] ?? 9999);
}

/**
 * How many papers each value of a field would leave: of those that fit all other fields. Topics
 * narrow one another, so their own filter counts too.
 * @param {Facts[]} papers @param {string} field @param {Sides} state @param {Lexicon} lexicon
 */
export function counts(papers, field, state, lexicon) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const but = field === "topic" ? null : field;
  for (const paper of papers) {
    if (!fits(paper, state, lexicon, but)) continue;
    for (const value of valuesOf(paper, field, lexicon))
      found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

/**
 * Rows `{ paper }` in an order other than by relevance; papers are numbered from the newest on. For
 * their titles `papers` are needed, with a `title` or, on a long list, the `place` that it has.
 * @template {{ paper: number }} Row
 * @param {Row[]} rows
 * @param {string} sort
 * @param {Facts[]} papers
 * @param {string} [language]
 */
export function sorted(rows, sort, papers, language) {
  const titles = new Intl.Collator(language);
  /** @type {Record<string, (a: number, b: number) => number>} */
  const by = {
    newest: (a, b) => a - b,
    oldest: (a, b) => b - a,
    title: (a, b) =>
      (papers[a].place ?? 0) - (papers[b].place ?? 0) ||
      titles.compare(papers[a].title ?? "", papers[b].title ?? "") ||
      a - b,
  };
  return by[sort] ? [...rows].sort((a, b) => by[sort](a.paper, b.paper)) : rows;
}
