"""Print Markdown: for the reviewer of a pull request what changes in the list since it left REF, or
for curators what they should mend."""

import argparse

from site_builder.cli.options import (
    Command,
    base_option,
    content_option,
    templates_of,
    templates_option,
)
from site_builder.cli.output import GOOD


def _arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    base_option(what, "entries, reasons, nearest papers, pages and problems since REF")
    what.add_argument("--gaps", action="store_true", help="what papers and topics lack, with lines")
    content_option(parser)
    templates_option(parser)


def _run(options: argparse.Namespace) -> int:
    from site_builder.content.reader import survey
    from site_builder.review.gaps import gaps
    from site_builder.review.pull_request import report

    if options.gaps:
        print(gaps(survey(options.content)), end="")
    else:
        print(report(options.content, templates_of(options), options.base), end="")
    return GOOD


COMMAND = Command("report", "report what changes, or what is missing", __doc__, _arguments, _run)
