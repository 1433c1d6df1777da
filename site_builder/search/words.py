"""Texts as the words that are searched for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from site_builder.model.paper import Paper
from site_builder.text import markdown

_APART = re.compile(r"[^\w+@^.\- ]+|_")
_DOTS = re.compile(r"(?<!\d)[.]|[.](?!\d)")
_LONE = re.compile(r"(^|\s)[-+@^]+(?=\s|$)")
_TIGHT = re.compile(r"[\s\-.^]+")
_LATIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that carry no accent but are typed as if they did."""


def fold(text: str) -> str:
    """A text in small letters, without accents and stray signs: as words.js has it."""
    bare = text
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text)
        bare = "".join(char for char in marked if unicodedata.category(char)[0] != "M")
    bare = bare.lower()
    bare = re.sub(r"['’]s\b", "", bare)
    bare = _APART.sub(" ", re.sub(r"['’]", "", bare))
    return " ".join(_LONE.sub(" ", _DOTS.sub(" ", bare)).split())


def tight(text: str) -> str:
    """A name as it is looked up whole: folded, without spaces, hyphens, dots and carets."""
    return _TIGHT.sub("", fold(text))


def plain_letters(text: str) -> str:
    """A folded text as a keyboard without its letters types it."""
    return text.translate(_LATIN)


def terms_of(text: str) -> Iterator[str]:
    """The words of a text, compounds whole, run together and in their parts."""
    for word in fold(text).split():
        yield word
        if "-" in word:
            parts = [part for part in word.split("-") if part]
            if len(parts) > 1:
                yield "".join(parts)
                yield from (part for part in parts if len(part) > 1)


def browser_order(text: str) -> bytes:
    """A key that sorts texts as browsers compare them, by UTF-16 units."""
    return text.encode("utf-16-be")


def cut(words: Iterable[str], size: Callable[[str], int], full: int) -> Iterator[list[str]]:
    """Words in a browser's order, in pieces that end with the word that makes them full."""
    piece: list[str] = []
    filled = 0
    for word in sorted(words, key=browser_order):
        piece.append(word)
        filled += size(word)
        if filled >= full:
            yield piece
            piece, filled = [], 0
    if piece:
        yield piece


@dataclass(frozen=True, slots=True)
class Terms:
    """What a paper says, word by word."""

    named: frozenset[str]
    """Words of its title, its tags and its key."""
    said: Counter[str]
    """Words of its abstract, with how often they stand there."""
    plain: frozenset[str]
    """Words that a newcomer would search it with."""
    beside: frozenset[str]
    """Words of its authors, its venue, its year and its identifiers."""

    @classmethod
    def of(cls, paper: Paper) -> "Terms":
        """Take a paper's words."""
        names = [name for _, name in paper.tag_pairs]
        title = " ".join((markdown.title_text(paper.title), paper.key, *names))
        year = str(paper.published.year)
        beside = fold(" ".join((*paper.authors, str(paper.venue or ""), year, paper.doi or "")))
        return cls(
            named=frozenset(terms_of(title)),
            said=Counter(terms_of(markdown.text(paper.abstract))),
            plain=frozenset(terms_of(" ".join(paper.plain))),
            beside=frozenset(
                (
                    *terms_of(beside),
                    *terms_of(plain_letters(beside)),
                    *filter(None, (paper.arxiv,)),
                )
            ),
        )
