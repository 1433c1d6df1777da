"""Phrases of a vocabulary, and the one pass that finds them all in a text.

A phrase is written as a reader would write it. A hyphen stands for a hyphen, a space or
nothing; a word in small letters is found in any case, British or American, singular or plural;
a word with capitals beyond its first letter (LoRA, ZeRO) only as it is. ``quantiz*`` is every
word that begins so; ``..`` is up to three words in between; ``<vision>`` is any word of the
vocabulary's class of that name. A name is found as it is written, letter for letter, with or
without hyphens and spaces between letters and digits.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from site_builder.text.tokens import Word, forms, words

GAP = ".."
MAX_GAP = 3
"""Words that ``..`` may stand for."""
_PIECE = re.compile(
    r"\.\.|<[a-z]+>|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?(?:\*(?!\w))?|\d+(?:[.,]\d+)*|\+{1,2}|[%@×^]|-"
)
_POSSESSIVE = re.compile(r"['’](?=s\b)")
"""What parts *Moore's*, which is two words in a text as well."""
Label = TypeVar("Label", bound=Hashable)
Symbols = tuple[str, ...]
"""A phrase in the tree: words folded, ``=Word`` exactly, ``stem*``, ``<class>`` and gaps."""


class BadPhrase(ValueError):
    """A phrase that can match nothing, or anything; says why, and what to write instead."""

    def __init__(self, fault: str, mend: str) -> None:
        super().__init__(fault)
        self.mend = mend


@dataclass(frozen=True, slots=True)
class PhraseMatch(Generic[Label]):
    """A phrase found in a text, by the words it covers: from ``first`` up to ``last``."""

    first: int
    last: int
    label: Label


@dataclass(slots=True)
class _Node(Generic[Label]):
    """A place in the tree of all phrases."""

    next: dict[str, "_Node[Label]"] = field(default_factory=dict)
    labels: dict[Label, None] = field(default_factory=dict)


