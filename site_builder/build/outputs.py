"""Outputs: every file of a site."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from site_builder import contribute, search
from site_builder.model.paper import Paper
from site_builder.search import pagefind
from site_builder.site import urls
from site_builder.site.exports import atom, opensearch, sitemap
from site_builder.site.library import Library
from site_builder.site.output import Output
from site_builder.site.pages import pages_of
from site_builder.site.site import Site


def outputs_of(site: Site) -> list[Output]:
    """Every file but those that searching needs, in one order for the same content."""
    pages = pages_of(site)
    assets = [  # what they hold is told by their addresses
        Output(address, tuple, partial(bytes, content))
        for address, content in site.theme.files.items()
    ]
    return [*assets, *_exports(site, pages), *contribute.outputs(site.library), *pages]


def search_outputs(library: Library, folder: Path) -> Iterator[Output]:
    """What searching needs: the pages written in a folder are indexed when it is asked for."""
    papers = [urls.paper(paper.key) for paper in library.papers]
    indexed = [*papers, *map(urls.topic, library.topics)]
    return search.outputs(library, partial(pagefind.index, folder, indexed))


def expected_files(site: Site, searched: bool) -> Iterator[str]:
    """Addresses of the files that a built tree holds, less those of a theme of its own."""
    for output in outputs_of(site):
        if not output.address.startswith(urls.ASSETS):
            yield output.address
    if searched:
        yield from pagefind.FILES
        yield from (output.address for output in search_outputs(site.library, Path()))


def _exports(site: Site, pages: Sequence[Output]) -> Iterator[Output]:
    library, settings = site.library, site.library.settings
    listed = tuple(page.address for page in pages if page.listed)
    yield _feed(site, urls.HOME, settings.name, library.newest)
    yield Output(urls.SITEMAP, lambda: (listed, settings), sitemap.sitemap)
    yield Output(urls.ROBOTS, lambda: (settings,), sitemap.robots)
    yield Output(urls.OPEN_SEARCH, lambda: (settings,), opensearch.open_search)
    yield Output(urls.NO_JEKYLL, tuple, bytes)
    for topic in library.topics.values():
        newest = sorted(library.by_topic[topic.slug], key=lambda paper: paper.added, reverse=True)
        yield _feed(site, urls.topic(topic.slug), f"{topic.name} · {settings.name}", newest)


def _feed(site: Site, page: str, title: str, newest: Sequence[Paper]) -> Output:
    settings = site.library.settings
    papers = newest[: settings.feed_length]
    return Output(
        urls.feed(page),
        lambda: (title, page, site.summaries(papers, brief=False), settings),
        atom.feed,
    )
