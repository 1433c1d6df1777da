/**
 * An entry against the builder's rules: every problem with its field, in the builder's own words.
 */
import { collapsed, split } from "./letters.js";

/** Checks by the names that fields' rules have for them; what another name means, only the builder knows. */
const HERE = new Set("title authors venue topics text line id partialdate day address names group".split(" "));
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Checks entries. */
export class Checks {
  constructor(rules, identity) {
    Object.assign(this, { rules, identity });
    this.commands = new Set(rules.commands.split(" "));
  }

  /** Every problem of an entry beside the known papers: field, rule, fault, mend; of a duplicate
   * also the paper. */
  of(entry, known) {
    const hidden = this.unshowable(entry);
    if (hidden.length) return hidden;
    const problems = [];
    const tell = (name, rule, values, more) =>
      problems.push({ field: name.split(".")[0], ...this.rules.told(rule, values), ...more });
    const fields = Object.entries(this.rules.fields);
    for (const [name, { required }] of fields) {
      const value = entry[name];
      if (required && !value?.length) {
        tell(name, name === "authors" && value ? "no-authors" : "missing", { name });
      }
    }
    const texts = Object.fromEntries(fields.map(([name]) => [name, this.visible(entry[name], tell, name)]));
    for (const [name, rule] of fields) this.field(texts[name], tell, name, rule);
    const { published, added } = texts;
    if (this.isDate(published) && added && firstDay(published) > added) {
      tell("published", "future", { published, added });
    }
    if (!entry.abstract) tell("abstract", "no-prose", { what: "the abstract" });
    else this.formulas("abstract", entry.abstract, tell);
    for (const [field, shown, paper] of known.same(texts)) {
      tell(field, "duplicate", { field, shown, file: paper.file }, { paper });
    }
    return problems;
  }

  /** What no file can hold; nothing else is told of such an entry. */
  unshowable(entry) {
    const { control, "long-word": long } = this.rules.of.source;
    return Object.entries(entry).flatMap(([field, value]) => {
      const texts = typeof value === "string" ? [value] : Object.values(value ?? {}).flat();
      const text = texts.join(" ");
      const odd = field === "abstract" && control.search(text);
      if (odd) return [{ field, ...this.rules.told("invisible-in-a-text", { code: code(odd[0]) }) }];
      const most = this.rules.limits.word;
      return long.search(text) ? [{ field, ...this.rules.told("long-word", { most }) }] : [];
    });
  }

  /** A value without what holds an invisible character or is named twice. */
  visible(value, tell, name, what = `'${name}'`) {
    if (Array.isArray(value)) {
      const seen = new Set();
      for (const written of value) {
        const text = this.visible(written, tell, name, `an item of '${name}'`);
        if (seen.has(text)) tell(name, "named-twice", { name, text });
        if (text) seen.add(text);
      }
      return [...seen];
    }
    if (value && typeof value === "object") {
      const parts = Object.entries(value);
      return Object.fromEntries(parts.map(([key, part]) => [key, this.visible(part, tell, `${name}.${key}`)]));
    }
    const odd = value && this.rules.of.fields.invisible.search(value);
    if (odd) tell(name, "invisible", { what, code: code(odd[0]) });
    return value && !odd ? collapsed(value) : "";
  }

  /** A field, or a part of one, by its rule. */
  field(value, tell, name, rule) {
    if (HERE.has(rule.check) && (value || rule.check === "topics")) this[rule.check](value, tell, name, rule);
  }

  group(parts, tell, name, rule) {
    for (const [key, value] of Object.entries(parts)) {
      if (rule.parts[key]) this.field(value, tell, `${name}.${key}`, rule.parts[key]);
    }
  }

  title(title, tell) {
    if (!this.identity.title(title)) tell("title", "no-title", { title });
    else if (!this.formulas("title", title, tell)) this.alphabet("title", title, tell);
  }

  /** Whether no word mixes letters of alphabets that look alike. */
  alphabet(field, text, tell) {
    const mixed = this.rules.of.letters.mixed.search(text);
    if (!mixed) return;
    const word = split(text).find((one) => one.includes(mixed[0]));
    tell(field, "two-alphabets", { word, codes: [...mixed[0]].map((char) => `U+${code(char)}`).join(" and ") });
  }

