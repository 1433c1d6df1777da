"""A title and an abstract as words, with what each sentence is there for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from site_builder.analysis.evidence import Evidence, Field
from site_builder.model.vocabulary import Cue
from site_builder.text.phrases import PhraseMatch
from site_builder.text.tokens import Word, words

Place = Literal["title", "own", "result", "background", "aside"]
"""Where a phrase stands: in the title, in a sentence about own work, about its results or about
what others do, or behind words such as *unlike* that set it aside."""
ASIDE_REACH = 4
"""Words after *unlike* and its like that are still set aside."""
LONGEST = 100
"""Characters a word has at most; more without a space are no word, and are passed over."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or an abstract."""

    field: Field
    text: str
    words: Sequence[Word]

    @classmethod
    def of(cls, field: Field, text: str) -> "Passage":
        """Read a text."""
        found = words(text)
        return cls(field, text, [word for word in found if word.end - word.start <= LONGEST])

    def evidence(self, first: int, last: int) -> Evidence:
        """The words from ``first`` up to ``last``."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Evidence(self.field, start, end, self.text[start:end])

    def between(self, last: int, first: int) -> str:
        """What stands between the word before ``last`` and the word ``first``."""
        return self.text[self.words[last - 1].end : self.words[first].start]


Cues = Sequence[tuple[PhraseMatch[Any], Cue]]
"""The turns of phrase found in a passage."""


def roles(passage: Passage, cues: Cues) -> list[Place]:
    """What each sentence is there for.

    An abstract begins with background; its own work begins with the first sentence that says
    *we* or *this paper*, and goes on except where a sentence speaks of results or of others.
    """
    if passage.field == "title":
        return ["title"] * (passage.words[-1].sentence + 1 if passage.words else 0)
    said: defaultdict[int, set[Cue]] = defaultdict(set)
    for found, cue in cues:
        said[passage.words[found.first].sentence].add(cue)
    count = passage.words[-1].sentence + 1 if passage.words else 0
    first_own = next((number for number in range(count) if "own" in said[number]), 0)
    return [_role(said[number], number, first_own) for number in range(count)]


def _role(said: set[Cue], number: int, first_own: int) -> Place:
    if number < first_own:
        return "background"
    if number > first_own and "result" in said:
        return "result"
    return "background" if "background" in said and "own" not in said else "own"


def asides(passage: Passage, cues: Cues) -> set[int]:
    """Words that stand shortly behind an aside, within the same clause."""
    aside: set[int] = set()
    for found, cue in cues:
        if cue != "aside":
            continue
        sentence = passage.words[found.first].sentence
        for place in range(found.last, min(found.last + ASIDE_REACH + 1, len(passage.words))):
            clause = passage.between(found.last, place)
            if passage.words[place].sentence != sentence or set(clause) & set(",;:"):
                break
            aside.add(place)
    return aside
