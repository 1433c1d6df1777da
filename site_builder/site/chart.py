"""Papers a year as bars, computed for an inline picture."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_builder.model.paper import Paper
from site_builder.site import urls
from site_builder.site.links import Link


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


HEIGHT = 72.0
"""Height of the highest bar."""
STEP = 30.0
"""Units from one year to the next."""
BAR = 18.0
"""Width of a bar."""


@dataclass(frozen=True, slots=True)
class Column:
    """A year's bar, its foot at the bottom of the chart."""

    year: int
    count: int
    x: float
    y: float
    height: float


def columns(counts: Mapping[int, int]) -> tuple[Column, ...]:
    """A bar for every year from the first to the last, those without papers too."""
    if not counts:
        return ()
    most = max(counts.values())
    found = []
    for place, year in enumerate(range(min(counts), max(counts) + 1)):
        count = counts.get(year, 0)
        height = round(HEIGHT * count / most, 1)
        x = round(place * STEP + (STEP - BAR) / 2, 1)
        found.append(Column(year, count, x, round(HEIGHT - height, 1), height))
    return tuple(found)


def summary(counts: Mapping[int, int]) -> str:
    """The chart in a sentence."""
    first, last = min(counts), max(counts)
    most = max(counts, key=lambda year: (counts[year], -year))
    total = sum(counts.values())
    papers = "1 paper" if total == 1 else f"{total} papers"
    if first == last:
        return f"{papers}, all of {first}."
    return f"{papers} from {first} to {last}; most, {counts[most]}, in {most}."


def year_chart(papers: Iterable[Paper], root: str) -> Chart | None:
    """Papers a year; nothing of a single year is a chart."""
    counts = Counter(paper.published.year for paper in papers)
    if len(counts) < 2:
        return None
    bars = columns(counts)
    return Chart(
        bars=tuple(
            Bar(f"{bar.year % 100:02}", bar.count, bar.x, bar.y, bar.height) for bar in bars
        ),
        width=len(bars) * STEP,
        height=HEIGHT,
        bar=BAR,
        summary=summary(counts),
        years=tuple(
            (Link(root + urls.year(year), str(year)), counts[year]) for year in sorted(counts)
        ),
    )
