"""Papers a year as bars, computed for an inline picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.site.links import Link, SiteLinks


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a chart, in the chart's own units, its foot at the bottom."""

    year: str
    """Its last two digits."""
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


def bars(counts: Mapping[int, int]) -> tuple[Bar, ...]:
    """A bar for every year from the first to the last, those without papers too."""
    if not counts:
        return ()
    most = max(counts.values())
    found = []
    for place, year in enumerate(range(min(counts), max(counts) + 1)):
        count = counts.get(year, 0)
        height = round(HEIGHT * count / most, 1)
        x = round(place * STEP + (STEP - BAR) / 2, 1)
        found.append(Bar(f"{year % 100:02}", count, x, round(HEIGHT - height, 1), height))
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


def year_chart(counts: Mapping[int, int], links: SiteLinks) -> Chart | None:
    """Papers a year; nothing of a single year is a chart."""
    if len(counts) < 2:
        return None
    found = bars(counts)
    return Chart(
        bars=found,
        width=len(found) * STEP,
        height=HEIGHT,
        bar=BAR,
        summary=summary(counts),
        years=tuple((links.year(year), counts[year]) for year in sorted(counts)),
    )
