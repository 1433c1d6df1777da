/**
 * Pagefind behind a small door: loaded on first use, from wherever this site lies.
 *
 * A paper is named by its number in the lexicon, or by Pagefind's id where the lexicon lists none.
 */
import { loadLexicon } from "./knowledge.js";

const root = new URL("../../../../", import.meta.url);

/** Topics are the pages that are no papers: Pagefind's index stays the same from build to build
 * only while every filter has a single value. */
const FILTERS = { paper: { paper: "yes" }, topic: { none: { paper: "yes" } } };
/** Pagefind finds every word that begins like the one sought; much longer ones count little. */
const RANKING = { termSimilarity: 20, metaWeights: { title: 5, plain: 2 } };

let loading;

async function start() {
  const [pagefind, lexicon] = await Promise.all([
    import(new URL("pagefind/pagefind.js", root).href).then(async (module) => {
      await module.options({ excerptLength: 24, ranking: RANKING });
      await module.init();
      return module;
    }),
    loadLexicon(),
  ]);
  const engine = new Engine(pagefind, lexicon);
  if (lexicon.papers) await engine.search(null);
  return engine;
}

/** Load once; a failed attempt may be tried again. */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

class Engine {
  constructor(pagefind, lexicon) {
    this.pagefind = pagefind;
    this.lexicon = lexicon;
    this.numbers = new Map((lexicon.papers ?? []).map((paper, number) => [paper.id, number]));
    this.pages = new Map();
  }

  /** Papers that hold a text, or all of them for none, each with a score from 0 to 1. */
  async search(text) {
    const { results } = await this.pagefind.search(text, { filters: FILTERS.paper });
    const most = Math.max(1e-9, ...results.map(({ score }) => score));
    const found = new Map();
    for (const hit of results) {
      const paper = this.numbers.size ? this.numbers.get(hit.id) : hit.id;
      if (paper === undefined) continue;
      if (text !== null || !this.pages.has(paper)) this.pages.set(paper, hit);
      found.set(paper, hit.score / most);
    }
    return found;
  }

  /** Papers that hold words one after the other. */
  phrase(words) {
    return this.search(`"${words.replaceAll('"', " ")}"`);
  }

  /** What a results list shows of a paper. */
  data(paper) {
    return this.pages.get(paper).data();
  }

  /** Topics for a text, best first. */
  async topics(text, most) {
    const { results } = await this.pagefind.search(text, { filters: FILTERS.topic });
    return Promise.all(results.slice(0, most).map((hit) => hit.data()));
  }
}
