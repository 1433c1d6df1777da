/**
 * The names that a paper gives to what it introduces.
 */
import { counted, isDigit, isUpper, split } from "../letters.js";

const AROUND = /^[ \t\n"'“”‘’]+|[ \t\n"'“”‘’]+$/gu;
const JOINING = ["of", "for", "and", "the", "with", "to"];
const WORDY = /[\p{L}\p{N}_]/u;

const key = (name) => name.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
const withoutS = (name) => name.replace(/s$/u, "");
const nameIn = ({ groups }) => groups.starred ?? groups.name;
const spanOf = ({ indices }) => indices.groups.starred ?? indices.groups.name;
const wordsOf = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** A capital or digit beyond the first letter, or a sign such as ++. */
function hasInner(name) {
  return [...name].slice(1).some((char) => isUpper(char) || isDigit(char)) || /[+@]/u.test(name);
}

/** Whether a short name is made of a long form's letters. */
function standsFor(name, long) {
  const letters = [...name.toLowerCase()].filter((char) => /\p{L}/u.test(char));
  const words = wordsOf(long).map((word) => word.toLowerCase());
  if (!letters.length || !words.length || letters[0] !== [...words[0]][0]) return false;
  const joined = words.join("");
  let place = -1;
  for (const letter of letters) {
    place = joined.indexOf(letter, place + 1);
    if (place < 0) return false;
  }
  const initials = words.filter((word) => !JOINING.includes(word)).map((word) => [...word][0]);
  const shared = initials.filter((initial) => letters.includes(initial)).length;
  return shared >= Math.max(2, 0.6 * initials.length) && letters.length <= 2 * words.length + 2;
}

/** Where a word stands by itself in a text, or -1. */
function standing(word, text) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + word.length)];
    if (!WORDY.test([...before.slice(-2)].at(-1) ?? "") && !WORDY.test([...after][0] ?? "")) return at;
  }
  return -1;
}

/** Reads names by the builder's patterns; `common` are those no paper gives itself. */
export class Methods {
  constructor(patterns, words, numbers, common, known) {
    Object.assign(this, { patterns, words, numbers });
    this.common = new Set(common);
    this.known = new Set(known);
  }

  /** Names the paper introduces, in the order of title and abstract. */
  introduced(title, abstract) {
    const short = this.shortForms(abstract);
    const found = new Map();
    const alike = new Map();
    for (const candidate of this.candidates(title, abstract)) {
      const long = short.get(key(candidate.name)) ?? candidate.name;
      const name = long.replaceAll(/^[-. ]+|[-. ]+$/gu, "");
      if (!this.isName(name) || (!candidate.certain && this.known.has(name.toUpperCase()))) continue;
      const bare = withoutS(key(name));
      const others = alike.get(bare) ?? [];
      const same = (other) => key(name) !== key(other) || name.includes("+") === other.includes("+");
      if (others.some(same)) continue;
      alike.set(bare, [...others, name]);
      found.set(name, candidate.evidence);
    }
    return [...found]
      .filter(([name]) => !this.isSized(name, found))
      .map(([name, evidence]) => ({ name, evidence }));
  }

  /** Whether a name is another one with a size. */
  isSized(name, names) {
    for (let end = 1; end < name.length; end += 1) {
      if (names.has(name.slice(0, end)) && this.patterns.sized.full(name.slice(end))) return true;
    }
    return false;
  }

  isName(word) {
    const letters = wordsOf(word).join("");
    const plain = word.toUpperCase();
    if (word.length > this.numbers.most) return false;
    if (this.common.has(plain) || this.common.has(plain.replace(/S$/u, ""))) return false;
    if (this.patterns.quality.search(word) || letters.length < 2 || isDigit(letters)) return false;
    const capital = isUpper(letters) || word.includes("@");
    return capital && (letters.match(/\p{L}/gu) ?? []).length >= 2;
  }

  shortForms(abstract) {
    const short = new Map();
    for (const pattern of [this.patterns.brackets, this.patterns.or]) {
      for (const match of pattern.all(abstract)) {
        for (const long of this.longForms(abstract, match)) {
          if (!short.has(key(long))) short.set(key(long), nameIn(match));
        }
      }
    }
    return short;
  }

