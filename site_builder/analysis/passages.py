"""A title and an abstract as words, with the phrases found in them and what sentences are for."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from site_builder.analysis.evidence import Evidence, Field
from site_builder.model.vocabulary import Name, Tier
from site_builder.text.phrases import Matcher, PhraseMatch
from site_builder.text.tokens import Word, words

Place = Literal["title", "own", "result", "background", "aside"]
"""Where a phrase stands: in the title, in a sentence about own work, about its results or about
what others do, or behind words such as *unlike* that set it aside."""
ASIDE_REACH = 4
"""Words after *unlike* and its like that are still set aside."""
LONGEST = 100
"""Characters a word has at most; more without a space are no word, and are passed over."""


Part = Literal["topic", "cue", "name", "near", "modality", "claim"]


class Label(NamedTuple):
    """What a phrase of the vocabulary stands for."""

    part: Part
    word: str
    """Slug, cue, kind of tag, phrase, modality or kind of claim."""
    tier: Tier | None = None
    name: Name | None = None


Match: TypeAlias = PhraseMatch[Label]


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or an abstract."""

    field: Field
    text: str
    words: Sequence[Word]
    matches: Sequence[Match]
    """The phrases found in it."""
    roles: Sequence[Place]
    """What each sentence is there for."""

    @classmethod
    def of(cls, field: Field, text: str, matcher: Matcher[Label]) -> "Passage":
        """Read a text."""
        known = [word for word in words(text) if word.end - word.start <= LONGEST]
        found = matcher.find(known)
        return cls(field, text, known, found, _roles(field, known, found))

    def of_part(self, part: Part) -> list[Match]:
        """The phrases of one part of the vocabulary."""
        return [match for match in self.matches if match.label.part == part]

    def evidence(self, first: int, last: int) -> Evidence:
        """The words from ``first`` up to ``last``."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Evidence(self.field, start, end, self.text[start:end])

    def between(self, last: int, first: int) -> str:
        """What stands between the word before ``last`` and the word ``first``."""
        return self.text[self.words[last - 1].end : self.words[first].start]

    def asides(self) -> set[int]:
        """Words that stand shortly behind an aside, within the same clause."""
        aside: set[int] = set()
        for match in self.of_part("cue"):
            if match.label.word != "aside":
                continue
            sentence = self.words[match.first].sentence
            for place in range(match.last, min(match.last + ASIDE_REACH + 1, len(self.words))):
                clause = self.between(match.last, place)
                if self.words[place].sentence != sentence or set(clause) & set(",;:"):
                    break
                aside.add(place)
        return aside


def _roles(field: Field, known: Sequence[Word], found: Sequence[Match]) -> list[Place]:
    """An abstract begins with background; its own work begins with the first sentence that says
    *we* or *this paper*, and goes on except where a sentence speaks of results or of others."""
    count = known[-1].sentence + 1 if known else 0
    if field == "title":
        return ["title"] * count
    said: defaultdict[int, set[str]] = defaultdict(set)
    for match in found:
        if match.label.part == "cue":
            said[known[match.first].sentence].add(match.label.word)
    first_own = next((number for number in range(count) if "own" in said[number]), 0)
    return [_role(said[number], number, first_own) for number in range(count)]


def _role(said: Collection[str], number: int, first_own: int) -> Place:
    if number < first_own:
        return "background"
    if number > first_own and "result" in said:
        return "result"
    return "background" if "background" in said and "own" not in said else "own"
