"""Papers a year as bars, computed for an inline picture."""

from collections.abc import Mapping
from dataclasses import dataclass

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
