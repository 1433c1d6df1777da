"""Pages of authors, years, venues and tags."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.model.paper import TAG_KINDS
from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.library import Shelf
from site_builder.site.links import Link
from site_builder.site.output import Output
from site_builder.site.pages import topic_parts
from site_builder.site.pages.topic_parts import TAG_NAMES, Counted, CountedNames
from site_builder.site.rows import Row, Summary
from site_builder.site.site import CountedTopics, Here, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView:
    """An author, a year, a venue or a tag."""

    frame: Frame
    kind: str
    name: str
    topics: Counted
    """Topics of its papers, with how many stand under each."""
    beside: tuple[tuple[str, Counted], ...]
    """What else its papers name, by kind; for tags only."""
    entries: tuple[Row, ...]
    crumbs: tuple[Link, ...]


Ways = tuple[tuple[str, str], ...]


def shelf_pages(site: Site) -> Iterator[Output]:
    """Every shelf's page."""
    library = site.library
    ways: Ways = ((urls.PAPERS, "Papers"),)
    for shelf in library.authors.values():
        yield _page(site, urls.author(shelf.slug), "Author", shelf, ways)
    for year, papers in library.years.items():
        shelf = Shelf(str(year), str(year), papers)
        yield _page(site, urls.year(year), "Year", shelf, ways)
    for shelf in library.venues.values():
        yield _page(site, urls.venue(shelf.slug), "Venue", shelf, ways)
    for kind, shelves in library.tags.items():
        ways = ((urls.TAGS, "Tags"), (f"{urls.TAGS}#{kind}", TAG_NAMES[kind]))
        noun = kind.removesuffix("s").capitalize()
        for shelf in shelves.values():
            yield _page(site, urls.tag(kind, shelf.slug), noun, shelf, ways)


def _page(site: Site, address: str, kind: str, shelf: Shelf, ways: Ways) -> Output:
    inputs = partial(_inputs, site, kind, shelf, ways)
    return site.page(address, shelf_view, inputs, template="pages/shelf.html")


def _inputs(site: Site, kind: str, shelf: Shelf, ways: Ways) -> tuple[object, ...]:
    papers, is_tag = shelf.papers, ways[0][0] == urls.TAGS
    named = topic_parts.top_names(papers, TAG_KINDS[:-1] if is_tag else (), but=shelf.name)
    counts = Counter(slug for paper in papers for slug in paper.topics)
    topics = site.counted(counts, topic_parts.MOST_TOPICS)
    return kind, shelf.name, ways, topics, tuple(named), site.summaries(papers)


def shelf_view(
    here: Here,
    kind: str,
    name: str,
    ways: Ways,
    topics: CountedTopics,
    beside: CountedNames,
    papers: tuple[Summary, ...],
) -> ShelfView:
    """Everything a shelf's page shows."""
    return ShelfView(
        frame=Frame(
            here,
            f"{name} ({kind.lower()})",
            f"{kind} {name}: {quantity(len(papers), 'paper')} of {here.settings.name}.",
            section=ways[0][0],
            scripts=("js/list.js",),
        ),
        kind=kind,
        name=name,
        topics=topic_parts.topic_links(here, topics),
        beside=topic_parts.name_links(here, beside),
        entries=here.rows(papers),
        crumbs=tuple(here.to(to, text) for to, text in ways),
    )
