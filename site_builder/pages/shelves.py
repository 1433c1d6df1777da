"""Pages of authors, years, venues and tags, and the index of all tags."""

from collections.abc import Iterator
from functools import partial

from site_builder import addresses
from site_builder.frame import Desk
from site_builder.library import Shelf
from site_builder.pages.page import Page
from site_builder.paper import TAG_KINDS, TagKind
from site_builder.problems import counted
from site_builder.views import Link, ShelfView, TagsView

Ways = tuple[tuple[str, str], ...]

KIND_NAMES: dict[TagKind, str] = {
    "methods": "Methods",
    "models": "Models",
    "benchmarks": "Benchmarks and data sets",
    "hardware": "Hardware",
    "modality": "Modality",
}
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
    ways: Ways = ((addresses.PAPERS, "Papers"),)
    for shelf in library.authors.values():
        yield _shelf_page(desk, addresses.author(shelf.slug), "Author", shelf, ways)
    for year, papers in library.years.items():
        shelf = Shelf(str(year), str(year), papers)
        yield _shelf_page(desk, addresses.year(year), "Year", shelf, ways)
    for shelf in library.venues.values():
        yield _shelf_page(desk, addresses.venue(shelf.slug), "Venue", shelf, ways)
    for kind, shelves in library.tags.items():
        ways = ((addresses.TAGS, "Tags"), (f"{addresses.TAGS}#{kind}", KIND_NAMES[kind]))
        for shelf in shelves.values():
            yield _shelf_page(desk, addresses.tag(kind, shelf.slug), _KIND_NOUNS[kind], shelf, ways)
    yield Page(addresses.TAGS, "pages/tags.html", partial(_tags, desk))


def _shelf_page(desk: Desk, address: str, kind: str, shelf: Shelf, ways: Ways) -> Page:
    return Page(address, "pages/shelf.html", partial(_shelf, desk, address, kind, shelf, ways))


def _shelf(desk: Desk, address: str, kind: str, shelf: Shelf, ways: Ways) -> ShelfView:
    settings = desk.library.settings
    papers = counted(len(shelf.papers), "paper")
    description = f"{kind} {shelf.name}: {papers} of {settings.name}."
    section = addresses.TAGS if address.startswith(addresses.TAGS) else addresses.PAPERS
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
        entries=desk.entries(shelf.papers, address),
        crumbs=tuple(Link(desk.root(address) + to, text) for to, text in ways),
    )


def _tags(desk: Desk) -> TagsView:
    address = addresses.TAGS
    root = desk.root(address)
    description = "Methods, models, benchmarks and hardware that the papers name."
    kinds = tuple(
        (
            kind,
            KIND_NAMES[kind],
            tuple(
                (Link(root + addresses.tag(kind, shelf.slug), shelf.name), len(shelf.papers))
                for shelf in desk.library.tags[kind].values()
            ),
        )
        for kind in TAG_KINDS
        if desk.library.tags[kind]
    )
    return TagsView(frame=desk.frame(address, "Tags", description, section=address), kinds=kinds)
