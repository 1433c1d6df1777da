"""The map: every paper with a topic once, none over another, and the same as a list."""

import re
from collections.abc import Callable
from itertools import combinations
from math import hypot

import pytest
from bs4 import BeautifulSoup, Tag

from site_builder import prose
from site_builder.library import slug_of
from site_builder.paper import Paper
from tests.harness import Site, Tree, leads_to

MAP = "map/"
MOST = 500
"""Papers on one map."""


def papers_of(page: BeautifulSoup) -> list[Tag]:
    """The papers of a map, as they stand in the picture."""
    return page.select(".map svg a:not(.topic-name)")


def keys_of(address: str, links: list[Tag]) -> list[str]:
    return [leads_to(address, link)[0].split("/")[1] for link in links]


def places_of(address: str, page: BeautifulSoup) -> dict[str, tuple[float, float]]:
    """Where each paper lies."""
    links = papers_of(page)
    circles = [(float(link.circle["cx"]), float(link.circle["cy"])) for link in links]
    return dict(zip(keys_of(address, links), circles, strict=True))


def check_map(address: str, page: BeautifulSoup, expected: list[Paper]) -> None:
    """A map holds these papers, each once, with its title, none over another."""
    links = papers_of(page)
    assert sorted(keys_of(address, links)) == sorted(paper.key for paper in expected)
    titles = {paper.key: prose.title_text(paper.title) for paper in expected}
    for link, key in zip(links, keys_of(address, links), strict=True):
        assert link.title.get_text() == titles[key]
    places = places_of(address, page)
    assert len(set(places.values())) == len(places)
    radius = float(links[0].circle["r"])
    apart = min(
        (hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(places.values(), 2)),
        default=2 * radius,
    )
    assert apart >= 2 * radius
    _, _, width, height = map(float, page.select_one(".map svg")["viewbox"].split())
    assert all(
        radius <= x <= width - radius and radius <= y <= height - radius for x, y in places.values()
    )
    twin = page.select(".map-list li a")
    assert sorted(keys_of(address, twin)) == sorted(keys_of(address, links))
    assert [link.get_text() for link in twin] == [titles[key] for key in keys_of(address, twin)]


def test_every_paper_with_a_topic_is_on_the_map_once(tree: Tree) -> None:
    """A link with its title, at a place of its own, and in the list below."""
    placed = [paper for paper in tree.library.papers if paper.topics]
    check_map(MAP, tree.pages[MAP], placed)


def test_the_list_stands_in_the_order_of_topics(tree: Tree) -> None:
    """Each paper under its first topic, which the heading leads to."""
    library = tree.library
    shelves = [
        (
            leads_to(MAP, section.h3.a)[0].split("/")[1],
            keys_of(MAP, section.select("li a")),
        )
        for section in tree.pages[MAP].select(".map-list section")
    ]
    assert shelves == [
        (slug, keys)
        for slug in library.topics
        if (keys := [paper.key for paper in library.papers if paper.topics[:1] == (slug,)])
    ]


def test_topics_with_papers_of_their_own_are_named_on_the_map(tree: Tree) -> None:
    """By their marks, each a link with the topic's name, no two at one place."""
    links = tree.pages[MAP].select(".map a.topic-name")
    own = {paper.topics[0] for paper in tree.library.papers if paper.topics}
    assert sorted(keys_of(MAP, links)) == sorted(own)
    for link, slug in zip(links, keys_of(MAP, links), strict=True):
        topic = tree.library.topics[slug]
        assert link.title.get_text() == topic.name
        assert link.find("text").get_text() == topic.mark
    spots = {(link.find("text")["x"], link.find("text")["y"]) for link in links}
    assert len(spots) == len(links)


def test_readers_meet_papers_row_by_row(tree: Tree) -> None:
    """The order of the links is that of the eye: from the top, and from the left in a row."""
    places = list(places_of(MAP, tree.pages[MAP]).values())
    assert places == sorted(places, key=lambda place: place[::-1])


def test_the_topics_lead_to_the_map(tree: Tree) -> None:
    """Their index links to it, and it links back."""
    assert MAP in [leads_to("topics/", link)[0] for link in tree.pages["topics/"].select(".lede a")]
    assert "topics/" in [leads_to(MAP, link)[0] for link in tree.pages[MAP].select(".crumbs a")]


