"""The command line: the only room that prints and exits."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from site_builder import __version__
from site_builder.problems import Problem, Problems, Unable

if TYPE_CHECKING:
    from site_builder.importers import Report

GOOD, TOLD, USAGE, ENVIRONMENT = 0, 1, 2, 3
"""Exit codes: all well, problems told, wrong call, the machine is in the way."""

MANY = 20
"""Warnings shown before the rest is only counted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; no traceback for wrong input."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        return code
    except Problems as met:
        _tell(met.problems)
        return TOLD
    except Unable as met:
        print(met, file=sys.stderr)
        return ENVIRONMENT
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return GOOD


def parser() -> argparse.ArgumentParser:
    """The whole command line, as ``--help`` tells it."""
    whole = argparse.ArgumentParser(
        prog="site_builder", description="Build a curated reading list into a static website."
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    _add_build(commands)
    _add_serve(commands)
    _add_check(commands)
    _add_import(commands)
    _add_new(commands)
    return whole


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _content_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="folder of the list (default: content)",
    )


def _added_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--added",
        type=_day,
        metavar="DATE",
        help="day on which the papers came to the list, like 2024-06-30 (default: today)",
    )


def _day(text: str) -> date:
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it like 2024-06-30")


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 256:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")


def _web_address(text: str) -> str:
    if text.startswith(("https://", "http://")) and len(text.split("/")[2]) > 0:
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is not an address; begin it with https://")


def _making_options(command: argparse.ArgumentParser) -> None:
    _content_option(command)
    command.add_argument(
        "--templates",
        type=Path,
        default=Path("templates"),
        metavar="DIR",
        help="folder of templates and assets (default: templates)",
    )
    command.add_argument(
        "--base-url",
        type=_web_address,
        metavar="URL",
        help="public address of the site, instead of base_url in site.yaml",
    )
    command.add_argument("--no-search", action="store_true", help="leave out the search index")


def _add_build(commands: Commands) -> None:
    build = commands.add_parser(
        "build", help="build the site", description="Check the list and build its site."
    )
    _making_options(build)
    build.add_argument(
        "--output",
        type=Path,
        default=Path("public"),
        metavar="DIR",
        help="folder of the site, replaced as a whole (default: public)",
    )
    build.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="processes that render pages (default: as many as pay for themselves)",
    )
    build.add_argument("--strict", action="store_true", help="let warnings fail the build")
    build.add_argument("--quiet", action="store_true", help="say nothing but problems")
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> int:
    from site_builder.build import Order, build
    from site_builder.progress import listener
    from site_builder.source import shown

    order = Order(
        content=options.content,
        templates=options.templates,
        output=options.output,
        base_url=options.base_url,
        search=not options.no_search,
        strict=options.strict,
        jobs=options.jobs,
    )
    with listener(options.quiet) as watching:
        receipt = build(order, watching)
    _tell(receipt.warnings, MANY)
    if not options.quiet:
        print(
            f"{receipt.papers:,} papers and {receipt.topics:,} topics on {receipt.pages:,} pages "
            f"in {shown(options.output)}/, {receipt.seconds:.2f} s"
        )
    return GOOD


def _add_serve(commands: Commands) -> None:
    serve = commands.add_parser(
        "serve",
        help="serve the site and follow its files",
        description="Serve the site on this machine; every change of content or templates is "
        "built at once and reloads the open page. Ctrl+C ends it.",
    )
    _making_options(serve)
    serve.add_argument(
        "--port",
        type=_port,
        default=8000,
        metavar="N",
        help="port to serve on, or the next free one (default: 8000)",
    )
    serve.set_defaults(run=_serve)


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 65_535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port, a number from 1 to 65535")


def _serve(options: argparse.Namespace) -> int:
    from site_builder.build import Order
    from site_builder.preview import serve
    from site_builder.progress import Followed, Silence

    order = Order(
        content=options.content,
        templates=options.templates,
        output=Path(),
        base_url=options.base_url,
        search=not options.no_search,
    )
    serve(order, options.port, Followed(), Silence())
    return GOOD


