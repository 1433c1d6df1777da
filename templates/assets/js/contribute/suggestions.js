/**
 * What a paper's words suggest, as a person may accept or refuse it.
 */
import { collapsed } from "./letters.js";

const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Whether two quotations share their words. */
function overlap(one, other) {
  if (one.includes(other) || other.includes(one)) return true;
  const joins = (first, second) => {
    for (let length = 8; length < Math.min(first.length, second.length); length += 1) {
      if (first.endsWith(second.slice(0, length))) return true;
    }
    return false;
  };
  return joins(one, other) || joins(other, one);
}

/** Whether a quotation neither begins nor ends within the markup of the abstract. */
function isWhole(quote) {
  const count = (sign) => quote.split(sign).length - 1;
  return !HIDDEN.test(quote) && ["$", "`", "**"].every((sign) => count(sign) % 2 === 0);
}

/** Suggestions in the order of the file's fields: field, kind, value, label and evidence. */
export function suggestions(extract, { kinds, topics, known, identity }) {
  const found = extract.topics.map(({ topic, evidence }) => ({
    field: "topics",
    kind: "",
    value: topic,
    label: topics.get(topic)?.name ?? topic,
    evidence: evidence.map(({ text }) => text),
  }));
  const names = new Set();
  for (const kind of kinds.tags) {
    for (const { name, evidence } of extract.tags[kind] ?? []) {
      const folded = identity.folded(name);
      if (names.has(folded) || !identity.isSpelled(name) || HIDDEN.test(name)) continue;
      names.add(folded);
      const value = known.spelled(kind, name);
      found.push({ field: "tags", kind, value, label: value, evidence: [evidence.text] });
    }
  }
  const quotes = [];
  for (const kind of kinds.claims) {
    for (const claim of extract.claims.filter((one) => one.kind === kind)) {
      const value = collapsed(claim.evidence.text);
      if (!isWhole(value) || quotes.some((other) => overlap(other, value))) continue;
      quotes.push(value);
      found.push({ field: "claims", kind, value, label: `“${value}”`, evidence: [] });
    }
  }
  return found;
}

/** A name for a suggestion, to remember what became of it. */
export const nameOf = ({ field, kind, value }) => [field, kind, value].join("\n");
