/**
 * An entry against the builder's rules: every problem with its field, in the builder's own words.
 */
import { collapsed, split } from "./letters.js";

/** @import { Entry, Written } from "./entry.js" */
/** @import { Identity, Known, Paper } from "./identity.js" */
/** @import { Field, Rules } from "./rules.js" */
/** @typedef {{ field: string, rule: string, fault: string, mend: string, form: string,
 *   warning?: boolean, paper?: Paper }} Problem */

/** Names that rules have for these checks; others only the builder knows. */
const HERE = new Set(
  "title authors venue topics text line id partialdate day address names group".split(" "),
);

export class Checks {
  /** @param {Rules} rules @param {Identity} identity */
  constructor(rules, identity) {
    this.rules = rules;
    this.identity = identity;
    this.commands = new Set(rules.commands.split(" "));
    /** @type {Problem[]} */
    this.problems = [];
  }

  /** Every problem of an entry beside the known papers.
   * @param {Entry & Written} entry @param {Known} known */
  of(entry, known) {
    this.problems = [];
    this.unshowable(entry);
    if (!this.problems.length) this.entry(entry, known);
    return this.problems;
  }

  /** @param {string} name @param {string} rule @param {object} [values] @param {object} [more] */
  tell(name, rule, values, more) {
    const told = this.rules.told(rule, values);
    this.problems.push({ field: name.split(".")[0], ...told, ...more });
  }

  /** @param {Entry & Written} entry @param {Known} known */
  entry(entry, known) {
    const fields = Object.entries(this.rules.fields);
    for (const [name, { required }] of fields) {
      const value = entry[name];
      if (required && !value?.length) {
        this.tell(name, name === "authors" && value ? "no-authors" : "missing", { name });
      }
    }
    const texts = Object.fromEntries(
      fields.map(([name]) => [name, this.visible(entry[name], name)]),
    );
    for (const [name, rule] of fields) this.field(texts[name], name, rule);
    const { published, added } = texts;
    if (this.isDate(published) && added && firstDay(published) > added) {
      this.tell("published", "future", { published, added });
    }
    if (!entry.abstract) this.tell("abstract", "no-prose", { what: "the abstract" });
    else this.formulas("abstract", entry.abstract);
    for (const { field, shown, paper } of known.same(texts)) {
      this.tell(field, "duplicate", { field, shown, file: paper.file }, { paper });
    }
  }

  /** What no file can hold; nothing else is told of such an entry. @param {Written} entry */
  unshowable(entry) {
    const { control, "long-word": long } = this.rules.of.source;
    const most = this.rules.limits.word;
    for (const [field, value] of Object.entries(entry)) {
      const texts = typeof value === "string" ? [value] : Object.values(value ?? {}).flat();
      const text = texts.join(" ");
      const odd = field === "abstract" && control.search(text);
      if (odd) this.tell(field, "invisible-in-a-text", { code: code(odd[0]) });
      else if (long.search(text)) this.tell(field, "long-word", { most });
    }
  }

  /** A value without what holds an invisible character or is named twice.
   * @param {any} value @param {string} name @param {string} [what] @returns {any} */
  visible(value, name, what = `'${name}'`) {
    if (Array.isArray(value)) {
      const seen = new Set();
      for (const written of value) {
        const text = this.visible(written, name, `an item of '${name}'`);
        if (seen.has(text)) this.tell(name, "named-twice", { name, text });
        if (text) seen.add(text);
      }
      return [...seen];
    }
    if (value && typeof value === "object") {
      const parts = Object.entries(value);
      return Object.fromEntries(
        parts.map(([key, part]) => [key, this.visible(part, `${name}.${key}`)]),
      );
    }
    const odd = value && this.rules.of.fields.invisible.search(value);
    if (odd) this.tell(name, "invisible", { what, code: code(odd[0]) });
    return value && !odd ? collapsed(value) : "";
  }

  /** A field, or a part of one, by its rule.
   * @param {any} value @param {string} name @param {Field} rule */
  field(value, name, rule) {
    if (HERE.has(rule.check) && (value || rule.check === "topics"))
      this[/** @type {"text"} */ (rule.check)](value, name, rule);
  }

  /** @param {Written} parts @param {string} name @param {Field} rule */
  group(parts, name, rule) {
    for (const [key, value] of Object.entries(parts)) {
      if (rule.parts[key]) this.field(value, `${name}.${key}`, rule.parts[key]);
    }
  }

  /** @param {string} title */
  title(title) {
    if (!this.identity.title(title)) this.tell("title", "no-title", { title });
    else if (!this.formulas("title", title)) this.alphabet("title", title);
  }

  /** Whether no word mixes letters of alphabets that look alike.
   * @param {string} field @param {string} text */
  alphabet(field, text) {
    const mixed = this.rules.of.letters.mixed.search(text);
    if (!mixed) return;
    const word = split(text).find((one) => one.includes(mixed[0]));
    this.tell(field, "two-alphabets", {
      word,
      codes: [...mixed[0]].map((char) => `U+${code(char)}`).join(" and "),
    });
  }

