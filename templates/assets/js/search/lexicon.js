/**
 * What the site knows of words: which there are and how common, which phrases mean a topic, which
 * stand for one another. Made at build, fetched once.
 */
import { american, distance, isStop, stem, wordsOf } from "./words.js";

/** @import { Facts } from "./entries.js" */

/** @typedef {{ slug: string, name: string, mark: string, definition: string, papers: number }} Topic */
/** A paper by its names, as offers are made of it; `more` authors where not all are listed.
 * @typedef {{ key: string, title: string, names: string[], more?: number } & Facts} Listed */
/**
 * lexicon.json (lexicon.py): words by the number of their papers, what phrases mean, and the first
 * words of the postings' pieces.
 * @typedef {{ count: number, some: number, firsts?: string, words: Record<string, string>,
 *   phrases: Record<string, string[]>, synonyms: string[][], topics: Topic[],
 *   papers: Partial<Listed>[] | null }} LexiconData
 */

/** Words as a phrase is known by: their stems, without words that carry no meaning.
 * @param {string[]} words */
function keyOf(words) {
  const meant = words.flatMap((word) => word.split("-")).filter((word) => word && !isStop(word));
  return meant.map(stem).join(" ");
}

const LISTS = ["authors", "topics", "names", "has", "model", "benchmark", "hardware", "modality"];

/** A paper with the lists that its entry leaves out as empty.
 * @param {any} paper @returns {Listed} */
function complete(paper) {
  for (const name of LISTS) paper[name] ??= [];
  return paper;
}

/** A lexicon from the data of lexicon.json. */
export class Lexicon {
  /** @param {LexiconData} data */
  constructor(data) {
    /** In which titles are put in order. @type {string | undefined} */
    this.language = undefined;
    this.count = data.count;
    this.topics = data.topics;
    this.papers = data.papers?.map(complete) ?? null;
    /** @type {Map<string, string[]>} */
    this.phrases = new Map();
    /** @type {Map<string, Set<number>>} */
    this.bags = new Map();
    this.spoken = Object.entries(data.phrases);
    for (const [phrase, meanings] of this.spoken) this.learn(phrase, meanings);
    this.beginnings = this.spoken.filter(([phrase]) => phrase.includes(" "));
    /** @type {Map<string, string[]>} */
    this.synonyms = new Map();
    for (const group of data.synonyms) {
      for (const word of group) {
        this.synonyms.set(
          stem(word),
          group.filter((other) => other !== word && !other.includes(" ")),
        );
      }
    }
    this.heard = new Set(this.spoken.flatMap(([phrase]) => wordsOf(phrase)));
    /** Words found in papers though they are not listed, as names, venues, years and of a long list
     * rare words are not; no other word is mended to one.
     * @type {Map<string, number>} */
    this.met = new Map();
    /** @type {Map<string, number>} */
    this.words = new Map();
    for (const [df, words] of Object.entries(data.words)) {
      for (const word of words.split(" ")) this.words.set(word, Number(df));
    }
    this.firsts = wordsOf(data.firsts ?? "");
    this.some = data.some;
    this.sorted = [...this.words.keys()].sort();
    /** @type {Map<string, number>} */
    this.stems = new Map();
    for (const [word, df] of this.words) {
      const bare = stem(word);
      this.stems.set(bare, Math.max(df, this.stems.get(bare) ?? 0));
    }
    this.longest = Math.max(0, ...[...this.phrases.keys()].map((key) => wordsOf(key).length));
  }

  /** Note what a phrase means, and which topics its words speak for.
   * @param {string} phrase @param {string[]} meanings */
  learn(phrase, meanings) {
    const key = keyOf(wordsOf(phrase));
    if (!key) return;
    this.phrases.set(key, [...new Set([...(this.phrases.get(key) ?? []), ...meanings])]);
    for (const meaning of meanings) {
      const topic = /^~?#(\d+)$/u.exec(meaning);
      if (!topic) continue;
      for (const bare of wordsOf(key)) {
        this.bags.set(bare, (this.bags.get(bare) ?? new Set()).add(Number(topic[1])));
      }
    }
  }

  /** What a run of words means: topics (`#3`) and other words, `~` before those it only hints at.
   * @param {string[]} words */
  meanings(words) {
    return this.phrases.get(keyOf(words)) ?? [];
  }

