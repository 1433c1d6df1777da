"""What makes this list this list: content/site.yaml, all that a fork needs to change."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Where ``add`` asks for what is known of a paper."""

    arxiv: str = "https://export.arxiv.org"
    """arXiv's door for programs."""
    crossref: str = "https://api.crossref.org"
    """Crossref, which knows most DOIs."""
    anthology: str = "https://aclanthology.org"
    """The ACL Anthology."""
    openreview: str = "https://api2.openreview.net"
    """OpenReview; venues since 2023."""
    openreview_before: str = "https://api.openreview.net"
    """OpenReview; venues up to 2023."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The list's own facts and the builder's few switches."""

    format: int = 0
    """Format of the content: 1 is today's. Content without it is in format 0, which differs in
    nothing else and is still read; ``site_builder upgrade`` brings it up to date."""
    name: str
    """Name of the list, as the masthead shows it."""
    tagline: str
    """One sentence under the name."""
    base_url: str
    """Public address of the site, ending in a slash."""
    repository: str
    """Address of the source repository, without a slash at its end."""
    branch: str = "main"
    """Branch that edit links point to."""
    editor: str
    """Who curates the list."""
    editor_url: str | None = None
    """A page about the editor."""
    licence: str
    """Licence of the curators' words, like CC BY 4.0."""
    licence_url: str
    """Address of that licence's text."""
    language: str = "en"
    """BCP 47 code of the language the list is written in."""
    journals: tuple[str, ...] = ()
    """Names of venues that are journals; every other venue is a conference."""
    groups: tuple[str, ...]
    """Groups of topics, in the order in which pages show them."""
    author_page_min: int = 2
    """Papers an author needs on the list to have a page."""
    newest: int = 12
    """Papers shown as newest on the home page."""
    feed_length: int = 50
    """Papers in the site's feed."""
    services: Services = Services()
    """Addresses of the services that ``add`` asks, where they are not the usual ones."""

    def at(self, base_url: str) -> "Settings":
        """The same settings for another public address."""
        return replace(self, base_url=base_url if base_url.endswith("/") else base_url + "/")

    @property
    def base_path(self) -> str:
        """Path part of the public address, with a slash at both ends."""
        return urlsplit(self.base_url).path or "/"

    @property
    def host(self) -> str:
        """Host part of the public address."""
        return urlsplit(self.base_url).hostname or ""
