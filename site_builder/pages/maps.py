"""The map: papers laid out by likeness in one picture, and the same as a list."""

from collections.abc import Iterator, Sequence
from functools import partial

from site_builder import addresses
from site_builder.frame import Desk
from site_builder.library import slug_of
from site_builder.map import Layout, layout
from site_builder.pages.page import Page
from site_builder.paper import Paper
from site_builder.views import Link, MapsView, MapView, Spot

MOST = 500
"""Papers on one map; a longer list has a map for each group of topics."""
NAMED = 150
"""Papers up to which a map has room for their names."""
CELL, ROW = 92.0, 50.0
"""Width and height of a place on the grid."""
LETTERS = 15
"""Letters of a name that fit a place."""
TIGHT = 0.4
"""Size of a place without a name."""
ABOVE = 7.0
"""Height by which papers stand above the middle of their places, for their names below them."""
_ABOUT = "Papers that speak of the same things lie close together."


def map_pages(desk: Desk) -> Iterator[Page]:
    """The map, or the maps of all groups and the page that leads to them."""
    library = desk.library
    placed = [paper for paper in library.papers if paper.topics]
    if not placed:
        return
    if len(placed) <= MOST:
        view = partial(_map, desk, addresses.MAP, "Map", placed, list(library.topics))
        yield Page(addresses.MAP, "pages/map.html", view)
        return
    yield Page(addresses.MAP, "pages/maps.html", partial(_maps, desk))
    for group in library.settings.groups:
        papers, slugs = _of_group(desk, group)
        if papers:
            address = addresses.map_of(slug_of(group))
            view = partial(_map, desk, address, group, papers, slugs)
            yield Page(address, "pages/map.html", view)


def _of_group(desk: Desk, group: str) -> tuple[list[Paper], list[str]]:
    """Papers whose first topic is of a group, and the group's topics."""
    topics = desk.library.topics
    slugs = [slug for slug, topic in topics.items() if topic.group == group]
    papers = desk.library.papers
    return [paper for paper in papers if paper.topics and paper.topics[0] in slugs], slugs


def _maps(desk: Desk) -> MapsView:
    root = desk.root(addresses.MAP)
    maps = []
    for group in desk.library.settings.groups:
        papers, _ = _of_group(desk, group)
        if papers:
            link = Link(root + addresses.map_of(slug_of(group)), group)
            maps.append((link, min(len(papers), MOST)))
    frame = desk.frame(addresses.MAP, "Maps", _ABOUT, section=addresses.TOPICS)
    return MapsView(frame=frame, maps=tuple(maps))


def _map(
    desk: Desk, address: str, name: str, papers: Sequence[Paper], slugs: Sequence[str]
) -> MapView:
    root = desk.root(address)
    shown = papers[:MOST]
    plane = layout(shown, slugs, desk.nearest)
    size = 1.0 if len(shown) <= NAMED else TIGHT
    ways = [Link(root + addresses.TOPICS, "Topics")]
    if address != addresses.MAP:
        ways.append(Link(root + addresses.MAP, "Maps"))
    title = name if address == addresses.MAP else f"Map: {name}"
    return MapView(
        frame=desk.frame(address, title, _ABOUT, section=addresses.TOPICS),
        crumbs=tuple(ways),
        name=name,
        width=plane.columns * CELL * size,
        height=plane.rows * ROW * size + 30,
        papers=tuple(_spots(desk, shown, plane, size, root)),
        topics=tuple(_names(desk, plane, size, root)),
        left_out=len(papers) - len(shown),
        shelves=tuple(_shelves(desk, shown, slugs, root)),
    )


def _spots(
    desk: Desk, papers: Sequence[Paper], plane: Layout, size: float, root: str
) -> Iterator[Spot]:
    """Papers row by row, as a reader with a keyboard meets them."""
    by_key = {paper.key: paper for paper in papers}
    order = sorted(plane.papers, key=lambda key: plane.papers[key][::-1])
    for key in order:
        column, row = plane.papers[key]
        label = _short(by_key[key]) if size == 1.0 else ""
        x, y = (column + 0.5) * CELL * size, (row + 0.5) * ROW * size + 15 - ABOVE
        yield Spot(desk.paper(by_key[key], root), round(x, 1), round(y, 1), label)


def _names(desk: Desk, plane: Layout, size: float, root: str) -> Iterator[Spot]:
    """Topics between the rows; where papers have no names, half way between their dots."""
    lifted = ABOVE if size != 1.0 else 0.0
    for slug, (column, row) in plane.topics.items():
        topic = desk.library.topics[slug]
        x, y = (column + 0.5) * CELL * size, (row + 1.0) * ROW * size + 15 - lifted
        yield Spot(desk.topic(topic, root), round(x, 1), round(y, 1), topic.mark)


def _short(paper: Paper) -> str:
    """What a paper is called in a few letters."""
    name = next(iter(paper.tags.get("methods", ())), paper.key)
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip("- ") + "…"


def _shelves(
    desk: Desk, papers: Sequence[Paper], slugs: Sequence[str], root: str
) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    for slug in slugs:
        own = [desk.paper(paper, root) for paper in papers if paper.topics[0] == slug]
        if own:
            yield desk.topic(desk.library.topics[slug], root), tuple(own)
