"""A key for a paper: what its authors call it, or a few words of its title."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from site_builder.analysis.methods import introduced_methods
from site_builder.content.defaults import shipped_words
from site_builder.text import markdown, slugs

RESERVED = frozenset("con prn aux nul com1 com2 com3 com4 lpt1 lpt2 lpt3 lpt4".split())
"""Names that Windows gives to devices: no file there can have one."""
MAX_WORDS = 5
_SMALL = frozenset(
    "a an the and or nor but of in on for to from by with without via at as is are be can do does "
    "its it their our your how what when where why which who whether into onto over under between "
    "through using towards toward than that this these those not all vs versus s t".split()
)
_NO_NAME = frozenset(
    "position survey tutorial demo perspective technical-report position-paper short-paper "
    "a-survey extended-abstract research-note invited-talk opinion part-i part-ii".split()
)
"""Heads of titles that tell a kind of paper."""
WORDS = {"small": _SMALL, "no name": _NO_NAME, "reserved": RESERVED}
"""Words that are no key, or not alone."""


def key_for(title: str, abstract: str, taken: Collection[str], year: str | None = None) -> str:
    """A key no other paper has: the paper's name if title or abstract tell it, else title words.

    The same arguments give the same key. Raises ValueError when the title holds no letter or
    digit.
    """
    if not any(map(str.isalnum, title)) or not _slug(_spoken(title)):
        raise ValueError(f"{title!r} holds no letter or digit")
    base = _head(title) or _proposed(abstract) or _from_title(_words(title))
    for key in _variants(_cut(base), title, year):
        if key not in taken and key not in RESERVED:
            return key
    raise AssertionError("the variants never end")


def _variants(base: str, title: str, year: str | None) -> Iterator[str]:
    """The key, then with a further word of the title, with the year, with a number."""
    yield base
    parts = set(base.split("-"))
    for word in _words(title):
        if word not in _SMALL and not set(word.split("-")) <= parts:
            yield _cut(f"{_cut(base, slugs.MAX_KEY - len(word) - 1)}-{word}")
            break
    if year:
        yield f"{_cut(base, slugs.MAX_KEY - 5)}-{year}"
    number = 1
    while number := number + 1:
        yield f"{_cut(base, slugs.MAX_KEY - 9)}-{number}"


def _cut(key: str, length: int = slugs.MAX_KEY) -> str:
    """A key of at most so many characters, cut between words where one can."""
    if len(key) <= length:
        return key
    short = key[: length + 1].rpartition("-")[0] or key[:length]
    return short.strip("-")


def _spoken(title: str) -> str:
    """A title as words; lone Greek letters and formulas by their names."""
    title = markdown.title_text(title) if "$" in title else title
    return re.sub(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])", _greek, title)


def _greek(letter: re.Match[str]) -> str:
    name = unicodedata.name(unicodedata.normalize("NFKD", letter[0])[0], "")
    return f" {name.split()[-1].lower()} " if name.startswith("GREEK") else letter[0]


def _slug(words: str) -> str:
    try:
        return slugs.slug(words)
    except ValueError:
        return ""


def _words(title: str) -> list[str]:
    """The words of a title as words of a key; a hyphened word is one."""
    return [slug for word in _spoken(title).split() if (slug := _slug(word))]


def _head(title: str) -> str:
    """The name before a title's colon, when it has at most three words."""
    name, colon, rest = _spoken(title).partition(": ")
    if not colon or not rest.strip() or len(name.split()) > 3:
        return ""
    slug = _slug(name)
    return "" if slug in _NO_NAME or slug in _SMALL else slug


def _proposed(abstract: str) -> str:
    """The name by which the authors call what they introduce, where the abstract tells one."""
    common = frozenset(word.upper() for word in shipped_words("common")["names"])
    found = introduced_methods("", abstract, common, ())
    return next(filter(None, (_slug(mention.name) for mention in found)), "")


def _from_title(words: list[str]) -> str:
    """Two to five words of the title that carry its meaning."""
    carrying = [word for word in words if word not in _SMALL] or words
    chosen: list[str] = []
    for word in carrying[:MAX_WORDS]:
        if len(chosen) >= 2 and len("-".join([*chosen, word])) > 40:
            break
        chosen.append(word)
    return "-".join(chosen)
