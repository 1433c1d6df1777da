/**
 * The form's answers, kept as a draft, made into an entry, and its content file: that says what the
 * builder's own would, with every free text in double quotes.
 */
import { keep, recall } from "../store.js";
import { collapsed } from "./letters.js";

/** @import { Identity } from "./identity.js" */
/** @import { Field, Rules } from "./rules.js" */
/** @typedef {HTMLFormElement & { elements: Record<string, HTMLInputElement> }} Contribution */
/** @typedef {Record<string, string> & { own: any }} Answers */
/** @typedef {ReturnType<typeof entryOf>} Entry */
/** @typedef {Record<string, any>} Written */

const DRAFT = "contribution";
const TEXTS = "arxiv bibtex abstract title authors published venue doi code note".split(" ");
const SHOWN = /[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** A word that YAML takes for no number, date, truth or nothing. */
const WORD = /^(?!(?:true|false|null|yes|no|on|off|y|n|nan|inf)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;
/** Characters of an address that hosts take. */
const LONGEST = 8000;
const DATE = /^\d{4}(?:-\d\d){0,2}$/u;

/** What stands in the form, as plain data. @param {Contribution} form @returns {Answers} */
export function answersOf(form) {
  const texts = TEXTS.map((name) => [name, form.elements[name].value]);
  return { ...Object.fromEntries(texts), own: form.elements.own.checked };
}

/** Put answers into the form, or only into fields that are still empty.
 * @param {Contribution} form @param {Partial<Answers>} answers @param {boolean} [gently] */
export function fill(form, answers, gently = false) {
  for (const name of TEXTS) {
    const isOpen = !gently || !form.elements[name].value;
    if (isOpen && typeof answers[name] === "string") form.elements[name].value = answers[name];
  }
  if ("own" in answers) form.elements.own.checked = answers.own === true;
}

/** @param {unknown} list */
const texts = (list) =>
  Array.isArray(list) ? list.filter((text) => typeof text === "string") : [];

/** The draft of an earlier visit, or null: answers, topics refused, and topics chosen by hand. */
export function draft() {
  try {
    const kept = JSON.parse(recall(DRAFT) ?? "null");
    if (!kept || typeof kept !== "object") return null;
    return {
      answers: Object(kept.answers),
      refused: texts(kept.refused),
      chosen: texts(kept.chosen),
    };
  } catch {
    return null;
  }
}

/** Keep a draft, or forget it where nothing is written.
 * @param {Answers} answers @param {Set<string>} refused @param {Set<string>} chosen */
export function keepDraft(answers, refused, chosen) {
  const written = answers.own || TEXTS.some((name) => answers[name]);
  keep(
    DRAFT,
    written ? JSON.stringify({ answers, refused: [...refused], chosen: [...chosen] }) : null,
  );
}

export const forgetDraft = () => keep(DRAFT, null);

/** The day it is, as the commands see it. */
export const today = () => new Date().toISOString().slice(0, 10);

/** @param {string} text */
function paragraphs(text) {
  return text
    .split(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)/u)
    .map(collapsed)
    .filter(Boolean)
    .join("\n\n");
}

/** The names on the lines of a text; nothing, and no empty list, for none. @param {string} text */
function namesIn(text) {
  const names = text
    .split(/[\r\n]+/u)
    .map(collapsed)
    .filter(Boolean);
  return names.length ? names : undefined;
}

/** The entry that answers make, with the topics taken and refused.
 * @param {Answers} answers
 * @param {{ topics: string[], refused: string[] }} taken
 * @param {Identity} identity */
export function entryOf(answers, { topics, refused }, identity) {
  /** @param {string} name */
  const line = (name) => collapsed(answers[name]);
  return {
    title: line("title"),
    abstract: paragraphs(answers.abstract),
    authors: namesIn(answers.authors),
    published: line("published"),
    added: today(),
    arxiv: identity.arxiv(answers.arxiv) ?? line("arxiv"),
    doi: identity.doi(answers.doi) ?? line("doi"),
    venue: line("venue"),
    links: line("code") ? { code: line("code") } : {},
    topics,
    drop: { topics: refused },
    note: line("note"),
  };
}

/** @param {string} char */
function escaped(char) {
  if (char === '"' || char === "\\") return `\\${char}`;
  if (SHOWN.test(char)) return char;
  return `\\u${Number(char.codePointAt(0)).toString(16).padStart(4, "0")}`;
}

/** @param {string} text */
const quoted = (text) => `"${[...collapsed(text)].map(escaped).join("")}"`;
/** @param {string} text */
const slug = (text) => (WORD.test(text) ? text : quoted(text));

/** @param {unknown} value */
const isEmpty = (value) =>
  !value || (typeof value === "object" && !Object.values(value).flat().length);

/** A field as lines, in the shape that its rule tells.
 * @param {string} name
 * @param {any} value
 * @param {Field} rule
 * @param {string} [indent]
 * @returns {string[]} */
function field(name, value, { shape, parts }, indent = "") {
  if (isEmpty(value)) return [];
  const head = `${indent}${name}:`;
  const inner = `${indent}  `;
  if (shape === "lines") {
    return [head, ...value.map((/** @type {string} */ one) => `${inner}- ${quoted(one)}`)];
  }
  if (Array.isArray(value)) return [`${head} [${value.map(slug).join(", ")}]`];
  if (parts) {
    const names = Object.keys(parts);
    return [head, ...names.flatMap((key) => field(key, value[key], parts[key], inner))];
  }
  return [`${head} ${shape === "date" && DATE.test(value) ? value : quoted(value)}`];
}

/** The folder in which an entry's file stands. @param {Entry} entry */
export const placeOf = ({ published }) => (published ? published.slice(0, 4) : "undated");

/** The whole file, its fields in the order of their rules.
 * @param {Entry & Written} entry @param {Record<string, Field>} fields */
export function fileOf(entry, fields) {
  const lines = Object.entries(fields).flatMap(([name, rule]) => field(name, entry[name], rule));
  const body = entry.abstract ? `\n${entry.abstract}\n` : "";
  return `---\n${lines.map((line) => `${line}\n`).join("")}---\n${body}`;
}

/** Addresses of the repository's page for a new file: with the whole of it, or null where that is
 * too long; and with the path.
 * @param {Rules} rules @param {string} path @param {string} text */
export function proposal({ repository, branch }, path, text) {
  const page = `${repository}/new/${branch.split("/").map(encodeURIComponent).join("/")}`;
  const named = `${page}?${new URLSearchParams({ filename: path })}`;
  const whole = `${page}?${new URLSearchParams({ filename: path, value: text })}`;
  return { whole: whole.length <= LONGEST ? whole : null, named };
}
