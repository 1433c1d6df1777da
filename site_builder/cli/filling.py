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


KINDS = (
    (
        "hf-page",
        "a saved Hugging Face Papers page",
        "Import a saved Hugging Face Papers page: titles and abstracts in turn.",
        "the page, saved as text",
    ),
    (
        "jsonl",
        "JSON lines",
        "Import JSON lines with title, authors, year or published, venue, keywords, url and "
        "abstract.",
        "the lines, also gzipped",
    ),
    (
        "bibtex",
        "a BibTeX file",
        "Import a BibTeX or BibLaTeX file, such as Zotero exports; keywords that are names of "
        "topics become topics.",
        "the file, ending in .bib",
    ),
    (
        "awesome",
        "a list kept as a README",
        "Import the list items and table rows of a Markdown file that lead to a paper; headings "
        "that are names of topics become topics.",
        "the file, ending in .md",
    ),
)
"""Kinds of files that can be imported: name, help, description, what the file is."""


def _add_import(commands: Commands) -> None:
    imports = commands.add_parser(
        "import",
        help="import papers",
        description="Write a content file for each paper of a file; existing ones stay alone.",
    )
    kinds = imports.add_subparsers(required=True, metavar="KIND")
    for name, words, description, file in KINDS:
        kind = kinds.add_parser(name, help=words, description=description)
        kind.add_argument("file", type=Path, metavar="FILE", help=file)
        if name == "hf-page":
            kind.add_argument(
                "--metadata",
                type=Path,
                metavar="FILE",
                help="JSON list of the papers' ids, authors, dates, venues and links, found by "
                "title",
            )
        content_option(kind)
        added_option(kind)
        kind.set_defaults(run=_import, kind=name)


def _import(options: argparse.Namespace) -> int:
    from site_builder import importers

    order = (options.file, options.content, options.added or today())
    if options.kind == "hf-page":
        return _said(importers.import_hf_page(*order, metadata=options.metadata))
    if options.kind == "jsonl":
        return _said(importers.import_jsonl(*order))
    if options.kind == "bibtex":
        return _said(importers.import_bibtex(*order))
    return _said(importers.import_awesome(*order))


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
