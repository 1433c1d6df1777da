/** How a query is understood: errors mended, phrases kept together, other words known. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lexicon } from "../../templates/assets/js/search/lexicon.js";
import { rewrite } from "../../templates/assets/js/search/rewrite.js";
import { stem } from "../../templates/assets/js/search/words.js";

const lexicon = new Lexicon({
  count: 100,
  words: {
    40: "training model",
    9: "quantization distillation",
    5: "optimizer mixture experts low rank adaptation color",
    2: "lora zero memory gated text speech",
  },
  phrases: {
    "low rank adaptation": ["lora"],
    lora: ["low rank adaptation"],
    "mixture of experts": ["#0"],
    moe: ["#0"],
    "smaller numbers": ["~#1"],
    "field programmable gate array": ["~fpga"],
  },
  synonyms: [["speech", "voice"]],
  topics: [
    { slug: "moe", name: "Mixture of experts", mark: "MOE" },
    { slug: "quantization", name: "Quantization", mark: "QUANT" },
  ],
  papers: [],
});

/** A query, how it is mended, and its units of meaning. */
const UNDERSTOOD = [
  ["quantization", null, ["quantization"]],
  ["quantizaton", "quantization", ["quantization"]],
  ["quantisation", "quantization", ["quantization"]],
  ["qauntization training", "quantization training", ["quantization", "training"]],
  ["trainingmodel", "training model", ["training", "model"]],
  ["colour", "color", ["color"]],
  ["low-rank adaptation", null, ["low-rank adaptation"]],
  ["the mixture of the experts", null, ["mixture experts"]],
  ["field programmable gate array", null, ["field programmable gate array"]],
  ["xyzzyqwv", null, ["xyzzyqwv"]],
  ["of the", null, ["of", "the"]],
  ["distil", null, ["distil"]],
];

for (const [query, mended, meant] of UNDERSTOOD) {
  test(`“${query}” means ${meant.join(" and ")}`, () => {
    const { corrected, units } = rewrite(query, lexicon);
    assert.equal(corrected, mended);
    assert.deepEqual(
      units.map(({ words }) => words.join(" ")),
      meant,
    );
  });
}

/** The first unit of a query. */
function unit(query) {
  return rewrite(query, lexicon).units[0];
}

test("a phrase is its acronym too, for less", () => {
  const ways = new Map(unit("low rank adaptation").ways.map(({ text, weight }) => [text, weight]));
  assert.ok(ways.get("low rank adaptation") > ways.get("lora"));
  assert.ok(ways.get("lora") > 0);
});

test("an acronym is its topic, and a phrase that only hints at one is so for less", () => {
  const [moe, numbers] = [unit("moe").topics, unit("smaller numbers").topics];
  assert.deepEqual([moe.length, moe[0].topic], [1, 0]);
  assert.ok(numbers[0].weight < moe[0].weight);
});

test("a plain word is its synonym too", () => {
  const texts = unit("speech").ways.map(({ text }) => text);
  assert.deepEqual(new Set(texts), new Set(["speech", "voice"]));
});

/** Words that count as the same. */
const SAME = [
  ["model", "models"],
  ["memory", "memories"],
  ["kite", "kites"],
  ["gpu", "gpus"],
  ["adapter", "adapters", "adapted"],
  ["quantize", "quantized", "quantization", "quantizations"],
  ["llm", "llms"],
  ["class", "classes"],
  ["tie", "ties"],
];

for (const words of SAME) {
  test(`${words.join(", ")} have one stem, with which each begins`, () => {
    const bare = stem(words[0]);
    for (const word of words) {
      assert.equal(stem(word), bare);
      assert.ok(word.startsWith(bare), word);
    }
  });
}
