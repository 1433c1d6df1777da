/**
 * Models, benchmarks and hardware that a paper names.
 */
import { isDigit, isUpper } from "../letters.js";
import { longest } from "./phrases.js";

/** Reads names by the builder's patterns. */
export class Names {
  constructor(patterns) {
    this.patterns = patterns;
  }

  /**
   * The names in the passages by kind, each once, where first written. `found` are those found in
   * each passage, `near` the context phrases the paper holds, `methods` the names it gives itself.
   */
  mentions(passages, found, near, methods) {
    const fits = (name) => !name.near.length || name.near.some((phrase) => near.has(phrase));
    const tags = new Map();
    passages.forEach((passage, number) => {
      const fitting = found[number].filter(
        (match) => match.labels.some(([, name]) => fits(name)) && !isSize(passage, match),
      );
      const taken = longest(fitting);
      const starts = new Set(taken.map(({ first }) => first));
      const ends = new Set(taken.map(({ last }) => last));
      for (const match of taken) {
        if (this.isPart(passage, match, starts, ends)) continue;
        for (const [kind, name] of match.labels) {
          if (methods.includes(name.name) || !fits(name)) continue;
          if (!tags.has(kind)) tags.set(kind, new Map());
          const evidence = passage.evidence(match.first, this.end(passage, match));
          if (!tags.get(kind).has(name.name)) tags.get(kind).set(name.name, evidence);
        }
      }
    });
    return Object.fromEntries([...tags].map(([kind, names]) => [kind, withoutFamilies(kind, names)]));
  }

  /** Where a name ends with its size: the word after the B of LLaMA-7B. */
  end({ text, words }, match) {
    let end = match.last;
    while (end < words.length) {
      const written = text.slice(words[end - 1].end, words[end].end);
      if (!this.patterns.size.full(written) || (written[0] === " " && end > match.last)) break;
      if (written[0] === " ") {
        const after = words[end + 1];
        if (!after || after.start !== words[end].end) break;
        if (!["B", "b", "M"].includes(after.exact)) break;
      }
      end += 1;
    }
    return end;
  }

  /** Whether the name is part of another one, as CLIP is of CLIP-Adapter. */
  isPart(passage, match, starts, ends) {
    const last = this.end(passage, match);
    const { words, text } = passage;
    const hyphen = (at) => this.patterns.hyphen.full(text.slice(words[at - 1].end, words[at].start));
    const capital = (at) => isUpper([...words[at].exact][0]);
    if (last < words.length && hyphen(last) && capital(last) && !starts.has(last)) return true;
    if (!match.first || !hyphen(match.first)) return false;
    return capital(match.first - 1) && !ends.has(match.first);
  }
}

/** Whether the number that ends a name is a size: Gemma-2B is no Gemma 2. */
function isSize({ words }, { last }) {
  if (last === words.length || !isDigit(words[last - 1].exact)) return false;
  return words[last].start === words[last - 1].end && ["B", "b", "M", "K"].includes(words[last].exact);
}

/** A model's or machine's name that is only the family of another one goes, as Jetson of Jetson Nano. */
function withoutFamilies(kind, names) {
  const all = [...names.keys()];
  const isFamily = (name) =>
    all.some((other) => other.startsWith(name) && /^(?: |[Vv]\p{Nd})/u.test(other.slice(name.length)));
  const kept = kind === "benchmarks" ? all : all.filter((name) => !isFamily(name));
  return kept.map((name) => ({ name, evidence: names.get(name) }));
}
