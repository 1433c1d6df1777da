"""The form by which a reader corrects a paper's entry, filled with what the entry says now."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from urllib.parse import quote

from site_builder.content.schema import PAPER
from site_builder.model.paper import Paper
from site_builder.model.settings import Settings
from site_builder.site import urls

FORM = "02-correct-paper.yml"
"""The form, in the repository's .github/ISSUE_TEMPLATE; its ids are the names filled here."""
LONGEST = 8_000
"""Bytes an address may have; GitHub answers longer ones with an error (414) past 8,192."""
LONGEST_VALUE = 400
"""Characters of one value, so that a hundred authors do not push out everything else."""
CUT = "…"
FIRST = "title authors published venue status arxiv doi topics".split()
"""Fields that are corrected most often, in that order; the others follow in theirs."""


def correction_form(paper: Paper, settings: Settings) -> str:
    """The address of the form for a paper, whatever the paper holds never too long."""
    fields = {"title": f"Correct {paper.key}", "paper": paper.key, "now": ""}
    room = LONGEST - len(urls.issue_form(FORM, fields, settings))
    fields["now"] = _fitting("\n".join(_values(paper)), room)
    return urls.issue_form(FORM, fields, settings)


def _values(paper: Paper) -> Iterator[str]:
    """Line by line what the entry says, the most often corrected first."""
    places = {name: place for place, name in enumerate(FIRST)}
    for field in sorted(PAPER, key=lambda field: places.get(field.name, len(places))):
        if field.corrected:
            for name, value in field.kind.lines(field.name, paper.value(field.name)):
                if value:
                    yield f"{name}: {_cut(value, LONGEST_VALUE)}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + CUT


def _fitting(text: str, room: int) -> str:
    """The text, or as much of its beginning as takes no more than ``room`` bytes in an address."""
    if len(quote(text, safe="")) <= room:
        return text
    sizes = accumulate(len(quote(char, safe="")) for char in text)
    return text[: bisect_right([*sizes], room - len(quote(CUT)))] + CUT
