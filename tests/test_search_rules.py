"""How a query is taken apart and understood: pure modules of the search, in a browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.harness import Tree, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LEXICON = {
    "count": 100,
    "words": {
        "40": "training model",
        "9": "quantization distillation",
        "5": "optimizer mixture experts low rank adaptation color",
        "2": "lora zero memory gated text speech",
    },
    "phrases": {
        "low rank adaptation": ["lora"],
        "lora": ["low rank adaptation"],
        "mixture of experts": ["#0"],
        "moe": ["#0"],
        "smaller numbers": ["~#1"],
        "field programmable gate array": ["~fpga"],
    },
    "synonyms": [["speech", "voice"]],
    "topics": [
        {"slug": "moe", "name": "Mixture of experts", "mark": "MOE"},
        {"slug": "quantization", "name": "Quantization", "mark": "QUANT"},
    ],
    "papers": [],
}

UNDERSTOOD: list[tuple[str, str | None, list[list[str]]]] = [
    ("quantization", None, [["quantization"]]),
    ("quantizaton", "quantization", [["quantization"]]),
    ("quantisation", "quantization", [["quantization"]]),
    ("qauntization training", "quantization training", [["quantization"], ["training"]]),
    ("trainingmodel", "training model", [["training"], ["model"]]),
    ("colour", "color", [["color"]]),
    ("low-rank adaptation", None, [["low-rank", "adaptation"]]),
    ("the mixture of the experts", None, [["mixture", "experts"]]),
    ("field programmable gate array", None, [["field", "programmable", "gate", "array"]]),
    ("xyzzyqwv", None, [["xyzzyqwv"]]),
    ("of the", None, [["of"], ["the"]]),
    ("distil", None, [["distil"]]),
]
"""A query, how it is mended, and its units of meaning."""

TAKEN: list[tuple[str, dict[str, Any]]] = [
    ("plain words", {"text": "plain words"}),
    ('"exact phrase" more', {"text": "more", "phrases": ["exact phrase"]}),
    ("lora -adapter", {"text": "lora", "without": ["adapter"]}),
    ("low-rank 1-bit", {"text": "low-rank 1-bit"}),
    ("-10% loss", {"text": "-10% loss"}),
    ("author:ren zero", {"text": "zero", "include": {"author": ["ren"]}}),
    ('Author:"Jie Ren"', {"text": "", "include": {"author": ["Jie Ren"]}}),
    ("-venue:arxiv year:2023..2025", {"include": {"year": ["2023..2025"]}, "text": "",
                                      "exclude": {"venue": ["arxiv"]}}),
    ("colour:red", {"text": "colour:red"}),
    ('"" -', {"text": '"" -'}),
    ("https://arxiv.org/abs/1910.02054", {"text": "https://arxiv.org/abs/1910.02054"}),
]  # fmt: skip
"""A query, and what the operators in it make of it; what is not named is empty."""


@pytest.fixture(scope="module")
def modules(small_tree: Tree) -> Iterator[tuple[str, str]]:
    """A page of the small site, and the folder of its search modules."""
    with served(small_tree.folder) as root:
        script = next(small_tree.folder.glob("assets/*/js/search.js"))
        folder = script.parent.relative_to(small_tree.folder).as_posix()
        yield root, f"{root}{folder}/search/"


def test_queries_are_understood(page: Page, modules: tuple[str, str]) -> None:
    """Errors mended, phrases kept together, words the site knows left alone."""
    root, folder = modules
    page.goto(root)
    found = page.evaluate(
        """async ([folder, data, queries]) => {
            const { Lexicon } = await import(folder + "lexicon.js");
            const { rewrite } = await import(folder + "rewrite.js");
            const lexicon = new Lexicon(data);
            return queries.map((query) => {
                const { corrected, units } = rewrite(query, lexicon);
                return [query, corrected, units.map(({ words }) => words)];
            });
        }""",
        [folder, LEXICON, [query for query, _, _ in UNDERSTOOD]],
    )
    assert [tuple(row) for row in found] == UNDERSTOOD


STEMS = [
    *("model models", "memory memories", "kite kites", "gpu gpus", "adapter adapters adapted"),
    *("quantize quantized quantization quantizations", "llm llms", "class classes", "tie ties"),
]
"""Words that count as the same."""


def test_words_of_one_stem_begin_with_it(page: Page, modules: tuple[str, str]) -> None:
    """So that whoever looks for the stem's continuations finds them all."""
    root, folder = modules
    page.goto(root)
    found = page.evaluate(
        """async ([folder, words]) => {
            const { stem } = await import(folder + "words.js");
            return words.map((same) => same.split(" ").map((word) => [word, stem(word)]));
        }""",
        [folder, STEMS],
    )
    for same in found:
        assert len({stem for _, stem in same}) == 1, same
        assert all(word.startswith(stem) for word, stem in same)


def test_units_know_other_words_and_topics(page: Page, modules: tuple[str, str]) -> None:
    """A phrase its acronym, an acronym its topic, a plain word its synonym, each for less."""
    root, folder = modules
    page.goto(root)
    units = page.evaluate(
        """async ([folder, data, queries]) => {
            const { Lexicon } = await import(folder + "lexicon.js");
            const { rewrite } = await import(folder + "rewrite.js");
            const lexicon = new Lexicon(data);
            return queries.map((query) => rewrite(query, lexicon).units[0]);
        }""",
        [folder, LEXICON, ["low rank adaptation", "moe", "smaller numbers", "speech"]],
    )
    rank, moe, numbers, speech = units
    ways = {way["text"]: way["weight"] for way in rank["ways"]}
    assert ways["low rank adaptation"] > ways["lora"] > 0
    assert [topic["topic"] for topic in moe["topics"]] == [0]
    assert numbers["topics"][0]["weight"] < moe["topics"][0]["weight"]
    assert {way["text"] for way in speech["ways"]} == {"speech", "voice"}


def test_operators_are_taken_out_of_a_query(page: Page, modules: tuple[str, str]) -> None:
    """Phrases, words to leave out and fields; whatever is none of them stays text."""
    root, folder = modules
    page.goto(root)
    found = page.evaluate(
        """async ([folder, queries]) => {
            const { taken } = await import(folder + "operators.js");
            return queries.map(taken);
        }""",
        [folder, [query for query, _ in TAKEN]],
    )
    nothing: dict[str, Any] = {"phrases": [], "without": [], "include": {}, "exclude": {}}
    assert found == [nothing | expected for _, expected in TAKEN]
