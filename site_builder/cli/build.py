"""Check the list and build its site."""

import argparse
import signal
from pathlib import Path

from site_builder.cli.options import Command, jobs, making_options, templates_of
from site_builder.cli.output import GOOD, MANY, tell
from site_builder.model.problems import quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    making_options(parser)
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("public"),
        metavar="DIR",
        help="folder of the site, replaced as a whole (default: public)",
    )
    parser.add_argument(
        "--jobs",
        type=jobs,
        default=0,
        metavar="N",
        help="processes that render pages (default: as many as pay for themselves)",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings fail the build")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")


def _run(options: argparse.Namespace) -> int:
    from site_builder.build.build import build
    from site_builder.build.order import BuildRequest
    from site_builder.cli.progress import listener
    from site_builder.model.paths import display_path

    order = BuildRequest(
        content=options.content,
        templates=templates_of(options),
        output=options.output,
        base_url=options.base_url,
        search=not options.no_search,
        strict=options.strict,
        jobs=options.jobs,
    )
    for stop in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(stop) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(stop, signal.default_int_handler)
    with listener(options.quiet) as watching:
        receipt = build(order, watching)
    tell(receipt.warnings, MANY)
    if not options.quiet:
        print(
            f"{quantity(receipt.papers, 'paper')} and {quantity(receipt.topics, 'topic')} "
            f"on {receipt.pages:,} pages "
            f"in {display_path(options.output)}/, {receipt.seconds:.2f} s"
        )
    return GOOD


COMMAND = Command("build", "build the site", __doc__, _arguments, _run)
