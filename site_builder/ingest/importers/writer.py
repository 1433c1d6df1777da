"""Entries into content files: what is there stays, what comes twice is told."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from site_builder.content.checks.duplicates import Gate, Id, identify_source, ids_in_broken, ids_of
from site_builder.content.front_matter import MAX_BYTES, read_source
from site_builder.content.reader import PAPERS, Reader
from site_builder.editing.atomic import write_new
from site_builder.editing.new_paper import new_file
from site_builder.ingest.importers.topic_names import TopicNames
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable
from site_builder.model.record import PaperRecord

_ON_THE_LIST = 0
"""The line of papers that have a file already."""


Entry: TypeAlias = tuple[int, PaperRecord]
"""A paper of a file, with its line."""


@dataclass(slots=True)
class Source:
    """A file of papers, and what is told of it while its entries are read."""

    file: Path
    topics: TopicNames
    matched_by: str = "keyword"
    """What is taken for a topic's name."""
    problems: list[Problem] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    """Titles that lead to no paper, with their lines."""

    def tell(self, line: int, fault: str, mend: str) -> None:
        """Tell what is wrong on a line."""
        self.problems.append(Problem(display_path(self.file), line, 1, fault, mend))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of an import."""

    source: Source
    folder: str
    """The folder of the papers, as messages name it."""
    written: tuple[Path, ...]
    """New files; their stems are the papers' keys."""
    there: int
    """Papers that already had a file."""
    repeated: tuple[tuple[int, int, str], ...]
    """Papers that the file holds a second time: line, first line, title."""
    problems: tuple[Problem, ...]


def write_papers(
    source: Source, entries: Iterable[Entry], content: Path, added: date
) -> ImportReport:
    """Write a content file for every entry whose paper has none yet; a new list begins so.

    Files that are there are never touched, and a new one appears whole or not at all. Called
    again with the same entries, it writes nothing. Raises Unable when the machine is in the way.
    """
    if content.exists() and not content.is_dir():
        raise Unable(f"{display_path(content)}: is a file; give a folder with --content")
    gate, keys = _known(content)
    written, repeated, there = [], [], 0
    for line, entry in entries:
        ids = ids_of(entry)
        earlier = min(gate.shared(ids).values(), default=None)
        if earlier == _ON_THE_LIST:
            there += 1
        elif earlier is not None:
            repeated.append((line, earlier, entry.title))
        else:
            try:
                path, text = new_file(replace(entry, added=added.isoformat()), content, keys)
            except ValueError as error:
                source.tell(line, str(error), "write a title with letters")
                continue
            write_new(path, text.encode())
            written.append(path)
            keys.add(path.stem)
            gate.let_in(ids, line)
    return ImportReport(
        source=source,
        folder=display_path(content / PAPERS),
        written=tuple(written),
        there=there,
        repeated=tuple(repeated),
        problems=tuple(sorted(set(source.problems))),
    )


def _known(content: Path) -> tuple[Gate[int], set[str]]:
    """The papers of a list, and the keys that no new one may have."""
    files = Reader(content).files(PAPERS)
    gate, keys = Gate[int](), {path.stem for path in files}
    for path in files:
        gate.let_in(_ids_in(path, content), _ON_THE_LIST)
    moves = Reader(content).redirects(keys)
    return gate, {*keys, *moves.moved, *moves.removed}


def _ids_in(path: Path, content: Path) -> Sequence[Id]:
    """What identifies the paper of a file, also of a file with faults."""
    try:
        return tuple(identify_source(read_source(path, content)).ids)
    except Problems:
        with suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
            return ids_in_broken(file.read(MAX_BYTES))
    return ()