  /** The words before a bracket or an *or* that its name can be short for. */
  longForms(text, match) {
    const name = nameIn(match);
    if (key(name).length < this.numbers.short || !isUpper([...name].slice(1).join(""))) return [];
    const window = text.slice(Math.max(0, match.index - this.numbers.long), match.index);
    const words = split(this.patterns["clause-end"].split(window).at(-1)).slice(-9);
    return words.map((_, first) => words.slice(first).join(" ")).filter((long) => standsFor(name, long));
  }

  *candidates(title, abstract) {
    yield* this.fromTitle(title, abstract);
    let begin = 0;
    this.within = counted([...this.patterns.inside.all(abstract)].map(([word]) => word));
    for (const end of [...this.words.sentenceEnds(abstract), abstract.length]) {
      yield* this.fromSentence(abstract, begin, end);
      begin = end;
    }
  }

  /** The name before a title's colon, where it is one. */
  *fromTitle(title, abstract) {
    const colon = title.indexOf(":");
    const before = colon < 0 ? title : title.slice(0, colon);
    const head = before.replaceAll(AROUND, "");
    const words = split(head);
    if (colon < 0 || words.length > 3 || this.patterns["not-a-head"].search(head)) return;
    const alike = words.length === 1 && hasInner(head);
    if (alike || head.includes("+") || standing(head, abstract) >= 0) {
      const start = before.indexOf(head);
      const end = start + head.length;
      const evidence = { field: "title", start, end, text: head };
      yield { name: head, evidence, certain: true };
    }
  }

  *fromSentence(text, begin, end) {
    const sentence = text.slice(begin, end);
    for (const clause of [this.patterns.we, this.patterns.called]) {
      for (const match of clause.all(sentence)) {
        const start = begin + match.indices.groups.object[0];
        yield* this.inObject(text, match.groups.object, start, clause === this.patterns.called);
      }
    }
    for (const match of this.patterns.passive.all(sentence)) {
      const before = sentence.slice(Math.max(0, match.index - this.numbers.subject), match.index);
      const subject = this.patterns["subject-end"].split(before).at(-1);
      yield* this.inObject(text, subject, begin + match.index - subject.length, false);
    }
    const proposed = this.patterns["our-proposed"];
    for (const pattern of [this.patterns.our, proposed]) {
      for (const match of pattern.all(sentence)) {
        if (hasInner(match.groups.name) || pattern === proposed) {
          yield this.named(text, match, begin, pattern === proposed);
        }
      }
    }
    for (const match of this.patterns.apposed.all(sentence)) {
      if (hasInner(match.groups.name)) yield this.named(text, match, begin, false);
    }
    const tells = this.patterns.tells.search(sentence);
    if (!tells) return;
    for (const match of this.patterns.brackets.all(sentence)) {
      const after = match.index >= tells.index + tells[0].length;
      if (after && this.longForms(sentence, match).length) yield this.named(text, match, begin, false);
    }
  }

  /** The name that an object of *we propose* or *called* begins with, or that its kind brings. */
  *inObject(text, phrase, start, called) {
    const { patterns } = this;
    for (const [pattern, certain] of [
      [patterns["phrase-name"], called],
      [patterns.lead, true],
      [patterns["word-name"], true],
    ]) {
      const match = pattern.placed(phrase);
      if (!match) continue;
      if (pattern === patterns.lead && !hasInner(match.groups.name)) continue;
      if (pattern === patterns["word-name"] && !this.often(match.groups.name)) continue;
      yield this.named(text, match, start, certain);
      return;
    }
    for (const pattern of [patterns["after-kind"], patterns["word-after-kind"]]) {
      const match = pattern.all(phrase).next().value;
      if (match && (hasInner(match.groups.name) || this.often(match.groups.name))) {
        yield this.named(text, match, start, true);
        return;
      }
    }
  }

  /** Whether a capitalised word stands in the middle of sentences more than once. */
  often(name) {
    return (name.match(/[\p{L}\p{N}_]+/gu) ?? []).every((part) => (this.within.get(part) ?? 0) > 1);
  }

  /** A name where it stands; one with its short form in brackets behind it is that short form. */
  named(text, match, offset, certain) {
    let [start, end] = spanOf(match).map((place) => offset + place);
    const behind = this.patterns.behind.placed(text, end);
    if (behind && key(nameIn(behind)).length >= this.numbers.short) [start, end] = spanOf(behind);
    const name = text.slice(start, end);
    return { name, evidence: { field: "abstract", start, end, text: name }, certain };
  }
}
