"""What surrounds a page's own matter: links, the site's facts, head, masthead and footer."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A topic's shelf mark."""

    href: str
    text: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
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

    site: Site
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
