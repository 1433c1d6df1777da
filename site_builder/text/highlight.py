"""Words of a rendered text, marked where they stand so that a link can lead to them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import islice, pairwise

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


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a rendered text that a reader sees."""

    start: int
    end: int


def find(html: str, places: Iterable[Occurrence]) -> list[Span | None]:
    """Where places of a text stand in its rendering; None for those that markup cuts apart."""
    seen = visible_text(html)
    return [_find(seen, place) for place in places]


@lru_cache(maxsize=256)
def visible_text(html: str) -> str:
    """What a reader sees: text outside tags; formulas count as nothing."""
    return "".join(unescape(piece) for piece in _PIECE.findall(html) if piece[0] != "<")


def _find(seen: str, place: Occurrence) -> Span | None:
    return next(islice(_spans(place.text, seen, len(seen)), place.nth, None), None)


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
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
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
    return "".join(_marked(html, layers))


def _marked(html: str, layers: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[str]:
    begun: set[str] = set()
    at = 0
    for piece in _PIECE.findall(html):
        if piece[0] == "<":
            yield piece
            continue
        text = unescape(piece)
        yield from _text(text, at, layers, begun)
        at += len(text)


def _text(
    text: str, at: int, layers: Sequence[tuple[str, Sequence[Span]]], begun: set[str]
) -> Iterator[str]:
    """A text without tags, cut where spans begin and end."""
    end = at + len(text)
    cuts = {at, end}
    for _, spans in layers:
        for span in spans:
            cuts.update(place for place in (span.start, span.end) if at < place < end)
    order = sorted(cuts)
    open_ones: list[tuple[str, int]] = []
    for start, stop in pairwise(order):
        active = list(_active(layers, start))
        kept = 0
        while kept < min(len(open_ones), len(active)) and open_ones[kept] == active[kept]:
            kept += 1
        yield "</span>" * (len(open_ones) - kept)
        for name, number in active[kept:]:
            anchor = f"{name}-{number}"
            yield (
                f'<span class="{name}">'
                if anchor in begun
                else (f'<span class="{name}" id="{anchor}">')
            )
            begun.add(anchor)
        open_ones = active
        yield escape(text[start - at : stop - at], quote=False)
    yield "</span>" * len(open_ones)


def _active(layers: Sequence[tuple[str, Sequence[Span]]], at: int) -> Iterator[tuple[str, int]]:
    for name, spans in layers:
        found = [
            (span.start, -span.end, number)
            for number, span in enumerate(spans, 1)
            if span.start <= at < span.end
        ]
        yield from ((name, number) for _, _, number in sorted(found))
