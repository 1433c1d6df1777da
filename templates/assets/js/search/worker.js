/**
 * The search, in a thread of its own, so that the page never waits for it: takes messages
 * `{ id, kind, ... }` and answers each with `{ id, result }` or `{ id, error }`.
 */
import { Answer } from "./answer.js";
import { facts } from "./entries.js";
import { active, counts } from "./filters.js";
import { Lexicon } from "./lexicon.js";
import { named } from "./names.js";
import { piece } from "./pieces.js";
import { Postings } from "./postings.js";
import { suggestions } from "./suggest.js";

/** @import { Sides, State } from "./filters.js" */

/** @typedef {{ value: string, name: string, left: number }} Value */
/** A filter with its values. @typedef {{ field: string, values: Value[] }} Choice */
/** @typedef {Awaited<ReturnType<typeof answer>>} Answered */
/** An active filter. @typedef {Answered["chosen"][number]} Chosen */

/** Hits at a time. */
const PAGE = 20;
/** Filters in the order in which they are offered. */
const OFFERED = [
  "topic",
  "year",
  "venue",
  "modality",
  "model",
  "benchmark",
  "hardware",
  "has",
  "status",
];
/** @type {Sides} */
const NONE = { include: {}, exclude: {} };

const known = () =>
  piece("search/lexicon.json", async (response) => {
    const lexicon = new Lexicon(await response.json());
    return { lexicon, postings: new Postings(lexicon.firsts, (word) => lexicon.idf(word)) };
  });

/** The last answer, of which more may be asked. @type {{ id: number, found: Answer } | null} */
let last = null;

/** @param {{ id: number, state: State, language: string }} asked */
async function answer({ id, state, language }) {
  const { lexicon, postings } = await known();
  lexicon.language = language;
  const found = await Answer.to(state, lexicon, postings);
  const shown = await found.shown(0, PAGE);
  last = { id, found };
  /** @param {number[]} numbers */
  const topics = (numbers) => numbers.map((number) => lexicon.topics[number]);
  return {
    id,
    count: found.rows.length,
    shown,
    corrected: found.corrected,
    topics: topics(found.topics),
    near: topics(found.near),
    chosen: active(state).map((one) => ({ ...one, name: nameOf(one, lexicon) })),
  };
}

/** @param {{ field: string, value: string }} filter @param {Lexicon} lexicon */
function nameOf({ field, value }, lexicon) {
  const topic = field === "topic" && lexicon.topics.find(({ slug }) => slug === value);
  return topic ? topic.name : value;
}

/** More hits of an answer; none when it is not the last one.
 * @param {{ of: number, from: number }} asked */
async function more({ of, from }) {
  return last?.id === of ? last.found.shown(from, PAGE) : [];
}

/** Every value of every filter, the most common first, with how many papers it would leave.
 * @param {{ of?: number, state: State }} asked @returns {Promise<Choice[]>} */
async function filters({ of, state }) {
  const { lexicon } = await known();
  const papers = await facts(lexicon);
  const asked = last && last.id === of ? last.found.all.map((paper) => papers[paper]) : papers;
  return OFFERED.map((field) => {
    const totals = [...counts(papers, field, NONE, lexicon)];
    const left = counts(asked, field, state, lexicon);
    totals.sort(([a, m], [b, n]) =>
      field === "year" ? Number(b) - Number(a) : n - m || a.localeCompare(b),
    );
    const values = totals.map(([value]) => ({
      value,
      name: nameOf({ field, value }, lexicon),
      left: left.get(value) ?? 0,
    }));
    return { field, values };
  }).filter(({ values }) => values.length);
}

/** @param {{ text: string }} asked */
async function suggest({ text }) {
  const { lexicon } = await known();
  return suggestions(text, lexicon, lexicon.papers ? [] : await named(text, lexicon));
}

/** @type {Record<string, (asked: any) => Promise<unknown>>} */
const KINDS = { answer, filters, more, suggest };

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, result: await KINDS[data.kind](data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
});
