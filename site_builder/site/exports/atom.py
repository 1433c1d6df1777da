"""Atom feeds of the newest papers."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from site_builder.model.settings import Settings
from site_builder.site import urls
from site_builder.site.rows import Summary
from site_builder.text import markdown


def feed(title: str, page: str, papers: Sequence[Summary], settings: Settings) -> bytes:
    """An Atom feed (RFC 4287) of a page's papers, given newest first.

    A paper's id, a tag URI (RFC 4151), never changes, and its date is the day it came to the
    list, so that mending an entry announces nothing anew.
    """
    from feedgenerator import Atom1Feed

    atom = Atom1Feed(
        title=title,
        link=urls.canonical(page, settings),
        description=settings.tagline,
        language=settings.language,
        feed_url=urls.canonical(urls.feed(page), settings),
        author_name=settings.editor,
        feed_guid=urls.canonical(page, settings),
    )
    for paper in papers:
        day = datetime.combine(paper.added, time(), UTC)
        atom.add_item(
            title=markdown.title_text(paper.title),
            link=urls.canonical(urls.paper(paper.key), settings),
            description=markdown.html(paper.abstract or "").strip(),
            unique_id=f"tag:{settings.host},{paper.added}:{paper.key}",
            author_name=", ".join(paper.authors),
            categories=[topic.name for topic in paper.topics],
            pubdate=day,
            updateddate=day,
        )
    if not papers:
        atom.latest_post_date = lambda: datetime(1970, 1, 1, tzinfo=UTC)
    return f"{atom.writeString('utf-8')}\n".encode()
