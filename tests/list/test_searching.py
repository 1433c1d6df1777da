"""The search does not get worse: the figures of ``make eval`` have floors."""

from collections import Counter

import pytest
from playwright.sync_api import Page

from tests.support import searching
from tests.support.harness import Tree, served
from tests.support.known_items import known_items
from tests.support.searching import Score

KINDS = {
    *("method", "title", "acronym", "variant", "typo", "prefix", "concept", "number", "question"),
    *("intersection", "broad", "nonsense", "id"),
}


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("queries-dev.jsonl", Score(0.95, 0.99, 0.97, 0.93)),
        ("queries-held.jsonl", Score(0.95, 0.99, 0.97, 0.94)),
    ],
)
def test_papers_are_found_as_well_as_they_were(
    page: Page, real_tree: Tree, name: str, floor: Score
) -> None:
    """On queries of every kind, asked on the built search page, and better than plain Pagefind."""
    keys = {paper.key for paper in real_tree.library.papers}
    if not any(keys.intersection(query.relevant) for query in searching.queries(name)):
        pytest.skip("this is another list: no paper on it was judged")
    asked = [query for query in searching.queries(name) if keys.issuperset(query.relevant)]
    texts = [query.query for query in asked]
    with served(real_tree.folder) as root:
        found = searching.judged(asked, searching.ask(page, root, texts))["all"]
        plain = searching.judged(asked, searching.ask_plain(page, root, texts))["all"]
    assert found.first >= floor.first
    assert found.five >= floor.five
    assert found.rank >= floor.rank
    assert found.gain >= floor.gain
    assert found.first > plain.first + 0.1


@pytest.mark.parametrize("name", searching.SETS)
def test_every_kind_of_query_is_judged(name: str) -> None:
    """At least ten queries of each kind, none twice, and only nonsense without an answer."""
    asked = searching.queries(name)
    counted = Counter(query.kind for query in asked)
    assert set(counted) == KINDS
    assert min(counted.values()) >= 10
    assert len({query.query for query in asked}) == len(asked)
    assert all((query.kind == "nonsense") == (not query.relevant) for query in asked)


def test_the_figures_can_tell_good_from_bad() -> None:
    """A figure that nothing could lower would keep nothing from sinking."""
    relevant = {"a": 3, "b": 1}
    assert searching.score(["a", "b"], relevant) == Score(1, 1, 1, 1)
    late = searching.score(["x", "a"], relevant)
    assert (late.first, late.five, late.rank) == (0, 1, 0.5)
    assert 0 < late.gain < 1
    assert searching.score([], relevant) == Score(0, 0, 0, 0)
    assert searching.score(["b"], relevant).first == 0
    assert searching.score([], {}) == Score(1, 1, 1, 1)
    assert searching.score(["a"], {}) == Score(0, 0, 0, 0)


def test_known_items_are_made_of_any_list(real_tree: Tree) -> None:
    """Of each paper its title, the words that tell most, and these with one letter wrong."""
    asked = known_items(real_tree.library.papers)
    title, words, typo = asked[:3]
    assert len(words.query.split()) <= 4 < len(title.query.split())
    assert set(words.query.split()) <= set(title.query.lower().replace(":", "").split())
    pairs = zip(words.query.split(), typo.query.split(), strict=True)
    assert sum(one != other for one, other in pairs) == 1
    assert title.relevant == words.relevant == typo.relevant