def test_papers_alike_lie_closer_than_others(real_tree: Tree) -> None:
    """The papers near one lie nearer to it on the map than papers do on the whole."""
    places = places_of(MAP, real_tree.pages[MAP])

    def apart(one: str, other: str) -> float:
        (x, y), (u, v) = places[one], places[other]
        return hypot(x - u, y - v)

    near = [
        apart(key, other)
        for key in places
        for other in keys_of(
            f"papers/{key}/", real_tree.pages[f"papers/{key}/"].select(".near li > a")
        )
        if other in places
    ]
    every = [apart(one, other) for one, other in combinations(places, 2)]
    assert sum(near) / len(near) < 0.75 * sum(every) / len(every)


def test_a_list_without_topics_has_no_map(site: Site) -> None:
    """Nor a link to one."""
    site.write(
        {
            "content/papers/2024/kite.md": "---\ntitle: Kites\nauthors: [Ada Loop]\n"
            "published: 2024\nadded: 2024-08-01\n---\n\nKites.\n"
        }
    )
    built = site.build()
    assert built.code == 0, built.told
    assert not (site.output / "map").exists()
    assert site.page("topics/").select(".lede a") == []


def test_one_paper_is_a_map(site: Site) -> None:
    """The smallest list has a place for it."""
    site.write(paper_file(1, "short-string"))
    built = site.build()
    assert built.code == 0, built.told
    assert keys_of(MAP, papers_of(site.page(MAP))) == ["kite-1"]


def paper_file(number: int, *topics: str) -> dict[str, str]:
    """A tiny paper; a higher number is a newer one."""
    month, day = divmod(number, 28)
    name = f"content/papers/2024/kite-{number}.md"
    if month > 11:
        month, name = month - 12, name.replace("2024", "2025")
    year = name.split("/")[2]
    return {
        name: f"---\ntitle: Kite {number}\nauthors: [Ada Loop]\n"
        f"published: {year}-{month + 1:02}-{day + 1:02}\nadded: 2026-01-01\n"
        f"topics: [{', '.join(topics)}]\n---\n\nA kite flies on string number {number}.\n"
    }


@pytest.fixture
def large(small: Site) -> Callable[..., Tree]:
    """Builds a list of so many papers for each of some topics."""

    def build(**counts: int) -> Tree:
        numbers = iter(range(1000))
        for topic, count in counts.items():
            for _ in range(count):
                small.write(paper_file(next(numbers), topic.replace("_", "-")))
        built = small.build()
        assert built.code == 0, built.told
        return Tree(small.output, small.content)

    return build


@pytest.mark.slow
def test_a_list_of_500_papers_has_one_map(large: Callable[..., Tree]) -> None:
    """As many as one map has room for; none of their names is written on it."""
    tree = large(light_sails=248, short_string=249)
    placed = [paper for paper in tree.library.papers if paper.topics]
    assert len(placed) == MOST
    check_map(MAP, tree.page(MAP), placed)
    assert tree.page(MAP).select(".map a:not(.topic-name) text") == []


@pytest.mark.slow
def test_a_longer_list_has_a_map_for_each_group(large: Callable[..., Tree]) -> None:
    """Each with the papers whose first topic is of the group, and a page that leads to them."""
    tree = large(light_sails=255, short_string=265)
    library = tree.library
    assert len(library.papers) > MOST
    page = tree.page(MAP)
    assert page.select(".map") == []
    links = page.select("main ul.links a")
    counts = [int(node.get_text()) for node in page.select("main ul.links .count")]
    assert [link.get_text() for link in links] == list(library.settings.groups)
    on_maps: list[str] = []
    for link, count in zip(links, counts, strict=True):
        group, address = link.get_text(), leads_to(MAP, link)[0]
        assert address == f"map/{slug_of(group)}/"
        papers = [
            paper
            for paper in library.papers
            if paper.topics and library.topics[paper.topics[0]].group == group
        ]
        assert count == len(papers)
        one = tree.page(address)
        check_map(address, one, papers)
        on_maps += keys_of(address, papers_of(one))
        ways = [leads_to(address, way)[0] for way in one.select(".crumbs a")]
        assert ways == ["topics/", MAP]
    assert sorted(on_maps) == sorted(paper.key for paper in library.papers if paper.topics)


@pytest.mark.slow
def test_a_group_too_large_shows_its_newest_papers(large: Callable[..., Tree]) -> None:
    """And says how many older ones it leaves out."""
    tree = large(short_string=MOST + 10)
    shelf = [paper for paper in tree.library.papers if paper.topics[:1] == ("short-string",)]
    page = tree.page("map/string/")
    check_map("map/string/", page, shelf[:MOST])
    left = re.search(r"(\d+) older ones", page.select_one("main").get_text())
    assert left and int(left[1]) == len(shelf) - MOST
