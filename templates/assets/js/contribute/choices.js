/**
 * Suggestions as boxes to tick: what is ticked goes into the file, what is unticked is noted as
 * refused. Topics chosen by hand stand beside them.
 */
import { nameOf } from "./suggestions.js";

const HEADS = {
  topics: "Topics",
  methods: "Introduces",
  models: "Models",
  benchmarks: "Benchmarks",
  hardware: "Hardware",
  modality: "Modality",
};

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function headOf({ field, kind }) {
  if (field === "topics") return HEADS.topics;
  return HEADS[kind] ?? kind[0].toUpperCase() + kind.slice(1);
}

/** The phrases behind a suggestion, set apart from its name. */
function because({ label, evidence }) {
  const phrases = [...new Set(evidence)].filter((text) => text !== label);
  return phrases.flatMap((text, n) => [n ? ", " : " ", element("em", {}, text)]);
}

/** The boxes below a place of the page; `changed` is called when one is ticked or unticked. */
export class Choices {
  constructor(place, topics, changed) {
    Object.assign(this, { place, topics, changed });
    this.offered = [];
    this.refused = new Set();
    this.chosen = new Set();
  }

  restore(refused, chosen) {
    this.refused = new Set(refused);
    this.chosen = new Set(chosen.filter((slug) => this.topics.has(slug)));
    this.draw();
  }

  offer(found) {
    this.offered = found;
    this.draw();
  }

  /** Add a topic by hand, or take back its refusal. */
  choose(slug) {
    const suggested = this.offered.find(({ field, value }) => field === "topics" && value === slug);
    if (suggested) this.refused.delete(nameOf(suggested));
    else this.chosen.add(slug);
    this.draw();
  }

  /** What became of the suggestions. */
  taken() {
    const isRefused = (one) => this.refused.has(nameOf(one));
    return {
      accepted: this.offered.filter((one) => !isRefused(one)),
      refused: this.offered.filter(isRefused),
      chosen: [...this.chosen],
    };
  }

  none() {
    return { accepted: [], refused: [], chosen: [] };
  }

  draw() {
    const rows = new Map();
    const add = (head, item) => rows.set(head, [...(rows.get(head) ?? []), item]);
    for (const one of this.offered) add(headOf(one), this.box(one));
    for (const slug of this.chosen) add(HEADS.topics, this.own(slug));
    const order = [...rows].sort(([a], [b]) => (b === HEADS.topics) - (a === HEADS.topics));
    this.place.replaceChildren(
      ...order.map(([head, items]) => {
        const name = element("legend", {}, head);
        return element("fieldset", {}, name, element("ul", {}, ...items));
      }),
    );
    document.getElementById("nothing-suggested").hidden = rows.size > 0;
  }

  box(one) {
    const box = element("input", { type: "checkbox" });
    box.checked = !this.refused.has(nameOf(one));
    box.addEventListener("change", () => {
      if (box.checked) this.refused.delete(nameOf(one));
      else this.refused.add(nameOf(one));
      this.changed();
    });
    return element("li", {}, element("label", {}, box, element("span", {}, one.label, ...because(one))));
  }

  own(slug) {
    const box = element("input", { type: "checkbox", checked: "" });
    box.addEventListener("change", () => {
      if (box.checked) this.chosen.add(slug);
      else this.chosen.delete(slug);
      this.changed();
    });
    const words = element("span", {}, this.topics.get(slug).name, " ", element("em", {}, "your choice"));
    return element("li", {}, element("label", {}, box, words));
  }
}
