"""A topic's page."""

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.views.frame import Frame, Link
from site_builder.views.lists import Entry


@dataclass(frozen=True, slots=True)
class StartRow:
    """A paper of the way into a topic."""

    paper: Link
    by: str
    """Authors and year."""
    why: str
    pick: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a chart, in the chart's own units."""

    year: str
    count: int
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Papers a year as bars."""

    bars: tuple[Bar, ...]
    width: float
    height: float
    bar: float
    """Width of a bar."""
    summary: str
    """The chart in a sentence."""
    years: tuple[tuple[Link, int], ...]
    """The same as a table: years that have papers."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A measured result in a comparison."""

    paper: Link
    quote: Link
    """Leads to its place on the paper's page."""
    number: str
    value: float
    unit: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    frame: Frame
    crumbs: tuple[Link, ...]
    name: str
    mark: str
    definition: str
    aliases: tuple[str, ...]
    introduction: Markup
    group: str
    siblings: tuple[tuple[Link, bool], ...]
    """Topics of the same group in order, each with whether it is this one."""
    unlike: tuple[tuple[Link, str], ...]
    beside: tuple[tuple[Link, int], ...]
    """Neighbouring topics, by the number of papers that stand under both, which may be none."""
    start: tuple[StartRow, ...]
    chart: Chart | None
    most: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    """The models, benchmarks and hardware most named, by kind."""
    claims: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    """Measured results by kind."""
    entries: tuple[Entry, ...]
    feed: str
    edit: str
