"""Atom feeds of the newest papers, the sitemap, and the search as browsers know it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from xml.etree import ElementTree

from site_builder import addresses, prose
from site_builder.library import Library
from site_builder.paper import Paper
from site_builder.settings import Settings

_OPEN_SEARCH_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def feed(title: str, page: str, papers: Sequence[Paper], library: Library) -> str:
    """An Atom feed (RFC 4287) of a page's papers, given newest first.

    A paper's id never changes, and its date is the day it came to the list, so that mending
    an entry announces nothing anew.
    """
    from feedgenerator import Atom1Feed

    settings = library.settings
    atom = Atom1Feed(
        title=title,
        link=addresses.canonical(page, settings),
        description=settings.tagline,
        language=settings.language,
        feed_url=addresses.canonical(addresses.feed(page), settings),
        author_name=settings.editor,
        feed_guid=addresses.canonical(page, settings),
    )
    for paper in papers[: settings.feed_length]:
        day = datetime.combine(paper.added, time(), UTC)
        atom.add_item(
            title=prose.title_text(paper.title),
            link=addresses.canonical(addresses.paper(paper.key), settings),
            description=prose.html(paper.abstract).strip(),
            unique_id=_permanent_id(paper, settings),
            author_name=", ".join(paper.authors),
            categories=[library.topics[slug].name for slug in paper.topics],
            pubdate=day,
            updateddate=day,
        )
    if not papers:
        atom.latest_post_date = lambda: datetime(1970, 1, 1, tzinfo=UTC)
    return str(atom.writeString("utf-8")) + "\n"


def _permanent_id(paper: Paper, settings: Settings) -> str:
    """A tag URI (RFC 4151) made of the list's host, the day of adding and the key."""
    return f"tag:{settings.host},{paper.added}:{paper.key}"


def sitemap(pages: Iterable[str], settings: Settings) -> str:
    """The public addresses of these pages (sitemaps.org protocol 0.9)."""
    urls = ElementTree.Element("urlset", xmlns=_SITEMAP_NAMESPACE)
    for address in pages:
        url = ElementTree.SubElement(urls, "url")
        ElementTree.SubElement(url, "loc").text = addresses.canonical(address, settings)
    ElementTree.indent(urls, "")
    body = ElementTree.tostring(urls, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def open_search(settings: Settings) -> str:
    """The search as browsers can add it to their own (OpenSearch 1.1)."""
    description = ElementTree.Element("OpenSearchDescription", xmlns=_OPEN_SEARCH_NAMESPACE)
    for name, text in (
        ("ShortName", settings.name[:16]),
        ("LongName", settings.name[:48]),
        ("Description", settings.tagline[:1024]),
        ("InputEncoding", "UTF-8"),
    ):
        ElementTree.SubElement(description, name).text = text
    template = addresses.canonical(addresses.SEARCH, settings) + "?q={searchTerms}"
    ElementTree.SubElement(description, "Url", type="text/html", template=template)
    ElementTree.indent(description, "")
    body = ElementTree.tostring(description, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def robots(settings: Settings) -> str:
    """robots.txt: everything may be read; where the sitemap is."""
    sitemap_url = addresses.canonical(addresses.SITEMAP, settings)
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n"
