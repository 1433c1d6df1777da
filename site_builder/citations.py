"""A paper as machines cite it: Highwire meta tags and schema.org JSON-LD."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from site_builder import addresses, prose
from site_builder.paper import Paper
from site_builder.settings import Settings
from site_builder.topic import Topic


def highwire(
    paper: Paper, settings: Settings, topics: Sequence[Topic]
) -> tuple[tuple[str, str], ...]:
    """The ``citation_*`` tags that Zotero and scholarly crawlers read.

    Names and date form follow Google Scholar's inclusion guidelines.
    """
    tags = [("citation_title", prose.title_text(paper.title))]
    tags += [("citation_author", author) for author in paper.authors]
    tags.append(("citation_publication_date", str(paper.published).replace("-", "/")))
    if paper.venue:
        journal = paper.venue.name in settings.journals
        kind = "citation_journal_title" if journal else "citation_conference_title"
        tags.append((kind, str(paper.venue)))
    if paper.arxiv:
        tags.append(("citation_arxiv_id", paper.arxiv))
    if paper.doi:
        tags.append(("citation_doi", paper.doi))
    if pdf := addresses.pdf_of(paper):
        tags.append(("citation_pdf_url", pdf))
    canonical = addresses.canonical(addresses.paper(paper.key), settings)
    tags.append(("citation_abstract_html_url", canonical))
    tags += [("citation_keywords", topic.name) for topic in topics]
    tags.append(("citation_language", settings.language))
    return tuple(tags)


def scholarly_article(paper: Paper, settings: Settings, topics: Sequence[Topic]) -> Markup:
    """A paper as a schema.org ScholarlyArticle."""
    same = [make(paper.arxiv) for make in (addresses.arxiv_page,) if paper.arxiv]
    if paper.doi:
        same.append(addresses.doi_page(paper.doi))
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": prose.title_text(paper.title),
        "author": [{"@type": "Person", "name": author} for author in paper.authors],
        "datePublished": str(paper.published),
        "abstract": prose.text(paper.abstract),
        "url": addresses.canonical(addresses.paper(paper.key), settings),
    }
    if same:
        data["sameAs"] = same
    if paper.venue:
        data["isPartOf"] = {"@type": "CreativeWork", "name": str(paper.venue)}
    if topics:
        data["keywords"] = [topic.name for topic in topics]
    return data_block(data)


def collection(name: str, description: str, address: str, settings: Settings) -> Markup:
    """A page that lists papers, as a schema.org CollectionPage."""
    return data_block(
        {
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "name": name,
            "description": description,
            "url": addresses.canonical(address, settings),
            "isPartOf": {"@type": "WebSite", "name": settings.name, "url": settings.base_url},
        }
    )


def website(settings: Settings) -> Markup:
    """The list as a schema.org WebSite whose search others can use."""
    target = addresses.canonical(addresses.SEARCH, settings) + "?q={search_term_string}"
    return data_block(
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": settings.name,
            "description": settings.tagline,
            "url": settings.base_url,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": target},
                "query-input": "required name=search_term_string",
            },
        }
    )


def data_block(data: dict[str, Any]) -> Markup:
    """JSON that may stand inside a script element: no ``<``, ``>`` or ``&`` survives in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)
