"""A paper as machines cite it: Highwire meta tags and schema.org JSON-LD."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from site_builder.model.paper import Paper
from site_builder.model.settings import Settings
from site_builder.site import urls
from site_builder.site.links import TopicRef
from site_builder.text import markdown


def scholarly_article(paper: Paper, settings: Settings, topics: Sequence[TopicRef]) -> Markup:
    """A paper as a schema.org ScholarlyArticle."""
    same = [urls.arxiv_page(paper.arxiv)] if paper.arxiv else []
    if paper.doi:
        same.append(urls.doi_page(paper.doi))
    data: dict[str, Any] = {
        "headline": markdown.title_text(paper.title),
        "author": [{"@type": "Person", "name": author} for author in paper.authors],
        "datePublished": str(paper.published),
        "abstract": markdown.text(paper.abstract),
        "url": urls.canonical(urls.paper(paper.key), settings),
    }
    if same:
        data["sameAs"] = same
    if paper.venue:
        data["isPartOf"] = {"@type": "CreativeWork", "name": str(paper.venue)}
    if topics:
        data["keywords"] = [topic.name for topic in topics]
    return data_block("ScholarlyArticle", data)


def collection(name: str, description: str, address: str, settings: Settings) -> Markup:
    """A page that lists papers, as a schema.org CollectionPage."""
    return data_block(
        "CollectionPage",
        {
            "name": name,
            "description": description,
            "url": urls.canonical(address, settings),
            "isPartOf": {"@type": "WebSite", "name": settings.name, "url": settings.base_url},
        },
    )


def website(settings: Settings) -> Markup:
    """The list as a schema.org WebSite whose search others can use."""
    target = urls.canonical(urls.SEARCH, settings) + "?q={search_term_string}"
    return data_block(
        "WebSite",
        {
            "name": settings.name,
            "description": settings.tagline,
            "url": settings.base_url,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": target},
                "query-input": "required name=search_term_string",
            },
        },
    )


def data_block(kind: str, data: dict[str, Any]) -> Markup:
    """A thing as JSON-LD for a script element: no ``<``, ``>`` or ``&`` survives in it."""
    data = {"@context": "https://schema.org", "@type": kind, **data}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)
