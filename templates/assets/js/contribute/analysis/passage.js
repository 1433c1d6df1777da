/**
 * A title or an abstract as words, with what each sentence is there for.
 */
export class Passage {
  constructor(field, text, words, longest) {
    this.field = field;
    this.text = text;
    this.words = words.of(text).filter((word) => word.end - word.start <= longest);
  }

  /** The words from `first` up to `last`. */
  evidence(first, last) {
    const [start, end] = [this.words[first].start, this.words[last - 1].end];
    return { field: this.field, start, end, text: this.text.slice(start, end) };
  }

  /** What stands between the word before `last` and the word `first`. */
  between(last, first) {
    return this.text.slice(this.words[last - 1].end, this.words[first].start);
  }

  get sentences() {
    return this.words.length ? this.words.at(-1).sentence + 1 : 0;
  }
}

/** What each sentence is there for, by the turns of phrase found in it. */
export function roles(passage, cues) {
  const numbers = Array.from({ length: passage.sentences }, (_, number) => number);
  if (passage.field === "title") return numbers.map(() => "title");
  const said = numbers.map(() => new Set());
  for (const [found, cue] of cues) said[passage.words[found.first].sentence].add(cue);
  const firstOwn = Math.max(0, said.findIndex((cuesThere) => cuesThere.has("own")));
  return numbers.map((number) => role(said[number], number, firstOwn));
}

function role(said, number, firstOwn) {
  if (number < firstOwn) return "background";
  if (number > firstOwn && said.has("result")) return "result";
  return said.has("background") && !said.has("own") ? "background" : "own";
}

/** Words that stand shortly behind an aside, within the same clause. */
export function setAside(passage, cues, reach) {
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
