/**
 * The builder's rules: patterns, limits and the words for what is wrong, from contribute/rules.json.
 */
import { quoted } from "./letters.js";

/** @typedef {[source: string, flags: string]} Made */
/** A field, its pattern made ready.
 * @typedef {{ check: string, shape: string, required?: boolean, pattern: Pattern, mend?: string,
 *   example?: string, most?: number, parts: Record<string, Field> }} Field */
/** @typedef {Record<string, string>} Texts */
/** rules.json (rules.py).
 * @typedef {{ fields: object, messages: Record<string, Texts>,
 *   patterns: Record<string, Made>, limits: Record<string, number>, venues: [string, string][],
 *   commands: string, "key words": Record<string, string[]>, spoken: Texts, letters: Texts,
 *   greek: Texts, repository: string, branch: string }} RulesData */
/** @typedef {ReturnType<typeof rulesOf>} Rules */

const PLACE = /\{(\w+)(!r)?(:,)?\}/gu;

/** A pattern made at build from the builder's own, so that both find the same. */
export class Pattern {
  /** @param {Made} made */
  constructor([source, flags]) {
    this.whole = new RegExp(`^(?:${source})$`, flags);
    this.each = new RegExp(source, `${flags}g`);
  }

  /** The first match. @param {string} text */
  search(text) {
    this.each.lastIndex = 0;
    return this.each.exec(text);
  }

  /** The whole text as a match. @param {string} text */
  full(text) {
    return this.whole.exec(text);
  }

  /** Every match. @param {string} text */
  all(text) {
    return text.matchAll(this.each);
  }

  /** @param {string} text @param {(found: string) => string} by */
  replace(text, by) {
    return text.replace(this.each, by);
  }
}

/** Patterns by room of the builder and name. @param {Record<string, Made>} table */
export function patternsOf(table) {
  /** @type {Record<string, Record<string, Pattern>>} */
  const of = {};
  for (const [path, made] of Object.entries(table)) {
    const [room, name] = path.split(".");
    of[room] = { ...of[room], [name]: new Pattern(made) };
  }
  return of;
}

/** Fields, or parts of one, as they are used. @param {object} fields @returns {Field["parts"]} */
function ready(fields) {
  const made = Object.entries(fields).map(([name, rule]) => {
    const pattern = rule.pattern && new Pattern(rule.pattern);
    return [name, { ...rule, pattern, parts: rule.parts && ready(rule.parts) }];
  });
  return Object.fromEntries(made);
}

/** @param {any} value @param {string} isQuoted @param {string} inThousands */
function written(value, isQuoted, inThousands) {
  if (isQuoted) return quoted(value);
  return inThousands ? value.toLocaleString("en") : String(value);
}

/** Rules from the data of rules.json. @param {RulesData} data */
export function rulesOf(data) {
  return {
    ...data,
    fields: ready(data.fields),
    of: patternsOf(data.patterns),
    /** Fault and mend of a rule about these values; `form` is what to do in a form.
     * @param {string} rule @param {Record<string, any>} [values] */
    told(rule, values = {}) {
      /** @param {string} text */
      const said = (text) =>
        text.replace(PLACE, (_, name, ...how) => written(values[name], how[0], how[1]));
      const { fault, mend, form } = data.messages[rule];
      return { rule, fault: said(fault), mend: said(mend), form: said(form || mend) };
    },
  };
}
