"""Links of a list kept as a README: what each is called, and what it leads to."""

import re
from collections.abc import Iterable
from importlib.resources import files
from urllib.parse import urlsplit

from site_builder.ingest.importers.readme import Piece
from site_builder.ingest.json_values import places
from site_builder.text import ids, slugs

_WORDS = dict(
    line.split("\t") for line in (files(__package__) / "links.tsv").read_text("utf-8").splitlines()
)
_HOSTS = frozenset(_WORDS.pop("hosts").split())
"""Hosts whose pages are papers."""
_MEANT = {word: kind for kind, words in _WORDS.items() for word in words.split()}
"""What links lead to, by the words they are called by."""


def leads_to_paper(pieces: Iterable[Piece]) -> bool:
    """Whether a link among the pieces is the address of a paper."""
    arxiv, doi, links = places_of(pieces)
    return bool(arxiv or doi or links.keys() & {"paper", "pdf"})


def places_of(pieces: Iterable[Piece]) -> tuple[str | None, str | None, dict[str, str]]:
    """The arXiv id, the DOI and the links that the pieces lead to."""
    found = (
        (_kind(piece, where), place)
        for piece in pieces
        if piece.href is not None and ids.is_web_address(piece.href)
        for where, place in [slugs.locate(piece.href)]
    )
    return places((kind, place) for kind, place in found if kind)


def _kind(piece: Piece, where: str) -> str | None:
    """The kind of a link: an id, else by its own word, else by where it leads."""
    if where in ("arxiv", "doi"):
        return where
    kind = _MEANT.get(_word(piece))
    if kind not in (None, "paper"):
        return kind
    parts = urlsplit(piece.href or "")
    if where == "code":
        return where if parts.path.count("/") > 1 else None
    return where if kind or where == "pdf" or parts.hostname in _HOSTS else None


def _word(piece: Piece) -> str:
    """What a link is called, without brackets and pictures around it."""
    return re.sub(r"[^\w ]+", "", piece.text).strip().casefold()


def is_label(piece: Piece) -> bool:
    """Whether a link is called by what it leads to, not by a title."""
    return piece.href is not None and (_word(piece) in _MEANT or len(_word(piece).split()) < 2)
