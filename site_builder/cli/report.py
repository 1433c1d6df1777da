"""Print Markdown: for the reviewer of a pull request what changes in the list since it left REF, or
for curators what they should mend."""

import argparse

from site_builder.cli.options import Command, content_option, flag, option, templates_option
from site_builder.cli.output import GOOD
from site_builder.content.reader import survey
from site_builder.review.gaps import gaps
from site_builder.review.pull_request import report


def _arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    words = "entries, reasons, nearest papers, pages and problems since REF"
    option(what, "--base", "REF", words)
    flag(what, "--gaps", "what papers and topics lack, with lines")
    content_option(parser)
    templates_option(parser)


def _run(options: argparse.Namespace) -> int:
    if options.gaps:
        print(gaps(survey(options.content)), end="")
    else:
        print(report(options.content, options.templates, options.base), end="")
    return GOOD


COMMAND = Command(_arguments, _run)
