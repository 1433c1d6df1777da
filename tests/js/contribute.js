/**
 * The contribute page's modules, for tests that call them without a page: each function takes what
 * the builder has written out, and gives the one that is called with the cases.
 */
import { Extractor } from "../../templates/assets/js/contribute/analysis/extractor.js";
import { reference } from "../../templates/assets/js/contribute/bibtex/reference.js";
import { Checks } from "../../templates/assets/js/contribute/checks.js";
import { fileOf } from "../../templates/assets/js/contribute/entry.js";
import { Identity, Keys, Known } from "../../templates/assets/js/contribute/identity.js";
import { quoted } from "../../templates/assets/js/contribute/letters.js";
import { Pattern, rulesOf } from "../../templates/assets/js/contribute/rules.js";

/** The papers that a list of files, each with what a paper is known by, makes known. */
const known = (identity, papers) => new Known(identity, { papers, gone: [] });

/** What is wrong with an entry, beside papers `[file, entry]` that are there already. */
export function checker(data) {
  const rules = rulesOf(data);
  const identity = new Identity(rules);
  const checks = new Checks(rules, identity);
  return (entry, there = []) => {
    const papers = there.map(([name, { title, arxiv, doi }]) => {
      const ids = [arxiv, doi].filter(Boolean).map((text) => identity.id(text)[2]);
      return [name, title, ...ids];
    });
    return checks.of(entry, known(identity, papers));
  };
}

/** The topics of a title and an abstract, each with the words behind it. */
export function suggester(data) {
  const extractor = new Extractor(data);
  const texts = ({ topic, evidence }) => [topic, evidence.map(({ text }) => text)];
  return (title, abstract) => extractor.topics(title, abstract).map(texts);
}

/** A title's key, and the one that it has where that is taken. */
export function namer(data) {
  const rules = rulesOf(data);
  const keys = new Keys(rules, new Identity(rules));
  return (title) => {
    const first = keys.for(title, new Set(), "2024");
    return [first, keys.for(title, new Set([first]), "2024")];
  };
}

/** The content file of an entry. */
export function writer(data) {
  const { fields } = rulesOf(data);
  return (entry) => fileOf(entry, fields);
}

/** A text as a title, an arXiv id, a DOI, a host, and in quotation marks. */
export function comparer(data) {
  const identity = new Identity(rulesOf(data));
  return (text) => [
    identity.title(text),
    identity.arxiv(text),
    identity.doi(text),
    identity.isAddress(`https://${text}`),
    quoted(text),
  ];
}

/** Whether what is written in the form is a known paper. */
export function finder(data) {
  const identity = new Identity(rulesOf(data));
  return (paper, written) => known(identity, [paper]).same(written).length > 0;
}

/** What a BibTeX text tells. */
export function reader(data) {
  const rules = rulesOf(data);
  const identity = new Identity(rules);
  return (text) => reference(text, identity, rules.venues);
}

/** Everything that a pattern finds in each of the texts. */
export function matcher(texts) {
  return (...made) => {
    const pattern = new Pattern(made);
    return texts.map((text) => [...pattern.all(text)].map(([found]) => found));
  };
}
