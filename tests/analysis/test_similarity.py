"""What a paper is about, and which papers are near it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.similarity import nearest, terms
from site_builder.analysis.similarity.nearest import SimilarityIndex
from site_builder.analysis.similarity.terms import Terms, terms_of
from site_builder.model.paper import Paper, PartialDate, Status, TagKind

ANY = Paper(
    key="knot",
    title="Kites",
    authors=("Ada Loop",),
    published=PartialDate(2024),
    added=date(2024, 8, 1),
    abstract="We fly.",
    links={},
    tags={},
    status=Status("preprint"),
    file="content/papers/2024/knot.md",
    inside="papers/2024/knot.md",
    lines={},
)


def of(abstract: str = "We fly.", title: str = "Kites") -> Terms:
    """The terms of a paper that says so."""
    return terms_of(replace(ANY, abstract=abstract, title=title))


@pytest.mark.parametrize(
    ("abstract", "there", "not_there"),
    [
        ("Quantization of kernels.", "quantization kernels", "of"),
        ("QUANTIZATION", "quantization", "QUANTIZATION"),
        ("a low-rank kernel", "low-rank kernel", "low rank a"),
        ("Our model achieves the ablation", "", "our model achieves the ablation"),
        ("a kitestring", "", "kitestring"),
        ("a kitestring, one kitestring", "kitestring", ""),
        ("a qzx and a qzx", "", "qzx"),
        ("10 10 10 4bit", "bit", "10 4bit"),
        ("anomaly detection in speech", "anomaly_detection anomaly speech", "detection_in"),
        ("anomaly. Detection", "anomaly", "anomaly_detection"),
        ("anomaly, detection", "anomaly", "anomaly_detection"),
    ],
)
def test_a_paper_is_about_the_rare_words_it_says(abstract: str, there: str, not_there: str) -> None:
    """Words and known pairs of words; one that nobody else uses counts once it is said twice."""
    found = of(abstract)
    assert {word.replace("_", " ") for word in there.split()} <= found.keys()
    assert not {word.replace("_", " ") for word in not_there.split()} & found.keys()


@pytest.mark.parametrize(
    ("heavy", "light", "abstract", "title"),
    [
        ("quantization", "attention", "quantization attention", ""),
        ("kernel", "speech", "kernel kernel kernel speech", ""),
        ("kernel", "sparse", "sparse", "kernel"),
    ],
)
def test_rarer_words_and_words_said_more_often_weigh_more(
    heavy: str, light: str, abstract: str, title: str
) -> None:
    """And so do those of the title."""
    found = of(abstract, title)
    assert found[heavy] > found[light] > 0


def test_the_rarest_words_weigh_no_more_than_rare_ones() -> None:
    """What hardly anyone else says tells nothing of other papers."""
    found = of("abnormal abundance")
    assert found["abnormal"] == found["abundance"]


def test_a_word_in_the_title_is_worth_two_mentions() -> None:
    """Whichever they are."""
    assert of("sparse", "kernel") == of("sparse kernel kernel", "")


def test_topics_and_tags_are_terms() -> None:
    """A topic weighs most, and a modality, which half the list shares, hardly anything."""
    tags: dict[TagKind, tuple[str, ...]]
    tags = {"methods": ("KNOT",), "models": ("Llama",), "modality": ("text",)}
    found = terms_of(
        replace(ANY, topics=("light-sails",), tags=tags, abstract="a kernel", title="")
    )
    order = sorted(found, key=lambda term: -found[term])
    assert order == ["#light-sails", "methods:KNOT", "models:Llama", "kernel", "modality:text"]


def test_terms_are_a_vector_of_length_1() -> None:
    """A long abstract is no nearer to everything; a paper that says nothing has no terms."""
    words = " ".join(f"kite{letter}{other}" for letter, other in product("abcdefgh", repeat=2))
    found = terms_of(replace(ANY, abstract=f"{words} {words}", topics=("light-sails",)))
    assert len(found) == terms.MOST + 1
    assert sqrt(sum(weight**2 for weight in found.values())) == pytest.approx(1)
    assert of("We do.", "") == {}


def test_a_paper_has_the_same_terms_every_time() -> None:
    """In the same order, that of their weight, so that every build is the same."""
    abstract = "zebra zebra apple apple mango mango kernel sparse quantization of low-rank speech"
    assert list(of(abstract).items()) == list(of(abstract).items())
    assert list(of(abstract)) == sorted(of(abstract), key=lambda t: (-of(abstract)[t], t))


def test_an_edited_paper_changes_no_terms_but_its_own() -> None:
    """The other papers stay as near to one another as they were."""
    abstracts = {"a": "sparse kernel speech", "b": "sparse kernel graph", "c": "kernel speech"}
    papers = {key: of(abstract) for key, abstract in abstracts.items()}
    edited = {**papers, "c": of("quantization of graphs with attention and a sparse kernel")}
    before, after = SimilarityIndex(papers), SimilarityIndex(edited)
    for key, other in (("a", "b"), ("b", "a")):
        near = before.like(key)
        assert near[other] == after.like(key)[other]
    assert before.like("c") != after.like("c")


WORDS = "quantization kernel sparse speech graph attention model kitestring anomaly detection . , -"
ABSTRACT = st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join) | st.text()


@given(ABSTRACT, ABSTRACT)
def test_any_paper_has_a_bounded_number_of_terms(abstract: str, title: str) -> None:
    """Each weighs more than nothing, all together 1."""
    found = of(abstract, title)
    assert len(found) <= terms.MOST
    assert all(0 < weight <= 1 + 1e-9 for weight in found.values())
    assert not found or sum(weight**2 for weight in found.values()) == pytest.approx(1)


def unit(weights: Mapping[str, float]) -> Terms:
    """Weights as a vector of length 1."""
    length = sqrt(sum(weight**2 for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}


def test_the_most_like_come_first() -> None:
    """As many as are shown; of those as like as one another the first by key."""
    papers = {"z": {"k": 1.0}, **{f"p{n}": unit({"k": 1, f"o{n}": n // 2}) for n in range(8)}}
    found = SimilarityIndex(papers).like("z")
    assert list(found) == ["p0", "p1", "p2", "p3", "p4"]
    assert found["p0"] == 1.0
    assert found["p2"] == found["p3"] == pytest.approx(1 / sqrt(2))
    assert len(SimilarityIndex(papers).like("z", most=2)) == 2


@pytest.mark.parametrize(("weight", "near"), [(0.079, False), (0.0801, True)])
def test_papers_with_little_in_common_are_not_near(weight: float, near: bool) -> None:
    """However few others there are."""
    other = {"k": weight, "o": sqrt(1 - weight**2)}
    assert bool(SimilarityIndex({"a": {"k": 1.0}, "b": other}).like("a")) == near


@pytest.mark.parametrize(
    "other", [{}, {"o": 1.0}, {"modality:text": 1.0}, unit({"modality:text": 1, "o": 1})]
)
def test_papers_that_share_no_term_to_be_named_are_no_neighbours(other: Terms) -> None:
    """One that says nothing has none, and a kind of data alone makes none."""
    found = SimilarityIndex({"a": unit({"modality:text": 1, "k": 1}), "b": other})
    assert found.neighbours("a") == found.neighbours("b") == ()


def test_only_the_papers_for_which_a_term_weighs_most_are_read() -> None:
    """So the work is proportional to the number of papers, whatever they share."""
    many = {
        f"p{n:04}": unit({"k": 1, "o": n / 1000, f"own{n}": 1}) for n in range(nearest.READ * 4)
    }
    found = SimilarityIndex({**many, "z": {"k": 1.0}}).like("z", most=len(many))
    assert list(found) == sorted(many)[: nearest.READ - 1]
    both = SimilarityIndex({**many, "z": unit({"k": 1, "o": 1})}).like("p0000", most=len(many))
    assert len(both) <= 2 * nearest.READ


@pytest.mark.parametrize(
    ("own", "other", "shared"),
    [
        ({"a": 1, "b": 2, "c": 1}, {"a": 2, "b": 2, "d": 9}, ["b", "a"]),
        ({"x": 1, "y": 2, "z": 3}, {"x": 9, "y": 1, "z": 1}, ["x", "z", "y"]),
        ({"y": 1, "x": 1}, {"y": 1, "x": 1}, ["x", "y"]),
        (dict.fromkeys("abcdef", 1), dict.fromkeys("abcdef", 1), ["a", "b", "c", "d"]),
        ({"low rank": 2, "rank": 1}, {"low rank": 2, "rank": 1}, ["low rank"]),
        ({"rank": 2, "low rank": 1}, {"rank": 2, "low rank": 1}, ["rank"]),
        ({"#quantization": 3, "quantization": 1},) * 2 + (["#quantization"],),
        ({"methods:LoRA": 3, "lora": 1},) * 2 + (["methods:LoRA"],),
        ({"modality:text": 3, "kite": 1},) * 2 + (["kite"],),
    ],
)
def test_the_terms_that_papers_share_are_named(
    own: dict[str, float], other: dict[str, float], shared: list[str]
) -> None:
    """The weightiest first, a few of them; none that another one says, and no modality."""
    (near,) = SimilarityIndex({"a": unit(own), "b": unit(other)}).neighbours("a")
    assert (near.key, list(near.shared)) == ("b", shared)


VECTOR = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 10), max_size=6).map(unit)
PAPERS = st.dictionaries(st.text("xyz", min_size=1, max_size=4), VECTOR, min_size=1, max_size=30)


@given(PAPERS)
def test_likeness_is_the_cosine_and_mutual(papers: dict[str, Terms]) -> None:
    """From nothing to 1, never of a paper with itself, and the same in both directions."""
    found = SimilarityIndex(papers)
    like = {key: found.like(key, most=99) for key in papers}
    for key, other in product(papers, repeat=2):
        cosine = sum(papers[key][term] * papers[other].get(term, 0) for term in papers[key])
        value = like[key].get(other)
        if key == other:
            assert value is None
        elif value is None:
            assert cosine < nearest.LEAST + 1e-6
        else:
            assert 0 < value <= 1
            assert value == pytest.approx(cosine, abs=1e-6)
            assert like[other].get(key, nearest.LEAST) == pytest.approx(value, abs=1e-6)


@given(PAPERS)
def test_neighbours_do_not_depend_on_the_order_of_the_list(papers: dict[str, Terms]) -> None:
    """Nor on anything but the papers: as many as are shown at most, each with what it shares."""
    found, reverse = SimilarityIndex(papers), SimilarityIndex(dict(reversed(papers.items())))
    for key, own in papers.items():
        near = found.neighbours(key)
        assert near == reverse.neighbours(key)
        assert len(near) <= nearest.SHOWN
        assert all(0 < len(one.shared) <= nearest.SHARED for one in near)
        assert all(set(one.shared) <= own.keys() & papers[one.key].keys() for one in near)