  /** Meanings of the phrases that begin so, when what is typed ends in the middle of one.
   * @param {string} text */
  begun(text) {
    if (text.length < 4) return [];
    const found = this.beginnings.filter(([phrase]) => phrase.startsWith(text));
    return [...new Set(found.flatMap(([, meanings]) => meanings))];
  }

  /**
   * The topics that a query's words speak for, with a share from 0 to 1: a word of few topics tells
   * more than one of many, and several words of one topic more than one.
   * @param {string[]} words
   */
  hints(words) {
    const bare = [...new Set(words.filter((word) => !isStop(word)).map(stem))];
    /** @type {Map<number, number>} */
    const sums = new Map();
    let total = 0;
    for (const word of bare) {
      const topics = this.bags.get(word);
      const tells = topics ? Math.log(1 + this.topics.length / topics.size) : 1.5;
      total += tells;
      for (const topic of topics ?? []) sums.set(topic, (sums.get(topic) ?? 0) + tells);
    }
    return new Map([...sums].map(([topic, sum]) => [topic, sum / Math.max(total, 4)]));
  }

  /** In how many papers a word stands, by its stem; 0 for a word the site does not know.
   * @param {string} word */
  df(word) {
    return this.words.get(word) ?? this.met.get(word) ?? this.stems.get(stem(word)) ?? 0;
  }

  /** Whether a word is known as it is. @param {string} word */
  knows(word) {
    return [this.words, this.met, this.heard].some((known) => known.has(word));
  }

  /** Whether some word begins so. @param {string} prefix */
  begins(prefix) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < prefix) low = middle + 1;
      else high = middle;
    }
    return this.sorted[low]?.startsWith(prefix) ?? false;
  }

  /** How much a word tells: rare words more. @param {string} word */
  idf(word) {
    return Math.log(1 + this.count / Math.max(this.df(word), 0.6));
  }

  /**
   * The words a misspelt word was meant to be: American spelling, two words run together, or the
   * nearest known word. Null when nothing is near, the word itself when it is known.
   * @param {string} word @param {boolean} [typing]
   */
  repaired(word, typing) {
    if (this.knows(word)) return [word];
    const other = american(word);
    if (other !== word && this.words.has(other)) return [other];
    if (this.df(word) || (typing && word.length > 2 && this.begins(word))) return [word];
    if (/\p{N}/u.test(word) && word.length < 6) return null;
    const near = this.nearest(word);
    const parts = this.split(word);
    if (parts && (!near || near.distance > 1)) return parts;
    if (near) return [near.word];
    if (typing) {
      const begun = this.nearestBeginning(word);
      if (begun) return [begun];
    }
    return parts;
  }

  /** Two known words that make the word when run together. @param {string} word */
  split(word) {
    let best = null;
    for (let cut = 3; cut <= word.length - 3; cut += 1) {
      const [first, second] = [word.slice(0, cut), word.slice(cut)];
      const value = Math.min(this.words.get(first) ?? 0, this.words.get(second) ?? 0);
      if (value > 0 && (!best || value > best.value)) best = { value, parts: [first, second] };
    }
    return best?.parts ?? null;
  }

  /** The known word nearest to a word: fewer errors first, then the same first letter, then the
   * more common one.
   * @param {string} word */
  nearest(word) {
    const most = word.length < 4 ? 0 : word.length < 10 ? 1 : 2;
    if (!most) return null;
    let best = null;
    for (const [known, df] of this.words) {
      if (known.length < 4 || (word.length < 5 && known.length !== 5)) continue;
      const apart = distance(word, known, most);
      if (apart === Infinity) continue;
      if (known[0] !== word[0] && (apart > 1 || word.length < 7)) continue;
      if (apart > 1 && known.slice(0, 2) !== word.slice(0, 2) && known.slice(-3) !== word.slice(-3))
        continue;
      const rank = apart * 10 + (known[0] === word[0] ? 0 : 4) - Math.log(1 + df);
      if (!best || rank < best.rank || (rank === best.rank && known < best.word)) {
        best = { rank, word: known, distance: apart };
      }
    }
    return best;
  }

  /** The beginning of a known word that is one error away from what has been typed so far.
   * @param {string} word */
  nearestBeginning(word) {
    if (word.length < 5) return null;
    let best = null;
    for (const [known, df] of this.words) {
      if (known[0] !== word[0] || known.length <= word.length) continue;
      const start = known.slice(0, word.length);
      if (distance(word, start, 1) <= 1 && (!best || df > best.df)) best = { df, start };
    }
    return best?.start ?? null;
  }
}
