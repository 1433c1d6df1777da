"""A paper's page."""

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.views.frame import Frame, Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The papers beside this one on a topic's shelf."""

    topic: Link
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A topic or tag of a paper with the words that speak for it."""

    of: Link
    phrases: tuple[Link, ...]
    """Words of the paper, each leading to where it stands; none where the curator judged."""
    named: bool = False
    """Whether the words are the name itself."""


@dataclass(frozen=True, slots=True)
class Near:
    """A paper near this one."""

    paper: Link
    year: int
    shared: tuple[str, ...]
    """What both speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    frame: Frame
    crumbs: tuple[Link, ...]
    key: str
    title: Markup
    authors: tuple[Link, ...]
    venue: Link | None
    published: str
    published_iso: str
    year: Link
    status: str | None
    status_link: Link | None
    """The paper that superseded this one."""
    added: str
    added_iso: str
    arxiv: str | None
    doi: Link | None
    pick: str | None
    note: Markup | None
    marks: tuple[Mark, ...]
    topics: tuple[Link, ...]
    abstract: Markup
    links: tuple[Link, ...]
    tags: tuple[tuple[str, tuple[Link, ...]], ...]
    claims: tuple[tuple[str, tuple[Link, ...]], ...]
    """Kinds of claims with the quotations, each leading to its place in the abstract."""
    reasons: tuple[tuple[str, tuple[Reason, ...]], ...]
    """Why the paper carries its topics and tags, by kind."""
    near: tuple[Near, ...]
    neighbours: tuple[Neighbours, ...]
    edit: str
    correct: str
    """The form for corrections, filled with what the entry says."""