  /** Whether a name can be that of a person or a group of them.
   * @param {string} name */
  person(name) {
    const odd = this.rules.of.letters["no-person"].search(name);
    if (odd) this.tell("authors", "odd-name", { name, sign: odd[0] });
    else this.alphabet("authors", name);
  }

  /** @param {string[]} names */
  authors(names) {
    for (const name of names) {
      if (this.rules.of.papers["et-al"].search(name)) this.tell("authors", "and-others", { name });
      else if (!/\p{L}/u.test(name)) this.tell("authors", "no-author", { name });
      else if (this.name("authors", name)) this.person(name);
    }
  }

  /** Whether a name can have a page.
   * @param {string} field @param {string} name */
  name(field, name) {
    const { length } = this.identity.slug(name);
    const most = this.rules.limits.slug;
    const isSpelled = this.identity.isSpelled(name);
    if (!isSpelled) this.tell(field, "no-name", { name });
    else if (length > most) this.tell(field, "long-name", { length, most });
    return isSpelled && length <= most;
  }

  /** @param {string} text @param {string} name @param {Field} rule */
  text(text, name, { pattern, mend }) {
    if (pattern && !pattern.full(text)) this.tell(name, "shape", { name, text, mend });
  }

  /** @param {string} text @param {string} name */
  line(text, name) {
    this.formulas(name, text);
  }

  /** @param {string} text @param {string} name @param {Field} rule */
  partialdate(text, name, { mend }) {
    if (!this.isDate(text)) this.tell(name, "shape", { name, text, mend });
  }

  /** @param {string} text @param {string} name @param {Field} rule */
  day(text, name, rule) {
    const { mend } = rule;
    if (this.isDate(text) && text.length < 10)
      this.tell(name, "no-day", { name, when: text, mend });
    else this.partialdate(text, name, rule);
  }

  /** @param {string} text */
  isDate(text) {
    const parts = this.rules.of.fields.date.full(text)?.slice(1) ?? [];
    const [year, month, day] = parts.map((part = "1") => Number(part));
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return year > 0 && month > 0 && month < 13 && day > 0 && day <= last;
  }

  /** @param {string} text @param {string} name @param {Field} rule */
  id(text, name, { pattern, example }) {
    if (pattern.full(text)) return;
    const found = this.identity.bare(name, text);
    this.tell(name, found ? "bare" : "no-id", { name, text, found, example });
  }

  /** @param {string} text @param {string} name @param {Field} rule */
  venue(text, name, { pattern }) {
    const match = pattern.full(text);
    if (match && /\p{L}/u.test(match[1])) this.name(name, match[1]);
    else this.tell(name, "venue", { text });
  }

  /** @param {string} text @param {string} name */
  address(text, name) {
    if (!this.identity.isAddress(text)) this.tell(name, "address", { name, text });
  }

  /** @param {string[]} names @param {string} field */
  names(names, field) {
    for (const name of names) this.name(field, name);
  }

  /** @param {string[]} topics @param {string} name @param {Field} rule */
  topics(topics, name, { most = 0 }) {
    if (topics.length > most) this.tell(name, "too-many-topics", { count: topics.length, most });
    if (!topics.length) this.tell(name, "no-topic", {}, { warning: true });
  }

  /** Formulas that cannot be set: only the commonest faults, for the builder's check sees more.
   * @param {string} field @param {string} text */
  formulas(field, text) {
    const found = [...this.rules.of.prose["title-maths"].all(text)];
    const wrong = found.flatMap(([, one]) => this.formula(one));
    for (const { fault } of wrong) this.tell(field, "formula", { fault });
    return wrong.length;
  }

  /** @param {string} formula */
  formula(formula) {
    const most = this.rules.limits.formula;
    if ([...formula].length > most) return this.rules.told("long-formula", { most });
    if (/(?<!\\)[&#%]/u.test(formula)) return this.rules.told("bare-sign");
    /** @param {RegExp} command */
    const count = (command) => formula.split(command).length;
    if (
      /[\^_]\s*$/u.test(formula) ||
      count(/\\left(?![A-Za-z])/u) !== count(/\\right(?![A-Za-z])/u)
    ) {
      return this.rules.told("unreadable-formula", { formula });
    }
    if (/\\href(?![A-Za-z])/u.test(formula)) return this.rules.told("no-mathematics", { formula });
    if (/\\[dt]?frac\s*\{[^{}]*\}\s*$/u.test(formula))
      return this.rules.told("lacking-formula", { formula });
    const found = formula.match(/\\[A-Za-z]+/gu) ?? [];
    const command = found.find((name) => !this.commands.has(name.slice(1)));
    return command ? this.rules.told("unknown-command", { formula, command }) : [];
  }
}

/** @param {string} char */
function code(char) {
  return Number(char.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0");
}

/** @param {string} date */
function firstDay(date) {
  return date + "-01-01".slice(date.length - 4);
}
