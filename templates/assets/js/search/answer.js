/**
 * The answer to what a searcher asked: papers in order, and how the question was understood.
 */
import { entries, facts } from "./entries.js";
import { excerpt, marked, wanted } from "./excerpt.js";
import { fits, isFiltered, sorted } from "./filters.js";
import { joined, taken } from "./operators.js";
import { holding } from "./phrases.js";
import { CALLED, HINTS, ordered, ranked, titled, worthOf } from "./rank.js";
import { meant, rewrite } from "./rewrite.js";
import { folded, tight } from "./words.js";

/** @import { State } from "./filters.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Taken } from "./operators.js" */
/** @import { Postings } from "./postings.js" */
/** @import { Hit } from "./rank.js" */
/** @import { Rewritten, Unit, Way } from "./rewrite.js" */

const TOPICS = 3;
/** How much a query must speak for a topic before the topic is offered. */
const SPOKEN = 0.6;
/** Papers whose titles are looked at before they are put in order: those of the first page. */
const LOOKED_AT = 20;
/** Letters from which a name is known by its beginning. */
const BEGUN = 3;
/** Papers of a long list of whom it is made sure that an author wrote them. */
const MADE_SURE = 40;

/** What a searcher asked, answered from a lexicon and postings. */
export class Answer {
  /** The answer to a state (see filters.js).
   * @param {State} state @param {Lexicon} lexicon @param {Postings} postings */
  static async to(state, lexicon, postings) {
    const answer = new Answer(lexicon, postings);
    await answer.find(state);
    return answer;
  }

  /** @param {Lexicon} lexicon @param {Postings} postings */
  constructor(lexicon, postings) {
    this.lexicon = lexicon;
    this.postings = postings;
    /** Papers that the query found before any filter, by number. @type {number[]} */
    this.all = [];
    /** Rows `{ paper, strict, matches }` in order. @type {Hit[]} */
    this.rows = [];
    /** @type {string | null} */
    this.corrected = null;
    /** @type {number[]} */
    this.topics = [];
    /** @type {number[]} */
    this.near = [];
    /** @type {string[]} */
    this.texts = [];
    this.text = "";
  }

  /** @param {State} state */
  async find(state) {
    const question = taken(state.query);
    let rows = await this.said(question.text, state.asTyped);
    for (const phrase of question.phrases) {
      const papers = await holding(phrase);
      rows = rows.filter(({ paper }) => papers.has(paper));
    }
    for (const word of question.without) {
      const papers = await this.postings.find(word);
      rows = rows.filter(({ paper }) => !papers.has(paper));
    }
    this.texts.push(...question.phrases);
    this.text = this.corrected ?? question.text;
    this.all = rows.map(({ paper }) => paper);
    rows = await this.narrowed(rows, state, question);
    this.rows = await this.inOrder(rows, state.sort);
  }

  /** The papers that say a text, all of them for none.
   * @param {string} text @param {boolean} asTyped @returns {Promise<Hit[]>} */
  async said(text, asTyped) {
    const { lexicon, postings } = this;
    /** @param {number} paper */
    const every = (paper) => ({ paper, strict: true, matches: [] });
    if (!text) return Array.from({ length: lexicon.count }, (_, paper) => every(paper));
    const led = await this.led(text);
    if (led.length) return led.map(every);
    const words = meant(folded(text));
    /** @param {string} word @param {boolean} typed */
    const meet = async (word, typed) => {
      const papers = lexicon.df(word) ? 0 : await postings.count(word, typed);
      if (papers) lexicon.met.set(word, papers);
    };
    await Promise.all(words.map((word, n) => meet(word, n === words.length - 1)));
    return this.understood(text, rewrite(text, lexicon, { asTyped }));
  }

  /** The papers to which the id or the address that a text is leads. @param {string} text */
  async led(text) {
    const found = await Promise.all(addressesIn(text).map((one) => this.postings.whole(`=${one}`)));
    const first = found.find((rows) => rows.length) ?? [];
    return first.filter(([, what]) => !what).map(([paper]) => paper);
  }

  /** @param {string} text @param {Rewritten} rewritten */
  async understood(text, rewritten) {
    const { units, hints, corrected } = rewritten;
    const near = [...hints].sort((a, b) => b[1] - a[1]).map(([topic]) => topic);
    this.near = near.slice(0, TOPICS);
    const asked = corrected ?? text;
    const called = await this.called(asked, units);
    if (!called.size && !units.some(({ ways, topics }) => ways.length || topics.length)) return [];
    this.corrected = corrected;
    this.topics = spokenOf(rewritten).slice(0, TOPICS);
    this.texts = units.flatMap(({ words, ways }) => [...words, ...ways.map((way) => way.text)]);
    /** @param {Way} way */
    const find = (way) => this.postings.find(way.text);
    const hits = await Promise.all(units.map(({ ways }) => Promise.all(ways.map(find))));
    const told = [...hints].filter(([, share]) => share > HINTS).map(([topic]) => topic);
    const topics = await this.under([
      ...units.flatMap((unit) => unit.topics.map(({ topic }) => topic)),
      ...told,
    ]);
    const words = units.flatMap((unit) => unit.words);
    const held = await Promise.all(words.map((word) => this.postings.holding(word)));
    const titles = held.map((one) => one.titles);
    const rows = ranked(rewritten, hits, { topics, called, titles });
    const first = rows.slice(0, LOOKED_AT);
    const papers = await entries(
      first.map(({ paper }) => paper),
      this.lexicon,
    );
    for (const [n, row] of first.entries()) titled(row, asked, papers[n].title);
    return ordered(rows, units);
  }

