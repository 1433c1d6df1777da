"""Numbers with their units, as papers write what they measured."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TIMES = r"×|(?:x|X)(?![\w])|[- ]?times\b|[- ]?folds?\b"
_UNIT = (
    rf"(?P<unit>\s?%|\s?percent(?:age)?(?: points?)?\b|\s?(?:{_TIMES})|\s?(?:GB|MB|TB|mW|mJ|kWh)\b"
    r"|\s?(?:BLEU(?: points?)?|points?|PFlops|petaflops|Petaflops|TFlops|TFLOPs|TFLOPS|tokens/s)\b"
    r"|\s?(?:ms|seconds?|minutes?|hours?|W|Watts?)\b|\s?orders? of magnitude\b)"
)
_MEASURE = re.compile(
    r"(?P<about>(?:(?:by|of|to)\s+)?(?:up to|as much as|as little as|as low as|about|around|roughly|"
    r"nearly|approximately|almost|over|more than|less than|fewer than|at least|at most|only|just|"
    r"merely|an average of|on average)\s+)*[~∼≈]?"
    rf"(?P<low>(?:{_NUMBER})(?:\s?(?:{_TIMES}|%))?\s?(?:-|–|to|∼|~|and)\s?)?"
    rf"(?P<value>{_NUMBER}){_UNIT}",
)
_SYMBOLS: Mapping[str, str] = {
    "×": "x", "x": "x", "X": "x", "times": "x", "fold": "x", "folds": "x",
    "%": "%", "percent": "%", "percentage point": "points", "percentage points": "points",
    "point": "points", "points": "points", "BLEU": "BLEU", "BLEU point": "BLEU",
    "BLEU points": "BLEU", "Petaflops": "PFlops", "petaflops": "PFlops", "TFLOPs": "TFlops",
    "TFLOPS": "TFlops", "second": "s", "seconds": "s", "minute": "min", "minutes": "min",
    "hour": "h", "hours": "h", "Watt": "W", "Watts": "W",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, in a text."""

    start: int
    """Where its qualifier begins, such as *up to*."""
    end: int
    value: float
    unit: str


def measures(text: str) -> Iterator[Measure]:
    """The numbers with units of a text, in order."""
    for match in _MEASURE.finditer(text):
        if text[match.end() : match.end() + 1].isdigit():  # 2×1.4 is a product
            continue
        unit = match["unit"].strip(" -")
        value = float(match["value"].replace(",", ""))
        if unit.startswith("order"):
            value, unit = 10.0**value, "x"
        yield Measure(match.start(), match.end(), value, _SYMBOLS.get(unit, unit))
