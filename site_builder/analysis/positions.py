"""Where in a paper's file the words of its title and abstract stand."""

import re

from site_builder.analysis.evidence import Evidence
from site_builder.model.paper import Paper

_NEXT_FIELD = re.compile(r"\n(?=\S)|\Z")


def place_of(evidence: Evidence, paper: Paper, text: str) -> tuple[int, int]:
    """Line and column of words of a paper in its file's text, as ``read_text`` gives it.

    Of a title that the file writes otherwise, with escapes, it is where the title begins.
    """
    if evidence.field == "abstract":  # the text ends with it
        start = len(text.rstrip()) - len(paper.abstract) + evidence.start
    else:
        start = _in_title(evidence, paper, text)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _in_title(evidence: Evidence, paper: Paper, text: str) -> int:
    line, column = paper.lines["title"]
    begin = sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1
    end = _NEXT_FIELD.search(text, begin)
    words = re.compile(r"\s+".join(map(re.escape, evidence.text.split())))
    found = words.search(text, begin + evidence.start, end.start() if end else len(text))
    return found.start() if found else begin
