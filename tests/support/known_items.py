"""Queries made from the papers of any list, for lists too long to be judged by hand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder.model.paper import Paper
from site_builder.text import markdown
from tests.support.searching import Query

ASKED = 100
"""Papers asked for."""
WORDS = 4
"""Words of a title that somebody remembers: those that tell most."""

_WORD = re.compile(r"[\w-]+")


def known_items(papers: Sequence[Paper]) -> tuple[Query, ...]:
    """Three queries for each of a hundred papers spread over the list: the title, the words of it
    that tell most, and these with one error."""
    counts = Counter(word for paper in papers for word in set(_words(paper)))
    step = max(len(papers) // ASKED, 1)
    return tuple(
        query
        for number, paper in enumerate(papers[::step][:ASKED])
        for query in _queries(paper, counts, number)
    )


def _queries(paper: Paper, counts: Counter[str], number: int) -> Iterator[Query]:
    relevant = {paper.key: 3}
    words = _words(paper)
    telling = sorted(dict.fromkeys(words), key=lambda word: counts[word])[:WORDS]
    kept = [word for word in dict.fromkeys(words) if word in telling]
    yield Query(markdown.title_text(paper.title), "whole title", relevant)
    yield Query(" ".join(kept), "words of it", relevant)
    longest = max(kept, key=len, default="")
    if len(longest) > 5:
        wrong = _misspelt(longest, number)
        typed = " ".join(wrong if word == longest else word for word in kept)
        yield Query(typed, "with a typo", relevant)


def _misspelt(word: str, number: int) -> str:
    """A word with two letters swapped, one dropped or one doubled, past its beginning."""
    at = 2 + number % (len(word) - 4)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    dropped = word[:at] + word[at + 1 :]
    doubled = word[: at + 1] + word[at:]
    return (swapped, dropped, doubled)[number % 3]


def _words(paper: Paper) -> list[str]:
    return [
        word for word in _WORD.findall(markdown.title_text(paper.title).lower()) if len(word) > 3
    ]
