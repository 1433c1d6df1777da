"""Numbers with their units, as papers write what they measured."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_WORDS: Mapping[str, float] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_DIGITS = r"(?<!\d)(?:\d++(?:(?=,\d{3}),\d{3})++(?:(?=\.\d)\.\d++)?+|\d++(?:(?=\.\d)\.\d++)?+)"
"""The looks ahead are for Python 3.11.2, whose possessive groups keep half of a failed try."""
_NUMBER = rf"{_DIGITS}|\b(?:{'|'.join(_WORDS)})(?= times| to | orders of)"
_TIMES = r"×|(?:x|X)(?![\w])|[- ]?times\b|[- ]?folds?\b"
_PERCENT = r"\s?%|\s?percent(?:age)?(?: points?)?\b"
_ABOUT = (
    r"(?P<about>(?:(?:by|of|to)\s+)?(?:up to|as much as|as little as|as low as|about|around|"
    r"roughly|nearly|approximately|almost|over|more than|less than|fewer than|at least|at most|"
    r"only|just|merely|an average of|on average)\s+){0,4}[~∼≈]?"
    rf"(?P<low>(?:{_NUMBER})(?:\s?(?:{_TIMES}|%))?\s?(?:-|–|to|∼|~)\s?)?"
)
_SYMBOLS: Mapping[str, str] = {
    "×": "x", "x": "x", "X": "x", "times": "x", "fold": "x", "folds": "x",
    "%": "%", "percent": "%", "percentage": "%", "percent point": "points",
    "percent points": "points", "percentage point": "points", "percentage points": "points",
}  # fmt: skip
"""Units that every field has."""
_FACTOR = re.compile(r"\d|(?<=[×xX])\s\d")
"""What makes a product of a number of times: 2×1.4, 16 x 16."""
_ORDERS = 300
"""Orders of magnitude that a number can have."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, in a text."""

    start: int
    """Where its qualifier begins, such as *up to*."""
    end: int
    value: float
    unit: str


class Units:
    """The units of a field by their symbols, each with every way in which papers write it."""

    def __init__(self, known: Mapping[str, Sequence[str]]) -> None:
        written = {
            spelling: symbol for symbol, spellings in known.items() for spelling in spellings
        }
        self._symbols = {**written, **_SYMBOLS}
        longest = sorted(written, key=lambda word: (-len(word), word))
        own = rf"|\s?(?:{'|'.join(map(re.escape, longest))})(?!\w)" if longest else ""
        unit = (
            rf"(?P<unit>{_PERCENT}|\s?(?:{_TIMES}){own}|(?<!19\d0)(?<!20\d0)s\b"
            r"|\s?orders? of magnitude\b)"
        )
        self._measure = re.compile(
            rf"{_ABOUT}(?P<value>{_NUMBER}){unit}"
            r"|(?P<twice>\btwice\b)|(?P<tenfold>\b(?:an|one) order of magnitude\b)"
        )

    def measures(self, text: str) -> Iterator[Measure]:
        """The numbers with units of a text, in order; of a range the larger end."""
        for match in self._measure.finditer(text):
            if not _FACTOR.match(text, match.end()):
                yield Measure(match.start(), match.end(), *self._value(match))

    def _value(self, match: re.Match[str]) -> tuple[float, str]:
        """A number and the symbol of its unit."""
        if match["twice"] or match["tenfold"]:
            return (2.0 if match["twice"] else 10.0), "x"
        unit, written = match["unit"].strip().strip("- "), match["value"]
        value = _WORDS.get(written) or min(float(written.replace(",", "")), 10.0**_ORDERS)
        if unit.startswith("order"):
            return 10.0 ** min(value, _ORDERS), "x"
        return value, self._symbols.get(unit, unit)
