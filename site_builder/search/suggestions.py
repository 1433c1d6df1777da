"""What a long list suggests while somebody types: papers and authors, in pieces by their words."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from site_builder.model.paper import Paper
from site_builder.search.words import cut, fold
from site_builder.site.library import Library
from site_builder.text import markdown

PIECE = 60
"""Papers and authors, counted over all words of a piece, from which the next begins another."""
COMMON = 20
"""Papers with a word in their titles, from which it leads to none of them on its own."""
BEGINNING = 3
"""Words with which titles begin, however common, and lead to their papers together."""


def pieces(library: Library) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pieces in alphabetical order, each with its first word: its ``papers`` and ``authors``,
    and by each of its ``words`` the numbers of those that it leads to, authors after papers."""
    found = _words(library)
    for words in cut(found, lambda word: len(found[word]), PIECE):
        yield words[0], _piece(words, found, library)


Led = tuple[str, str]
"""What a word leads to: ``paper`` and its key, or ``author`` and its slug."""


def _words(library: Library) -> dict[str, list[Led]]:
    titles = {paper.key: _plain(markdown.title_text(paper.title)) for paper in library.papers}
    counts = Counter(word for title in titles.values() for word in set(title))
    found: defaultdict[str, dict[Led, None]] = defaultdict(dict)
    for paper in library.papers:
        title = titles[paper.key]
        called = [word for name in paper.tags.get("methods", ()) for word in _plain(name)]
        telling = [word for word in title if counts[word] < COMMON and len(word) > 2]
        for word in (" ".join(title[:BEGINNING]), *telling, *called):
            found[word]["paper", paper.key] = None
    for slug, shelf in library.authors.items():
        for word in _plain(shelf.name):
            found[word]["author", slug] = None
    return {word: list(led) for word, led in found.items() if word}


def _plain(text: str) -> list[str]:
    return fold(text).replace("-", " ").split()


def _piece(words: list[str], found: dict[str, list[Led]], library: Library) -> dict[str, Any]:
    led = {one: None for word in words for one in found[word]}
    papers = [one for one in led if one[0] == "paper"]
    authors = [one for one in led if one[0] == "author"]
    place = {one: number for number, one in enumerate((*papers, *authors))}
    return {
        "words": {word: [place[one] for one in found[word]] for word in words},
        "papers": [_paper(library.by_key[key]) for _, key in papers],
        "authors": [
            {
                "slug": slug,
                "name": library.authors[slug].name,
                "papers": len(library.authors[slug].papers),
            }
            for _, slug in authors
        ],
    }


def _paper(paper: Paper) -> dict[str, Any]:
    entry = {
        "key": paper.key,
        "title": markdown.title_text(paper.title),
        "names": paper.tags.get("methods", ()),
        "authors": paper.authors[:1],
        "more": len(paper.authors) - 1,
        "year": paper.published.year,
        "status": paper.status.kind,
    }
    return {name: value for name, value in entry.items() if value}
