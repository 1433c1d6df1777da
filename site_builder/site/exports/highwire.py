"""Highwire tags: a paper as Zotero and scholarly crawlers read it."""

from collections.abc import Sequence

from site_builder.model.paper import Paper
from site_builder.model.settings import Settings
from site_builder.site import urls
from site_builder.site.links import TopicRef
from site_builder.text import markdown


def highwire(
    paper: Paper, settings: Settings, topics: Sequence[TopicRef]
) -> tuple[tuple[str, str], ...]:
    """The ``citation_*`` tags that Zotero and scholarly crawlers read.

    Names and date form follow Google Scholar's inclusion guidelines.
    """
    tags = [("citation_title", markdown.title_text(paper.title))]
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
    if pdf := urls.pdf_of(paper):
        tags.append(("citation_pdf_url", pdf))
    canonical = urls.canonical(urls.paper(paper.key), settings)
    tags.append(("citation_abstract_html_url", canonical))
    tags += [("citation_keywords", topic.name) for topic in topics]
    tags.append(("citation_language", settings.language))
    return tuple(tags)
