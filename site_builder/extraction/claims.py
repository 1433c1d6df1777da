"""Measured results in the authors' words: a number with its unit, and what it measures."""

import re
from collections.abc import Sequence

from site_builder.extraction.extract import Evidence, Quotation
from site_builder.extraction.reading import Passage, Place
from site_builder.measures import Measure, measures
from site_builder.paper import ClaimKind

_CLAUSE_END = re.compile(r"[.;:()—]\s|[,]\s(?!\d)|\s(?:while|whereas|but|although|when|where)\s|$")
_VERB = re.compile(
    r"\b(?:reduc\w+|sav\w+|cut\w*|lower\w*|decreas\w+|improv\w+|increas\w+|achiev\w+|speed\w* up|"
    r"accelerat\w+|outperform\w*|boost\w*|gain\w*|deliver\w*|yield\w*|train\w* only|using only|"
    r"shrink\w*|requir\w+|enabl\w+|reach\w*|sustain\w*|obtain\w*|provid\w+)\b",
    re.IGNORECASE,
)
_REACH = 70
"""Characters on either side of a number in which its kind is looked for."""

def quotations(
    passage: Passage,
    roles: Sequence[Place],
    kinds: Sequence[tuple[int, int, ClaimKind]],
) -> tuple[Quotation, ...]:
    """The measured results of an abstract.

    ``kinds`` are the places of the phrases that tell what is measured. A number in a sentence
    about what others do is no result, and one that nothing tells the kind of is none either.
    """
    found: list[Quotation] = []
    for measure in measures(passage.text):
        if _role_at(passage, roles, measure.start) == "background":
            continue
        begin, end = _clause(passage.text, measure)
        near = [
            (max(start - measure.end, measure.start - stop), start, stop, kind)
            for start, stop, kind in kinds
            if start >= begin and stop <= end and _apart(measure, start, stop) <= _REACH
        ]
        if not near:
            continue
        _, start, stop, kind = min(near)
        first, last = _span(passage.text, begin, measure, start, stop)
        if found and first < found[-1].evidence.end:
            continue
        evidence = Evidence("abstract", first, last, passage.text[first:last])
        found.append(Quotation(kind, measure.value, measure.unit, evidence))
    return tuple(found)


def _apart(measure: Measure, start: int, stop: int) -> int:
    return max(start - measure.end, measure.start - stop, 0)


def _role_at(passage: Passage, roles: Sequence[Place], place: int) -> Place:
    word = next((word for word in passage.words if word.end > place), None)
    return roles[word.sentence] if word else "own"


def _clause(text: str, measure: Measure) -> tuple[int, int]:
    """The clause around a number."""
    begin = 0
    for match in _CLAUSE_END.finditer(text, max(0, measure.start - 200), measure.start):
        if match.end() <= measure.start and match.group():
            begin = match.end()
    after = _CLAUSE_END.search(text, measure.end)
    return begin, after.start() if after else len(text)


def _span(text: str, begin: int, measure: Measure, start: int, stop: int) -> tuple[int, int]:
    """The words from the verb or the number to what it measures, whichever come first and last."""
    first, last = min(measure.start, start), max(measure.end, stop)
    if start < measure.start:
        verbs = [match for match in _VERB.finditer(text, begin, start)]
        if verbs and start - verbs[-1].start() <= _REACH:
            first = verbs[-1].start()
    return first, last
