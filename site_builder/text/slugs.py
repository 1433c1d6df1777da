"""When are two papers the same: arXiv ids, DOIs and titles in one form each."""

import re
import unicodedata
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from anyascii import anyascii

from site_builder.text.ids import _ARXIV_IN, _DOI_IN, _NO_ADDRESS, arxiv_id, doi

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Shape of a key: lower-case words joined by single hyphens."""
MAX_KEY = 60
"""Characters a key may have."""
MAX_SLUG = 200
"""Characters a name may have in an address: file systems allow 255 bytes."""
SPOKEN = {"+": " plus ", "@": " at ", "&": " and ", "#": " sharp "}
"""Signs that are words in an address."""
Where: TypeAlias = Literal["arxiv", "doi", "pdf", "code", "paper"]
"""What an address may lead to."""
_CODE_HOSTS = frozenset({"github.com", "gitlab.com"})
PATTERNS = {
    "arxiv-in": _ARXIV_IN,
    "doi-in": _DOI_IN,
    "key": KEY,
    "no-address": _NO_ADDRESS,
}
"""Shapes of ids, keys and addresses."""


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


def title_identity(title: str) -> str:
    """Letters and digits of a title, without case, accents, markup or punctuation."""
    bare = re.sub(r"\\[a-zA-Z]+", "", title)
    return "".join(char for char in _caseless(bare) if char.isalnum())


def fold_name(name: str) -> str:
    """A name without case, accents, spaces and hyphens: CIFAR10 and CIFAR-10 are one."""
    return "".join(char for char in _caseless(name) if char.isalnum() or char in "+@#&^*")


def _caseless(text: str) -> str:
    """Compatibility caseless form (Unicode 16, D146): taking ℠ apart brings capitals back."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKD", apart.casefold())


def slug(name: str) -> str:
    """A name as a word of an address: ASCII, lower case, hyphens between words.

    Signs that tell names apart are spoken: ZeRO++ becomes zero-plus-plus, eff@k eff-at-k.
    Raises ValueError for a name without any letter or digit.
    """
    spoken = "".join(SPOKEN.get(char, char) for char in re.sub("['’^]", "", name))
    words = re.findall(r"[a-z0-9]+", anyascii(spoken).lower())
    if not words:
        raise ValueError(f"{name!r} holds no letter or digit")
    return "-".join(words)
