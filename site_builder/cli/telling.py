"""How problems reach a person or a program, and the exit codes."""

import json
import sys
from collections.abc import Sequence

from site_builder.problems import Problem, counted

GOOD, TOLD, USAGE, ENVIRONMENT = 0, 1, 2, 3
"""Exit codes: all well, problems told, wrong call, the machine is in the way."""

MANY = 20
"""Warnings shown before the rest is only counted."""

FORMATS = ("text", "github", "json")
"""For people, for GitHub's workflows, and for programs."""


def tell(problems: Sequence[Problem], most: int | None = None) -> None:
    """Print problems where errors go; past ``most`` of them only their number."""
    for problem in problems[:most]:
        print(problem, file=sys.stderr)
    if most is not None and len(problems) > most:
        print(f"and {len(problems) - most:,} more: see 'site_builder check'", file=sys.stderr)


def tell_reason(name: str, fault: str, mend: str) -> None:
    """Print, where errors go, what is wrong with something that stands in no file."""
    print(f"{name}: {fault}\n    {mend}", file=sys.stderr)


def tell_as(form: str, problems: Sequence[Problem]) -> None:
    """Print problems in one of FORMATS; what a program reads goes to standard output."""
    if form == "text":
        tell(problems)
        return
    for problem in problems:
        print(_annotation(problem) if form == "github" else _object(problem))


def _annotation(problem: Problem) -> str:
    """A problem as a workflow command of GitHub Actions, which shows it at its line."""
    kind = "warning" if problem.warning else "error"
    where = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    title = _property("site_builder check")
    message = f"{problem.fault}\n{problem.mend}"
    return f"::{kind} {where},title={title}::{_data(message)}"


def _data(text: str) -> str:
    """A text within a workflow command, as GitHub's own toolkit escapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _object(problem: Problem) -> str:
    """A problem as one line of JSON."""
    told = {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": "warning" if problem.warning else "error",
        "fault": problem.fault,
        "mend": problem.mend,
    }
    return json.dumps(told, ensure_ascii=False)


def verdict(warnings: Sequence[Problem]) -> str:
    """One word on a list that has no worse than warnings."""
    if not warnings:
        return "all well"
    return counted(len(warnings), "warning")
