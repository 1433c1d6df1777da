"""Pages of authors, years, venues and tags, and the index of all tags."""

from collections.abc import Iterator, Sequence
from functools import partial

from site_builder import addresses
from site_builder.frame import Desk
from site_builder.library import Shelf
from site_builder.pages import teaching
from site_builder.pages.page import Page
from site_builder.pages.teaching import TAG_NAMES
from site_builder.paper import TAG_KINDS, TagKind
from site_builder.problems import counted
from site_builder.views import Link, ShelfView, TagKindRows, TagsView

Ways = tuple[tuple[str, str], ...]

_KIND_WORDS: dict[TagKind, str] = {
    "methods": "What the papers themselves introduce, by the names their authors gave.",
    "models": "Models that the papers use, compress, train or compare with.",
    "benchmarks": "Benchmarks and data sets on which they measure.",
    "hardware": "Processors, boards and machines on which they ran.",
    "modality": "The kinds of data they work with.",
}
FEW_TAGS = 24
"""Tags up to which a kind needs neither letters nor a choice of the most used."""
MOST_USED = 12
"""Tags shown as the most used of a kind."""
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
        ways = ((addresses.TAGS, "Tags"), (f"{addresses.TAGS}#{kind}", TAG_NAMES[kind]))
        for shelf in shelves.values():
            address = addresses.tag(kind, shelf.slug)
            yield _shelf_page(desk, address, _KIND_NOUNS[kind], shelf, ways)
    yield Page(addresses.TAGS, "pages/tags.html", partial(_tags, desk))


def _shelf_page(desk: Desk, address: str, kind: str, shelf: Shelf, ways: Ways) -> Page:
    return Page(address, "pages/shelf.html", partial(_shelf, desk, address, kind, shelf, ways))


def _shelf(desk: Desk, address: str, kind: str, shelf: Shelf, ways: Ways) -> ShelfView:
    settings = desk.library.settings
    papers = counted(len(shelf.papers), "paper")
    description = f"{kind} {shelf.name}: {papers} of {settings.name}."
    is_tag, root = address.startswith(addresses.TAGS), desk.root(address)
    section = addresses.TAGS if is_tag else addresses.PAPERS
    named = teaching.most_named(desk, shelf.papers, TAG_KINDS[:-1], root, but=shelf.name)
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
        topics=teaching.shared_topics(desk, shelf.papers, root),
        beside=tuple(named) if is_tag else (),
        entries=desk.entries(shelf.papers, address),
        crumbs=tuple(Link(root + to, text) for to, text in ways),
    )


def _tags(desk: Desk) -> TagsView:
    address = addresses.TAGS
    root = desk.root(address)
    description = _what_is_named([kind for kind in TAG_KINDS[:-1] if desk.library.tags[kind]])
    kinds = tuple(_kind_rows(desk, kind, root) for kind in TAG_KINDS if desk.library.tags[kind])
    return TagsView(frame=desk.frame(address, "Tags", description, section=address), kinds=kinds)


def _what_is_named(kinds: Sequence[TagKind]) -> str:
    """The kinds of names the list has, in a sentence."""
    *first, last = kinds or ("what",)
    named = f"{', '.join(first)} and {last}" if first else last
    return f"{named[0].upper()}{named[1:]} {'that ' if kinds else ''}the papers name."


def _kind_rows(desk: Desk, kind: TagKind, root: str) -> TagKindRows:
    """All tags of a kind, by their first letters where they are many."""
    rows = teaching.tag_rows(desk, kind, root)
    used = sorted((row for row in rows if row[1] > 1), key=lambda row: -row[1])
    letters: dict[str, list[tuple[Link, int]]] = {}
    for row in rows:
        letter = row[0].text[0].upper()
        letters.setdefault(letter if letter.isalpha() else "0–9", []).append(row)
    many = len(rows) > FEW_TAGS
    return TagKindRows(
        anchor=kind,
        name=TAG_NAMES[kind],
        words=_KIND_WORDS[kind],
        count=len(rows),
        most=tuple(used[:MOST_USED]) if many else (),
        letters=tuple((k, tuple(v)) for k, v in letters.items()) if many else (("", rows),),
    )
