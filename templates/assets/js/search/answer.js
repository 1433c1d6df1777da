/**
 * The answer to what a searcher asked: papers in order, and how the question was understood.
 */
import { entries, facts } from "./entries.js";
import { excerpt, marked, wanted } from "./excerpt.js";
import { fits, isFiltered, sorted } from "./filters.js";
import { joined, taken } from "./operators.js";
import { holding } from "./phrases.js";
import { likeness, ranked } from "./rank.js";
import { rewrite } from "./rewrite.js";
import { folded } from "./words.js";

const TOPICS = 3;
/** How much a query must speak for a topic before the topic is offered. */
const SPOKEN = 0.6;
/** Papers of a long list whose titles are looked at before they are put in order. */
const LOOKED_AT = 20;
/** Papers of a long list of whom it is made sure that an author wrote them. */
const MADE_SURE = 40;

/** What a searcher asked, answered from a lexicon and postings. */
export class Answer {
  /** The answer to a state (see filters.js). */
  static async to(state, lexicon, postings) {
    const answer = new Answer(lexicon, postings);
    await answer.find(state);
    return answer;
  }

  constructor(lexicon, postings) {
    this.lexicon = lexicon;
    this.postings = postings;
    /** Papers that the query found before any filter, by number. */
    this.all = [];
    /** Rows `{ paper, strict, matches }` in order. */
    this.rows = [];
    this.corrected = null;
    this.topics = [];
    this.near = [];
    this.texts = [];
  }

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

  /** The papers that say a text, all of them for none. */
  async said(text, asTyped) {
    const { lexicon, postings } = this;
    const every = (paper) => ({ paper, strict: true, matches: [] });
    if (!text) return Array.from({ length: lexicon.count }, (_, paper) => every(paper));
    const named = lexicon.named(text);
    if (named.length) return named.map(every);
    const id = lexicon.papers ? null : idIn(text);
    if (id) return [...(await postings.find(id)).keys()].map(every);
    for (const word of lexicon.unlisted(text)) {
      const papers = await postings.find(word);
      if (papers.size) lexicon.meet(word, papers.size);
    }
    return this.understood(text, rewrite(text, lexicon, { asTyped }));
  }

  async understood(text, rewritten) {
    const { units, hints, corrected } = rewritten;
    const near = [...hints].sort((a, b) => b[1] - a[1]).map(([topic]) => topic);
    this.near = near.slice(0, TOPICS);
    if (!units.some(({ ways, topics }) => ways.length || topics.length)) return [];
    this.corrected = corrected;
    this.topics = spokenOf(rewritten).slice(0, TOPICS);
    this.texts = units.flatMap(({ words, ways }) => [...words, ...ways.map((way) => way.text)]);
    const find = (way) => this.postings.find(way.text);
    const hits = await Promise.all(units.map(({ ways }) => Promise.all(ways.map(find))));
    const rows = ranked(corrected ?? text, rewritten, hits, this.lexicon.papers);
    return this.lexicon.papers ? rows : this.looked(corrected ?? text, rows);
  }

  /** Rows of a long list, the first ones ordered once more now that their titles are known. */
  async looked(text, rows) {
    const first = rows.slice(0, LOOKED_AT);
    const papers = await entries(first.map(({ paper }) => paper), this.lexicon);
    first.forEach((row, n) => {
      const called = likeness(text, { tags: [], ...papers[n] });
      row.score += called;
      row.strict ||= called >= 1;
    });
    first.sort((a, b) => b.strict - a.strict || b.score - a.score || a.paper - b.paper);
    return [...first, ...rows.slice(LOOKED_AT)];
  }

  /** The rows that fit the filters of a state and of the operators in its query. */
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

  /** The rows of a long list that any of some authors wrote, and none of others. */
  async by(rows, some, none) {
    const writers = async (names) => {
      const papers = new Set();
      for (const name of names) for (const paper of await this.wrote(name)) papers.add(paper);
      return papers;
    };
    const [wanted, unwanted] = [some && (await writers(some)), await writers(none ?? [])];
    return rows.filter(({ paper }) => (!wanted || wanted.has(paper)) && !unwanted.has(paper));
  }

  async wrote(name) {
    const papers = [...(await this.postings.find(name)).keys()];
    if (papers.length > MADE_SURE) return papers;
    const known = await entries(papers, this.lexicon);
    const words = folded(name).split(" ");
    const one = (author) => words.every((word) => folded(author).split(" ").includes(word));
    return papers.filter((_, n) => known[n].authors.some(one));
  }

  async inOrder(rows, sort) {
    if (sort === "relevance") return rows;
    const papers = sort === "title" ? await facts(this.lexicon) : [];
    return sorted(rows, sort, papers, this.lexicon.language);
  }

  /** Hits from one on, as a list of results shows them. */
  async shown(from, most) {
    const rows = this.rows.slice(from, from + most);
    const papers = await entries(rows.map(({ paper }) => paper), this.lexicon);
    return rows.map(({ strict, matches }, n) => {
      const names = matches.map((by) => (typeof by === "number" ? this.lexicon.topics[by].name : by));
      const others = names.filter((name) => !folded(this.text).includes(folded(name)));
      const stems = wanted([...this.texts, ...others]);
      const { title, text = "" } = papers[n];
      const shown = { titled: marked(title, stems), runs: excerpt(text, stems) };
      return { ...papers[n], ...shown, strict, matches: [...new Set(others)] };
    });
  }
}

/** The arXiv id or the DOI in a text, if any. */
function idIn(text) {
  return /(?<!\d)(\d{4}\.\d{4,5})(?:v\d+)?(?!\d)/u.exec(text)?.[1] ?? /10\.\d{4,9}\/\S+/u.exec(text)?.[0];
}

/** Topics that a query means, or else those that its words speak for. */
function spokenOf({ units, hints }) {
  const found = new Map();
  for (const { topic, weight } of units.flatMap((unit) => unit.topics)) {
    found.set(topic, Math.max(found.get(topic) ?? 0, weight));
  }
  const told = found.size ? found : [...hints].filter(([, share]) => share >= SPOKEN);
  return [...told].sort((a, b) => b[1] - a[1]).map(([topic]) => topic);
}
