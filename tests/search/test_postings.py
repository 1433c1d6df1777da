"""In which papers words stand: what the builder writes, a browser reads."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from site_builder.search.postings import (
    LAST,
    MORE,
    NAMED,
    ONCE,
    PIECE,
    TWICE,
    Postings,
    encode,
    pieces,
    postings_of,
)
from site_builder.search.words import Terms
from tests.support.harness import Tree
from tests.support.script import MODULES, results_of

LISTS = st.dictionaries(st.integers(0, 40_000), st.integers(0, 3), max_size=60).map(
    lambda found: sorted(found.items())
)


def words(text: str) -> Counter[str]:
    """Words with how often they stand in a text."""
    return Counter(text.split())


def decoded(signs: str) -> Postings:
    """What the signs mean, read as slowly and plainly as can be."""
    found: Postings = []
    before, value = -1, 0
    for sign in signs:
        if sign in MORE:
            value = value * len(MORE) + MORE.index(sign)
            continue
        gap, how = divmod(value * len(LAST) + LAST.index(sign), 4)
        before, value = before + gap + 1, 0
        found.append((before, how))
    return found


@given(LISTS)
def test_papers_written_as_signs_are_read_back(found: Postings) -> None:
    """Whichever papers, however far apart; and no sign needs an escape in JSON."""
    assert decoded(encode(found)) == found
    assert not set(' "\\').intersection(encode(found))


def test_a_word_knows_its_papers_and_how_they_say_it() -> None:
    """In a title or name, more than once, once, or only beside the text."""
    nothing = {"plain": frozenset[str](), "beside": frozenset[str]()}
    one = Terms(named=frozenset({"kite", "big-kite"}), said=words("kite kite sail"), **nothing)
    two = Terms(
        named=frozenset(),
        said=words("kite kite air"),
        plain=frozenset({"wind"}),
        beside=frozenset({"loop"}),
    )
    assert postings_of([one, two]) == {
        "kite": [(0, NAMED), (1, TWICE)],
        "sail": [(0, ONCE)],
        "air": [(1, ONCE)],
        "wind": [(1, ONCE)],
        "loop": [(1, ONCE)],
    }


@given(st.dictionaries(st.text("abcé𝔸\ue000", min_size=1, max_size=4), LISTS, max_size=30))
def test_pieces_hold_every_word_once_and_in_order(found: dict[str, Postings]) -> None:
    """In the order in which browsers sort, none bigger than it must be."""
    whole = [
        (word, signs)
        for words, papers in pieces(found)
        for word, signs in zip(words, papers, strict=True)
    ]
    assert dict(whole) == {word: encode(papers) for word, papers in found.items()}
    words = [word for word, _ in whole]
    assert words == sorted(words, key=lambda word: word.encode("utf-16-be"))
    for some, _ in pieces(found):
        assert sum(len(word) + len(encode(found[word])) for word in some[:-1]) < PIECE


def test_a_browser_reads_what_the_builder_writes() -> None:
    """The same papers, said in the same way."""
    chance = random.Random(1)
    lists = [
        [(number, chance.randrange(4)) for number in sorted(chance.sample(range(most), size))]
        for most in (5, 100, 40_000)
        for size in (0, 1, 5)
    ]
    found = results_of(MODULES / "search/postings.js", "decoded", zip(map(encode, lists)))
    assert [[tuple(pair) for pair in one] for one in found] == lists


@pytest.mark.slow
@pytest.mark.browser
def test_every_word_of_a_paper_finds_it(page: Page, long_tree: Tree, long_root: str) -> None:
    """Whatever piece it is in; and a paper that does not say it is not found."""
    papers = long_tree.library.papers
    terms = [Terms.of(paper) for paper in papers]
    words = sorted(set().union(*(one.named | one.said.keys() | one.beside for one in terms)))
    (folder,) = (long_tree.folder / "assets").glob("*/js/search")
    page.goto(long_root)
    found = page.evaluate(
        """async ([folder, root, words]) => {
            const { Postings } = await import(folder + "postings.js");
            const { firsts } = await (await fetch(root + "search/lexicon.json")).json();
            const postings = new Postings(firsts.split(" "), () => 1);
            const holding = async (word) => [...(await postings.find(word)).keys()];
            return Promise.all(words.map(holding));
        }""",
        [f"{long_root}{folder.relative_to(long_tree.folder).as_posix()}/", long_root, words],
    )
    assert len(words) > 100
    for word, numbers in zip(words, found, strict=True):
        for number, one in enumerate(terms):
            joined = word.replace("-", "")
            own = {said.replace("-", "") for said in one.named | one.said.keys() | one.beside}
            if joined in own:
                assert number in numbers, (word, papers[number].key)
            elif not any(said.startswith(joined[:3]) for said in own | one.plain):
                assert number not in numbers, (word, papers[number].key)
