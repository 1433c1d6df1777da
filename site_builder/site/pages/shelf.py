"""Pages of authors, years, venues and tags, and the index of all tags."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.model.paper import TAG_KINDS, TagKind
from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.frame import Frame
from site_builder.site.library import Shelf
from site_builder.site.links import Link
from site_builder.site.page import Page
from site_builder.site.pages import topic_parts
from site_builder.site.pages.tags import tags_view
from site_builder.site.pages.topic_parts import TAG_NAMES
from site_builder.site.rows import Row


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
    entries: tuple[Row, ...]
    crumbs: tuple[Link, ...]


Ways = tuple[tuple[str, str], ...]
_KIND_NOUNS: dict[TagKind, str] = {
    "methods": "Method",
    "models": "Model",
    "benchmarks": "Benchmark",
    "hardware": "Hardware",
    "modality": "Modality",
}


def shelf_pages(desk: Desk) -> Iterator[Page]:
    """Every shelf's page, and the index of tags."""
    library = desk.library
    ways: Ways = ((urls.PAPERS, "Papers"),)
    for shelf in library.authors.values():
        yield _shelf_page(desk, urls.author(shelf.slug), "Author", shelf, ways)
    for year, papers in library.years.items():
        shelf = Shelf(str(year), str(year), papers)
        yield _shelf_page(desk, urls.year(year), "Year", shelf, ways)
    for shelf in library.venues.values():
        yield _shelf_page(desk, urls.venue(shelf.slug), "Venue", shelf, ways)
    for kind, shelves in library.tags.items():
        ways = ((urls.TAGS, "Tags"), (f"{urls.TAGS}#{kind}", TAG_NAMES[kind]))
        for shelf in shelves.values():
            address = urls.tag(kind, shelf.slug)
            yield _shelf_page(desk, address, _KIND_NOUNS[kind], shelf, ways)
    yield Page(urls.TAGS, "pages/tags.html", partial(tags_view, desk))


def _shelf_page(desk: Desk, address: str, kind: str, shelf: Shelf, ways: Ways) -> Page:
    return Page(address, "pages/shelf.html", partial(_shelf, desk, address, kind, shelf, ways))


def _shelf(desk: Desk, address: str, kind: str, shelf: Shelf, ways: Ways) -> ShelfView:
    settings = desk.library.settings
    papers = quantity(len(shelf.papers), "paper")
    description = f"{kind} {shelf.name}: {papers} of {settings.name}."
    is_tag, root = address.startswith(urls.TAGS), desk.root(address)
    section = urls.TAGS if is_tag else urls.PAPERS
    named = topic_parts.most_named(desk, shelf.papers, TAG_KINDS[:-1], root, but=shelf.name)
    return ShelfView(
        frame=desk.frame(
            address,
            f"{shelf.name} ({kind.lower()})",
            description,
            section=section,
            scripts=("js/list.js",),
        ),
        kind=kind,
        name=shelf.name,
        topics=topic_parts.shared_topics(desk, shelf.papers, root),
        beside=tuple(named) if is_tag else (),
        entries=desk.entries(shelf.papers, address),
        crumbs=tuple(Link(root + to, text) for to, text in ways),
    )
