"""Read the whole list and tell every problem there is."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.options import Command, base_option, content_option, files_argument
from site_builder.cli.output import FORMATS, GOOD, TOLD, tell_as, verdict
from site_builder.model.problems import quantity

if TYPE_CHECKING:
    from site_builder.model.reading_list import Survey


def _arguments(parser: argparse.ArgumentParser) -> None:
    files_argument(parser, "files or folders to tell of; the whole list is read all the same")
    content_option(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="for people, as annotations of GitHub's workflows, or one JSON object a line "
        "(default: text)",
    )
    base_option(parser, "refuse a key that was on the list at REF and has vanished since")
    parser.add_argument("--strict", action="store_true", help="let warnings fail the check")


def _run(options: argparse.Namespace) -> int:
    from site_builder.content.reader import survey
    from site_builder.model.paths import resolve_focus

    focus = resolve_focus(options.files)
    found = survey(options.content, focus)
    problems = [problem for problem in found.problems if not focus or problem.file in focus]
    if options.base is not None:
        from site_builder.review.git import branched_from
        from site_builder.review.vanished_keys import vanished_keys

        problems += vanished_keys(branched_from(options.base, options.content), found)
    tell_as(options.format, problems)
    wrong = any(not problem.warning for problem in problems)
    if options.format == "text" and not wrong:
        print(f"{_looked_at(found, options.files)}: {verdict(problems)}")
    return TOLD if wrong or (options.strict and problems) else GOOD


def _looked_at(found: "Survey", files: Sequence[Path]) -> str:
    if files:
        return f"{quantity(len(files), 'file')} of {quantity(len(found.papers), 'paper')}"
    return f"{quantity(len(found.papers), 'paper')} and {quantity(len(found.topics), 'topic')}"


COMMAND = Command("check", "check the list", __doc__, _arguments, _run)