  /** Whether a name can be that of a person or a group of them. */
  person(name, tell) {
    const odd = this.rules.of.letters["no-person"].search(name);
    if (odd) tell("authors", "odd-name", { name, sign: odd[0] });
    else this.alphabet("authors", name, tell);
  }

  authors(names, tell) {
    for (const name of names) {
      if (this.rules.of.papers["et-al"].search(name)) tell("authors", "and-others", { name });
      else if (!/\p{L}/u.test(name)) tell("authors", "no-author", { name });
      else if (this.name("authors", name, tell)) this.person(name, tell);
    }
  }

  /** Whether a name can have a page. */
  name(field, name, tell) {
    const { length } = this.identity.slug(name);
    const most = this.rules.limits.slug;
    const isSpelled = this.identity.isSpelled(name);
    if (!isSpelled) tell(field, "no-name", { name });
    else if (length > most) tell(field, "long-name", { length, most });
    return isSpelled && length <= most;
  }

  text(text, tell, name, { pattern, mend }) {
    if (pattern && !pattern.full(text)) tell(name, "shape", { name, text, mend });
  }

  line(text, tell, name) {
    this.formulas(name, text, tell);
  }

  partialdate(text, tell, name, { mend }) {
    if (!this.isDate(text)) tell(name, "shape", { name, text, mend });
  }

  day(text, tell, name, { mend }) {
    if (this.isDate(text) && text.length < 10) tell(name, "no-day", { name, when: text, mend });
    else this.partialdate(text, tell, name, { mend });
  }

  isDate(text) {
    const match = this.rules.of.fields.date.full(text);
    if (!match) return false;
    const [year, month, day] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
    if (!year || (month !== null && (month < 1 || month > 12))) return false;
    const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0);
    return day === null || (day > 0 && day <= DAYS[month - 1] + (leap ? 1 : 0));
  }

  id(text, tell, name, { pattern, example }) {
    if (pattern.full(text)) return;
    const found = this.identity.bare(name, text);
    tell(name, found ? "bare" : "no-id", { name, text, found, example });
  }

  venue(text, tell, name, { pattern }) {
    const match = pattern.full(text);
    if (match && /\p{L}/u.test(match[1])) this.name(name, match[1], tell);
    else tell(name, "venue", { text });
  }

  address(text, tell, name) {
    if (!this.identity.isAddress(text)) tell(name, "address", { name, text });
  }

  names(names, tell, field) {
    for (const name of names) this.name(field, name, tell);
  }

  topics(topics, tell, name, { most }) {
    if (topics.length > most) tell(name, "too-many-topics", { count: topics.length, most });
    if (!topics.length) tell(name, "no-topic", {}, { warning: true });
  }

  /** Formulas that cannot be set: only the commonest faults, for the builder's check sees more. */
  formulas(field, text, tell) {
    const found = [...this.rules.of.prose["title-maths"].all(text)].map(([, one]) => this.formula(one));
    const wrong = found.filter(Boolean);
    for (const { fault } of wrong) tell(field, "formula", { fault });
    return wrong.length;
  }

  formula(formula) {
    const most = this.rules.limits.formula;
    if ([...formula].length > most) return this.rules.told("long-formula", { most });
    if (/(?<!\\)[&#%]/u.test(formula)) return this.rules.told("bare-sign");
    const count = (command) => formula.split(command).length;
    if (/[\^_]\s*$/u.test(formula) || count(/\\left(?![A-Za-z])/u) !== count(/\\right(?![A-Za-z])/u)) {
      return this.rules.told("unreadable-formula", { formula });
    }
    if (/\\href(?![A-Za-z])/u.test(formula)) return this.rules.told("no-mathematics", { formula });
    if (/\\[dt]?frac\s*\{[^{}]*\}\s*$/u.test(formula)) return this.rules.told("lacking-formula", { formula });
    const found = formula.match(/\\[A-Za-z]+/gu) ?? [];
    const command = found.find((name) => !this.commands.has(name.slice(1)));
    return command && this.rules.told("unknown-command", { formula, command });
  }
}

function code(char) {
  return char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
}

function firstDay(date) {
  return [date, `${date}-01-01`, `${date}-01`].find((day) => day.length === 10);
}
