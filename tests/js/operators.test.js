/** What is taken out of a query, and what of it an address holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, nothing, parse } from "../../templates/assets/js/search/filters.js";
import { taken } from "../../templates/assets/js/search/operators.js";

/** A query, and what the operators in it make of it; what is not named is empty. */
const TAKEN = [
  ["plain words", { text: "plain words" }],
  ['"exact phrase" more', { text: "more", phrases: ["exact phrase"] }],
  ["lora -adapter", { text: "lora", without: ["adapter"] }],
  ["low-rank 1-bit", { text: "low-rank 1-bit" }],
  ["-10% loss", { text: "-10% loss" }],
  ["author:ren zero", { text: "zero", include: { author: ["ren"] } }],
  ['Author:"Jie Ren"', { text: "", include: { author: ["Jie Ren"] } }],
  [
    "-venue:arxiv year:2023..2025",
    { text: "", include: { year: ["2023..2025"] }, exclude: { venue: ["arxiv"] } },
  ],
  ["colour:red", { text: "colour:red" }],
  ['"" -', { text: '"" -' }],
  ["https://arxiv.org/abs/1910.02054", { text: "https://arxiv.org/abs/1910.02054" }],
];

for (const [query, found] of TAKEN) {
  test(`phrases, fields and words to leave out are taken out of ${query}`, () => {
    const empty = { phrases: [], without: [], include: {}, exclude: {} };
    assert.deepEqual(taken(query), { ...empty, ...found });
  });
}

test("an address written from a state is read as the same state", () => {
  const odd = ["O'Brien", "a+b", "two words", "風の塔", 'say "so"', "50%", "a&b=c", "#1"];
  const state = {
    ...nothing(),
    query: odd.join(" "),
    include: { author: odd },
    exclude: { venue: odd },
    sort: "oldest",
  };
  assert.deepEqual(parse(address(state)), state);
});
