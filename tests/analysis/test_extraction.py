"""Topics that a title and an abstract tell, and the words that say so."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.evidence import Evidence, Extract
from site_builder.analysis.extractor import Extractor
from site_builder.analysis.topics import MOST, SHOWN, THRESHOLD, weigh
from site_builder.model.vocabulary import Name
from tests.support.harness import ending
from tests.support.vocabularies import names, read, topic, vocabulary

SAILS = topic("light-sails", name="Light sails", aliases=("LS flight", "thin sail", "ZeRO"))
PRUNING = topic("pruning", phrases={"certain": ("prun*", "sparsif*")})


def slugs(extract: Extract) -> list[str]:
    """The suggested topics, the surest first."""
    return [suggestion.topic for suggestion in extract.topics]


def phrases(extract: Extract, slug: str) -> list[str]:
    """The words shown for a topic."""
    found = {one.topic: one.evidence for one in extract.topics}
    return [evidence.text for evidence in found.get(slug, ())]


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("Light Sails in Calm Air", "We study light sails. Our light sails fly."),
        ("Calm air", "We study light sails. Our light sail flies. A light-sail kite is a kite."),
        ("LS flight", "We fly. Our LS flight is long, and LS-flights are many."),
        ("Flying with a Thin Sail", "We make thin sails. Our thin-sail kite flies."),
        ("ZeRO for kites", "We use ZeRO. Our kites need ZeRO."),
    ],
)
def test_a_topic_without_phrases_is_told_by_its_name_and_aliases(title: str, abstract: str) -> None:
    """A new file with a name is enough: in any case, number and with or without hyphens."""
    assert slugs(read(title, abstract, SAILS)) == ["light-sails"]


def test_a_topic_is_not_told_by_what_it_shares_with_others() -> None:
    """Half of its name, or a word in passing, suggests nothing."""
    assert slugs(read("Light kites", "We make light kites with sails.", SAILS)) == []
    assert slugs(read("Kites", "We make kites. Thin sails are for others.", SAILS)) == []


@pytest.mark.parametrize(
    "name", ["Kites & sails (K/S)", "C++ kites", "#1 kite", "Kite: a sail", "…"]
)
def test_a_name_with_signs_hurts_nothing(name: str) -> None:
    """A topic may be called whatever a person calls it."""
    plain = topic("kites", name=name, aliases=("A*", "..", "<kite>"))
    assert slugs(read("No such thing", "We fly.", plain)) == []


@pytest.mark.parametrize(
    ("phrase", "written", "found"),
    [
        ("ZeRO", "ZeRO", True),
        ("ZeRO", "zero", False),
        ("ZeRO", "Zero", False),
        ("ZeRO", "ZERO", False),
        ("LoRA", "Lora", False),
        ("zero", "ZERO", True),
        ("zero", "Zeros", True),
        ("sail shape*", "Sail-Shapes", True),
        ("colour kite", "color kites", True),
    ],
)
def test_capitals_within_a_phrase_matter(phrase: str, written: str, found: bool) -> None:
    """ZeRO is a name, zero a number; a phrase in small letters is found in any case."""
    one = topic("one", phrases={"certain": (phrase,)})
    extract = read(f"{written} here", f"We use {written}. Our {written} flies.", one)
    assert bool(extract.topics) is found


SENSES = (
    topic(
        "string", phrases={"certain": ("string",), "never": ("string theory", "string quartet*")}
    ),
    topic("physics", phrases={"certain": ("string theory", "quark")}),
)


@pytest.mark.parametrize(
    ("title", "abstract", "found"),
    [
        ("The String", "We cut the string. Our string is short.", ["string"]),
        ("String Theory", "We study string theory. Our string theory is short.", ["physics"]),
        ("A String Quartet", "We hear a string quartet. Our string quartets are loud.", []),
        ("String Quartets", "We cut string. Our string is long. Strings are short.", ["string"]),
    ],
)
def test_a_phrase_of_never_takes_back_what_it_covers(
    title: str, abstract: str, found: list[str]
) -> None:
    """The other sense of a word is another topic's, or nobody's."""
    assert slugs(read(title, abstract, *SENSES)) == found


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("We prune kites and sails.", "Unlike pruning, we fly kites."),
        ("We prune kites and sails.", "We fly kites instead of pruning them."),
        ("We prune kites and sails.", "We fly kites rather than prune them."),
        ("We prune kites and sails.", "However, existing kites are pruned."),
        ("We prune kites and sails.", "Recently kites have been pruned."),
    ],
)
def test_what_is_set_aside_or_known_before_weighs_less(stronger: str, weaker: str) -> None:
    """Words behind *unlike*, and sentences on what others did, speak less for a topic."""

    def score(sentence: str) -> float:
        extract = read("Pruning", f"We sparsify kites. {sentence}", PRUNING)
        return extract.topics[0].score

    assert score(stronger) > score(weaker)


def test_a_method_only_set_aside_is_no_topic() -> None:
    """A paper that says twice what it is not does not belong there."""
    own = "We prune kites. Our pruning is quick. Our kites are sparsified. We prune all."
    aside = (
        "We fly kites. Unlike pruning, we add sails. Our kites fly without pruning. "
        "Our sails are added instead of being pruned. We fly rather than prune."
    )
    assert slugs(read("Kites", own, PRUNING)) == ["pruning"]
    assert slugs(read("Kites", aside, PRUNING)) == []


def test_what_is_set_aside_ends_with_its_clause() -> None:
    """Behind the comma the paper speaks of itself again."""
    far = read("Pruning", "We sparsify. Unlike kites, pruning is what we do.", PRUNING)
    near = read("Pruning", "We sparsify. Unlike kites for pruning, this is what we do.", PRUNING)
    assert far.topics[0].score > near.topics[0].score


def test_sentences_before_the_first_own_one_are_background() -> None:
    """An abstract begins with what is known; its own work begins with *we*."""
    before = read("Pruning", "Pruning is old. Sparsification is old. We fly kites.", PRUNING)
    after = read("Pruning", "We fly kites. Pruning is old. Sparsification is old.", PRUNING)
    assert before.topics[0].score < after.topics[0].score


def test_a_phrase_said_twice_in_a_sentence_counts_once() -> None:
    """Repeating a word is no evidence."""
    once = read("Pruning", "We prune and sparsify kites.", PRUNING)
    twice = read("Pruning", "We prune and sparsify, prune and sparsify kites.", PRUNING)
    assert once.topics[0].score == twice.topics[0].score


def test_a_phrase_does_not_cross_brackets_and_colons() -> None:
    """Two words with a bracket between them are no phrase."""
    one = topic("one", phrases={"certain": ("kite .. sail",)})
    assert slugs(read("Kite and sail", "We fly a kite with a sail.", one)) == ["one"]
    assert slugs(read("Kite: a sail", "We fly a kite (a sail).", one)) == []


def test_at_most_four_topics_are_suggested_the_surest_first() -> None:
    """A paper stands under a few topics only."""
    words = ["sail", "string", "knot", "spool", "wind", "tail"]
    many = [topic(word, phrases={"certain": (word,)}) for word in words]
    title = ", ".join(words)
    abstract = " ".join(f"We study {', '.join(words[: size + 1])}." for size in range(len(words)))
    extract = read(title, abstract, *many)
    assert len(extract.topics) == MOST == 4
    assert slugs(extract) == words[:4]
    scores = [suggestion.score for suggestion in extract.topics]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= 0.5


def test_equal_topics_stand_in_the_order_of_their_names() -> None:
    """Not in that of their files, nor of a hash."""
    pair = [topic(slug, phrases={"certain": ("kite",)}) for slug in ("b", "a")]
    assert slugs(read("Kites", "We fly kites. Our kites fly.", *pair)) == ["a", "b"]


def test_the_weightiest_phrases_are_shown_each_once() -> None:
    """Title first, no more than six, a hint only where there is nothing else."""
    tiers = {"certain": ("kite*",), "likely": ("sail",), "hint": ("wind",)}
    one = topic("one", phrases=tiers)
    many = " ".join(f"We fly kite{letter}." for letter in "abcdefgh")
    shown = phrases(read("A Kite", f"We fly kites in wind with a sail. {many}", one), "one")
    assert shown[0] == "Kite"
    assert len(shown) == SHOWN
    assert "wind" not in shown
    assert len(set(shown)) == len(shown)


def test_no_phrases_weigh_nothing() -> None:
    """An empty paper, or an empty list of topics, suggests nothing."""
    assert weigh({}) == ()
    assert THRESHOLD > 0
    for title, abstract in (("", ""), ("", "We prune."), ("Pruning", "")):
        assert read(title, abstract, PRUNING).claims == ()
        assert read(title, abstract).topics == ()


PIECES = st.sampled_from(
    [
        *"we Our kites prune pruning, sparsify unlike existing ZeRO LLaMA-7B CLIP".split(),
        *"50% faster 3x 12× (KNOT) propose KNOT, called eff@k: memory « . ! $O(n)$".split(),
        *("\u0301", "ﬁnd", "𝔎ite\u200b", "\x00", "İ", "\n\n", "compres- sion"),
        *("We propose LoopNet, a", "by 2.5 times", "https://kite.example/a-b"),
    ]
)
FULL = Extractor(
    [SAILS, PRUNING],
    vocabulary(
        names={"models": names(Name("LLaMA"), "CLIP")},
        claims={"speed-up": ("fast*",), "memory": ("memory",), "vague": ("better",)},
        modality={"vision": ("kite",)},
    ),
)


def evidence_of(extract: Extract) -> Iterable[Evidence]:
    """Every place that an extract names."""
    for suggestion in extract.topics:
        yield from suggestion.evidence
    for mentions in extract.tags.values():
        yield from (mention.evidence for mention in mentions)
    yield from (claim.evidence for claim in extract.claims)


@given(st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=60).map(" ".join))
def test_evidence_slices_back_to_its_text(title: str, abstract: str) -> None:
    """Whatever is written, every place is exactly that of the words it shows."""
    texts = {"title": title, "abstract": abstract}
    extract = FULL.read(title, abstract)
    why = FULL.why(title, abstract, {SAILS.slug, PRUNING.slug})
    behind = [one for found in why.topics.values() for one in found]
    for evidence in (*evidence_of(extract), *behind, *why.tags.values()):
        assert texts[evidence.field][evidence.start : evidence.end] == evidence.text
        assert evidence.text


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_can_be_read(title: str, abstract: str) -> None:
    """No character raises, and a second reading tells the same."""
    assert FULL.read(title, abstract) == FULL.read(title, abstract)


def test_the_order_of_the_topics_changes_nothing() -> None:
    """A list is a set of files."""
    words = ["sail", "string", "knot", "spool", "wind"]
    many = [topic(word, phrases={"certain": (word,)}) for word in words]
    text = " ".join(f"We study {word}. Our {word} is new." for word in words)
    assert read(text, text, *many) == read(text, text, *reversed(many))


LONG = 20_000
HOSTILE = {
    "small letters": "a" * LONG,
    "capitals": "A" * LONG,
    "digits": "9" * LONG,
    "grouped digits": "9,999," * (LONG // 6),
    "versions": "1.2." * (LONG // 4),
    "signs": "^" * LONG,
    "pluses": "A+" * (LONG // 2),
    "hyphens": "A-" * (LONG // 2),
    "at signs": "a@" * (LONG // 2),
    "stars": "(A" + "*" * LONG,
    "an open bracket": "(" + "A" * LONG,
    "nested brackets": "((A" * (LONG // 3),
    "brackets": "(Ab) " * (LONG // 5),
    "quotes": "\"“‘'*\\" * (LONG // 6),
    "control characters": "\x00\x01\x1b\x7f\u200b\ufffe" * (LONG // 6),
    "half characters": "\ud800" * LONG,
    "accents": "a\u0301" * (LONG // 2),
    "blanks": " \t" * (LONG // 2) + "x",
    "lines": "\n" * LONG,
    "stops": ". A" * (LONG // 3),
    "closing marks": ".)" * (LONG // 2),
    "of a long word": "50% faster of " + "a" * LONG + "!",
    "behind our": "our " + "a" * LONG + " x",
    "qualifiers": "by up to over " * (LONG // 14),
    "ranges": "1-1 to " * (LONG // 7),
    "measures": "50% faster and 5 GB memory and " * (LONG // 31),
    "orders": "9" * 400 + " orders of magnitude faster. 999 orders of magnitude faster.",
    "names": "".join(f"We propose Foo{number}. " for number in range(LONG // 18)),
    "words as names": "We propose Foobar, Foobaz. " * (LONG // 26),
    "passives": "Foo is proposed " * (LONG // 16),
    "asides": "unlike pruning " * (LONG // 15),
    "stems": "".join(f"prun{chr(97 + number % 26)}{number} " for number in range(LONG // 8)),
    "sizes": "LLaMA-7B-" * (LONG // 9),
    "addresses": "https://" * (LONG // 8),
    "a sentence without end": "we prune a kite and " * (LONG // 20),
    "a power as a name": "We propose a method, A^*b, that flies.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    """Twenty thousand characters of anything neither raise nor hang."""
    with ending():
        FULL.read(text, f"We propose a novel kite, 50% faster of {text} 3 GB, our (Ab) is proposed")
        FULL.read(f"{text}: a kite", f"It is called {text}")
