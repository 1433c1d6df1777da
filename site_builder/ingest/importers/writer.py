"""Entries into content files: what is there stays, what comes twice is told."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from site_builder.content.checks.duplicates import (
    Gate,
    Id,
    identified_as_written,
    ids_in_broken,
    ids_of,
)
from site_builder.content.front_matter import MAX_BYTES, read_source
from site_builder.content.reader import PAPERS, list_files, read_redirects
from site_builder.editing.atomic import write_new
from site_builder.editing.new_paper import new_file
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable
from site_builder.model.record import PaperRecord

_ON_THE_LIST = 0
"""The line of papers that have a file already."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A paper that the file holds a second time."""

    line: int
    first: int
    """Line on which it stands first."""
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of an import."""

    file: str
    """The imported file, as messages name it."""
    folder: str
    """The folder of the papers, as messages name it."""
    written: tuple[Path, ...] = ()
    """New files; their stems are the papers' keys."""
    there: int = 0
    """Papers that already had a file."""
    repeated: tuple[Repeated, ...] = ()
    unmatched: int = 0
    """Keywords or headings that are no topic's name."""
    matched_by: str = "keyword"
    """What was taken for a topic's name."""
    unread: tuple[tuple[int, str], ...] = ()
    """Titles that lead to no paper, with their lines."""
    problems: tuple[Problem, ...] = ()


def write_papers(
    entries: Iterable[tuple[int, PaperRecord]], file: Path, content: Path, added: date
) -> ImportReport:
    """Write a content file for every entry whose paper has none yet; a new list begins so.

    Files that are there are never touched, and a new one appears whole or not at all. Called
    again with the same entries, it writes nothing. Raises Unable when the machine is in the way.
    """
    if content.exists() and not content.is_dir():
        raise Unable(f"{display_path(content)}: is a file; give a folder with --content")
    desk = _Desk(file, content, added.isoformat())
    for line, entry in entries:
        desk.take(line, entry)
    return ImportReport(
        file=display_path(file),
        folder=display_path(content / PAPERS),
        written=tuple(desk.written),
        there=desk.there,
        repeated=tuple(desk.repeated),
        problems=tuple(desk.problems),
    )


@dataclass(slots=True)
class _Desk:
    """Takes entry after entry."""

    file: Path
    content: Path
    added: str
    written: list[Path] = field(default_factory=list)
    repeated: list[Repeated] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    there: int = 0
    gate: Gate[int] = field(default_factory=Gate)
    """Papers by the lines they stand on."""
    keys: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        files, _ = list_files(self.content, PAPERS)
        for path in files:
            self.gate.let_in(_ids_in(path, self.content), _ON_THE_LIST)
        self.keys = {path.stem for path in files}
        moves, _ = read_redirects(self.content, self.keys)
        self.keys |= {*moves.moved, *moves.removed}

    def take(self, line: int, entry: PaperRecord) -> None:
        """Write an entry's file, unless the paper has one."""
        ids = ids_of(entry)
        earlier = min(self.gate.shared(ids).values(), default=None)
        if earlier == _ON_THE_LIST:
            self.there += 1
        elif earlier is not None:
            self.repeated.append(Repeated(line, earlier, entry.title))
        else:
            try:
                new = replace(entry, added=self.added)
                path, text = new_file(new, self.content, self.keys)
            except ValueError as error:
                mend = "write a title with letters"
                self.problems.append(Problem(display_path(self.file), line, 1, str(error), mend))
                return
            write_new(path, text.encode())
            self.written.append(path)
            self.keys.add(path.stem)
            self.gate.let_in(ids, line)


def _ids_in(path: Path, content: Path) -> Sequence[Id]:
    """What identifies the paper of a file, also of a file with faults."""
    try:
        return tuple(identified_as_written(read_source(path, content)).ids)
    except Problems:
        with suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
            return ids_in_broken(file.read(MAX_BYTES))
    return ()
