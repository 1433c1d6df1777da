"""Every address outside the site to which the list leads, with the places that name it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.format_version import SITE
from site_builder.content.reader import PAGES
from site_builder.model.paths import display_path
from site_builder.model.reading_list import ReadingList
from site_builder.site import urls
from site_builder.text import markdown as prose


@dataclass(frozen=True, slots=True, order=True)
class ExternalLink:
    """An address outside the site."""

    address: str
    places: tuple[str, ...]
    """FILE:LINE of each place that names it."""
    first_hop: bool = False
    """Whether the first answer tells enough: a DOI is alive if it leads anywhere."""


def external_links(content: ReadingList, folder: Path) -> list[ExternalLink]:
    """The outside addresses of a list that lies in a folder, in order.

    arXiv pages are left out: whether arXiv knows an id is asked of its API, which is made for it.
    """
    places: dict[str, dict[str, None]] = {}
    dois = set()
    for address, place in _named(content, folder):
        places.setdefault(address, {})[place] = None
    for paper in content.papers:
        if paper.doi:
            address = urls.doi_page(paper.doi)
            dois.add(address)
            places.setdefault(address, {})[_at(paper.file, paper.lines["doi"][0])] = None
    return sorted(
        ExternalLink(address, tuple(named), address in dois)
        for address, named in places.items()
        if not address.startswith(("https://arxiv.org/abs/", "https://arxiv.org/pdf/"))
    )


def _named(content: ReadingList, folder: Path) -> Iterator[tuple[str, str]]:
    settings, site = content.settings, display_path(folder / SITE)
    for address in (settings.repository, settings.licence_url, settings.editor_url):
        if address:
            yield address, _at(site, 1)
    for paper in content.papers:
        for address in paper.links.values():
            yield address, _at(paper.file, paper.lines["links"][0])
        yield from _written(paper.abstract, paper.file, paper.lines["body"][0])
        if paper.note:
            yield from _written(paper.note, paper.file, paper.lines["note"][0])
    for topic in content.topics:
        yield from _written(topic.introduction, topic.file, topic.lines["body"][0])
    for name, text in content.texts.items():
        yield from _written(text, display_path(folder / PAGES / f"{name}.md"), 1)


def _written(markdown: str, file: str, first: int) -> Iterator[tuple[str, str]]:
    for line, address in prose.links(markdown):
        if address.startswith(("https://", "http://")):
            yield address, _at(file, first + line)


def _at(file: str, line: int) -> str:
    return f"{file}:{line}"
