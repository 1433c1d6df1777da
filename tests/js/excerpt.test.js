/** Which words of a text were found, and which of them its page is to mark. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, wanted } from "../../templates/assets/js/search/excerpt.js";
import { marking } from "../../templates/assets/js/search/results.js";

/** What is sought, a text, and the places that are marked on its page. */
const EXCERPTS = [
  ["kite", "Our kites fly.", ["kites"]],
  ["flying kite", "a Flying Kite. A kite is", ["Flying Kite"]],
  ["big kite", "Big Kite: a big kite", ["Big Kite"]],
  ["x c e g", "x b c d e f g", ["x", "c", "e"]],
  ["knot++ low-rank", "KNOT++, low-rank", ["KNOT++", "low-rank"]],
  ["lowrank", "of Low-rank maps", ["Low-rank"]],
  ["rank", "of low-rank maps", ["low-rank"]],
  ["ties a kite", "ties a kite to a post", ["ties a kite"]],
  ["kite", "nothing", []],
  ["kite", "", []],
];

for (const [sought, text, marked] of EXCERPTS) {
  test(`of “${text}”, “${sought}” marks words that stand together as one, and once`, () => {
    const runs = excerpt(text, wanted([sought]));
    const escaped = marked.map((one) => `text=${encodeURIComponent(one).replaceAll("-", "%2D")}`);
    assert.equal(marking("x/", runs), marked.length ? `x/#:~:${escaped.join("&")}` : "x/");
    assert.equal(runs.map(([part]) => part).join(""), text);
  });
}
