"""What a list says now and did not say at a commit: papers, keys that are gone, other files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from site_builder.content.checks.paper import check_paper
from site_builder.content.reader import MOVED, PAPERS, TOPICS
from site_builder.content.schema import PAPER
from site_builder.model.paper import Paper
from site_builder.model.reading_list import Survey
from site_builder.review.git import Commit
from site_builder.text import markdown
from site_builder.text.measures import Units


@dataclass(frozen=True, slots=True)
class Change:
    """A paper that is new, or not as it was."""

    paper: Paper
    before: Paper | None = None
    """As it was, where that could be read; None for a new paper."""
    old_key: str | None = None
    """The key it had, if it has another one now."""
    new: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since a commit."""

    changes: tuple[Change, ...]
    """Added papers first, then changed ones, in the order of their files."""
    unread: tuple[str, ...]
    """Files of papers that are new or changed and have problems, as paths below the folder."""
    removed: Mapping[str, str]
    """Keys of papers that are gone, each with its reason, "" where none is given."""
    others: tuple[tuple[str, str], ...]
    """Other files, each with what became of it: added, changed or removed."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.changes or self.unread or self.removed or self.others)


def changes_since(base: Commit, now: Survey) -> Changes:
    """Compare a list with what it was. Raises Unable."""
    old = dict(zip(base.blobs, base.read(*base.blobs), strict=True))
    new = {
        path.relative_to(base.folder).as_posix(): path.read_bytes()
        for path in sorted(base.folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    }
    old_names = {PurePosixPath(name).stem: name for name in old if _is_paper(name)}
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    came_from = {to: key for key, to in now.moves.moved.items() if key in old_names}
    changes = []
    units = Units(now.vocabulary.units)
    for paper in now.papers:
        key = came_from.get(paper.key, paper.key) if paper.key not in old_names else paper.key
        before = old_names.get(key)
        if paper.inside in changed and (before is None or old[before] != new[paper.inside]):
            read = _paper(before, base, units) if before else None
            old_key = key if key != paper.key else None
            changes.append(Change(paper, read, old_key, new=before is None))
        elif key != paper.key:
            changes.append(Change(paper, replace(paper, key=key), key))
    read_now = {paper.inside for paper in now.papers}
    return Changes(
        changes=tuple(sorted(changes, key=lambda change: (not change.new, change.paper.file))),
        unread=tuple(
            sorted(
                name for name in changed if _is_paper(name) and name in new and name not in read_now
            )
        ),
        removed={
            key: now.moves.removed.get(key, "")
            for key in sorted(old_names)
            if key not in now.keys and key not in now.moves.moved
        },
        others=tuple(_others(changed, old, new)),
    )


def _is_paper(name: str) -> bool:
    path = PurePosixPath(name)
    return path.parts[0] == PAPERS and path.suffix == ".md" and not path.name.startswith(".")


def _others(
    changed: set[str], old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> Iterator[tuple[str, str]]:
    for name in sorted(changed):
        if not _is_paper(name) and name != MOVED:
            yield name, "added" if name not in old else "changed" if name in new else "removed"


def _paper(name: str, base: Commit, units: Units) -> Paper | None:
    """A paper as it was, where it passed the checks of its own file."""
    topics = [PurePosixPath(other).stem for other in base.blobs if other.startswith(f"{TOPICS}/")]
    source = base.source(name)
    return check_paper(source, topics, units)[0] if source else None


def changed_fields(before: Paper, after: Paper) -> Iterator[tuple[str, str, str]]:
    """Fields that differ, each with what it said and what it says."""
    was, is_now = (dict(_words(paper)) for paper in (before, after))
    for name, old in was.items():
        if old != is_now[name]:
            yield name, old, is_now[name]


def _words(paper: Paper) -> Iterator[tuple[str, str]]:
    """Fields in words."""
    for field in PAPER:
        yield field.name, field.kind.words(paper.value(field.name))
    yield "title", markdown.title_text(paper.title)
    yield "abstract", paper.abstract
