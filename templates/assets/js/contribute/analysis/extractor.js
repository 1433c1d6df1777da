/**
 * One pass over a paper's words, and the topics that they tell: as the builder reads them, by the
 * phrases that it has written out.
 */
import { patterns } from "../patterns.js";
import { Passage, roles, setAside } from "./passage.js";
import { Matcher } from "./phrases.js";
import { weigh } from "./topics.js";
import { Words } from "./words.js";

/** Reads papers by the data of contribute/vocabulary.json. */
export class Extractor {
  constructor(data) {
    const { of } = patterns(data.patterns);
    this.numbers = data.numbers;
    this.break = of("extractor").break;
    this.words = new Words(of("words"));
    const labelled = data.phrases.flatMap(([part, word, tier, phrases]) => {
      const label = { part, word, tier };
      return phrases.map((phrase) => [phrase, label]);
    });
    this.matcher = new Matcher(labelled, data.classes, this.numbers.gap);
  }

  /** The topics that a title and an abstract tell, each with the phrases behind it. */
  topics(title, abstract) {
    const readings = [
      ["title", title],
      ["abstract", abstract],
    ].map(([field, text]) => {
      const passage = new Passage(field, text, this.words, this.numbers.longest);
      return new Reading(passage, this);
    });
    return weigh(readings.flatMap((reading) => reading.topicPhrases()), this.numbers);
  }
}

/** One passage with the phrases found in it. */
class Reading {
  constructor(passage, extractor) {
    this.passage = passage;
    this.extractor = extractor;
    this.labels = new Map();
    for (const match of extractor.matcher.find(passage.words)) {
      for (const label of match.labels) {
        if (!this.labels.has(label.part)) this.labels.set(label.part, []);
        this.labels.get(label.part).push([match, label]);
      }
    }
    const cues = this.of("cue").map(([match, { word }]) => [match, word]);
    this.roles = roles(passage, cues);
    this.aside = setAside(passage, cues, extractor.numbers.aside);
  }

  of(part) {
    return this.labels.get(part) ?? [];
  }

  /** The phrases of topics, less those that a phrase of *never* covers. */
  topicPhrases() {
    const covered = new Map();
    for (const [match, { word, tier }] of this.of("topic")) {
      if (tier !== "never") continue;
      if (!covered.has(word)) covered.set(word, new Set());
      for (let at = match.first; at < match.last; at += 1) covered.get(word).add(at);
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

  isCovered({ first, last }, places) {
    for (let at = first; places && at < last; at += 1) if (places.has(at)) return true;
    return false;
  }

  told(match, topic, tier) {
    const words = this.passage.words.slice(match.first, match.last);
    const role = this.roles[words[0].sentence];
    return {
      topic,
      tier,
      place: this.aside.has(match.first) && role !== "title" ? "aside" : role,
      sentence: [this.passage.field, words[0].sentence],
      phrase: words.map(({ folded }) => folded).join(" "),
      evidence: this.passage.evidence(match.first, match.last),
    };
  }
}
