"""Commands that fill the list: import, new."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.options import Commands, added_option, content_option, today
from site_builder.cli.telling import GOOD, MANY, TOLD, tell

if TYPE_CHECKING:
    from site_builder.importers import Report


def add(commands: Commands) -> None:
    """Add them to the command line."""
    _add_import(commands)
    _add_new(commands)


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
        content_option(kind)
        added_option(kind)
        kind.set_defaults(run=run)


def _import_page(options: argparse.Namespace) -> int:
    from site_builder.importers import import_hf_page

    added = options.added or today()
    return _said(import_hf_page(options.file, options.content, options.metadata, added))


def _import_lines(options: argparse.Namespace) -> int:
    from site_builder.importers import import_jsonl

    return _said(import_jsonl(options.file, options.content, options.added or today()))


def _said(report: "Report") -> int:
    from site_builder.importers import report_lines

    for line in report_lines(report):
        print(line)
    tell(report.problems, MANY)
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
    content_option(new)
    added_option(new)
    new.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from site_builder.content import read_content
    from site_builder.draft import draft_of, write_draft
    from site_builder.new import QUESTIONS, ask_for, entry_of, on_terminal
    from site_builder.source import shown

    known = read_content(options.content)
    given = {question.field: getattr(options, question.field) for question in QUESTIONS}
    answers = ask_for(given, on_terminal())
    added = (options.added or today()).isoformat()
    draft = draft_of(entry_of(answers, added), options.content, known)
    write_draft(draft)
    tell(draft.warnings)
    print(f"wrote {shown(draft.path)}; read it over, then call: site_builder check")
    return GOOD
