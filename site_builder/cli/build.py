"""Commands that make the site or look it over: build, proofread, serve."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread

from site_builder.cli.options import (
    Commands,
    content_option,
    jobs,
    making_options,
    port,
    templates_of,
    web_address,
)
from site_builder.cli.output import GOOD, MANY, TOLD, tell
from site_builder.model.problems import quantity


def add(commands: Commands) -> None:
    """Add them to the command line."""
    _add_build(commands)
    _add_proofread(commands)
    _add_serve(commands)


def _add_build(commands: Commands) -> None:
    build = commands.add_parser(
        "build", help="build the site", description="Check the list and build its site."
    )
    making_options(build)
    build.add_argument(
        "--output",
        type=Path,
        default=Path("public"),
        metavar="DIR",
        help="folder of the site, replaced as a whole (default: public)",
    )
    build.add_argument(
        "--jobs",
        type=jobs,
        default=0,
        metavar="N",
        help="processes that render pages (default: as many as pay for themselves)",
    )
    build.add_argument("--strict", action="store_true", help="let warnings fail the build")
    build.add_argument("--quiet", action="store_true", help="say nothing but problems")
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> int:
    from site_builder.build.build import build
    from site_builder.build.order import BuildRequest
    from site_builder.cli.progress import listener
    from site_builder.model.paths import display_path

    request = BuildRequest(
        content=options.content,
        templates=templates_of(options),
        output=options.output,
        base_url=options.base_url,
        search=not options.no_search,
        strict=options.strict,
        jobs=options.jobs,
    )
    with listener(options.quiet) as watching, _interruptible():
        report = build(request, watching)
    tell(report.warnings, MANY)
    if not options.quiet:
        print(
            f"{quantity(report.papers, 'paper')} and {quantity(report.topics, 'topic')} "
            f"on {report.pages:,} pages "
            f"in {display_path(options.output)}/, {report.seconds:.2f} s"
        )
    return GOOD


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let TERM and HUP end what is done within as Ctrl+C does, so that it is cleaned up; nothing is
    changed where they are handled or ignored, as under nohup, and in any other thread."""
    main = current_thread() is main_thread()
    stops = [stop for stop in (signal.SIGTERM, signal.SIGHUP) if main]
    changed = [stop for stop in stops if signal.getsignal(stop) is signal.SIG_DFL]
    try:
        for stop in changed:
            signal.signal(stop, signal.default_int_handler)
        yield
    finally:
        for stop in changed:
            signal.signal(stop, signal.SIG_DFL)


def _add_proofread(commands: Commands) -> None:
    read = commands.add_parser(
        "proofread",
        help="see that nothing is missing from a built site",
        description="Look at a built site before it goes live: every paper and topic has its page, "
        "every link within the site leads somewhere, feeds, sitemap and search can be read.",
    )
    content_option(read)
    read.add_argument(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="public address the site was built for, instead of base_url in site.yaml",
    )
    read.add_argument("--no-search", action="store_true", help="it has no search index")
    read.add_argument(
        "--output",
        type=Path,
        default=Path("public"),
        metavar="DIR",
        help="folder of the site (default: public)",
    )
    read.set_defaults(run=_proofread)


def _proofread(options: argparse.Namespace) -> int:
    from site_builder.build.outputs import expected_files
    from site_builder.build.verify import verify
    from site_builder.content.reader import read_content
    from site_builder.site.library import Library
    from site_builder.site.site import Site
    from site_builder.site.theme import Theme

    library = Library.of(read_content(options.content))
    if options.base_url:
        library = library.at(options.base_url)
    expected = expected_files(Site(library, Theme()), not options.no_search)
    problems = verify(options.output, library.settings, expected)
    tell(problems)
    found = quantity(len(problems), "problem") if problems else "all well"
    print(f"{quantity(len(library.papers), 'paper')}: {found}")
    return TOLD if problems else GOOD


def _add_serve(commands: Commands) -> None:
    serve = commands.add_parser(
        "serve",
        help="serve the site and follow its files",
        description="Serve the site on this machine; every change of content or templates is "
        "built at once and reloads the open page. Ctrl+C ends it.",
    )
    making_options(serve)
    serve.add_argument(
        "--port",
        type=port,
        default=8000,
        metavar="N",
        help="port to serve on, or the next free one (default: 8000)",
    )
    serve.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    from site_builder.build.order import BuildRequest
    from site_builder.build.serve import serve
    from site_builder.cli.progress import Followed, Silence

    request = BuildRequest(
        content=options.content,
        templates=templates_of(options),
        output=Path(),
        base_url=options.base_url,
        search=not options.no_search,
    )
    serve(request, options.port, Followed(), Silence())
    return GOOD
