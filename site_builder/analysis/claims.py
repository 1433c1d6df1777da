"""Measured results in the authors' words: a number with its unit, and what it measures."""

import re
from bisect import bisect_left, bisect_right

from site_builder.analysis.evidence import Evidence, Quotation
from site_builder.analysis.passages import Passage, Place
from site_builder.model.paper import ClaimKind
from site_builder.text.measures import Measure, Units

_CLAUSE_END = re.compile(
    r"[.;:()—]\s|\)|[,]\s(?!\d)|\s(?:while|whereas|but|although|when|where|which)\s|$"
)
_VERB = re.compile(
    r"\b(?:reduc\w+|sav\w+|cut\w*|lower\w*|decreas\w+|improv\w+|increas\w+|achiev\w+|speed\w* up|"
    r"accelerat\w+|outperform\w*|boost\w*|gain\w*|deliver\w*|yield\w*|train\w* only|using only|"
    r"shrink\w*|requir\w+|enabl\w+|reach\w*|sustain\w*|obtain\w*|provid\w+)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[ -](?!(?:and|or|than|with|while|on|in|for|over|by|at|when|to|from|compared|as|is|are|was|"
    r"were|can|without|against|across|during|using|respectively|via|versus|vs|that|the|our|its|"
    r"we|under|relative)\b)[\w%@+’'/-]+){0,4}"
)
_OF = re.compile(
    r" (?:of|in) (?:the |a |an |its |all )?(?:[\w’'-]++ ?){1,4}?"
    r"(?=[.,;:)]| (?:and|while|with|on|for|by|than|compared)\b|$)"
)
_SAVING = re.compile(r"\b(?:reduc\w+|sav\w+|from|only|requir\w+|less|under|within|down to)\b", re.I)
_SIZES = ("GB", "MB", "TB")
"""Units that mostly tell a machine's size; of a saving only where the clause speaks of one."""
_REACH = 70
"""Characters on either side of a number in which its kind is looked for."""
_BEFORE, _AFTER = 200, 400
"""Characters of a clause that are read on either side of a number."""
VAGUE = "vague"
"""Word of claims.yaml for phrases such as *better*, which tell a kind where nothing else does."""


def quotations(passage: Passage, units: Units) -> tuple[Quotation, ...]:
    """The measured results of an abstract.

    A number in a sentence about what others do is no result, and one that nothing tells the kind
    of is none either.
    """
    found: list[Quotation] = []
    kinds = [
        (passage.words[match.first].start, passage.words[match.last - 1].end, match.label.word)
        for match in passage.of_part("claim")
    ]
    starts = [start for start, _, _ in kinds]
    for measure in units.measures(passage.text):
        if _role_at(passage, measure.start) == "background":
            continue
        begin, end = _clause(passage.text, measure)
        if measure.unit in _SIZES and not _SAVING.search(passage.text, begin, measure.start):
            continue
        near = sorted(
            (kind == VAGUE, _apart(measure, start, stop), start, stop, kind)
            for start, stop, kind in kinds[
                bisect_left(starts, begin) : bisect_right(starts, measure.end + _REACH)
            ]
            if stop <= end and _apart(measure, start, stop) <= _REACH
        )
        if not near:
            continue
        _, _, start, stop, kind = near[0]
        first, last = _span(passage.text, begin, end, measure, start, stop)
        if found and first < found[-1].evidence.end:
            continue
        evidence = Evidence("abstract", first, last, passage.text[first:last])
        found.append(Quotation(_kind(kind), measure.value, measure.unit, evidence))
    return tuple(found)


def _kind(word: str) -> ClaimKind:
    return "accuracy" if word == VAGUE else word  # type: ignore[return-value]


def _apart(measure: Measure, start: int, stop: int) -> int:
    """Characters between a number and a phrase; what stands behind the number is nearer."""
    return max(start - measure.end, 2 * (measure.start - stop), 0)


def _role_at(passage: Passage, place: int) -> Place:
    number = bisect_right(passage.words, place, key=lambda word: word.end)
    return passage.roles[passage.words[number].sentence] if number < len(passage.words) else "own"


def _clause(text: str, measure: Measure) -> tuple[int, int]:
    """The clause around a number."""
    begin = max(0, measure.start - _BEFORE)
    for match in _CLAUSE_END.finditer(text, begin, measure.start):
        if match.group():
            begin = match.end()
    limit = min(len(text), measure.end + _AFTER)
    after = _CLAUSE_END.search(text, measure.end, limit)
    return begin, after.start() if after else limit


def _span(
    text: str, begin: int, end: int, measure: Measure, start: int, stop: int
) -> tuple[int, int]:
    """From the verb or the number to the end of what it measures."""
    first, last = min(measure.start, start), max(measure.end, stop)
    if start < measure.start:
        verbs = list(_VERB.finditer(text, begin, start + 1))
        if verbs and start - verbs[-1].start() <= _REACH:
            first = verbs[-1].start()
    tail = _TAIL.match(text, last, end)
    last = tail.end() if tail else last
    whole = _OF.match(text, last, end)
    return first, whole.end() if whole and measure.end >= stop - 1 else last
