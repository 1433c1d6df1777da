"""Frame of a page: head, masthead and footer."""

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model.settings import Settings
from site_builder.site import urls
from site_builder.site.links import Link
from site_builder.site.site import Here

SECTIONS = (
    (urls.TOPICS, "Topics"),
    (urls.PAPERS, "Papers"),
    (urls.TAGS, "Tags"),
    (urls.ABOUT, "About"),
    (urls.CONTRIBUTE, "Contribute"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Head, masthead and footer of a page."""

    here: Here
    title: str
    """Unique on the site."""
    description: str
    section: str | None = None
    """The section to which the page belongs."""
    index: bool = True
    """Whether search engines should keep the page."""
    kind: str = "website"
    """Open Graph's type (ogp.me)."""
    feed: Link | None = None
    """The page's own, from the site's root."""
    scripts: tuple[str, ...] = ()
    """Assets that only some pages need."""
    metas: tuple[tuple[str, str], ...] = ()
    """Highwire and other named meta tags."""
    json_ld: Markup | None = None
    same_as: str | None = None
    """The page that this one stands in for."""

    @property
    def site(self) -> Settings:
        """The list's own facts, the same on every page."""
        return self.here.settings

    @property
    def canonical(self) -> str | None:
        """Public address; None for a page that has none of its own."""
        if self.here.address == urls.NOT_FOUND:
            return None
        return urls.canonical(self.same_as or self.here.address, self.site)

    @property
    def nav(self) -> tuple[tuple[Link, bool], ...]:
        """Sections, each with whether the page belongs to it."""
        return tuple((self.here.to(to, text), to == self.section) for to, text in SECTIONS)

    @property
    def feeds(self) -> tuple[Link, ...]:
        """The page's own feed, where it has one, and the list's."""
        feeds = (self.feed, Link(urls.FEED, self.site.name))
        return tuple(self.here.to(feed.href, feed.text) for feed in feeds if feed)


def shorten(text: str, length: int = 200) -> str:
    """The beginning of a text, ended at a word."""
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length)].rstrip(",.;:–— ") + "…"
