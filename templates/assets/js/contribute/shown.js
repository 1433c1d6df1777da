/**
 * What the form shows, built as elements so that no text becomes markup: the entry as it will stand
 * in the list; and what is wrong, beside each field and, when all is sent, in one list.
 */
import { element } from "../dom.js";

/** @import { Topics } from "./choices.js" */
/** @import { Contribution, Entry } from "./entry.js" */
/** @import { Problem } from "./checks.js" */

const FEW = 4;
/** @type {Record<string, string>} */
const LABELS = {
  title: "Title",
  authors: "Authors",
  published: "Published",
  arxiv: "arXiv",
  doi: "DOI",
  venue: "Venue",
  code: "Code",
  note: "Note",
  abstract: "Abstract",
  topics: "Topics",
};

/** @param {Problem} problem */
const fieldOf = ({ field }) => (field === "links" ? "code" : field);

/** A problem in words: the fault, a link to the paper that is there already, the mend.
 * @param {Problem} problem */
function told({ fault, form, paper }) {
  if (!paper) return [`${fault}: ${form}.`];
  const link = element("a", { href: `../papers/${paper.key}/` }, ...withFormulas(paper.title));
  return [`${fault}: `, link, ` is here; ${form}.`];
}

/** Faults of a form's fields; those of a field are shown from the time it was first left. */
export class Faults {
  /** @param {Contribution} form */
  constructor(form) {
    this.form = form;
    this.summary = /** @type {HTMLElement} */ (document.getElementById("summary"));
    this.sent = false;
    /** @type {Set<string>} */
    this.visited = new Set();
  }

  /** What was written before the form was ready is told of as if it had just been left.
   * @param {Problem[]} problems */
  begin(problems) {
    for (const name of Object.keys(LABELS))
      if (this.form.elements[name]?.value) this.visited.add(name);
    this.update(problems);
  }

  /** A field was left: its faults may be told from now on.
   * @param {string} name @param {Problem[]} problems */
  visit(name, problems) {
    this.visited.add(name);
    this.update(problems);
  }

  /** @param {Problem[]} problems */
  update(problems) {
    for (const name of Object.keys(LABELS)) {
      const own = problems.filter((problem) => fieldOf(problem) === name);
      // A paper that is there already is worth knowing at once.
      const open = own.filter(({ paper }) => paper || this.visited.has(name));
      this.mark(name, open);
    }
  }

  /** @param {string} name @param {Problem[]} problems */
  mark(name, problems) {
    const place = /** @type {HTMLElement} */ (document.getElementById(`${name}-fault`));
    const shown = problems.filter(({ rule }) => rule !== "missing" || this.sent);
    const lines = shown.map((problem) => element("span", {}, ...told(problem)));
    const said = lines.map((line) => line.textContent).join("\n");
    if (place.dataset.said !== said) {
      place.dataset.said = said;
      place.replaceChildren(...lines);
      place.hidden = !lines.length;
    }
    const wrong = shown.some(({ warning }) => !warning);
    const control = this.form.elements[name];
    if (wrong) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }

  /** All faults in one list, which takes the focus; nothing for none.
   * @param {Problem[]} problems */
  summarise(problems) {
    const wrong = problems.filter(({ warning }) => !warning);
    this.sent = true;
    for (const name of Object.keys(LABELS)) this.visited.add(name);
    this.update(problems);
    this.summary.hidden = !wrong.length;
    const items = wrong.map((problem) => {
      const name = fieldOf(problem);
      const to = element("a", { href: `#${name === "topics" ? "add-topic" : name}` }, LABELS[name]);
      to.addEventListener("click", (event) => {
        event.preventDefault();
        document.getElementById(to.hash.slice(1))?.focus();
      });
      return element("li", {}, to, ": ", ...told(problem));
    });
    this.summary.querySelector("ul")?.replaceChildren(...items);
    if (wrong.length) this.summary.focus();
  }

  forget() {
    this.visited.clear();
    this.sent = false;
    this.summary.hidden = true;
  }
}

/** The first names, and how many more there are. @param {string[]} names */
function few(names) {
  if (names.length <= FEW) return names.join(", ");
  return `${names.slice(0, FEW - 1).join(", ")} and ${names.length - FEW + 1} more`;
}

/** Words with their formulas, which are set when the site is built and stand here as they are written.
 * @param {string} text */
function withFormulas(text) {
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
