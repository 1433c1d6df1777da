"""Rows: how a paper stands in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from site_builder.model.paper import Paper
from site_builder.model.topic import Topic
from site_builder.site import urls
from site_builder.site.links import Mark, SiteLinks, TopicRef
from site_builder.text import markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What lists and feeds tell of a paper, wherever they lie."""

    key: str
    title: str
    authors: tuple[str, ...]
    venue: str | None
    year: int
    added: date
    reference: str | None
    """DOI or arXiv id, for print."""
    abstract: str | None
    """None on lists so long that abstracts would make the page heavy."""
    status: str | None
    """Said only where it warns: withdrawn, retracted or superseded."""
    pick: str | None
    topics: tuple[TopicRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paper in a list."""

    paper: Summary
    href: str
    title: Markup
    authors: str
    """The first of them, and how many more there are."""
    abstract: Markup | None
    marks: tuple[Mark, ...]


FEW_AUTHORS = 4
"""Authors a list names before it says how many more there are."""
WARNINGS = ("withdrawn", "retracted", "superseded")
"""Statuses a reader must know before trusting a paper."""
LONG_LIST = 100
"""Papers on a list from which it leaves the abstracts out."""


def summary_of(paper: Paper, topics: Sequence[Topic], brief: bool) -> Summary:
    """A paper's summary, without its abstract where it is to be brief."""
    status = paper.status.kind
    return Summary(
        key=paper.key,
        title=paper.title,
        authors=paper.authors,
        venue=str(paper.venue) if paper.venue else None,
        year=paper.published.year,
        added=paper.added,
        reference=f"doi:{paper.doi}" if paper.doi else paper.arxiv and f"arXiv:{paper.arxiv}",
        abstract=None if brief else paper.abstract,
        status=status if status in WARNINGS else None,
        pick=paper.pick,
        topics=tuple(map(TopicRef.of, topics)),
    )


def row_of(paper: Summary, links: SiteLinks) -> Row:
    """A paper as a row of the page from which the links lead."""
    return Row(
        paper=paper,
        href=links.root + urls.paper(paper.key),
        title=Markup(markdown.title_html(paper.title)),
        authors=abbreviate_authors(paper.authors),
        abstract=None if paper.abstract is None else Markup(markdown.html(paper.abstract)),
        marks=links.marks(paper.topics),
    )


def abbreviate_authors(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= FEW_AUTHORS:
        return ", ".join(names)
    shown = names[: FEW_AUTHORS - 1]
    return f"{', '.join(shown)} and {len(names) - len(shown)} more"
