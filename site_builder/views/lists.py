"""Lists: of papers, of topics and of tags."""

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.views.frame import Frame, Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic in a list of topics."""

    href: str
    name: str
    mark: str
    count: int
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Topics that stand in one drawer."""

    name: str
    anchor: str
    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    frame: Frame
    groups: tuple[Group, ...]
    newest: tuple[Entry, ...]
    papers: Link
    contribute: Link
    about: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersView:
    frame: Frame
    count: str
    """How many papers there are, in words."""
    years: tuple[tuple[Link, tuple[Entry, ...]], ...]
    venues: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    frame: Frame
    count: int
    groups: tuple[Group, ...]
    unsorted: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView:
    """An author, a year, a venue or a tag."""

    frame: Frame
    kind: str
    name: str
    topics: tuple[tuple[Link, int], ...]
    """Topics of its papers, with how many stand under each."""
    beside: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    """What else its papers name, by kind; for tags only."""
    entries: tuple[Entry, ...]
    crumbs: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagKindRows:
    """All tags of a kind."""

    anchor: str
    name: str
    words: str
    """What the kind is, in a sentence."""
    count: int
    most: tuple[tuple[Link, int], ...]
    """The most used, where the kind has many tags."""
    letters: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    """All of them by their first letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    frame: Frame
    kinds: tuple["TagKindRows", ...]
