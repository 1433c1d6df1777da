"""Write a content file for each paper of a file; existing ones stay alone."""

import argparse
from pathlib import Path

from site_builder.cli.options import Command, added_option, content_option, option
from site_builder.cli.output import GOOD, MANY, TOLD, tell
from site_builder.ingest import importers

KINDS = (
    (
        *("hf-page", importers.import_hf_page),
        "a saved Hugging Face Papers page",
        "Import a saved Hugging Face Papers page: titles and abstracts in turn.",
        "the page, saved as text",
    ),
    (
        *("jsonl", importers.import_jsonl),
        "JSON lines",
        "Import JSON lines with title, authors, year or published, venue, keywords, url and "
        "abstract.",
        "the lines, also gzipped",
    ),
    (
        *("bibtex", importers.import_bibtex),
        "a BibTeX file",
        "Import a BibTeX or BibLaTeX file, such as Zotero exports; keywords that are names of "
        "topics become topics.",
        "the file, ending in .bib",
    ),
    (
        *("awesome", importers.import_awesome),
        "a list kept as a README",
        "Import the list items and table rows of a Markdown file that lead to a paper; headings "
        "that are names of topics become topics.",
        "the file, ending in .md",
    ),
)
"""Kinds of files that can be imported: name, importer, help, description, what the file is."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    for name, importer, short, description, file in KINDS:
        kind = kinds.add_parser(name, help=short, description=description)
        kind.set_defaults(importer=importer)
        option(kind, "file", "FILE", file, Path)
        if name == "hf-page":
            words = "JSON list of the papers' ids, authors, dates, venues and links, found by title"
            option(kind, "--metadata", "FILE", words, Path)
        content_option(kind)
        added_option(kind)


def _run(options: argparse.Namespace) -> int:
    more = {"metadata": options.metadata} if "metadata" in options else {}
    report = options.importer(options.file, options.content, options.added, **more)
    for line in importers.report_lines(report):
        print(line)
    tell(report.problems, MANY)
    return TOLD if report.problems else GOOD


COMMAND = Command(_arguments, _run)
