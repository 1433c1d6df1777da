"""Commands that look at the list's files: check."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.options import Commands, base_option, content_option, files_argument
from site_builder.cli.telling import FORMATS, GOOD, TOLD, tell_as, verdict
from site_builder.problems import counted

if TYPE_CHECKING:
    from site_builder.content import Survey


def add(commands: Commands) -> None:
    """Add them to the command line."""
    _add_check(commands)


def _add_check(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help="check the list",
        description="Read the whole list and tell every problem there is.",
    )
    files_argument(check, "files or folders to tell of; the whole list is read all the same")
    content_option(check)
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="for people, as annotations of GitHub's workflows, or one JSON object a line "
        "(default: text)",
    )
    base_option(check, "refuse a key that was on the list at REF and has vanished since")
    check.add_argument("--strict", action="store_true", help="let warnings fail the check")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from site_builder.content import survey
    from site_builder.source import named

    focus = named(options.files)
    found = survey(options.content, focus)
    problems = [problem for problem in found.problems if not focus or problem.file in focus]
    if options.base is not None:
        from site_builder.git import branched_from
        from site_builder.vanished import vanished

        problems += vanished(branched_from(options.base, options.content), found)
    tell_as(options.format, problems)
    wrong = any(not problem.warning for problem in problems)
    if options.format == "text" and not wrong:
        print(f"{_looked_at(found, options.files)}: {verdict(problems)}")
    return TOLD if wrong or (options.strict and problems) else GOOD


def _looked_at(found: "Survey", files: Sequence[Path]) -> str:
    if files:
        return f"{counted(len(files), 'file')} of {counted(len(found.papers), 'paper')}"
    return f"{counted(len(found.papers), 'paper')} and {counted(len(found.topics), 'topic')}"
