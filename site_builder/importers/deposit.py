"""Entries into content files: what is there stays, what comes twice is told."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from site_builder import identity
from site_builder.content import PAPERS
from site_builder.entry import Entry, entry_text, place
from site_builder.keys import key_for
from site_builder.nodes import Scalar
from site_builder.problems import Problem, Problems, Unable
from site_builder.source import MAX_BYTES, read_source, shown

_FIELD = re.compile(r"^(title|arxiv|doi):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A paper that the file holds a second time."""

    line: int
    first: int
    """Line on which it stands first."""
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
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


def deposit(entries: Iterable[tuple[int, Entry]], file: Path, content: Path, added: date) -> Report:
    """Write a content file for every entry whose paper has none yet; a new list begins so.

    Files that are there are never touched, and a new one appears whole or not at all. Called
    again with the same entries, it writes nothing. Raises Unable when the machine is in the way.
    """
    if content.exists() and not content.is_dir():
        raise Unable(f"{shown(content)}: is a file; give a folder with --content")
    desk = _Desk(file, content / PAPERS, added.isoformat())
    for line, entry in entries:
        desk.take(line, entry)
    return Report(
        file=shown(file),
        folder=shown(desk.folder),
        written=tuple(desk.written),
        there=desk.there,
        repeated=tuple(desk.repeated),
        problems=tuple(desk.problems),
    )


@dataclass(slots=True)
class _Desk:
    """Takes entry after entry."""

    file: Path
    folder: Path
    added: str
    written: list[Path] = field(default_factory=list)
    repeated: list[Repeated] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    there: int = 0
    known: set[identity.Identity] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    lines: dict[identity.Identity, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in _files(self.folder):
            self.keys.add(path.stem)
            self.known |= set(_identities_in(path, self.folder.parent))

    def take(self, line: int, entry: Entry) -> None:
        """Write an entry's file, unless the paper has one."""
        identities = set(identity.identities(entry.title, entry.arxiv, entry.doi))
        if not self.known.isdisjoint(identities):
            self.there += 1
            return
        if earlier := sorted(self.lines[one] for one in identities & self.lines.keys()):
            self.repeated.append(Repeated(line, earlier[0], entry.title))
            return
        year = entry.published[:4] if entry.published else None
        try:
            key = key_for(entry.title, entry.abstract, self.keys, year)
        except ValueError as error:
            mend = "write a title with letters"
            self.problems.append(Problem(shown(self.file), line, 1, str(error), mend))
            return
        path = self.folder / place(entry) / f"{key}.md"
        _write(path, entry_text(replace(entry, added=self.added)))
        self.written.append(path)
        self.keys.add(key)
        self.lines |= dict.fromkeys(identities, line)


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.rglob("*.md") if not path.name.startswith("."))
    except OSError as error:
        raise Unable(f"{shown(folder)}: cannot be read: {error.strerror}") from error


def _identities_in(path: Path, content: Path) -> Iterator[identity.Identity]:
    """What identifies the paper of a file, also of a file with faults."""
    try:
        entries = read_source(path, content).front.entries
        found = {key.text: node.text for key, node in entries if isinstance(node, Scalar)}
    except Problems:
        found = _found_in_broken(path)
    title, arxiv, doi = (found.get(name, "") for name in ("title", "arxiv", "doi"))
    return identity.identities(title, identity.arxiv_id(arxiv), identity.doi(doi))


def _found_in_broken(path: Path) -> dict[str, str]:
    with suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
        return dict(_FIELD.findall(file.read(MAX_BYTES)))
    return {}


def _write(path: Path, text: str) -> None:
    """Write a new file, so that it is never seen half written."""
    beside = path.with_name(f".{path.name}.new")
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
        if path.exists():
            raise Unable(f"{shown(path)}: is already there, written by someone else meanwhile")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.rename(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Unable(f"{shown(path)}: cannot be written: {error.strerror}") from error