class Matcher(Generic[Label]):
    """Finds every phrase of a vocabulary in one pass over a text's words."""

    def __init__(
        self,
        phrases: Iterable[tuple[Symbols, Label]],
        classes: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Phrases with what each of them stands for, and the words of the classes they name."""
        self._root: _Node[Label] = _Node()
        self._stems: set[str] = set()
        self._exact: set[str] = set()
        self._members: dict[str, list[str]] = {}
        self._symbols: dict[str, Symbols] = {}
        for name, members in (classes or {}).items():
            for member in members:
                for symbols in spellings(member):
                    self._members.setdefault(symbols[0], []).append(f"<{name}>")
                    self._note(symbols[0])
        for symbols, label in phrases:
            self._add(symbols, label)

    def _add(self, symbols: Symbols, label: Label) -> None:
        node = self._root
        for symbol in symbols:
            self._note(symbol)
            node = node.next.setdefault(symbol, _Node())
        node.labels[label] = None

    def _note(self, symbol: str) -> None:
        if symbol.endswith("*"):
            self._stems.add(symbol)
        elif symbol.startswith("="):
            self._exact.add(symbol)

    def find(self, text: Sequence[Word]) -> list[PhraseMatch[Label]]:
        """Every phrase in the text, overlapping ones too, in the order of their first words."""
        symbols = [self._symbols_of(word) for word in text]
        starts = range(len(text))
        return [match for at in starts for match in self._follow(self._root, text, symbols, at, at)]

    def _follow(
        self,
        node: _Node[Label],
        text: Sequence[Word],
        symbols: Sequence[Symbols],
        first: int,
        at: int,
    ) -> Iterator[PhraseMatch[Label]]:
        for label in node.labels:
            yield PhraseMatch(first, at, label)
        steps = [(node, at)]
        if gap := node.next.get(GAP):
            steps += [(gap, start) for start in range(at, at + MAX_GAP + 1)]
        for begun, place in steps:
            if place == len(text) or text[place].sentence != text[first].sentence:
                return
            for symbol in symbols[place]:
                if after := begun.next.get(symbol):
                    yield from self._follow(after, text, symbols, first, place + 1)

    def _symbols_of(self, word: Word) -> Symbols:
        """What of the tree a word can be: itself folded, itself exactly, a stem, a class."""
        known = self._symbols.get(word.exact)
        if known is None:
            own = [word.folded, *(stem for stem in _stems(word) if stem in self._stems)]
            if f"={word.exact}" in self._exact:
                own.append(f"={word.exact}")
            classes = (name for symbol in own for name in self._members.get(symbol, ()))
            known = (*own, *dict.fromkeys(classes))
            self._symbols[word.exact] = known
        return known


@lru_cache(maxsize=65_536)
def spellings(phrase: str) -> tuple[Symbols, ...]:
    """A phrase as the words it may be written with. Raises BadPhrase."""
    phrase = _POSSESSIVE.sub(" ", phrase)
    pieces = _PIECE.findall(phrase)
    if odd := "".join(_PIECE.sub(" ", phrase).split()):
        raise BadPhrase(f"{odd[0]!r} cannot stand in it", _mend(phrase, odd))
    if not pieces or {pieces[0], pieces[-1]} & {"-", GAP}:
        mend = f"write {bare!r}" if (bare := phrase.strip(" .-")) else "write words"
        raise BadPhrase("it must begin and end with a word", mend)
    if any(len(piece) < 3 for piece in pieces if piece.endswith("*")):
        fault = "two letters at least stand before *"
        raise BadPhrase(fault, "write more of the word, or all of it without *")
    split = [piece for piece in pieces if piece != "-"]
    if (GAP, GAP) in pairwise(split):
        raise BadPhrase("one .. follows another", "write one .. between two words")
    written = [split, _joined(pieces)]
    return tuple(dict.fromkeys(tuple(map(_symbol, words)) for words in written))


def _mend(phrase: str, odd: str) -> str:
    """What to write for a phrase with odd signs, the first of which is told."""
    if odd[0] == "*":
        return "write * only behind letters, as in quantiz*"
    if odd[0] in "<>":
        return "write a class in small letters between < and >, as in <vision>"
    if odd[0] == ".":
        return "write .. for up to three words between, and no other dots"
    bare = " ".join("".join(" " if char in odd else char for char in phrase).split())
    return f"write {bare!r}: a text is read without such signs" if bare else "write words"


def plain_phrase(name: str) -> str:
    """A name as a phrase, without the signs that a phrase cannot hold; it may be empty."""
    pieces = (piece.rstrip("*") for piece in _PIECE.findall(name))
    return " ".join(piece for piece in pieces if piece[0] not in ".<").strip("- ")


def _joined(pieces: Sequence[str]) -> list[str]:
    """The pieces with every hyphen between letters taken away."""
    whole: list[str] = []
    for place, piece in enumerate(pieces):
        letters = bool(whole) and whole[-1].isalpha() and piece.rstrip("*").isalpha()
        if place and pieces[place - 1] == "-" and letters:
            whole[-1] += piece
        elif piece != "-":
            whole.append(piece)
    return whole


def _symbol(piece: str) -> str:
    if piece == GAP or piece.startswith("<"):
        return piece
    if piece.endswith("*"):
        return _folded_stem(piece[:-1]) + "*"
    exact, small = forms(piece)
    return f"={exact}" if any(char.isupper() for char in exact[1:]) else small


def _folded_stem(stem: str) -> str:
    """The beginning of a word in small letters; British -is and -ys before * are American."""
    small = stem.lower()
    return small[:-1] + "z" if len(small) > 5 and small.endswith(("is", "ys")) else small


def _stems(word: Word) -> dict[str, None]:
    """Every stem that a word begins with, folded or as it is written."""
    small = word.exact.lower()
    written = (_folded_stem(small[:length]) for length in range(2, len(small) + 1))
    folded = (word.folded[:length] for length in range(2, len(word.folded) + 1))
    return dict.fromkeys(f"{stem}*" for stem in (*folded, *written))


def classes_in(phrase: str) -> list[str]:
    """Names of the classes that a phrase refers to."""
    return re.findall(r"<([a-z]+)>", phrase)


@lru_cache(maxsize=65_536)
def name_spelling(name: str) -> Symbols:
    """A name as its words, letter for letter. Raises BadPhrase for one without a word."""
    found = [word.exact for word in words(name)]
    if not any(char.isalnum() for exact in found for char in exact):
        raise BadPhrase("it holds no letter or digit", "write it in letters, or delete it")
    return tuple(f"={exact}" for exact in found)


def longest_phrases(found: Iterable[PhraseMatch[Label]]) -> list[PhraseMatch[Label]]:
    """Of phrases that overlap, the longest, then the first."""
    taken: list[PhraseMatch[Label]] = []
    covered: set[int] = set()
    for match in sorted(found, key=lambda match: (match.first - match.last, match.first)):
        places = range(match.first, match.last)
        if covered.isdisjoint(places):
            covered.update(places)
            taken.append(match)
    return sorted(taken, key=lambda match: match.first)
