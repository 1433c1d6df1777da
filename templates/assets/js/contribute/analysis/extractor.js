/**
 * The topics that a paper's words tell, as the builder reads them.
 */
import { patternsOf } from "../rules.js";
import { Matcher, Passage, Words } from "./passage.js";

/** @import { Made } from "../rules.js" */
/** @import { Evidence, Label, Match } from "./passage.js" */

/** @typedef {Record<"gap" | "aside" | "longest" | "phrase" | "sentence" | "title" | "threshold" |
 *   "most" | "shown", number> & { place: Record<string, number>, tier: Record<string, number>,
 *   tiers: string[] }} Numbers */
/** vocabulary.json (vocabulary.py).
 * @typedef {{ patterns: Record<string, Made>, numbers: Numbers, classes: Record<string, string[]>,
 *   phrases: [string, string, string, string[]][], topics: [string, string, string][] }} Vocabulary */
/** @typedef {{ topic: string, tier: string, place: string, sentence: string, phrase: string,
 *   evidence: Evidence }} Told */
/** @typedef {[Match, cue: string]} Cue */
/** @typedef {ReturnType<typeof weigh>[number]} Found */

/** Reads papers by the data of contribute/vocabulary.json. */
export class Extractor {
  /** @param {Vocabulary} data */
  constructor(data) {
    const of = patternsOf(data.patterns);
    this.numbers = data.numbers;
    this.break = of.extractor.break;
    this.words = new Words(of.words);
    this.matcher = new Matcher(data.classes, this.numbers.gap);
    for (const [part, word, tier, phrases] of data.phrases) {
      const label = { part, word, tier };
      for (const phrase of phrases) this.matcher.add(phrase.split(" "), label);
    }
  }

  /** The topics that a title and an abstract tell, each with the phrases behind it.
   * @param {string} title @param {string} abstract */
  topics(title, abstract) {
    const told = Object.entries({ title, abstract }).flatMap(([field, text]) => {
      const passage = new Passage(field, text, this.words, this.numbers.longest);
      return new Reading(passage, this).topicPhrases();
    });
    return weigh(told, this.numbers);
  }
}

/** One passage with the phrases found in it. */
class Reading {
  /** @param {Passage} passage @param {Extractor} extractor */
  constructor(passage, extractor) {
    this.passage = passage;
    this.extractor = extractor;
    /** @type {Map<string, [Match, Label][]>} */
    this.labels = new Map();
    for (const match of extractor.matcher.find(passage.words)) {
      for (const label of match.labels) {
        this.labels.set(label.part, [...this.of(label.part), [match, label]]);
      }
    }
    /** @type {Cue[]} */
    const cues = this.of("cue").map(([match, { word }]) => [match, word]);
    this.roles = roles(passage, cues);
    this.aside = setAside(passage, cues, extractor.numbers.aside);
  }

  /** @param {string} part */
  of(part) {
    return this.labels.get(part) ?? [];
  }

  /** The phrases of topics, less those that a phrase of *never* covers. */
  topicPhrases() {
    /** @type {Map<string, Set<number>>} */
    const covered = new Map();
    for (const [match, { word, tier }] of this.of("topic")) {
      if (tier !== "never") continue;
      const places = covered.get(word) ?? new Set();
      for (let at = match.first; at < match.last; at += 1) places.add(at);
      covered.set(word, places);
    }
    const told = [];
    for (const [match, { word, tier }] of this.of("topic")) {
      if (!tier || tier === "never" || this.isCovered(match, covered.get(word))) continue;
      const { text } = this.passage.evidence(match.first, match.last);
      if (match.last - match.first < 2 || !this.extractor.break.search(text)) {
        told.push(this.told(match, word, tier));
      }
    }
    return told;
  }

  /** @param {Match} match @param {Set<number> | undefined} places */
  isCovered({ first, last }, places) {
    for (let at = first; places && at < last; at += 1) if (places.has(at)) return true;
    return false;
  }

  /** @param {Match} match @param {string} topic @param {string} tier */
  told(match, topic, tier) {
    const words = this.passage.words.slice(match.first, match.last);
    const role = this.roles[words[0].sentence];
    return {
      topic,
      tier,
      place: this.aside.has(match.first) && role !== "title" ? "aside" : role,
      sentence: `${this.passage.field} ${words[0].sentence}`,
      phrase: words.map(({ folded }) => folded).join(" "),
      evidence: this.passage.evidence(match.first, match.last),
    };
  }
}

/** What each sentence is there for, by the turns of phrase found in it.
 * @param {Passage} passage @param {Cue[]} cues */
