"""Rows: how a paper stands in a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model.paper import Paper
from site_builder.site.links import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paper in a list."""

    key: str
    href: str
    title: Markup
    authors: str
    """The first of them, and how many more there are."""
    all_authors: str
    venue: str | None
    year: int
    added: str
    reference: str | None
    """DOI or arXiv id, for print."""
    abstract: Markup | None
    """None on lists so long that abstracts would make the page heavy."""
    status: str | None
    """Said only where it warns: withdrawn, retracted or superseded."""
    pick: str | None
    marks: tuple[Mark, ...]


FEW_AUTHORS = 4
"""Authors a list names before it says how many more there are."""
LONG_LIST = 100
"""Papers on a list from which it leaves the abstracts out."""


def abbreviate_authors(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= FEW_AUTHORS:
        return ", ".join(names)
    shown = names[: FEW_AUTHORS - 1]
    return f"{', '.join(shown)} and {len(names) - len(shown)} more"


def status_warning(paper: Paper) -> str | None:
    """A status a reader must know before trusting the paper."""
    kind = paper.status.kind
    return kind if kind in ("withdrawn", "retracted", "superseded") else None
