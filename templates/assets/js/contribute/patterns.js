/**
 * Patterns made at build from the builder's own, so that both find the same.
 */
export class Pattern {
  constructor([source, flags]) {
    this.whole = new RegExp(`^(?:${source})$`, flags);
    this.each = new RegExp(source, `${flags}g`);
  }

  /** The first match. */
  search(text) {
    this.each.lastIndex = 0;
    return this.each.exec(text);
  }

  /** The whole text as a match. */
  full(text) {
    return this.whole.exec(text);
  }

  /** Every match. */
  all(text) {
    return text.matchAll(this.each);
  }

  replace(text, by) {
    return text.replace(this.each, by);
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
