"""Tags: a page for each, an index of all, and what stands beside a tag."""

from collections import Counter
from itertools import pairwise

from bs4 import BeautifulSoup, Tag

from site_builder.model.paper import TAG_KINDS, TagKind
from site_builder.site.library import Shelf
from site_builder.site.pages.tags import FEW_TAGS
from tests.support.harness import Tree, leads_to

INDEX = "tags/"


def address_of(kind: TagKind, shelf: Shelf) -> str:
    return f"tags/{kind}/{shelf.slug}/"


def shelves_of(tree: Tree) -> list[tuple[TagKind, Shelf]]:
    """Every tag with its kind."""
    return [(kind, shelf) for kind in TAG_KINDS for shelf in tree.library.tags[kind].values()]


def section_of(page: BeautifulSoup, kind: TagKind) -> Tag:
    return page.find(id=kind).find_parent("section")


def counted(node: Tag) -> list[tuple[Tag, int]]:
    """The links of a row with their numbers; 1 where there is none."""
    rows = []
    for link in node.find_all("a"):
        count = next((one for one in link.find_next_siblings(class_="count")), None)
        rows.append((link, int(count.get_text()) if count else 1))
    return rows


def test_every_tag_has_a_page_with_its_papers(tree: Tree) -> None:
    """All papers that carry it, the newest first, and no other."""
    assert len(shelves_of(tree)) > 5
    for kind, shelf in shelves_of(tree):
        page = tree.pages[address_of(kind, shelf)]
        entries = [entry["id"] for entry in page.select(".entry")]
        assert entries == [
            paper.key for paper in tree.library.papers if (kind, shelf.name) in paper.tag_pairs
        ]


def test_the_index_lists_every_tag_once_with_its_number(tree: Tree) -> None:
    """Each kind in its section, each tag with how many papers carry it."""
    page = tree.pages[INDEX]
    for kind in TAG_KINDS:
        shelves = tree.library.tags[kind]
        if not shelves:
            assert page.find(id=kind) is None
            continue
        rows = [
            row for item in section_of(page, kind).select(".letters li") for row in counted(item)
        ]
        listed = [(leads_to(INDEX, link)[0], link.get_text(), count) for link, count in rows]
        assert sorted(listed) == sorted(
            (address_of(kind, shelf), shelf.name, len(shelf.papers)) for shelf in shelves.values()
        )
        names = [name.casefold() for _, name, _ in listed]
        assert all(one <= other for one, other in pairwise(names)), kind


def test_kinds_that_hold_no_tag_are_left_out(tree: Tree) -> None:
    """The others stand in one order, and the page's own links say how many tags each holds."""
    page = tree.pages[INDEX]
    kinds = [kind for kind in TAG_KINDS if tree.library.tags[kind]]
    assert [heading["id"] for heading in page.select("main h2")] == kinds
    jumps = [(leads_to("", link)[1], count) for link, count in counted(page.select_one(".jumps"))]
    assert [kind for kind, _ in jumps] == kinds
    for item, kind in zip(page.select(".jumps li"), kinds, strict=True):
        assert counted(item)[0][1] == len(tree.library.tags[kind])


def test_letters_part_a_long_kind(tree: Tree) -> None:
    """Each tag stands under its first letter, each letter once; a short kind has none."""
    page = tree.pages[INDEX]
    for kind, shelves in tree.library.tags.items():
        headings = section_of(page, kind).select(".letters h3") if shelves else []
        if len(shelves) <= FEW_TAGS:
            assert headings == []
            continue
        letters = [heading.get_text() for heading in headings]
        assert len(set(letters)) == len(letters), kind
        for heading in headings:
            for link in heading.find_parent("section").select("li a"):
                first = link.get_text()[0].upper()
                assert heading.get_text() == (first if first.isalpha() else "0–9")


def test_the_most_named_of_a_long_kind_stand_first(tree: Tree) -> None:
    """Those with most papers, most first, each with its number; a short kind needs none."""
    page = tree.pages[INDEX]
    for kind, shelves in tree.library.tags.items():
        most = section_of(page, kind).select_one(".most") if shelves else None
        sizes = sorted((len(shelf.papers) for shelf in shelves.values()), reverse=True)
        if len(shelves) <= FEW_TAGS or sizes[0] < 2:
            assert most is None
            continue
        names = [link.get_text() for link in most.find_all("a")]
        counts = [int(node.get_text()) for node in most.select(".count")]
        assert counts == [size for size in sizes if size > 1][: len(counts)]
        assert counts == [
            next(len(shelf.papers) for shelf in shelves.values() if shelf.name == name)
            for name in names
        ]


def beside(page: BeautifulSoup) -> dict[str, list[tuple[Tag, int]]]:
    """What stands beside a shelf, by its label."""
    rows = {}
    for part in page.select("dl.beside > div"):
        numbers = [int(node.get_text()) for node in part.select(".count")]
        rows[part.dt.get_text()] = list(zip(part.select("dd a"), numbers, strict=True))
    return rows


def test_a_tag_tells_the_topics_of_its_papers(tree: Tree) -> None:
    """By how many of its papers stand under each, most first."""
    for kind, shelf in shelves_of(tree):
        address = address_of(kind, shelf)
        topics = Counter(slug for paper in shelf.papers for slug in paper.topics)
        rows = beside(tree.pages[address]).get("Topics", [])
        found = {leads_to(address, link)[0].split("/")[1]: count for link, count in rows}
        assert all(topics[slug] == count for slug, count in found.items()), address
        assert list(found.values()) == sorted(topics.values(), reverse=True)[: len(found)]
        assert bool(found) == bool(topics)


def test_a_tag_tells_what_else_its_papers_name(tree: Tree) -> None:
    """Other tags of them, with their numbers, and never itself."""
    for kind, shelf in shelves_of(tree):
        address = address_of(kind, shelf)
        pairs = Counter(pair for paper in shelf.papers for pair in paper.tag_pairs)
        for label, rows in beside(tree.pages[address]).items():
            if label == "Topics":
                continue
            for link, count in rows:
                to = leads_to(address, link)[0]
                assert to != address
                other: TagKind = to.split("/")[1]  # type: ignore[assignment]
                assert pairs[other, link.get_text()] == count, f"{address} {link}"


def test_a_tag_leads_back_to_its_kind(tree: Tree) -> None:
    """The way back ends at the kind's place in the index."""
    for kind, shelf in shelves_of(tree):
        address = address_of(kind, shelf)
        ways = [leads_to(address, link) for link in tree.pages[address].select(".crumbs a")]
        assert ways == [(INDEX, ""), (INDEX, kind)]


def test_shelves_of_authors_years_and_venues_tell_their_topics(tree: Tree) -> None:
    """What else their papers name is left to tags; topics are counted as on those."""
    library = tree.library
    shelves = [(f"authors/{slug}/", shelf.papers) for slug, shelf in library.authors.items()]
    shelves += [(f"years/{year}/", papers) for year, papers in library.years.items()]
    shelves += [(f"venues/{slug}/", shelf.papers) for slug, shelf in library.venues.items()]
    for address, papers in shelves:
        topics = Counter(slug for paper in papers for slug in paper.topics)
        rows = beside(tree.pages[address])
        assert set(rows) == ({"Topics"} if topics else set()), address
        for link, count in rows.get("Topics", []):
            assert topics[leads_to(address, link)[0].split("/")[1]] == count
