"""The command that suggests topics, tags and claims: tag."""

import argparse
import gzip
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from site_builder.cli.options import Commands, content_option
from site_builder.cli.telling import GOOD, TOLD
from site_builder.problems import Problem, Problems, Unable, suggestion

if TYPE_CHECKING:
    from site_builder.content import Content
    from site_builder.extraction import Evidence
    from site_builder.paper import Paper
    from site_builder.tagging import Difference, Proposal


def add(commands: Commands) -> None:
    """Add it to the command line."""
    tag = commands.add_parser(
        "tag",
        help="suggest topics, tags and claims",
        description="Suggest topics, tags and claims from titles and abstracts, and show the "
        "phrase behind each. Nothing is written unless --write is given.",
    )
    tag.add_argument("keys", nargs="*", metavar="KEY", help="papers (default: all)")
    ways = tag.add_mutually_exclusive_group()
    ways.add_argument(
        "--write",
        action="store_true",
        help="put what is missing into the files; what drop: refuses stays out",
    )
    ways.add_argument(
        "--check",
        action="store_true",
        help="tell only where files and suggestions disagree; fail where one is unanswered",
    )
    ways.add_argument(
        "--jsonl",
        nargs="?",
        const="-",
        metavar="FILE",
        help="read papers as JSON lines (default: standard input), write one line for each",
    )
    content_option(tag)
    tag.set_defaults(run=_tag)


def _tag(options: argparse.Namespace) -> int:
    from site_builder.content import read_content
    from site_builder.extraction import Extractor
    from site_builder.tagging import difference

    content = read_content(options.content)
    extractor = Extractor(content.topics, content.vocabulary)
    if options.jsonl is not None:
        return _lines(options, extractor)
    chosen = _chosen(content, options.keys)
    found = [
        (paper, difference(paper, extractor.read(paper.title, paper.abstract))) for paper in chosen
    ]
    if options.write:
        return _write(options.content, content, found)
    for paper, told in found:
        for line in _report(paper, told, options.check):
            print(line)
    open_ones = sum(len(told.proposed) for _, told in found)
    return TOLD if options.check and open_ones else GOOD


def _chosen(content: "Content", keys: Sequence[str]) -> list["Paper"]:
    papers = {paper.key: paper for paper in content.papers}
    unknown = [key for key in keys if key not in papers]
    if unknown:
        raise Problems(
            Problem(
                key, 1, 1, "no paper has this key", suggestion(key, papers, "see content/papers")
            )
            for key in unknown
        )
    return [papers[key] for key in dict.fromkeys(keys)] if keys else list(papers.values())


def _report(paper: "Paper", told: "Difference", only_differences: bool) -> Iterator[str]:
    marks = [("+", told.proposed)]
    if not only_differences:
        marks = [(" ", told.agreed), ("+", told.proposed), ("-", told.refused)]
    lines = [
        f"  {mark} {_named(proposal)} ← {_phrases(paper, proposal.evidence)}"
        for mark, proposals in marks
        for proposal in proposals
    ]
    lines += [f"  = {_value(field, kind, value)}, by judgement" for field, kind, value in told.own]
    if lines:
        yield f"{paper.file}: {paper.key}"
        yield from lines


def _named(proposal: "Proposal") -> str:
    return _value(proposal.field, proposal.kind, proposal.value)


def _value(field: str, kind: str, value: str) -> str:
    if field == "topics":
        return value
    return f"{kind}: {value}" if field == "tags" else f"{kind}: “{value}”"


def _phrases(paper: "Paper", evidence: Iterable["Evidence"]) -> str:
    return "; ".join(f"“{one.text}”, {_place(paper, one)}" for one in evidence)


def _place(paper: "Paper", evidence: "Evidence") -> str:
    """File, line and column of words in a title or an abstract."""
    if evidence.field == "title":
        line, column = paper.lines["title"]
        return f"{paper.file}:{line}:{column}"
    line, column = paper.lines["body"]
    before = paper.abstract[: evidence.start]
    column += len(before) - (before.rfind("\n") + 1)
    return f"{paper.file}:{line + before.count(chr(10))}:{column}"


def _write(folder: Path, content: "Content", found: Sequence[tuple["Paper", "Difference"]]) -> int:
    from site_builder.tagging import write_proposals

    slugs = [topic.slug for topic in content.topics]
    written = [(paper, told.proposed) for paper, told in found if told.proposed]
    for paper, proposed in written:
        write_proposals(paper, folder, proposed, slugs)
        for proposal in proposed:
            print(f"{paper.file}: + {_named(proposal)}")
    if not written:
        print("nothing to write: every suggestion is in its file, or refused there")
    return GOOD


def _lines(options: argparse.Namespace, extractor: object) -> int:
    from site_builder.tagging import tag_lines

    if options.keys:
        raise Unable("--jsonl reads papers from a file: give no keys with it")
    wrong = 0
    with _opened(options.jsonl) as stream:
        for number, line in enumerate(tag_lines(stream, extractor), 1):  # type: ignore[arg-type]
            print(line)
            if line.startswith('{"error":'):
                wrong += 1
                print(f"{options.jsonl}:{number}:1: {line}", file=sys.stderr)
    return TOLD if wrong else GOOD


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    """A file, also gzipped, or standard input."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as plain:
            packed = plain.read(2) == b"\x1f\x8b"
            plain.seek(0)
            yield gzip.GzipFile(fileobj=plain) if packed else plain  # type: ignore[misc]
    except OSError as error:
        raise Unable(f"{name}: cannot be read: {error.strerror or error}") from error
