"""Outputs: every file of a site that is not a page."""

from collections.abc import Sequence
from pathlib import Path

from site_builder import contribute
from site_builder.build.publish import write_file
from site_builder.site import urls
from site_builder.site.exports import atom, opensearch, sitemap
from site_builder.site.library import Library
from site_builder.site.page import Page
from site_builder.site.theme import Theme


def searched_pages(library: Library) -> list[str]:
    papers = [urls.paper(paper.key) for paper in library.papers]
    return papers + [urls.topic(slug) for slug in library.topics]


def write_outputs(folder: Path, library: Library, theme: Theme, pages: Sequence[Page]) -> None:
    """Everything that is not a page: assets, feeds, sitemap."""
    files: dict[str, bytes] = dict(theme.files)
    files |= {name: text.encode("utf-8") for name, text in texts_of(library, pages).items()}
    for name, data in files.items():
        write_file(folder / name, data)


def texts_of(library: Library, pages: Sequence[Page]) -> dict[str, str]:
    """Feeds and all else that is made from the list and is no page, by address."""
    settings = library.settings
    texts = {
        urls.FEED: atom.feed(settings.name, urls.HOME, library.newest, library),
        urls.SITEMAP: sitemap.sitemap((page.address for page in pages if page.listed), settings),
        urls.ROBOTS: sitemap.robots(settings),
        urls.OPEN_SEARCH: opensearch.open_search(settings),
        urls.NO_JEKYLL: "",
        **dict(contribute.files(library)),
    }
    for topic in library.topics.values():
        page = urls.topic(topic.slug)
        newest = sorted(library.by_topic[topic.slug], key=lambda paper: paper.added, reverse=True)
        title = f"{topic.name} · {settings.name}"
        texts[urls.feed(page)] = atom.feed(title, page, newest, library)
    return texts
