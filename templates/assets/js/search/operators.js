/**
 * Operators in what a searcher types: "exact phrase", -word, author:, year:, topic:, venue:,
 * has:code and the other fields, each also with a minus before it. Pure.
 */
import { FIELDS, valuesOf } from "./filters.js";
import { folded, wordsOf } from "./words.js";

/** @import { Facts } from "./entries.js" */
/** @import { Sides, State } from "./filters.js" */
/** @import { Lexicon } from "./lexicon.js" */

/** @typedef {{ phrases: string[], without: string[] } & Sides} Taken */

const TOKEN = /(-?)(?:(\w+):)?(?:"([^"]*)"|(\S+))/gu;

/**
 * A query taken apart: its plain `text`, `phrases` that must stand word for word, `without` words,
 * and filters to `include` and `exclude` by field, as typed.
 * @param {string} query
 */
export function taken(query) {
  /** @type {Taken & { text: string[] }} */
  const found = { text: [], phrases: [], without: [], include: {}, exclude: {} };
  for (const [whole, minus, field, quoted, word] of query.matchAll(TOKEN)) {
    const value = quoted ?? word;
    if (field && FIELDS.includes(field.toLowerCase())) {
      const side = minus ? found.exclude : found.include;
      const name = field.toLowerCase();
      side[name] = [...(side[name] ?? []), value];
    } else if (minus && !field && value && !/^\d/u.test(value)) found.without.push(value);
    else if (quoted !== undefined && !field && quoted.trim()) {
      found.phrases.push(quoted.trim());
    } else found.text.push(whole);
  }
  return { ...found, text: found.text.join(" ").trim() };
}

/**
 * Typed values of a field as the list writes them: "neurips" is NeurIPS, "ren" every author with
 * that name, "lora" the topics called so. A value that names nothing stays as it is and fits no
 * paper.
 * @param {string} field @param {string} typed @param {Lexicon} lexicon @param {Facts[]} papers
 */
export function meant(field, typed, lexicon, papers) {
  if (field === "year") return [typed];
  if (field === "topic") {
    const number = lexicon.meanings(wordsOf(folded(typed))).find((one) => one.startsWith("#"));
    const named = lexicon.topics.find(({ slug }) => slug === typed);
    if (named) return [named.slug];
    return [number ? lexicon.topics[Number(number.slice(1))].slug : typed];
  }
  const words = wordsOf(folded(typed));
  const all = new Set(papers.flatMap((paper) => valuesOf(paper, field, lexicon)));
  const same = [...all].filter((value) => folded(value) === folded(typed));
  if (same.length) return same;
  const near = [...all].filter((value) => {
    const own = wordsOf(folded(value));
    return words.every((word) => own.some((part) => part.startsWith(word)));
  });
  return near.length ? near : [typed];
}

/** The filters of operators joined to those of a state; `papers` as filters know them.
 * @param {State} state @param {Sides} operators @param {Lexicon} lexicon @param {Facts[]} papers */
export function joined(state, { include, exclude }, lexicon, papers) {
  const next = { ...state, include: { ...state.include }, exclude: { ...state.exclude } };
  for (const [side, typed] of [
    [next.include, include],
    [next.exclude, exclude],
  ]) {
    for (const [field, values] of Object.entries(typed)) {
      const found = values.flatMap((value) => meant(field, value, lexicon, papers));
      side[field] = [...new Set([...(side[field] ?? []), ...found])];
    }
  }
  return next;
}
