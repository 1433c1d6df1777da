"""Papers laid out on a plane so that those alike lie close together.

Topics are placed first, as bodies that push one another away and are drawn together by the papers
they share; each paper goes between its topics, is drawn towards its neighbours, and takes the
nearest free place of a grid, so that no two papers cover one another. Nothing is random.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, hypot, inf, pi, sin, sqrt

from site_builder.neighbours import Nearest
from site_builder.paper import Paper

ROUNDS = 100
"""Rounds in which the topics find their places."""
SHARES = (1.0, 0.6, 0.4, 0.3)
"""How much a paper's first, second, ... topic draws it."""
ROOM = 1.7
"""Places of the grid for each paper."""
SHAPE = 0.9
"""Columns of the grid by its rows; a place is wider than it is high."""

EVEN = 0.6
"""How much the order of places counts beside the places themselves."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where papers and topics lie, in places of a grid with ``columns`` and ``rows``."""

    papers: Mapping[str, tuple[int, int]]
    """Column and row by key."""
    topics: Mapping[str, tuple[int, int]]
    """Column and row below which a topic's name stands, by slug: as near as there is room to the
    middle of the papers whose first topic it is; only those that have some."""
    columns: int
    rows: int


def layout(papers: Sequence[Paper], topics: Sequence[str], nearest: Nearest) -> Layout:
    """Lay out papers that stand under topics; ``topics`` are slugs in an order that stays."""
    placed = [paper for paper in papers if any(slug in topics for slug in paper.topics)]
    anchors = _topics(placed, topics)
    points = {paper.key: _between(paper, anchors) for paper in placed}
    drawn = _drawn(points, nearest)
    columns, rows = _size(len(placed))
    cells = _snapped(drawn, columns, rows)
    return Layout(cells, _names(placed, cells, topics, columns, rows), columns, rows)


def _size(count: int) -> tuple[int, int]:
    rows = max(1, ceil(sqrt(count * ROOM / SHAPE)))
    return max(1, ceil(rows * SHAPE)), rows


def _topics(papers: Sequence[Paper], topics: Sequence[str]) -> dict[str, Point]:
    """Places of the topics, by forces (after Fruchterman and Reingold, 1991)."""
    names = [slug for slug in topics if any(slug in paper.topics for paper in papers)]
    bonds = _bonds(papers, names)
    spots = [
        (cos(2 * pi * number / len(names)), sin(2 * pi * number / len(names)))
        for number in range(len(names))
    ]
    ideal = 1.6 / sqrt(len(names)) if names else 1.0
    for turn in range(ROUNDS):
        heat = 0.2 * (1 - turn / ROUNDS)
        spots = [_moved(number, spots, bonds, ideal, heat) for number in range(len(spots))]
    return dict(zip(names, spots, strict=True))


def _bonds(papers: Sequence[Paper], names: Sequence[str]) -> dict[tuple[int, int], float]:
    """How strongly two topics are bound: papers under both by the papers of the smaller one."""
    number = {slug: place for place, slug in enumerate(names)}
    sizes: defaultdict[int, int] = defaultdict(int)
    both: defaultdict[tuple[int, int], int] = defaultdict(int)
    for paper in papers:
        own = sorted(number[slug] for slug in paper.topics if slug in number)
        for first in own:
            sizes[first] += 1
            for second in own:
                if first != second:
                    both[first, second] += 1
    return {
        (first, second): count / min(sizes[first], sizes[second])
        for (first, second), count in both.items()
    }


def _moved(
    number: int,
    spots: Sequence[Point],
    bonds: Mapping[tuple[int, int], float],
    ideal: float,
    heat: float,
) -> Point:
    x, y = spots[number]
    dx, dy = -0.3 * x, -0.3 * y  # a little towards the middle, so that nothing drifts away
    for other, (u, v) in enumerate(spots):
        if other == number:
            continue
        apart = max(hypot(x - u, y - v), 1e-6)
        push = ideal * ideal / apart - bonds.get((number, other), 0.0) * apart * apart / ideal
        dx += (x - u) / apart * push
        dy += (y - v) / apart * push
    length = max(hypot(dx, dy), 1e-6)
    step = min(length, heat) / length
    return x + dx * step, y + dy * step


