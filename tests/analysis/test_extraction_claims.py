"""Measured results that an abstract tells: the words, what they measure, number and unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.evidence import Extract
from site_builder.analysis.extractor import Extractor
from site_builder.content.defaults import UNITS
from site_builder.model.paper import CLAIM_KINDS
from tests.support.harness import ending
from tests.support.vocabularies import read, vocabulary

KINDS = {
    "speed-up": ("faster", "speedup", "latency", "throughput"),
    "memory": ("memory", "smaller"),
    "parameters": ("parameter*",),
    "accuracy": ("accuracy", "BLEU"),
    "energy": ("energy",),
    "cost": ("FLOPs", "cost"),
    "vague": ("better", "improve*"),
}
Claim = tuple[str, str, float, str]


def claims(extract: Extract) -> list[Claim]:
    """Words, kind, value and unit of each result."""
    return [(one.evidence.text, one.kind, one.value, one.unit) for one in extract.claims]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We are 12x faster than kites.", ("12x faster", "speed-up", 12, "x")),
        ("Our kite is up to 3.5× faster.", ("up to 3.5× faster", "speed-up", 3.5, "x")),
        ("We are 5-10x faster.", ("5-10x faster", "speed-up", 10, "x")),
        ("We get 1,024x speedup.", ("1,024x speedup", "speed-up", 1024, "x")),
        ("We see twice the speedup.", ("twice the speedup", "speed-up", 2, "x")),
        (
            "We are two orders of magnitude faster.",
            ("two orders of magnitude faster", "speed-up", 100, "x"),
        ),
        ("We use ten times fewer FLOPs.", ("ten times fewer FLOPs", "cost", 10, "x")),
        ("We cut memory by 50%.", ("cut memory by 50%", "memory", 50, "%")),
        (
            "We reduce memory use by 40-50% in flight.",
            ("reduce memory use by 40-50% in flight", "memory", 50, "%"),
        ),
        (
            "We lower the cost by roughly 30 percent.",
            ("lower the cost by roughly 30 percent", "cost", 30, "%"),
        ),
        (
            "We need only 0.1% of the parameters.",
            ("only 0.1% of the parameters", "parameters", 0.1, "%"),
        ),
        ("We save 5 GB of memory.", ("5 GB of memory", "memory", 5, "GB")),
        ("We reach 92.3% accuracy on sails.", ("92.3% accuracy", "accuracy", 92.3, "%")),
        ("We gain 2 BLEU points.", ("2 BLEU points", "accuracy", 2, "BLEU")),
        ("Our energy is 5 mJ.", ("energy is 5 mJ", "energy", 5, "mJ")),
        ("Our kite is better by 3%.", ("better by 3%", "accuracy", 3, "%")),
        ("We are better, 3% faster.", ("3% faster", "speed-up", 3, "%")),
        ("We fly **12x faster** than kites.", ("12x faster", "speed-up", 12, "x")),
        ("We cut memory\nby 50%.", ("cut memory\nby 50%", "memory", 50, "%")),
    ],
)
def test_a_sentence_with_a_result(sentence: str, found: Claim) -> None:
    """The quotation reaches from the verb or the number to the end of what it measures."""
    assert claims(read("Kites", sentence, claims=KINDS)) == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We are 2x faster and 3x smaller.", ["2x faster", "3x smaller"]),
        ("We fly (50% faster), at 3x the cost.", ["50% faster", "3x the cost"]),
        ("We are 12x faster than kites, 3x faster than sails.", ["12x faster", "3x faster"]),
        (
            "We improve accuracy by 1.5 points while 2x faster.",
            ["improve accuracy by 1.5 points", "2x faster"],
        ),
    ],
)
def test_every_number_of_a_sentence_has_its_own_words(sentence: str, found: list[str]) -> None:
    """Quotations stand in the order of the abstract and do not overlap."""
    extract = read("Kites", sentence, claims=KINDS)
    assert [claim.evidence.text for claim in extract.claims] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Existing kites are 12x faster. We fly.",
        "We fly. However, recent kites have been 12x faster.",
        "We fly five kites over a memory.",
        "We fly 12 kites faster.",
        "We use a kite with 24 GB of memory.",
        "We fly for 3 hours.",
        "We fly 12x. We are faster.",
        "We fly 12x; they are faster.",
        "We fly at 16 x 16 with low latency.",
        "We fly at a 2×1.4 speedup.",
        "We are fast.",
        "",
    ],
)
def test_a_sentence_without_a_result(sentence: str) -> None:
    """What others did, a machine's size, and a number of which nothing tells the kind."""
    assert claims(read("Kites 12x faster", sentence, claims=KINDS)) == []


@pytest.mark.parametrize(
    ("distance", "found"), [("well, ", 0), ("very " * 4, 1), ("very " * 20, 0)]
)
def test_the_kind_stands_near_in_the_same_clause(distance: str, found: int) -> None:
    """Neither behind a comma nor a long way off."""
    extract = read("Kites", f"We fly 50% {distance}faster.", claims=KINDS)
    assert len(extract.claims) == found


def test_a_machine_s_size_is_judged_by_its_own_sentence() -> None:
    """That an earlier sentence saves something makes no saving of it."""
    abstract = f"We reduce string. {'We fly kites and sails and ' * 10}use 24 GB of memory."
    assert claims(read("Kites", abstract, claims=KINDS)) == []


PIECES = st.sampled_from(
    [
        *"we our existing however reduce by up to of memory faster and , . ;".split(),
        *"50% 12x 3.5× 40-50% 16 x 16".split(),
        *"(2 GB) accuracy improve twice « \u0301 ﬁ **bold** $O(n)$".split(),
        *("\n", "\n\n", "two orders of magnitude", "\u00a0", "1,024 times"),
    ]
)
READER = Extractor([], vocabulary(claims=KINDS))


@given(st.lists(PIECES, max_size=80).map(" ".join))
def test_quotations_are_the_abstract_s_own_words(abstract: str) -> None:
    """Each is a part of the abstract, behind the one before it, with a number that is its value."""
    end = 0
    for claim in READER.read("Kites", abstract).claims:
        evidence = claim.evidence
        assert evidence.start >= end
        assert abstract[evidence.start : evidence.end] == evidence.text
        assert evidence.text == evidence.text.strip()
        assert claim.kind in CLAIM_KINDS
        assert (claim.value, claim.unit) in [
            (measure.value, measure.unit) for measure in UNITS.measures(evidence.text)
        ]
        end = evidence.end


def test_a_huge_number_is_still_a_number() -> None:
    """What no computer can hold does not raise, and stays finite."""
    sentence = f"We are 999 orders of magnitude faster. We are {'9' * 5000}x faster."
    assert all(claim.value < 1e301 for claim in read("Kites", sentence, claims=KINDS).claims)


@pytest.mark.parametrize("count", [500, 2000])
def test_many_results_are_all_read(count: int) -> None:
    """A sentence without end, full of numbers, is read to its end."""
    text = "We are 50% faster and " * count
    with ending():
        assert len(READER.read("Kites", text).claims) == count
