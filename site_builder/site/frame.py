"""Frame of a page: head, masthead and footer."""

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.site import urls
from site_builder.site.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """The list's own facts, the same on every page."""

    name: str
    tagline: str
    language: str
    editor: Link
    licence: Link
    repository: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Head, masthead and footer of a page."""

    site: ListFacts
    title: str
    """Unique on the site."""
    description: str
    canonical: str | None
    """Public address; None for a page that has none of its own."""
    index: bool
    """Whether search engines should keep the page."""
    home: str
    nav: tuple[tuple[Link, bool], ...]
    """Sections, each with whether the page belongs to it."""
    search: str
    description_of_search: str
    """OpenSearch description, for browsers."""
    feeds: tuple[Link, ...]
    stylesheet: str
    fonts: tuple[str, ...]
    """Faces to be fetched at once."""
    icon: str
    theme_script: str
    """Runs before the first paint, so that a chosen theme never flashes."""
    scripts: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    """Open Graph."""
    metas: tuple[tuple[str, str], ...]
    """Highwire and other named meta tags."""
    json_ld: Markup | None


FACES = ("roman", "italic")
"""Faces that every page shows, to be fetched at once."""
SECTIONS = (
    (urls.TOPICS, "Topics"),
    (urls.PAPERS, "Papers"),
    (urls.TAGS, "Tags"),
    (urls.ABOUT, "About"),
    (urls.CONTRIBUTE, "Contribute"),
)


def shorten(text: str, length: int = 200) -> str:
    """The beginning of a text, ended at a word."""
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length)].rstrip(",.;:–— ") + "…"


def open_graph(
    site: str, title: str, description: str, canonical: str | None, kind: str
) -> tuple[tuple[str, str], ...]:
    """Open Graph properties (ogp.me)."""
    pairs = [
        ("og:title", title),
        ("og:description", description),
        ("og:type", kind),
        ("og:site_name", site),
    ]
    return (*pairs, ("og:url", canonical)) if canonical else tuple(pairs)
