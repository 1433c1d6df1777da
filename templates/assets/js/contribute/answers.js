/**
 * The form's answers: read, written back, kept as a draft, and made into an entry.
 */
import { keep, recall } from "../store.js";
import { collapsed } from "./letters.js";

const DRAFT = "contribution";
const TEXTS = "arxiv bibtex abstract title authors published venue doi code note".split(" ");

/** What stands in the form, as plain data. */
export function answersOf(form) {
  const texts = TEXTS.map((name) => [name, form.elements[name].value]);
  return { ...Object.fromEntries(texts), own: form.elements.own.checked };
}

/** Put answers into the form, or only into fields that are still empty. */
export function fill(form, answers, gently = false) {
  for (const name of TEXTS) {
    const isOpen = !gently || !form.elements[name].value;
    if (isOpen && typeof answers[name] === "string") form.elements[name].value = answers[name];
  }
  if ("own" in answers) form.elements.own.checked = answers.own === true;
}

const texts = (list) => (Array.isArray(list) ? list.filter((text) => typeof text === "string") : []);

/** The draft of an earlier visit, or null: answers, topics refused, and topics chosen by hand. */
export function draft() {
  try {
    const kept = JSON.parse(recall(DRAFT) ?? "null");
    if (!kept || typeof kept !== "object") return null;
    return { answers: Object(kept.answers), refused: texts(kept.refused), chosen: texts(kept.chosen) };
  } catch {
    return null;
  }
}

/** Keep a draft, or forget it where nothing is written. */
export function keepDraft(answers, refused, chosen) {
  const written = answers.own || TEXTS.some((name) => answers[name]);
  keep(DRAFT, written ? JSON.stringify({ answers, refused: [...refused], chosen: [...chosen] }) : null);
}

export const forgetDraft = () => keep(DRAFT, null);

/** The day it is, as the commands see it. */
export const today = () => new Date().toISOString().slice(0, 10);

function paragraphs(text) {
  return text.split(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)/u).map(collapsed).filter(Boolean).join("\n\n");
}

/** The names on the lines of a text; nothing, and no empty list, for none. */
function namesIn(text) {
  const names = text.split(/[\r\n]+/u).map(collapsed).filter(Boolean);
  return names.length ? names : undefined;
}

/** The entry that answers make, with the topics taken and refused. */
export function entryOf(answers, { topics, refused }, identity) {
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
