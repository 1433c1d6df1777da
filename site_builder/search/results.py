"""What a list of results shows of a paper, and what long lists can be filtered by."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from site_builder.model.paper import Paper
from site_builder.model.vocabulary import NAMED
from site_builder.site.library import Library
from site_builder.text import markdown

FEWEST, MOST = 2, 16
"""Papers in a piece: of a long list few, since its results lie far apart."""
SPREAD = 1_600
"""Papers over which pieces of one paper would be spread."""
CLAIMS = 2
"""Quotations shown."""
SINGULAR: Mapping[str, str] = {
    "models": "model",
    "benchmarks": "benchmark",
    "hardware": "hardware",
    "modality": "modality",
}
"""Names of the filters by kind of tag."""


def piece_size(papers: int) -> int:
    """Papers in a piece of a list of so many."""
    return max(FEWEST, min(MOST, SPREAD // max(papers, 1)))


def result_entry(paper: Paper, library: Library) -> dict[str, Any]:
    """A paper as an entry of the results; what is absent is left out."""
    entry = {
        "key": paper.key,
        "title": markdown.title_text(paper.title),
        "names": paper.tags.get("methods", ()),
        "authors": paper.authors,
        "venue": str(paper.venue) if paper.venue else "",
        "year": paper.published.year,
        "marks": [library.topics[slug].mark for slug in paper.topics],
        "claims": "; ".join(f"“{claim.quote}”" for claim in paper.claims[:CLAIMS]),
        "text": markdown.text(paper.abstract),
    }
    return {name: value for name, value in entry.items() if value}


def facts(paper: Paper, slugs: Sequence[str]) -> dict[str, Any]:
    """A paper's values by filter, authors aside; topics by number."""
    found: dict[str, Any] = {
        "topics": [slugs.index(slug) for slug in paper.topics],
        "year": paper.published.year,
        "venue": paper.venue.name if paper.venue else "",
        "has": ["code"] if "code" in paper.links else [],
        "status": paper.status.kind,
    }
    return found | {SINGULAR[kind]: list(paper.tags.get(kind, ())) for kind in (*NAMED, "modality")}


def columns(library: Library) -> dict[str, Any]:
    """The values of all papers, filter by filter: each filter's ``values``, the ``papers`` as
    numbers of values; and the ``titles`` in order, as numbers of papers."""
    slugs = list(library.topics)
    rows = [facts(paper, slugs) for paper in library.papers]
    titles = [markdown.title_text(paper.title).casefold() for paper in library.papers]
    return {
        "columns": {name: _column([row[name] for row in rows]) for name in rows[0]},
        "titles": sorted(range(len(titles)), key=lambda number: (titles[number], number)),
    }


def _column(cells: Iterable[Any]) -> dict[str, Any]:
    """A column; a cell is the number of its value, -1 for none, or the numbers of several."""
    numbers: dict[Any, int] = {}

    def number(value: Any) -> int:
        return numbers.setdefault(value, len(numbers)) if value != "" else -1

    papers = [
        [number(value) for value in cell] if isinstance(cell, list) else number(cell)
        for cell in cells
    ]
    return {"values": list(numbers), "papers": papers}
