/**
 * Topics as boxes to tick: of those suggested, what is ticked goes into the file and what is
 * unticked is noted as refused; those chosen by hand stand beside them.
 */
import { element } from "../dom.js";

/** @import { Found } from "./analysis/extractor.js" */
/** Names and marks by slug. @typedef {Map<string, { name: string, mark: string }>} Topics */

/** The phrases behind a suggestion, set apart from its name.
 * @param {Found} found @param {string} name */
function because({ evidence }, name) {
  const phrases = [...new Set(evidence.map(({ text }) => text))].filter((text) => text !== name);
  return phrases.flatMap((text, n) => [n ? ", " : " ", element("em", {}, text)]);
}

/** The boxes below a place of the page; `changed` is called when one is ticked or unticked. */
export class Choices {
  /** @param {Element} place @param {Topics} topics @param {() => void} changed */
  constructor(place, topics, changed) {
    this.place = place;
    this.topics = topics;
    this.changed = changed;
    /** @type {Found[]} */
    this.offered = [];
    /** @type {Set<string>} */
    this.refused = new Set();
    /** @type {Set<string>} */
    this.chosen = new Set();
  }

  /** @param {string[]} refused @param {string[]} chosen */
  restore(refused, chosen) {
    this.refused = new Set(refused);
    this.chosen = new Set(chosen.filter((slug) => this.topics.has(slug)));
    this.draw();
  }

  /** @param {Found[]} found */
  offer(found) {
    this.offered = found;
    this.draw();
  }

  /** Add a topic by hand, or take back its refusal. @param {string} slug */
  choose(slug) {
    if (this.offered.some(({ topic }) => topic === slug)) this.refused.delete(slug);
    else this.chosen.add(slug);
    this.draw();
  }

  /** Topics taken, and those refused of the suggestions. */
  taken() {
    const offered = this.offered.map(({ topic }) => topic);
    const accepted = offered.filter((slug) => !this.refused.has(slug));
    return {
      topics: [...new Set([...accepted, ...this.chosen])],
      refused: offered.filter((slug) => this.refused.has(slug) && !this.chosen.has(slug)),
    };
  }

  draw() {
    const boxes = [
      ...this.offered.map((one) => this.suggested(one)),
      ...[...this.chosen].map((slug) => this.own(slug)),
    ];
    const list = element("ul", {}, ...boxes);
    this.place.replaceChildren(
      ...(boxes.length ? [element("fieldset", {}, element("legend", {}, "Topics"), list)] : []),
    );
    const none = document.getElementById("nothing-suggested");
    none?.toggleAttribute("hidden", boxes.length > 0);
  }

  /** @param {string} slug */
  nameOf(slug) {
    return this.topics.get(slug)?.name ?? slug;
  }

  /** @param {Found} one */
  suggested(one) {
    const name = this.nameOf(one.topic);
    /** @param {boolean} ticked */
    const noted = (ticked) => this.refused[ticked ? "delete" : "add"](one.topic);
    return this.box(!this.refused.has(one.topic), noted, name, ...because(one, name));
  }

  /** @param {string} slug */
  own(slug) {
    /** @param {boolean} ticked */
    const noted = (ticked) => this.chosen[ticked ? "add" : "delete"](slug);
    return this.box(true, noted, this.nameOf(slug), " ", element("em", {}, "your choice"));
  }

  /**
   * @param {boolean} checked
   * @param {(ticked: boolean) => void} noted
   * @param {(Node | string)[]} words
   */
  box(checked, noted, ...words) {
    const box = element("input", { type: "checkbox" });
    box.checked = checked;
    box.addEventListener("change", () => {
      noted(box.checked);
      this.changed();
    });
    return element("li", {}, element("label", {}, box, element("span", {}, ...words)));
  }
}