  /** The papers of topics, each with the place that the topic has among its own.
   * @param {number[]} topics */
  async under(topics) {
    const once = [...new Set(topics)];
    const rows = await Promise.all(once.map((topic) => this.postings.whole(`#${topic}`)));
    return new Map(once.map((topic, n) => [topic, new Map(rows[n])]));
  }

  /** How much papers' names, their tags and authors are what is asked, or stand among its words.
   * @param {string} text @param {Unit[]} units */
  async called(text, units) {
    /** @type {Map<number, number>} */
    const found = new Map();
    /** @param {number} paper @param {number} worth */
    const note = (paper, worth) => found.set(paper, Math.max(worth, found.get(paper) ?? 0));
    const known = units.some(({ ways, topics }) => ways.length || topics.length);
    const whole = `=${tight(text)}`;
    for (const [paper, what] of await this.postings.whole(whole))
      note(paper, worthOf(what, "whole"));
    if (whole.length > BEGUN) {
      for (const [paper, what] of await this.postings.whole(whole, true)) {
        if (what === CALLED || !known) note(paper, worthOf(what, "begun"));
      }
    }
    const single = units.filter(({ topics }) => !topics.length).flatMap(({ words }) => words);
    const among = units.flatMap(({ words }) => words).length > 1 ? single : [];
    for (const rows of await Promise.all(
      among.map((word) => this.postings.whole(`=${tight(word)}`)),
    )) {
      for (const [paper, what] of rows) if (what === CALLED) note(paper, worthOf(what, "among"));
    }
    return found;
  }

  /** The rows that fit the filters of a state and of the operators in its query.
   * @param {Hit[]} rows @param {State} state @param {Taken} question */
  async narrowed(rows, state, question) {
    const { lexicon } = this;
    const operators = { ...question.include, ...question.exclude };
    if (!isFiltered(state) && !Object.keys(operators).length) return rows;
    this.topics = [];
    const papers = await facts(lexicon);
    const whole = joined(state, question, lexicon, papers);
    if (lexicon.papers) return rows.filter(({ paper }) => fits(papers[paper], whole, lexicon));
    const left = rows.filter(({ paper }) => fits(papers[paper], whole, lexicon, "author"));
    return this.by(left, whole.include.author, whole.exclude.author);
  }

  /** The rows of a long list that any of some authors wrote, and none of others.
   * @param {Hit[]} rows @param {string[] | undefined} some @param {string[] | undefined} none */
  async by(rows, some, none) {
    /** @param {string[]} names */
    const writers = async (names) => {
      const papers = new Set();
      for (const name of names) for (const paper of await this.wrote(name)) papers.add(paper);
      return papers;
    };
    const [wanted, unwanted] = [some && (await writers(some)), await writers(none ?? [])];
    return rows.filter(({ paper }) => (!wanted || wanted.has(paper)) && !unwanted.has(paper));
  }

  /** @param {string} name */
  async wrote(name) {
    const papers = [...(await this.postings.find(name)).keys()];
    if (papers.length > MADE_SURE) return papers;
    const known = await entries(papers, this.lexicon);
    const words = folded(name).split(" ");
    /** @param {string} author */
    const one = (author) => words.every((word) => folded(author).split(" ").includes(word));
    return papers.filter((_, n) => known[n].authors.some(one));
  }

  /** @param {Hit[]} rows @param {string} sort */
  async inOrder(rows, sort) {
    if (sort === "relevance") return rows;
    const papers = sort === "title" ? await facts(this.lexicon) : [];
    return sorted(rows, sort, papers, this.lexicon.language);
  }

  /** Hits from one on, as a list of results shows them.
   * @param {number} from @param {number} most */
  async shown(from, most) {
    const rows = this.rows.slice(from, from + most);
    const papers = await entries(
      rows.map(({ paper }) => paper),
      this.lexicon,
    );
    return rows.map(({ strict, matches }, n) => {
      const names = matches.map((by) =>
        typeof by === "number" ? this.lexicon.topics[by].name : by,
      );
      const others = names.filter((name) => !folded(this.text).includes(folded(name)));
      const stems = wanted([...this.texts, ...others]);
      const { title, text = "" } = papers[n];
      const shown = { titled: marked(title, stems), runs: excerpt(text, stems) };
      return { ...papers[n], ...shown, strict, matches: [...new Set(others)] };
    });
  }
}

/** The addresses that a text may be: the arXiv id or the DOI in it, else its own, and those above.
 * @param {string} text */
function addressesIn(text) {
  const small = text.toLowerCase();
  const id =
    /(?<!\d)(\d{4}\.\d{4,5})(?:v\d+)?(?!\d)/u.exec(small)?.[1] ??
    /10\.\d{4,9}\/\S+/u.exec(small)?.[0];
  const parts = small
    .replace(/^\w+:\/\//u, "")
    .split("/")
    .filter(Boolean);
  const above = /\s/u.test(small)
    ? []
    : parts.map((_, n) => parts.slice(0, parts.length - n).join("/"));
  return [...(id ? [id] : []), ...above.slice(0, -1)];
}

/** Topics that a query means, or else those that its words speak for.
 * @param {Rewritten} rewritten */
function spokenOf({ units, hints }) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { topic, weight } of units.flatMap((unit) => unit.topics)) {
    found.set(topic, Math.max(found.get(topic) ?? 0, weight));
  }
  const told = found.size ? found : [...hints].filter(([, share]) => share >= SPOKEN);
  return [...told].sort((a, b) => b[1] - a[1]).map(([topic]) => topic);
}
