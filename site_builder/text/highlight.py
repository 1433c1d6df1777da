"""Words of a rendered text, marked where they stand so that a link can lead to them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import islice, pairwise, takewhile

_SPACE, _SPACES = re.compile(r"\s"), re.compile(r"\s+")
_PIECE = re.compile(r"<math\b.*?</math>|<[^>]*>|[^<]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words of a text: which of the places that read so."""

    text: str
    nth: int = 0
    """How many places before it read the same."""

    @classmethod
    def of(cls, source: str, start: int, end: int) -> "Occurrence":
        """The words from ``start`` up to ``end`` of a text."""
        text = source[start:end]
        return cls(text, sum(1 for _ in _spans(text, source, start)))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a rendered text that a reader sees."""

    start: int
    end: int


_Mark = tuple[Span, str, int]
"""A span with its layer's name and its number in it."""


def locate(html: str, places: Iterable[Occurrence]) -> list[Span | None]:
    """Where places of a text stand in its rendering; None for those that markup cuts apart."""
    seen = visible_text(html)
    found = ((_spans(place.text, seen, len(seen)), place.nth) for place in places)
    return [next(islice(spans, nth, None), None) for spans, nth in found]


@lru_cache(maxsize=256)
def visible_text(html: str) -> str:
    """What a reader sees: text outside tags; formulas count as nothing."""
    return "".join(unescape(piece) for piece in _PIECE.findall(html) if piece[0] != "<")


def _spans(text: str, source: str, end: int) -> Iterator[Span]:
    """Where a text stands before ``end``, with whatever white space where it has some."""
    if not text:
        return
    words, flat = _SPACES.sub(" ", text), _flat(source)
    if " " in words and "  " in flat:  # only a pattern finds words that more than a space parts
        pattern = re.compile(r"\s+".join(map(re.escape, words.split(" "))))
        yield from (Span(*found.span()) for found in pattern.finditer(source, 0, end))
        return
    at = flat.find(words, 0, end)
    while at >= 0:
        yield Span(at, at + len(words))
        at = flat.find(words, at + len(words), end)


@lru_cache(maxsize=256)
def _flat(source: str) -> str:
    """A text as long as it was, with spaces for other white space."""
    return _SPACE.sub(" ", source)


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def highlight(html: str, layers: Sequence[tuple[str, Sequence[Span]]]) -> str:
    """A rendering with its spans in elements of their own.

    Each layer is a name with spans; span number n of the layer ``why`` becomes
    ``<span class="why" id="why-1">`` with n from 1. Inner layers come last; of spans of one layer
    that overlap, the one that begins later or ends sooner is the inner one. A span that markup or
    another span cuts apart goes on behind it without an id.
    """
    marks = [
        (span, name, number)
        for name, spans in layers
        for number, span in sorted(enumerate(spans, 1), key=lambda one: (one[1].start, -one[1].end))
    ]
    return "".join(_marked(html, marks))


def _marked(html: str, marks: Sequence[_Mark]) -> Iterator[str]:
    begun: set[str] = set()
    at = 0
    for piece in _PIECE.findall(html):
        if piece[0] == "<":
            yield piece
        else:
            text = unescape(piece)
            yield from _text(text, at, marks, begun)
            at += len(text)


def _text(text: str, at: int, marks: Sequence[_Mark], begun: set[str]) -> Iterator[str]:
    """A text without tags, cut where spans begin and end."""
    end = at + len(text)
    edges = (place for span, _, _ in marks for place in (span.start, span.end))
    around: list[_Mark] = []
    for start, stop in pairwise(sorted({at, end, *(place for place in edges if at < place < end)})):
        inside = [mark for mark in marks if mark[0].start <= start < mark[0].end]
        same = takewhile(lambda pair: pair[0] == pair[1], zip(around, inside, strict=False))
        kept = sum(1 for _ in same)
        yield "</span>" * (len(around) - kept)
        for _, name, number in inside[kept:]:
            anchor = f"{name}-{number}"
            where = "" if anchor in begun else f' id="{anchor}"'
            yield f'<span class="{name}"{where}>'
            begun.add(anchor)
        around = inside
        yield escape(text[start - at : stop - at], quote=False)
    yield "</span>" * len(around)
