"""What the search page knows of words, as the builder writes it."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from site_builder.content.reader import read_content
from site_builder.search import lexicon as room
from site_builder.search.words import Terms, fold, terms_of
from site_builder.site.library import Library
from tests.support.harness import CONTENT, SMALL
from tests.support.script import MODULES, results_of

POOL = (
    *("a", "Z", "s", "é", "ß", "İ", "ŁUC", "ﬁ", "ñ", "σΣ", "中文", "кот", "हिन्दी", "①", "½", "9"),
    *("-", "--", ".", "..", "+", "++", "@", "^", "_", "'", "'s", "’s", '"', ":", "/", "(", ")"),
    *(" ", "  ", "\n", "\u00a0", "\u0301", "\u200b", "🪁", "GPT-3.5", "eff@k", "M^3ViT", "ZeRO++"),
)  # fmt: skip
"""Pieces of which texts are made that are hard to fold."""


@pytest.fixture(scope="module")
def library() -> Library:
    """The small list."""
    return Library.of(read_content(SMALL))


def lexicon(library: Library) -> dict[str, Any]:
    """What the search page is told of a library."""
    return room.lexicon_of(library, [Terms.of(paper) for paper in library.papers])


def counted(found: Mapping[str, Any]) -> dict[str, int]:
    """In how many papers each listed word stands."""
    return {word: count for count, words in found["words"].items() for word in words.split()}


def test_words_are_counted_by_papers(library: Library) -> None:
    """Not by how often they stand there; a compound counts whole, joined and in its parts."""
    counts = counted(lexicon(library))
    assert counts["kite"] <= len(library.papers)
    assert counts["ballast"] == 1
    assert {"breeze-10", "breeze10", "breeze", "10"} <= counts.keys()


def test_phrases_mean_topics_and_names(library: Library) -> None:
    """A topic by its name, mark, slug and aliases; a name by its other spellings."""
    phrases = lexicon(library)["phrases"]
    topics = [topic["slug"] for topic in lexicon(library)["topics"]]
    means = f"#{topics.index('short-string')}"
    for words in ("short string", "string"):
        assert means in phrases[words]
    assert "delta" in phrases["delta wing kite"]


def test_papers_carry_what_filters_ask(library: Library) -> None:
    """What a paper lacks is left out."""
    papers = lexicon(library)["papers"]
    knot = next(paper for paper in papers if paper["key"] == "knot")
    assert (knot["has"], knot["venue"]) == (["code"], "KiteConf")
    ballast = next(paper for paper in papers if paper["key"] == "ballast")
    assert ballast["status"] == "withdrawn"
    assert "venue" not in ballast
    assert "topics" not in ballast


def test_a_long_list_keeps_its_lexicon_small(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Papers and the rarest words are left out."""
    whole = counted(lexicon(library))
    monkeypatch.setattr(room, "LISTED", 2)
    monkeypatch.setattr(room, "WORDS", 20)
    found = lexicon(library)
    kept = counted(found)
    assert found["papers"] is None
    assert len(kept) == 20
    assert all(whole[word] <= min(kept.values()) for word in whole.keys() - kept.keys())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ZeRO++ and M^3ViT", ["zero++", "and", "m^3vit"]),
        ("Low-rank", ["low-rank", "lowrank", "low", "rank"]),
        ("GPT-3.5", ["gpt-3.5", "gpt3.5", "gpt", "3.5"]),
        ("Naïve Bayes' authors’ paper's end.", ["naive", "bayes", "authors", "paper", "end"]),
        ("- + ... —", []),
    ],
)
def test_texts_are_cut_into_words(text: str, words: list[str]) -> None:
    """Signs that tell names apart stay; lone signs, accents and the possessive s go."""
    assert list(terms_of(text)) == words


def test_the_page_folds_words_as_the_builder_does() -> None:
    """A word that one side spelt otherwise would never be found."""
    chance = random.Random(1)
    made = ["".join(chance.choices(POOL, k=chance.randint(1, 8))) for _ in range(3000)]
    papers = read_content(CONTENT).papers
    texts = [*POOL, *made, *(text for paper in papers for text in (paper.title, paper.abstract))]
    found = results_of(MODULES / "search/words.js", "folded", zip(texts))
    for text, there in zip(texts, found, strict=True):
        assert there == fold(text), repr(text)
