"""Pages of which there is one."""

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.views.frame import Frame, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    frame: Frame
    papers: Link
    years: str
    """An example of years to search in, out of those the list has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    frame: Frame
    text: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributeView:
    frame: Frame
    text: Markup | None
    groups: tuple["TopicChoices", ...]
    issue: str
    """The repository's form for a paper's id alone."""
    new_paper: str
    new_topic: str


@dataclass(frozen=True, slots=True)
class TopicChoices:
    """Topics of a group, to choose from: slug and name of each."""

    name: str
    topics: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    frame: Frame
    sitemap: str
    papers: Link
    topics: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """An old address, and where it leads."""

    frame: Frame
    words: str
    """What became of the page, before the link."""
    to: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedView:
    """The address of a paper that is no longer on the list."""

    frame: Frame
    key: str
    reason: str
    papers: Link
