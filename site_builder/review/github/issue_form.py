"""Issue form: the papers that somebody asks for in an issue."""

import re
from collections.abc import Iterator
from pathlib import Path

from site_builder.content.front_matter import read_text
from site_builder.ingest.identifiers import _END, WANTED, PaperId, identify
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, quantity

MAX_ISSUE = 300_000
"""Bytes of an issue; its form cannot hold more."""
MAX_PAPERS = 10
"""Papers that one issue may ask for."""
HEADING = "Paper"
"""Label of the issue form's field for ids."""


def paper_ids_in_issue(path: Path) -> tuple[tuple[PaperId, ...], tuple[Problem, ...]]:
    """The papers below the heading ``### Paper`` of an issue form, and what is wrong with it.

    The text is data: nothing in it but ids is taken. Raises Problems where it is no text of an
    issue's size, Unable when it cannot be read.
    """
    text, file = read_text(path, MAX_ISSUE, "give the body of one issue"), display_path(path)
    lines = text.split("\n")
    heads = [n for n, line in enumerate(lines) if _heading(line) == HEADING]
    if len(heads) != 1:
        found = "is missing" if not heads else "stands there more than once"
        mend = "give the body of an issue made with the form 'Add a paper'"
        line = heads[1] + 1 if heads else 1
        return (), (Problem(file, line, 1, f"the heading '### {HEADING}' {found}", mend),)
    found_ones: list[PaperId] = []
    problems: list[Problem] = []
    for number, word in _words(lines, heads[0] + 1):
        asked = identify(word, f"{file}:{number}")
        if asked is None:
            fault = f"{_quoted(word)} names no paper"
            problems.append(Problem(file, number, 1, fault, WANTED))
        elif all(asked.id != other.id for other in found_ones):
            found_ones.append(asked)
    if not found_ones and not problems:
        problems.append(Problem(file, heads[0] + 1, 1, "no paper is asked for", WANTED))
    if len(found_ones) + len(problems) > MAX_PAPERS:
        fault = f"{quantity(len(found_ones) + len(problems), 'id')}, more than {MAX_PAPERS}"
        mend = "ask for fewer papers in one issue"
        return (), (Problem(file, heads[0] + 1, 1, fault, mend),)
    return tuple(found_ones), tuple(problems)


def _heading(line: str) -> str | None:
    mark, _, words = line.rstrip().partition(" ")
    return words.strip() if mark == "###" else None


def _words(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """What stands below a heading and may be an id, each with its line."""
    for number, line in enumerate(lines[start:], start + 1):
        if _heading(line) is not None:
            return
        whole = line.strip().lstrip("-*•> ").strip()
        if not whole or whole == "_No response_":
            continue
        if identify(whole):
            yield number, whole
            continue
        for word in re.split(r"[\s,;]+", whole):
            bare = _END.sub("", word.lstrip("<([\"'"))
            if bare:
                yield number, bare


def _quoted(word: str) -> str:
    """A word of an unknown hand as a message can show it: plain letters, not too many."""
    return ascii(word[:60])
