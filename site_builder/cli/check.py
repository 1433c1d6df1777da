"""Read the whole list and tell every problem there is."""

import argparse
from pathlib import Path

from site_builder.cli.options import Command, content_option, flag, option
from site_builder.cli.output import FORMATS, GOOD, TOLD, tell_as, verdict
from site_builder.content.reader import survey
from site_builder.model.paths import resolve_focus
from site_builder.model.problems import quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    words = "files or folders to tell of; the whole list is read all the same"
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=words)
    content_option(parser)
    words = (
        "for people, as annotations of GitHub's workflows, or one JSON object a line "
        "(default: text)"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help=words)
    words = "refuse a key that was on the list at REF and has vanished since"
    option(parser, "--base", "REF", words)
    flag(parser, "--strict", "let warnings fail the check")


def _run(options: argparse.Namespace) -> int:
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
        papers, topics = quantity(len(found.papers), "paper"), quantity(len(found.topics), "topic")
        files = quantity(len(options.files), "file")
        read = f"{files} of {papers}" if options.files else f"{papers} and {topics}"
        print(f"{read}: {verdict(problems)}")
    return TOLD if wrong or (options.strict and problems) else GOOD


COMMAND = Command(_arguments, _run)