def _between(paper: Paper, anchors: Mapping[str, Point]) -> Point:
    """The place between a paper's topics, nearer to the first."""
    found = [
        (share, *anchors[slug])
        for share, slug in zip(SHARES, paper.topics, strict=False)
        if slug in anchors
    ]
    total = sum(share for share, _, _ in found)
    return (
        sum(share * x for share, x, _ in found) / total,
        sum(share * y for share, _, y in found) / total,
    )


def _drawn(points: Mapping[str, Point], nearest: Nearest) -> dict[str, Point]:
    """Each point moved a little towards its neighbours."""
    drawn = {}
    for key, (x, y) in points.items():
        near = [(one.value, *points[one.key]) for one in nearest.like(key) if one.key in points]
        total = sum(value for value, _, _ in near)
        if total:
            u = sum(value * a for value, a, _ in near) / total
            v = sum(value * b for value, _, b in near) / total
            x, y = x + 0.3 * (u - x), y + 0.3 * (v - y)
        drawn[key] = (x, y)
    return drawn


def _snapped(points: Mapping[str, Point], columns: int, rows: int) -> dict[str, tuple[int, int]]:
    """Each point on a free place of the grid; those in the thick of it choose first."""
    if not points:
        return {}
    xs = {key: x for key, (x, _) in points.items()}
    ys = {key: y for key, (_, y) in points.items()}
    across, down = _spread(xs, columns - 1), _spread(ys, rows - 1)
    wanted = {key: (across[key], down[key]) for key in points}
    middle = ((columns - 1) / 2, (rows - 1) / 2)
    order = sorted(wanted, key=lambda key: (round(_apart(wanted[key], middle), 6), key))
    taken: dict[tuple[int, int], str] = {}
    for key in order:
        taken[_free(wanted[key], taken, columns, rows)] = key
    return {key: cell for cell, key in taken.items()}


def _free(
    wanted: Point, taken: Collection[tuple[int, int]], columns: int, rows: int
) -> tuple[int, int]:
    """The free place nearest to a point, searched in growing squares around it."""
    column, row = round(wanted[0]), round(wanted[1])
    best: tuple[float, tuple[int, int]] | None = None
    for radius in range(max(columns, rows) + 1):
        if best is not None and best[0] <= radius - 0.5:
            break
        for cell in _square(column, row, radius):
            inside = 0 <= cell[0] < columns and 0 <= cell[1] < rows
            if inside and cell not in taken:
                best = min(best or (inf, cell), (round(_apart(wanted, cell), 6), cell))
    assert best is not None, "the grid has room for all"
    return best[1]


def _square(column: int, row: int, radius: int) -> Iterator[tuple[int, int]]:
    """The places at a distance, counted as a king walks."""
    for across in range(-radius, radius + 1):
        edge = abs(across) == radius
        for down in range(-radius, radius + 1) if edge else (-radius, radius):
            yield column + across, row + down


def _spread(values: Mapping[str, float], last: int) -> dict[str, float]:
    """Values from 0 to ``last``: half where they lie, half by their order, so that the plane is
    used evenly."""
    low, high = min(values.values()), max(values.values())
    width = (high - low) or 1.0
    order = sorted(values, key=lambda key: (round(values[key], 9), key))
    step = 1 / max(len(order) - 1, 1)
    return {
        key: (EVEN * place * step + (1 - EVEN) * (values[key] - low) / width) * last
        for place, key in enumerate(order)
    }


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _names(
    papers: Sequence[Paper],
    cells: Mapping[str, tuple[int, int]],
    topics: Sequence[str],
    columns: int,
    rows: int,
) -> dict[str, tuple[int, int]]:
    taken: dict[tuple[int, int], str] = {}
    for slug in topics:
        own = [cells[paper.key] for paper in papers if paper.topics[0] == slug]
        if own:
            column = sum(column for column, _ in own) / len(own)
            row = sum(row for _, row in own) / len(own)
            taken[_free((column, row - 0.5), taken, columns, rows)] = slug
    return {slug: cell for cell, slug in taken.items()}
