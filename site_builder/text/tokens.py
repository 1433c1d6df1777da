"""A text as sentences of words, each word with its place and the forms in which it is compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(
    r"[^\W\d_]+-\s+(?!and\b|or\b|to\b|nor\b)[a-z]+(?=[\W\d_]|$)"  # broken at the end of a line
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?"
    r"|\d+(?:[.,]\d+)*"
    r"|(?<=[^\W_])\+{1,2}(?![^\W_])|[%@×^]"
)
_ADDRESS = re.compile(r"https?://[^\s)>\]]+|www\.[^\s)>\]]+")
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[*$]*[A-Z0-9])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|cf|al|Fig|Sec|Eq|resp|etc|approx|w\.r\.t|Dr|Prof|No)|\b[A-Z])\.$"
)
_BRITISH = (
    (re.compile(r"is(?=(?:ation|ations|ational|e|ed|es|er|ers|ing|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|al|able)?$)"), "or"),
)
PATTERNS = {
    "word": _WORD,
    "address": _ADDRESS,
    "sentence-end": _SENTENCE_END,
    "abbreviation": _ABBREVIATION,
} | {american: british for british, american in _BRITISH}
"""What words are read by; British endings stand under the American ones."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

    start: int
    end: int
    """Characters of the text it covers, from ``start`` up to ``end``."""
    exact: str
    """As written, ligatures dissolved and a plural s after capitals taken away."""
    folded: str
    """In small letters, American spelling, without accents and a plural s."""
    sentence: int
    """Number of its sentence, from 0."""


def words(text: str) -> list[Word]:
    """Every word of a text in order; letters and digits are words of their own (INT8 is two).

    A word that a line end broke ("compres- sion") is one word; web addresses hold none.
    """
    ends = sentence_ends(text)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda match: "\0" * len(match[0]), text)
    found, sentence = [], 0
    for match in _WORD.finditer(text):
        while sentence < len(ends) and match.start() >= ends[sentence]:
            sentence += 1
        exact, folded = forms(match[0])
        found.append(Word(match.start(), match.end(), exact, folded, sentence))
    return found


def sentence_ends(text: str) -> list[int]:
    """Where each sentence but the last ends: the place at which the next one begins."""
    return [
        match.end()
        for match in _SENTENCE_END.finditer(text)
        if match[0].count("\n") > 1  # a paragraph ends whatever its last word
        or not _ABBREVIATION.search(text, max(0, match.start() - 8), match.start() + 1)
    ]


@lru_cache(maxsize=200_000)
def forms(written: str) -> tuple[str, str]:
    """The exact and the folded form of a word as written."""
    exact = written
    if not exact.isascii():
        exact = unicodedata.normalize("NFKC", exact).replace("’", "'")
    if "-" in exact:
        exact = re.sub(r"-\s+", "", exact)
    if len(exact) > 2 and exact[-1] == "s" and exact[-2].isupper():
        exact = exact[:-1]
    return exact, fold_word(exact)


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """A word in small letters, American spelling, without accents and a plural s."""
    small = word.lower()
    if not small.isascii():
        small = "".join(
            c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c)
        )
    if len(small) > 4 and small.endswith("ies"):
        return small[:-3] + "y"
    if len(small) > 3 and small.endswith("s") and small[-2] not in "sui":
        small = small[:-1]
    if len(small) > 5:
        for british, american in _BRITISH:
            small = british.sub(american, small)
    return small
