/**
 * The builder's rules: patterns, limits and the words for what is wrong, from contribute/rules.json.
 */
import { quoted } from "./letters.js";
import { Pattern, patterns } from "./patterns.js";

const PLACE = /\{(\w+)(!r)?(:,)?\}/gu;

function written(value, isQuoted, inThousands) {
  if (isQuoted) return quoted(value);
  return inThousands ? value.toLocaleString("en") : String(value);
}

/** The rule of a field, its patterns and those of its parts made ready. */
function ready({ pattern, parts, ...rule }) {
  return { ...rule, pattern: pattern && new Pattern(pattern), parts: parts && allReady(parts) };
}

function allReady(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, rule]) => [name, ready(rule)]));
}

/** Rules from the data of rules.json. */
export class Rules {
  constructor(data) {
    Object.assign(this, data, { fields: allReady(data.fields) });
    const { of } = patterns(data.patterns);
    this.of = Object.fromEntries(
      ["identity", "fields", "source", "papers", "letters", "prose"].map((room) => [room, of(room)]),
    );
  }

  /** Fault and mend of a rule about these values; `form` is what to do in a form. */
  told(rule, values = {}) {
    const said = (text) =>
      text.replace(PLACE, (_, name, isQuoted, inThousands) => written(values[name], isQuoted, inThousands));
    const { fault, mend, form } = this.messages[rule];
    return { rule, fault: said(fault), mend: said(mend), form: said(form || mend) };
  }
}
