/**
 * An entry as it will stand in the list, built as elements so that no text becomes markup.
 */
import { element } from "../dom.js";

/** @import { Entry } from "./entry.js" */
/** @import { Topics } from "./choices.js" */

const FEW = 4;

/** The first names, and how many more there are. @param {string[]} names */
function few(names) {
  if (names.length <= FEW) return names.join(", ");
  return `${names.slice(0, FEW - 1).join(", ")} and ${names.length - FEW + 1} more`;
}

/** Words with their formulas, which are set when the site is built and stand here as they are written.
 * @param {string} text */
export function withFormulas(text) {
  const pieces = text.split(/(?<!\\)\$(?!\s)((?:[^$\\]|\\[\s\S])+?)(?<!\s)\$(?!\d)/u);
  return pieces.map((piece, n) => (n % 2 ? element("code", {}, piece) : unescaped(piece)));
}

/** @param {string} text */
function unescaped(text) {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/gu, "$1");
}

/** @param {string} text */
function abstract(text) {
  const paragraphs = text.split("\n\n").map((part) => element("p", {}, ...withFormulas(part)));
  return element(
    "details",
    {},
    element("summary", {}, "Abstract"),
    element("div", { class: "abstract" }, ...paragraphs),
  );
}

/** @param {Entry} entry */
function reference({ doi, arxiv }) {
  if (!doi && !arxiv) return [];
  return [
    " ",
    element("span", { class: "reference" }, `${doi ? `doi:${doi}` : `arXiv:${arxiv}`}.`),
  ];
}

/** The entry, under its key; `topics` gives each slug's name and mark.
 * @param {Entry} entry @param {string} key @param {Topics} topics */
export function preview(entry, key, topics) {
  const marks = entry.topics.flatMap((slug) => {
    const topic = topics.get(slug);
    const attributes = { href: `../topics/${slug}/`, title: topic?.name ?? "" };
    return topic ? [element("a", attributes, topic.mark), " "] : [];
  });
  const names = entry.authors ?? [];
  const venue = entry.venue ? [" ", element("cite", {}, entry.venue), "."] : [];
  const year = (entry.published ?? "").slice(0, 4);
  return element(
    "li",
    { class: "entry", id: key, "data-year": year, "data-added": entry.added },
    element("p", { class: "shelf" }, ...marks),
    element(
      "div",
      { class: "what" },
      element(
        "h3",
        {},
        element("a", { href: `../papers/${key}/` }, ...withFormulas(entry.title ?? "")),
      ),
      element(
        "p",
        { class: "by" },
        element("span", { class: "few" }, `${few(names)}.`),
        element("span", { class: "all" }, `${names.join(", ")}.`),
        ...venue,
        ...reference(entry),
      ),
      entry.abstract && abstract(entry.abstract),
    ),
    element("p", { class: "year" }, year),
  );
}
