"""What a person names a paper by: ids and addresses, alone or in an issue form."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from site_builder.text import ids, slugs

Kind = Literal["arxiv", "doi", "anthology", "openreview"]
WANTED = (
    "write an arXiv id, a DOI, or an address at arxiv.org, huggingface.co/papers, doi.org, "
    "aclanthology.org or openreview.net"
)
OTHERWISE = f"{WANTED}; for any other page: site_builder add --bibtex FILE, or site_builder new"
_ANTHOLOGY = re.compile(r"[A-Z]\d\d-\d{4}|\d{4}\.[a-z0-9_]{1,40}-[a-z0-9]{1,20}\.\d{1,5}", re.ASCII)
_OPENREVIEW = re.compile(r"[A-Za-z0-9_-]{6,40}")
_OF_ANTHOLOGY = re.compile(rf"10\.18653/v1/(?P<id>{_ANTHOLOGY.pattern})", re.ASCII | re.IGNORECASE)
_PUBLISHERS = re.compile(
    r"(?:https?://)?(?:dl\.acm\.org|link\.springer\.com|onlinelibrary\.wiley\.com|pubs\.acs\.org|"
    r"www\.tandfonline\.com|journals\.sagepub\.com|www\.science\.org|www\.pnas\.org)"
    r"/(?:[a-z]{2,9}/){1,2}(?P<doi>10\.[^?#]+)(?:[?#].*)?",
    re.IGNORECASE | re.ASCII,
)
_END = re.compile(r"[.,;:)\]>}'\"]+$")


@dataclass(frozen=True, slots=True)
class PaperId:
    """A paper as a person names it."""

    kind: Kind
    id: str
    """In its one form."""
    written: str
    """As the person wrote it."""
    place: str = ""
    """File and line where it stands, if it stands in a file."""

    @property
    def name(self) -> str:
        """How messages name it."""
        return f"{self.place}: {self.written}" if self.place else self.written


def identify(text: str, place: str = "") -> PaperId | None:
    """The paper that an id or an address means, or None where it means none."""
    text = text.strip()
    if not text.isascii() or len(text) > 500 or not text.isprintable():
        return None
    meant = _meant(text)
    return PaperId(*meant, text, place) if meant else None


def _meant(text: str) -> tuple[Kind, str] | None:
    doi = _doi(text)
    where, bare = slugs.locate(doi or text)
    if where == "arxiv":
        return "arxiv", bare
    if doi:
        found = _OF_ANTHOLOGY.fullmatch(doi)
        return ("anthology", found["id"]) if found else ("doi", doi)
    if _ANTHOLOGY.fullmatch(text):
        return "anthology", text
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return _on_page(parts, host) if parts.scheme in ("http", "https") else None


def _doi(text: str) -> str | None:
    publisher = _PUBLISHERS.fullmatch(text)
    found = publisher["doi"] if publisher else text
    if "doi.org/" in text.lower():
        found = text.partition("?")[0].partition("#")[0]
    doi = ids.doi(unquote(found))
    plain = doi is not None and doi.isascii() and doi.isprintable()
    return doi.rstrip("/.,;") if doi and plain else None


def _on_page(parts: SplitResult, host: str) -> tuple[Kind, str] | None:
    """The paper whose page or file an address is."""
    if host in ("aclanthology.org", "aclweb.org", "aclanthology.info"):
        name = parts.path.rstrip("/").rpartition("/")[2]
        name = name.removesuffix(".pdf").removesuffix(".bib")
        if _ANTHOLOGY.fullmatch(name):
            return "anthology", name
    if host == "openreview.net":
        for name in parse_qs(parts.query, max_num_fields=20).get("id", [])[:1]:
            if _OPENREVIEW.fullmatch(name):
                return "openreview", name
    return None
