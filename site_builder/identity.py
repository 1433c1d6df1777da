"""When are two papers the same: arXiv ids, DOIs and titles in one form each."""

import re
import unicodedata
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from anyascii import anyascii

ARXIV = re.compile(r"[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}")
"""Both id schemes of arXiv, without version (info.arxiv.org/help/arxiv_identifier.html)."""
_ARXIV_IN = re.compile(
    r"(?:(?:https?://)?(?:www\.|export\.|browse\.)?"
    r"(?:arxiv\.org|huggingface\.co|hf\.co|alphaxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org)"
    r"/(?:abs|pdf|html|format|papers|overview)/|(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?"
    r"10\.48550/arxiv\.|arxiv:\s*)?"
    rf"(?P<id>{ARXIV.pattern})(?:v\d+)?(?:\.pdf)?/?(?:[?#].*|\s+\[[\w. -]+\])?",
    re.IGNORECASE | re.ASCII,
)
DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
"""Shape of a DOI (www.doi.org/doi-handbook, and Crossref's advice on matching)."""
_DOI_IN = re.compile(
    rf"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?(?P<doi>{DOI.pattern})", re.I
)

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Shape of a key: lower-case words joined by single hyphens."""
MAX_KEY = 60
"""Characters a key may have."""
MAX_SLUG = 200
"""Characters a name may have in an address: file systems allow 255 bytes."""

_NO_ADDRESS = re.compile(r"[\s<>\"`{}|\\^]")
_SPOKEN = {"+": " plus ", "@": " at ", "&": " and ", "#": " sharp "}

Where: TypeAlias = Literal["arxiv", "doi", "pdf", "code", "paper"]
"""What an address may lead to."""
_CODE_HOSTS = frozenset({"github.com", "gitlab.com"})

PATTERNS = {
    "arxiv": ARXIV,
    "arxiv-in": _ARXIV_IN,
    "doi": DOI,
    "doi-in": _DOI_IN,
    "key": KEY,
    "no-address": _NO_ADDRESS,
}
"""Shapes of ids, keys and addresses."""
SPOKEN = _SPOKEN
"""Signs that are words in an address."""


def arxiv_id(text: str) -> str | None:
    """The id without version in an id, in arXiv's DOI for it or in an arXiv or Hugging Face
    address, else None."""
    match = _ARXIV_IN.fullmatch(text.strip())
    if match is None:
        return None
    archive, dot, rest = match["id"].partition(".")
    return archive.lower() + dot + rest.upper()


def arxiv_month(arxiv: str) -> str | None:
    """The month, like 2024-08, in which arXiv gave an id, which the id tells."""
    digits = arxiv.rpartition("/")[2]
    year, month = int(digits[:2]), int(digits[2:4])
    century = 1900 if "/" in arxiv and year > 90 else 2000
    return f"{century + year}-{month:02}" if 1 <= month <= 12 else None


def doi(text: str) -> str | None:
    """The bare DOI in a DOI or a doi.org address, else None."""
    match = _DOI_IN.fullmatch(text.strip())
    return match["doi"] if match else None


def locate(address: str) -> tuple[Where, str]:
    """What an address tells: the bare arXiv id or DOI, else the kind of link that it is."""
    if found := arxiv_id(address):
        return "arxiv", found
    if found := doi(address):
        return "doi", found
    try:
        parts = urlsplit(address)
        host, path = (parts.hostname or "").removeprefix("www."), parts.path.lower()
    except ValueError:
        return "paper", address
    if path.endswith(".pdf"):
        return "pdf", address
    return "code" if host in _CODE_HOSTS else "paper", address


def is_web_address(text: str) -> bool:
    """Whether a text is a whole http or https address that may stand in a link."""
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return whole and not _NO_ADDRESS.search(text)


def title_identity(title: str) -> str:
    """Letters and digits of a title, without case, accents, markup or punctuation."""
    bare = re.sub(r"\\[a-zA-Z]+", "", title)
    letters = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(char for char in letters if char.isalnum())


def folded(name: str) -> str:
    """A name without case, accents, spaces and hyphens: CIFAR10 and CIFAR-10 are one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in letters if char.isalnum() or char in "+@#&^*")


def slug(name: str) -> str:
    """A name as a word of an address: ASCII, lower case, hyphens between words.

    Signs that tell names apart are spoken: ZeRO++ becomes zero-plus-plus, eff@k eff-at-k.
    Raises ValueError for a name without any letter or digit.
    """
    spoken = "".join(_SPOKEN.get(char, char) for char in re.sub("['’^]", "", name))
    words = re.findall(r"[a-z0-9]+", anyascii(spoken).lower())
    if not words:
        raise ValueError(f"{name!r} holds no letter or digit")
    return "-".join(words)
