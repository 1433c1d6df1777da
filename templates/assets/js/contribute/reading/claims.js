/**
 * Measured results in the authors' words: a number with its unit, and what it measures.
 */
const SIZES = ["GB", "MB", "TB"];
const VAGUE = "vague";

/** The numbers with units of a text, in order. */
export function* measures(text, patterns) {
  for (const match of patterns.measure.all(text)) {
    const end = match.index + match[0].length;
    if (patterns.factor.match(text, end)) continue;
    yield { start: match.index, end, unit: (match.groups.unit ?? "").trim() };
  }
}

/** Reads results by the builder's patterns and numbers. */
export class Claims {
  constructor(patterns, measuring, numbers) {
    this.patterns = patterns;
    this.measuring = measuring;
    this.numbers = numbers;
  }

  /** The measured results of an abstract; `kinds` are the phrases that tell what is measured. */
  quotations(passage, roles, kinds) {
    const found = [];
    const { text } = passage;
    for (const measure of measures(text, this.measuring)) {
      if (roleAt(passage, roles, measure.start) === "background") continue;
      const [begin, end] = this.clause(text, measure);
      const size = SIZES.includes(measure.unit);
      if (size && !this.patterns.saving.search(text, begin, measure.start)) continue;
      const near = this.nearest(measure, kinds, begin, end);
      if (!near) continue;
      const [first, last] = this.span(text, begin, end, measure, near.start, near.stop);
      if (found.length && first < found.at(-1).evidence.end) continue;
      const evidence = { field: "abstract", start: first, end: last, text: text.slice(first, last) };
      found.push({ kind: near.kind === VAGUE ? "accuracy" : near.kind, evidence });
    }
    return found;
  }

  nearest(measure, kinds, begin, end) {
    const { reach } = this.numbers;
    const near = kinds
      .filter(({ start }) => start >= begin && start <= measure.end + reach)
      .map((kind) => ({ ...kind, apart: apart(measure, kind) }))
      .filter(({ stop, apart: far }) => stop <= end && far <= reach);
    near.sort(
      (a, b) =>
        (a.kind === VAGUE) - (b.kind === VAGUE) ||
        a.apart - b.apart ||
        a.start - b.start ||
        a.stop - b.stop ||
        (a.kind < b.kind ? -1 : 1),
    );
    return near[0];
  }

  /** The clause around a number. */
  clause(text, measure) {
    let begin = Math.max(0, measure.start - this.numbers.before);
    for (const match of this.patterns["clause-end"].all(text, begin, measure.start)) {
      if (match[0]) begin = match.index + match[0].length;
    }
    const limit = Math.min(text.length, measure.end + this.numbers.after);
    return [begin, this.patterns["clause-end"].search(text, measure.end, limit)?.index ?? limit];
  }

  /** From the verb or the number to the end of what it measures. */
  span(text, begin, end, measure, start, stop) {
    let first = Math.min(measure.start, start);
    let last = Math.max(measure.end, stop);
    if (start < measure.start) {
      const verb = [...this.patterns.verb.all(text, begin, start + 1)].at(-1);
      if (verb && start - verb.index <= this.numbers.reach) first = verb.index;
    }
    const tail = this.patterns.tail.match(text, last, end);
    last = tail ? last + tail[0].length : last;
    const whole = this.patterns.of.match(text, last, end);
    return [first, whole && measure.end >= stop - 1 ? last + whole[0].length : last];
  }
}

/** Characters between a number and a phrase; what stands behind the number is nearer. */
function apart(measure, { start, stop }) {
  return Math.max(start - measure.end, 2 * (measure.start - stop), 0);
}

function roleAt({ words }, roles, place) {
  const word = words.find(({ end }) => end > place);
  return word ? roles[word.sentence] : "own";
}
