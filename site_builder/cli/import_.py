"""Write a content file for each paper of a file; existing ones stay alone."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.options import Command, added_option, content_option
from site_builder.cli.output import GOOD, MANY, TOLD, tell

if TYPE_CHECKING:
    from site_builder.ingest.importers.writer import ImportReport

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


def _arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="KIND", dest="kind")
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


def _run(options: argparse.Namespace) -> int:
    from site_builder.ingest.importers import report_lines

    report = _import(options)
    for line in report_lines(report):
        print(line)
    tell(report.problems, MANY)
    return TOLD if report.problems else GOOD


def _import(options: argparse.Namespace) -> "ImportReport":
    from site_builder.ingest import importers

    order = (options.file, options.content, options.added)
    if options.kind == "hf-page":
        return importers.import_hf_page(*order, metadata=options.metadata)
    if options.kind == "jsonl":
        return importers.import_jsonl(*order)
    if options.kind == "bibtex":
        return importers.import_bibtex(*order)
    return importers.import_awesome(*order)


COMMAND = Command("import", "import papers", __doc__, _arguments, _run)
