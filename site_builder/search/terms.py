"""Texts as the words that are searched for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder import prose
from site_builder.paper import Paper

_APART = re.compile(r"[^\w+@^.\- ]+|_")
_DOTS = re.compile(r"(?<!\d)[.]|[.](?!\d)")
_LONE = re.compile(r"(^|\s)[-+@^]+(?=\s|$)")


def folded(text: str) -> str:
    """A text in small letters, without accents and stray signs: as words.js has it."""
    bare = text
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text)
        bare = "".join(char for char in marked if unicodedata.category(char)[0] != "M")
    bare = bare.lower()
    bare = re.sub(r"['’]s\b", "", bare)
    bare = _APART.sub(" ", re.sub(r"['’]", "", bare))
    return " ".join(_LONE.sub(" ", _DOTS.sub(" ", bare)).split())


def terms_of(text: str) -> Iterator[str]:
    """The words of a text, compounds whole, run together and in their parts."""
    for word in folded(text).split():
        yield word
        if "-" in word:
            parts = [part for part in word.split("-") if part]
            if len(parts) > 1:
                yield "".join(parts)
                yield from (part for part in parts if len(part) > 1)


def browser_order(text: str) -> bytes:
    """A key that sorts texts as browsers compare them, by UTF-16 units."""
    return text.encode("utf-16-be")


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
    """Words of its authors, its venue and its identifiers."""

    @classmethod
    def of(cls, paper: Paper) -> "Terms":
        """Take a paper's words."""
        names = [name for _, name in paper.tag_pairs]
        title = " ".join((prose.title_text(paper.title), paper.key, *names))
        beside = " ".join(filter(None, (*paper.authors, str(paper.venue or ""), paper.doi)))
        return cls(
            named=frozenset(terms_of(title)),
            said=Counter(terms_of(prose.text(paper.abstract))),
            plain=frozenset(terms_of(" ".join(paper.plain))),
            beside=frozenset((*terms_of(beside), *filter(None, (paper.arxiv,)))),
        )