function roles(passage, cues) {
  const numbers = Array.from({ length: passage.sentences }, (_, number) => number);
  if (passage.field === "title") return numbers.map(() => "title");
  const said = numbers.map(() => new Set());
  for (const [found, cue] of cues) said[passage.words[found.first].sentence].add(cue);
  const firstOwn = Math.max(
    0,
    said.findIndex((cuesThere) => cuesThere.has("own")),
  );
  return numbers.map((number) => role(said[number], number, firstOwn));
}

/** @param {Set<string>} said @param {number} number @param {number} firstOwn */
function role(said, number, firstOwn) {
  if (number < firstOwn) return "background";
  if (number > firstOwn && said.has("result")) return "result";
  return said.has("background") && !said.has("own") ? "background" : "own";
}

/** Words that stand shortly behind an aside, within the same clause.
 * @param {Passage} passage @param {Cue[]} cues @param {number} reach */
function setAside(passage, cues, reach) {
  /** @type {Set<number>} */
  const aside = new Set();
  for (const [found, cue] of cues) {
    if (cue !== "aside") continue;
    const { sentence } = passage.words[found.first];
    const end = Math.min(found.last + reach + 1, passage.words.length);
    for (let place = found.last; place < end; place += 1) {
      const parted = /[,;:]/u.test(passage.between(found.last, place));
      if (passage.words[place].sentence !== sentence || parted) break;
      aside.add(place);
    }
  }
  return aside;
}

/** Every topic that its phrases make likely, the surest first.
 * @param {Told[]} told @param {Numbers} numbers */
function weigh(told, numbers) {
  /** @type {Map<string, Told[]>} */
  const groups = new Map();
  for (const one of told) groups.set(one.topic, [...(groups.get(one.topic) ?? []), one]);
  return [...groups]
    .filter(([, phrases]) => phrases.some(({ tier }) => tier !== "hint"))
    .map(([topic, phrases]) => ({ topic, phrases, weight: weightOf(phrases, numbers) }))
    .filter(({ weight }) => weight >= numbers.threshold)
    .sort((a, b) => b.weight - a.weight || (a.topic < b.topic ? -1 : 1))
    .slice(0, numbers.most)
    .map(({ topic, phrases }) => ({ topic, evidence: shown(phrases, numbers) }));
}

/** @param {Told[]} phrases @param {Numbers} numbers */
function weightOf(phrases, numbers) {
  /** @param {Told} told */
  const mention = ({ tier, phrase, sentence }) => JSON.stringify([tier, phrase, sentence]);
  const mentions = [...new Map(phrases.map((told) => [mention(told), told])).values()];
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const { tier, place } of mentions) {
    totals.set(tier, (totals.get(tier) ?? 0) + numbers.place[place]);
  }
  const telling = apart(
    mentions.filter(({ tier, place }) => tier !== "hint" && place !== "aside"),
    numbers,
  );
  /** @param {"phrase" | "sentence"} part */
  const different = (part) =>
    numbers[part] * Math.log1p(new Set(telling.map((told) => told[part])).size);
  return (
    [...totals].reduce((sum, [tier, total]) => sum + numbers.tier[tier] * Math.log1p(total), 0) +
    different("phrase") +
    different("sentence") +
    (telling.some(({ place }) => place === "title") ? numbers.title : 0)
  );
}

/** The phrases without those that share words with one that says more, or is longer.
 * @param {Told[]} phrases @param {Numbers} numbers */
function apart(phrases, { tiers }) {
  /** @param {Told} told */
  const length = ({ evidence }) => evidence.end - evidence.start;
  const order = [...phrases].sort(
    (a, b) =>
      tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
      length(b) - length(a) ||
      a.evidence.start - b.evidence.start,
  );
  /** @type {Evidence[]} */
  const kept = [];
  return order.filter(({ evidence }) => {
    const own = !kept.some((other) => covers(other, evidence));
    if (own) kept.push(evidence);
    return own;
  });
}

/** The phrases that weigh most, each spelling once.
 * @param {Told[]} phrases @param {Numbers} numbers */
function shown(phrases, numbers) {
  const order = phrases
    .map((told) => ({ ...told, weight: weightOf([told], numbers) }))
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        Number(b.evidence.field === "title") - Number(a.evidence.field === "title") ||
        a.evidence.start - b.evidence.start ||
        b.evidence.end - a.evidence.end,
    );
  /** @type {Map<string, Evidence>} */
  const found = new Map();
  for (const { tier, phrase, evidence } of order) {
    const inside = [...found.values()].some((other) => covers(other, evidence));
    if (!inside && (tier !== "hint" || !found.size) && !found.has(phrase)) {
      found.set(phrase, evidence);
    }
    if (found.size === numbers.shown) break;
  }
  return [...found.values()];
}

/** @param {Evidence} one @param {Evidence} other */
function covers(one, other) {
  return one.field === other.field && one.start < other.end && other.start < one.end;
}
