"""How problems reach a person, and the exit codes."""

import sys
from collections.abc import Sequence

from site_builder.problems import Problem, counted

GOOD, TOLD, USAGE, ENVIRONMENT = 0, 1, 2, 3
"""Exit codes: all well, problems told, wrong call, the machine is in the way."""

MANY = 20
"""Warnings shown before the rest is only counted."""


def tell(problems: Sequence[Problem], most: int | None = None) -> None:
    """Print problems where errors go; past ``most`` of them only their number."""
    for problem in problems[:most]:
        print(problem, file=sys.stderr)
    if most is not None and len(problems) > most:
        print(f"and {len(problems) - most:,} more: see 'site_builder check'", file=sys.stderr)


def tell_reason(name: str, fault: str, mend: str) -> None:
    """Print, where errors go, what is wrong with something that stands in no file."""
    print(f"{name}: {fault}\n    {mend}", file=sys.stderr)


def verdict(warnings: Sequence[Problem]) -> str:
    """One word on a list that has no worse than warnings."""
    if not warnings:
        return "all well"
    return counted(len(warnings), "warning")
