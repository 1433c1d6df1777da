"""How problems reach a person or a program, and the exit codes."""

import json
import sys
from collections.abc import Iterator, Sequence

from site_builder.model.problems import Problem, quantity

GOOD, TOLD, USAGE, ENVIRONMENT = 0, 1, 2, 3
"""Exit codes: all well, problems told, wrong call, the machine is in the way."""
MANY = 20
"""Problems shown before the rest is only counted."""
ALIKE = 3
"""Warnings alike that are told one by one; of more, the places of as many are named."""
FORMATS = ("text", "github", "json")
"""For people, for GitHub's workflows, and for programs."""


def tell(problems: Sequence[Problem], most: int | None = None) -> None:
    """Print problems where errors go, warnings alike once and errors last; past ``most`` of them
    only their number."""
    groups = sorted(_alike(problems), key=lambda group: not group[0].warning)
    for group in groups[:most]:
        print(group[0], file=sys.stderr)
        if len(group) > 1:
            places = ", ".join(f"{one.file}:{one.line}" for one in group[1:ALIKE])
            more = f"and {len(group) - ALIKE:,} more"
            print(f"    {len(group):,} times: likewise {places} {more}", file=sys.stderr)
    if left := sum(map(len, groups[most:] if most is not None else ())):
        print(f"and {left:,} more: see 'site_builder check'", file=sys.stderr)


def _alike(problems: Sequence[Problem]) -> Iterator[list[Problem]]:
    """Warnings in the same words together where they are many, other problems one by one."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.warning:
            groups.setdefault((problem.fault, problem.mend), []).append(problem)
    for problem in problems:
        group = groups.get((problem.fault, problem.mend), []) if problem.warning else []
        if len(group) <= ALIKE:
            yield [problem]
        elif problem is group[0]:
            yield group


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
    return quantity(len(warnings), "warning")
