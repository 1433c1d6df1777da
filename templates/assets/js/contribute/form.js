/**
 * The form at work: reads what is pasted, suggests topics, checks, shows the entry and its file.
 */
import { Extractor } from "./analysis/extractor.js";
import { arxivMonth, reference } from "./bibtex/reference.js";
import { Checks } from "./checks.js";
import { Choices } from "./choices.js";
import {
  answersOf,
  draft,
  entryOf,
  fileOf,
  fill,
  forgetDraft,
  keepDraft,
  placeOf,
  proposal,
} from "./entry.js";
import { Identity, Keys, Known } from "./identity.js";

import { rulesOf } from "./rules.js";
import { Faults, preview } from "./shown.js";

/** @import { Vocabulary } from "./analysis/extractor.js" */
/** @import { Contribution } from "./entry.js" */
/** @import { Problem } from "./checks.js" */
/** @import { Rules } from "./rules.js" */

const PAUSE = 300;
const data = new URL("../../../../contribute/", import.meta.url);
/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {EventTarget | null} target */
const control = (target) => /** @type {HTMLInputElement} */ (target);

/** @param {string} name */
async function fetched(name) {
  const response = await fetch(new URL(`${name}.json`, data));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

/** Load what the builder knows of rules and topics, then bring the form to life.
 * @param {Contribution} form */
export async function start(form) {
  const [rules, vocabulary] = await Promise.all(["rules", "vocabulary"].map(fetched));
  new Form(form, rulesOf(rules), vocabulary).begin();
}

class Form {
  /** @param {Contribution} form @param {Rules} rules @param {Vocabulary} vocabulary */
  constructor(form, rules, vocabulary) {
    this.form = form;
    this.rules = rules;
    this.identity = new Identity(rules);
    this.known = new Known(this.identity);
    this.keys = new Keys(rules, this.identity);
    this.checks = new Checks(rules, this.identity);
    this.extractor = new Extractor(vocabulary);
    this.topics = new Map(vocabulary.topics.map(([slug, name, mark]) => [slug, { name, mark }]));
    this.choices = new Choices(part("choices"), this.topics, () => this.show());
    this.faults = new Faults(form);
    this.read = "";
    /** @type {Promise<boolean> | undefined} */
    this.met = undefined;
  }

  begin() {
    const kept = draft();
    if (kept) {
      fill(this.form, kept.answers, true);
      this.choices.restore(kept.refused, kept.chosen);
      this.say("Your draft is as you left it.");
    } else if (this.form.elements.bibtex.value) {
      this.readBibtex();
    }
    this.form.addEventListener("input", ({ target }) => this.changed(control(target)));
    this.form.addEventListener("focusout", ({ target }) => this.left(control(target).name));
    this.form.addEventListener("submit", () => this.send());
    part("add-topic").addEventListener("change", ({ target }) => this.addTopic(control(target)));
    part("copy").addEventListener("click", () => this.copy());
    part("clear").addEventListener("click", () => this.clear());
    this.watchPointer();
    this.pointTo();
    this.suggest();
    this.faults.begin(this.problems);
    this.form.dataset.ready = "yes";
  }

  /** Load the papers on the list, once: there is an id or a title to look for among them. */
  meet() {
    this.met ??= fetched("papers")
      .then((papers) => {
        this.known = new Known(this.identity, papers);
        this.form.dataset.known = "yes";
        this.show();
        return true;
      })
      .catch(() => {
        this.met = undefined;
        return false;
      });
    return this.met;
  }

  /** @param {string} text */
  say(text) {
    part("said").textContent = text;
  }

  /** @param {{ name?: string }} field */
  changed({ name }) {
    if (name) this.say("");
    if (name === "bibtex") this.readBibtex();
    if (name === "arxiv") this.pointTo();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.pressed ? this.changed({}) : this.suggest()), PAUSE);
    this.keep();
  }

  /** A field is checked when it is left; none is complained about while it is written.
   * @param {string} name */
  left(name) {
    if (!name || !this.entry) return;
    if (this.pressed) {
      this.released = () => this.left(name);
      return;
    }
    this.suggest();
    this.faults.visit(name, this.problems);
  }

  /** Nothing moves between the press and the release of a pointer, or its click would be lost. */
  watchPointer() {
    addEventListener("pointerdown", () => {
      this.pressed = true;
    });
    const release = () => {
      this.pressed = false;
      const { released } = this;
      this.released = null;
      if (released) setTimeout(released);
    };
    addEventListener("pointerup", release);
    addEventListener("pointercancel", release);
  }

  /** Fill empty fields from a BibTeX entry. */
  readBibtex() {
    const found = reference(this.form.elements.bibtex.value, this.identity, this.rules.venues);
    if (!found) {
      const open = "This BibTeX entry cannot be read: close every brace and quotation mark.";
      this.say(found === false ? open : "");
      return;
    }
    const answers = { ...found, authors: found.authors.join("\n") };
    const told = Object.entries(answers).filter(([name, text]) => text && this.isFree(name));
    fill(this.form, Object.fromEntries(told));
    for (const [name, text] of told) this.filled.set(name, text);
    this.pointTo();
    const many = `${found.authors.length} ${found.authors.length === 1 ? "author" : "authors"}`;
    const parts = [found.title && `“${found.title}”`, many, found.published].filter(Boolean);
    this.say(`Read from the BibTeX entry: ${parts.join(", ")}. Read it over below.`);
  }

  /** @type {Map<string, string>} */
  filled = new Map();
  /** @type {Problem[]} */
  problems = [];
  path = "";
  text = "";

  /** Whether nobody writes in a field, and it is empty or holds what was filled in before.
   * @param {string} name */
  isFree(name) {
    const field = this.form.elements[name];
    const { value } = field;
    if (field === document.activeElement) return false;
    return !value.trim() || value === this.filled.get(name);
  }

  /** The paper's page on arXiv, once its id is known, and the month that the id tells. */
  pointTo() {
    const id = this.identity.arxiv(this.form.elements.arxiv.value);
    part("on-arxiv").hidden = !id;
    if (!id) return;
    part("arxiv-page").setAttribute("href", `https://arxiv.org/abs/${id}`);
    part("arxiv-bibtex").setAttribute("href", `https://arxiv.org/bibtex/${id}`);
    if (this.isFree("published") && arxivMonth(id)) {
      fill(this.form, { published: arxivMonth(id) });
      this.filled.set("published", arxivMonth(id));
    }
  }

  keep() {
    keepDraft(answersOf(this.form), this.choices.refused, this.choices.chosen);
  }

  /** Read title and abstract again, where they have changed. */
  suggest() {
    clearTimeout(this.timer);
    const answers = answersOf(this.form);
    const { title, abstract, arxiv, doi } = entryOf(answers, this.choices.taken(), this.identity);
    const read = JSON.stringify([title, abstract]);
    if (read !== this.read) {
      this.read = read;
      this.choices.offer(title && abstract ? this.extractor.topics(title, abstract) : []);
    }
    this.show();
    if (title || arxiv || doi) this.meet();
  }

  /** @param {{ value: string }} select */
  addTopic(select) {
    if (!select.value) return;
    this.choices.choose(select.value);
    this.say(`${this.topics.get(select.value)?.name} is added.`);
    select.value = "";
    this.show();
    this.faults.visit("topics", this.problems);
  }

  /** The entry, its file and what is wrong, as they now stand. */
  show() {
    this.entry = entryOf(answersOf(this.form), this.choices.taken(), this.identity);
    const { title, abstract, published } = this.entry;
    const key = this.keys.for(title, this.known.keys, published.slice(0, 4)) || "paper";
    this.path = `content/papers/${placeOf(this.entry)}/${key}.md`;
    this.text = fileOf(this.entry, this.rules.fields);
    this.problems = this.checks.of(this.entry, this.known);
    this.faults.update(this.problems);
    const isBegun = Boolean(title || abstract);
    part("outcome").hidden = !isBegun;
    part("preview").replaceChildren(preview(this.entry, key, this.topics));
    part("path").textContent = this.path;
    part("file").textContent = this.text;
    const { whole, named } = proposal(this.rules, this.path, this.text);
    this.address = whole;
    part("too-long").hidden = Boolean(whole);
    part("by-hand").setAttribute("href", named);
    part("own-paper").hidden = !this.form.elements.own.checked;
    this.keep();
  }

  /** Go to the repository with the file, or say what stands in the way. */
  async send() {
    this.suggest();
    if (this.entry?.title && !(await this.meet())) {
      this.say("Whether the paper is here already could not be looked up. Try again.");
      return;
    }
    const wrong = this.problems.filter(({ warning }) => !warning);
    if (wrong.length) {
      this.faults.summarise(this.problems);
      return;
    }
    this.faults.summarise([]);
    if (this.address) location.assign(this.address);
    else part("too-long").focus();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.say("The file is copied.");
    } catch {
      getSelection()?.selectAllChildren(part("file"));
      this.say("The file is marked: copy it with your keyboard or its menu.");
    }
  }

  clear() {
    this.form.reset();
    this.filled.clear();
    this.choices.restore([], []);
    this.faults.forget();
    this.read = "";
    this.suggest();
    this.pointTo();
    forgetDraft();
    this.say("The draft is cleared.");
    this.form.elements.arxiv.focus();
  }
}
