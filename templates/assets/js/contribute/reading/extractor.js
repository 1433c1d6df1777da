/**
 * One pass over a paper's words, and all that they tell: as the builder reads them, by the
 * vocabulary that it has written out.
 */
import { patterns } from "../patterns.js";
import { Claims } from "./claims.js";
import { Methods } from "./methods.js";
import { modalities } from "./modality.js";
import { Names } from "./names.js";
import { Passage, roles, setAside } from "./passage.js";
import { Matcher } from "./phrases.js";
import { weigh } from "./topics.js";
import { Words } from "./words.js";

/** Reads papers by the data of contribute/vocabulary.json. */
export class Extractor {
  constructor(data, order) {
    const { of } = patterns(data.patterns);
    this.numbers = data.numbers;
    this.order = order;
    this.break = of("extractor").break;
    this.words = new Words(of("words"));
    this.names = new Names(of("names"));
    this.claims = new Claims(of("claims"), of("measures"), this.numbers.claims);
    this.methods = new Methods(of("naming"), this.words, this.numbers.methods, data.common, data.known);
    const things = data.names.map(([name, near]) => ({ name, near }));
    const labelled = data.phrases.flatMap(([part, word, tier, thing, phrases]) => {
      const label = { part, word, tier, name: things[thing] };
      return phrases.map((phrase) => [phrase, label]);
    });
    this.matcher = new Matcher(labelled, data.classes, this.numbers.gap);
  }

  /** All that a title and an abstract tell: topics, tags by kind, claims. */
  read(title, abstract) {
    const readings = [
      ["title", title],
      ["abstract", abstract],
    ].map(([field, text]) => {
      const passage = new Passage(field, text, this.words, this.numbers.longest);
      return new Reading(passage, this);
    });
    const own = this.methods.introduced(title, abstract);
    const near = new Set(readings.flatMap((reading) => reading.of("near").map(([, { word }]) => word)));
    const tags = this.names.mentions(
      readings.map(({ passage }) => passage),
      readings.map((reading) => reading.named()),
      near,
      own.map(({ name }) => name),
    );
    const told = readings.flatMap((reading) => reading.modalityPhrases());
    tags.methods = own;
    tags.modality = modalities(told, this.numbers.modality, this.order);
    return {
      topics: weigh(readings.flatMap((reading) => reading.topicPhrases()), this.numbers),
      tags,
      claims: readings[1].quotations(),
    };
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

  named() {
    return this.of("name").map(([{ first, last }, { word, name }]) => ({
      first,
      last,
      labels: [[word, name]],
    }));
  }

  modalityPhrases() {
    return this.of("modality").map(([match, { word }]) => {
      const { sentence } = this.passage.words[match.first];
      const evidence = this.passage.evidence(match.first, match.last);
      return { word, evidence, sentence, place: this.roles[sentence] };
    });
  }

  quotations() {
    const { words } = this.passage;
    const kinds = this.of("claim").map(([match, { word }]) => ({
      start: words[match.first].start,
      stop: words[match.last - 1].end,
      kind: word,
    }));
    return this.extractor.claims.quotations(this.passage, this.roles, kinds);
  }
}
