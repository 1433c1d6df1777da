/**
 * What a searcher asked for, as an address holds it: a query, values to include and to leave out,
 * an order. Pure.
 */
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

/** A state that asks for nothing. */
export function nothing() {
  return { query: "", asTyped: false, include: {}, exclude: {}, sort: "relevance" };
}

/** The state that an address's parameters describe; what is not understood is left out. */
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
  const sort = parameters.get("sort");
  if (ORDERS.includes(sort)) state.sort = sort;
  return state;
}

function unique(values) {
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))];
}

/** The parameters of a state, the same for the same state; empty when it asks for nothing. */
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

/** Whether a state narrows anything beside its query. */
export function isFiltered({ include, exclude }) {
  return Object.keys(include).length + Object.keys(exclude).length > 0;
}

/** Every active filter, in the order of fields. */
export function active({ include, exclude }) {
  return FIELDS.flatMap((field) => [
    ...(include[field] ?? []).map((value) => ({ field, value, not: false })),
    ...(exclude[field] ?? []).map((value) => ({ field, value, not: true })),
  ]);
}

/** The same state with a filter switched on, or off when it was on. */
export function toggled(state, { field, value, not = false }) {
  const [side, other] = not ? ["exclude", "include"] : ["include", "exclude"];
  const had = state[side][field] ?? [];
  const on = had.includes(value);
  const next = { ...state, include: { ...state.include }, exclude: { ...state.exclude } };
  set(next[side], field, on ? had.filter((one) => one !== value) : [...had, value]);
  if (!on) set(next[other], field, (next[other][field] ?? []).filter((one) => one !== value));
  return next;
}

/** The same state with one value, or none, in a field. */
export function replaced(state, field, values) {
  const include = { ...state.include };
  set(include, field, values);
  return { ...state, include };
}

function set(side, field, values) {
  if (values.length) side[field] = values;
  else delete side[field];
}

/** A paper's values in a field. */
export function valuesOf(paper, field, lexicon) {
  if (field === "topic") return paper.topics.map((topic) => lexicon.topics[topic].slug);
  if (field === "year") return [String(paper.year)];
  if (field === "author") return paper.authors;
  const value = paper[field];
  return Array.isArray(value) ? value : value ? [value] : [];
}

/** Whether a paper fits a state's filters, all `but` one; of a field's values any suffices, of topics
 * all count. */
export function fits(paper, { include, exclude }, lexicon, but = null) {
  for (const field of FIELDS) {
    if (field === but) continue;
    const own = valuesOf(paper, field, lexicon);
    const holds = (value) => has(own, field, value);
    const wanted = include[field];
    if (wanted && !(field === "topic" ? wanted.every(holds) : wanted.some(holds))) return false;
    if (exclude[field]?.some(holds)) return false;
  }
  return true;
}

function has(own, field, value) {
  const range = field === "year" && RANGE.exec(value);
  if (!range) return own.includes(value);
  const year = Number(own[0]);
  return year >= Number(range[1] ?? 0) && year <= Number(range[2] ?? 9999);
}

/**
 * How many papers each value of a field would leave: of those that fit all other fields. Topics
 * narrow one another, so their own filter counts too.
 */
export function counts(papers, field, state, lexicon) {
  const found = new Map();
  const but = field === "topic" ? null : field;
  for (const paper of papers) {
    if (!fits(paper, state, lexicon, but)) continue;
    for (const value of valuesOf(paper, field, lexicon)) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

/**
 * Rows `{ paper }` in an order other than by relevance; papers are numbered from the newest on. For
 * their titles `papers` are needed, with a `title` or, on a long list, the `place` that it has.
 */
export function sorted(rows, sort, papers, language) {
  const titles = new Intl.Collator(language);
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
