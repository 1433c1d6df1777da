"""What can be wrong with a list, told as a place, a fault and a mend."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one place with its mend; prints so that an editor can jump to it."""

    file: str
    """Path as the person knows it, relative to where the command was called."""
    line: int
    """First line is 1."""
    column: int
    """First character is 1."""
    fault: str
    """What is wrong, in one clause."""
    mend: str
    """What to write instead."""
    warning: bool = False
    """A warning is told, but fails nothing unless ``--strict`` is given."""

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}:{self.column}: {kind}{self.fault}\n    {self.mend}"


class Problems(Exception):
    """Every problem met so far, in the order of their places; the content must be mended."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["Problems"], tuple[tuple[Problem, ...]]]:
        return Problems, (self.problems,)


class Unable(Exception):
    """The machine, not the content, is in the way: a missing program, a permission, a full disk."""


def nearest_word(word: str, known: Collection[str]) -> str | None:
    """The known word most like ``word`` (compared without case), or None when none is near."""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def suggestion(word: str, known: Collection[str], otherwise: str) -> str:
    """The mend for an unknown word: the nearest known one, else ``otherwise``."""
    near = nearest_word(word, known)
    return f"write {near!r}" if near else otherwise


def quantity(number: int, noun: str) -> str:
    """A number with its noun: 1 paper, 2 papers."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
