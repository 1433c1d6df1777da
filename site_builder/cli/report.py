"""The command that reports on the list: report."""

import argparse

from site_builder.cli.options import (
    Commands,
    base_option,
    content_option,
    templates_of,
    templates_option,
)
from site_builder.cli.output import GOOD


def add(commands: Commands) -> None:
    """Add it to the command line."""
    report = commands.add_parser(
        "report",
        help="report what changes, or what is missing",
        description="Print Markdown: for the reviewer of a pull request what changes in the list "
        "since it left REF, or for curators what they should mend.",
    )
    what = report.add_mutually_exclusive_group(required=True)
    base_option(what, "entries, reasons, nearest papers, pages and problems since REF")
    what.add_argument("--gaps", action="store_true", help="what papers and topics lack, with lines")
    content_option(report)
    templates_option(report)
    report.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    from site_builder.content.reader import survey
    from site_builder.review.gaps import gaps
    from site_builder.review.pull_request import report

    if options.gaps:
        print(gaps(survey(options.content)), end="")
    else:
        print(report(options.content, templates_of(options), options.base), end="")
    return GOOD