def _add_check(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help="check the list",
        description="Read the whole list and tell every problem there is.",
    )
    _content_option(check)
    check.add_argument("--strict", action="store_true", help="let warnings fail the check")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from site_builder.content import read_content

    content = read_content(options.content)
    _tell(content.warnings)
    papers, topics = len(content.papers), len(content.topics)
    print(f"{papers:,} papers and {topics:,} topics: {_verdict(content.warnings)}")
    return TOLD if options.strict and content.warnings else GOOD


def _verdict(warnings: Sequence[Problem]) -> str:
    if not warnings:
        return "all well"
    return "1 warning" if len(warnings) == 1 else f"{len(warnings):,} warnings"


def _tell(problems: Sequence[Problem], most: int | None = None) -> None:
    for problem in problems[:most]:
        print(problem, file=sys.stderr)
    if most is not None and len(problems) > most:
        print(f"and {len(problems) - most:,} more: see 'site_builder check'", file=sys.stderr)


def _today() -> date:
    return datetime.now(UTC).date()


def _add_import(commands: Commands) -> None:
    imports = commands.add_parser(
        "import",
        help="import papers",
        description="Write a content file for each paper of a file; existing ones stay alone.",
    )
    kinds = imports.add_subparsers(required=True, metavar="KIND")
    page = kinds.add_parser(
        "hf-page",
        help="a saved Hugging Face Papers page",
        description="Import a saved Hugging Face Papers page: titles and abstracts in turn.",
    )
    page.add_argument("file", type=Path, metavar="FILE", help="the page, saved as text")
    page.add_argument(
        "--metadata",
        type=Path,
        metavar="FILE",
        help="JSON list of the papers' ids, authors, dates, venues and links, found by title",
    )
    lines = kinds.add_parser(
        "jsonl",
        help="JSON lines",
        description="Import JSON lines with title, authors, year or published, venue, keywords, "
        "url and abstract.",
    )
    lines.add_argument("file", type=Path, metavar="FILE", help="the lines, also gzipped")
    for kind, run in ((page, _import_page), (lines, _import_lines)):
        _content_option(kind)
        _added_option(kind)
        kind.set_defaults(run=run)


def _import_page(options: argparse.Namespace) -> int:
    from site_builder.importers import import_hf_page

    added = options.added or _today()
    return _said(import_hf_page(options.file, options.content, options.metadata, added))


def _import_lines(options: argparse.Namespace) -> int:
    from site_builder.importers import import_jsonl

    return _said(import_jsonl(options.file, options.content, options.added or _today()))


def _said(report: "Report") -> int:
    from site_builder.importers import report_lines

    for line in report_lines(report):
        print(line)
    _tell(report.problems, MANY)
    return TOLD if report.problems else GOOD


def _add_new(commands: Commands) -> None:
    new = commands.add_parser(
        "new",
        help="write a new paper's file",
        description="Write a new paper's file from answers; what is not given is asked for.",
    )
    for name, words in (
        ("title", "the title as printed"),
        ("authors", "all of them, separated by commas"),
        ("published", "first public version: 2024-06-30, 2024-06 or 2024"),
        ("arxiv", "the arXiv id, like 2408.06450"),
        ("venue", "name and year, like NeurIPS 2023"),
        ("topics", "slugs of content/topics, separated by commas"),
        ("abstract", "the abstract, word for word"),
    ):
        new.add_argument(f"--{name}", default="", metavar=name.upper(), help=words)
    _content_option(new)
    _added_option(new)
    new.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from site_builder.content import read_content
    from site_builder.new import QUESTIONS, ask_for, entry_of, on_terminal, write_new
    from site_builder.source import shown

    known = read_content(options.content)
    given = {question.field: getattr(options, question.field) for question in QUESTIONS}
    answers = ask_for(given, on_terminal())
    added = (options.added or _today()).isoformat()
    path, warnings = write_new(entry_of(answers, added), options.content, known)
    _tell(warnings)
    print(f"wrote {shown(path)}; read it over, then call: site_builder check")
    return GOOD
