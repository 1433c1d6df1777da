/**
 * Patterns made at build from the builder's own, so that both find the same.
 */
class Pattern {
  constructor([source, flags]) {
    this.source = source;
    this.flags = flags;
    this.made = new Map();
  }

  /** The same pattern for another way of looking: g from a place on, y at a place, d with places. */
  how(more, source = this.source) {
    if (!this.made.has(more)) this.made.set(more, new RegExp(source, this.flags + more));
    return this.made.get(more);
  }

  /** The first match from a place on, as if the text ended at `end`. */
  search(text, from = 0, end = text.length) {
    const looking = this.how("g");
    looking.lastIndex = from;
    return looking.exec(text.slice(0, end));
  }

  /** The match that begins at a place. */
  match(text, at = 0, end = text.length) {
    const looking = this.how("y");
    looking.lastIndex = at;
    return looking.exec(text.slice(0, end));
  }

  /** The same with the places of its groups. */
  placed(text, at = 0) {
    const looking = this.how("yd");
    looking.lastIndex = at;
    return looking.exec(text);
  }

  /** The whole text as a match. */
  full(text) {
    return this.how("", `^(?:${this.source})(?![^])`).exec(text);
  }

  /** Every match, with the places of its groups, as if the text ended at `end`. */
  *all(text, from = 0, end = text.length) {
    const looking = new RegExp(this.source, `${this.flags}gd`);
    const whole = text.slice(0, end);
    looking.lastIndex = from;
    for (let found = looking.exec(whole); found; found = looking.exec(whole)) {
      yield found;
      if (!found[0]) looking.lastIndex += whole.codePointAt(found.index) > 0xffff ? 2 : 1;
    }
  }

  replace(text, by) {
    return text.replace(this.how("g"), by);
  }

  split(text) {
    return text.split(this.how(""));
  }
}

/** The patterns of a table by their names; `of("words")` is those of one room of the builder. */
export function patterns(table) {
  const of = (room) => {
    const own = Object.entries(table).filter(([name]) => name.startsWith(`${room}.`));
    return Object.fromEntries(
      own.map(([name, made]) => [name.slice(room.length + 1), new Pattern(made)]),
    );
  };
  return { of };
}
