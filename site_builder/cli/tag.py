"""Suggest topics, tags and claims from titles and abstracts, and show the phrase behind each.
Nothing is written unless --write is given."""

import argparse
import gzip
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from io import BufferedReader
from pathlib import Path
from typing import cast

from site_builder.analysis.batch import tag_lines
from site_builder.analysis.extractor import Extractor
from site_builder.analysis.suggestions import Comparison, compare, spellings
from site_builder.build.processes import map_in_processes
from site_builder.cli.evidence import evidence_lines, label
from site_builder.cli.options import Command, content_option, flag
from site_builder.cli.output import GOOD, TOLD
from site_builder.content.front_matter import read_text
from site_builder.content.reader import read_content
from site_builder.editing.apply import apply_suggestions
from site_builder.model.paper import Paper
from site_builder.model.problems import Problem, Problems, Unable, suggestion
from site_builder.model.reading_list import ReadingList
from site_builder.text.measures import Units


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("keys", nargs="*", metavar="KEY", help="papers (default: all)")
    ways = parser.add_mutually_exclusive_group()
    flag(ways, "--write", "put what is missing into the files; what drop: refuses stays out")
    words = "tell only where files and suggestions disagree; fail where one is unanswered"
    flag(ways, "--check", words)
    words = "read papers as JSON lines (default: standard input), write one line for each"
    ways.add_argument("--jsonl", nargs="?", const="-", metavar="FILE", help=words)
    content_option(parser)


def _run(options: argparse.Namespace) -> int:
    content = read_content(options.content)
    extractor = Extractor(content.topics, content.vocabulary)
    if options.jsonl is not None:
        return _lines(options, extractor)
    written = spellings(content.papers)
    found = [
        (paper, compare(paper, extractor.read(paper.title, paper.abstract), written))
        for paper in _chosen(content, options.keys)
    ]
    if options.write:
        return _write(options.content, content, found)
    for paper, told in found:
        text = read_text(options.content / paper.inside)
        for line in _report(paper, text, told, options.check):
            print(line)
    return TOLD if options.check and any(told.proposed for _, told in found) else GOOD


def _chosen(content: ReadingList, keys: Sequence[str]) -> list[Paper]:
    papers = {paper.key: paper for paper in content.papers}
    wrong = [
        Problem(key, 1, 1, "no paper has this key", suggestion(key, papers, "see content/papers"))
        for key in keys
        if key not in papers
    ]
    if wrong:
        raise Problems(wrong)
    return [papers[key] for key in dict.fromkeys(keys)] if keys else list(papers.values())


def _report(paper: Paper, text: str, told: Comparison, only_differences: bool) -> Iterator[str]:
    marks = [("+", told.proposed)]
    if not only_differences:
        marks = [(" ", told.agreed), ("+", told.proposed), ("-", told.refused)]
    lines = [
        line for mark, proposals in marks for line in evidence_lines(mark, proposals, paper, text)
    ]
    lines += [f"  = {label(*said)}, by judgement" for said in told.own]
    if lines:
        yield f"{paper.file}: {paper.key}"
        yield from lines


def _write(folder: Path, content: ReadingList, found: Sequence[tuple[Paper, Comparison]]) -> int:
    slugs = [topic.slug for topic in content.topics]
    units = Units(content.vocabulary.units)
    written = [(paper, told.proposed) for paper, told in found if told.proposed]
    for paper, proposed in written:
        apply_suggestions(paper, folder, proposed, slugs, units)
        for proposal in proposed:
            print(f"{paper.file}: + {label(proposal.field, proposal.kind, proposal.value)}")
    if not written:
        print("nothing to write: every suggestion is in its file, or refused there")
    return GOOD


def _lines(options: argparse.Namespace, extractor: Extractor) -> int:
    if options.keys:
        raise Unable("--jsonl reads papers from a file: give no keys with it")
    wrong = 0
    told = tag_lines(_lines_of(options.jsonl), extractor, map_in_processes)
    for number, line in enumerate(told, 1):
        print(line)
        if line.startswith('{"error":'):
            wrong += 1
            print(f"{options.jsonl}:{number}:1: {line}", file=sys.stderr)
    return TOLD if wrong else GOOD


def _lines_of(name: str) -> Iterator[bytes]:
    """The lines of a file or of standard input, gzipped or not. Raises Unable."""
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as opened:
            plain = cast(BufferedReader, opened)
            packed = plain.peek(2)[:2] == b"\x1f\x8b"
            yield from gzip.GzipFile(fileobj=plain) if packed else plain
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or error
        raise Unable(f"{name}: cannot be read: {why}") from error


COMMAND = Command(_arguments, _run)
