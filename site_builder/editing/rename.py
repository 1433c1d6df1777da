"""A paper's key renamed, or a paper taken off the list, with a word left at the old address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.content.checks.common import key_fault
from site_builder.content.checks.redirects import MOVED_FIELDS
from site_builder.content.fields import Fields
from site_builder.content.front_matter import read_yaml
from site_builder.content.reader import MOVED, PAPERS, read_content, survey
from site_builder.editing.atomic import change_files
from site_builder.editing.redirects import record_redirect
from site_builder.editing.yaml_edit import YamlEditor
from site_builder.model.paper import Paper
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable, suggestion
from site_builder.model.reading_list import ReadingList, Survey
from site_builder.model.redirects import Redirects
from site_builder.model.topic import Topic


@dataclass(frozen=True, slots=True)
class Changes:
    """What a move has changed."""

    paper: str
    """The file the paper had."""
    to: str | None = None
    """The file it has now."""
    mended: tuple[str, ...] = field(default=())
    """Other files that follow."""


def move(folder: Path, old: str, new: str) -> Changes:
    """Give a paper another key: its file, the ways into topics, papers that it superseded, and a
    line in moved.yaml by which the old address leads to the new one.

    Raises Problems or Unable, and then has changed nothing.
    """
    begun = _begun(folder, old)
    content = survey(folder) if begun.moved.get(old) == new else read_content(folder)
    paper = _paper(content, old)
    path = folder / paper.inside
    if isinstance(content, ReadingList):
        begun = content.moves
        _check_new(content, old, new)
    target = path.with_name(f"{new}.md")
    if target.exists() and (
        isinstance(content, ReadingList) or target.read_bytes() != path.read_bytes()
    ):
        raise Unable(
            f"{display_path(target)}: is already there; delete it, or {display_path(path)}"
        )
    mended = _mended(folder, content, old, new)
    moved = {key: new if to == old else to for key, to in begun.moved.items()}
    moved = {key: to for key, to in moved.items() if key != new} | {old: new}
    files = {target: path.read_bytes(), **mended, path: None}
    _change(folder, files, Redirects(moved, begun.removed))
    return Changes(
        display_path(path),
        display_path(target),
        (*map(display_path, mended), display_path(folder / MOVED)),
    )


def remove(folder: Path, key: str, because: str) -> Changes:
    """Take a paper off the list and leave its reason at its address, and at those that led there.

    A paper that others refer to is not removed. Raises Problems or Unable, and then has changed
    nothing.
    """
    moves = _begun(folder, key)
    content = survey(folder) if key in moves.removed else read_content(folder)
    paper = _paper(content, key)
    if problems := [*_references(content, key)]:
        raise Problems(problems)
    reason = " ".join(because.split())
    if not reason:
        raise Unable("the reason is empty: write in a sentence why the paper is taken off")
    moves = content.moves if isinstance(content, ReadingList) else moves
    gone = {key, *(old for old, to in moves.moved.items() if to == key)}
    moved = {old: to for old, to in moves.moved.items() if old not in gone}
    removed = {**moves.removed, **dict.fromkeys(gone, reason)}
    path = folder / paper.inside
    _change(folder, {path: None}, Redirects(moved, removed))
    return Changes(display_path(path), mended=(display_path(folder / MOVED),))


def _change(folder: Path, files: Mapping[Path, bytes | None], moves: Redirects) -> None:
    """Change these files and moved.yaml; undone unless the list passes its checks afterwards."""
    record = folder / MOVED
    before = record.read_text(encoding="utf-8-sig") if record.exists() else ""
    text = record_redirect(before, {"moved": moves.moved, "removed": moves.removed})
    with change_files({record: text.encode("utf-8"), **files}):
        read_content(folder)


def _begun(folder: Path, key: str) -> Redirects:
    """What moved.yaml says of a paper whose file is still there: a machine stopped in between.

    The command called again then goes on from there.
    """
    record = folder / MOVED
    if key_fault(key) or not record.exists() or not any((folder / PAPERS).glob(f"*/{key}.md")):
        return Redirects()
    fields = Fields(read_yaml(record), MOVED_FIELDS)
    groups = ({key.text: text for key, text in fields.pairs(name)} for name in MOVED_FIELDS)
    return Redirects(*groups)


def _paper(content: ReadingList | Survey, key: str) -> Paper:
    papers = {paper.key: paper for paper in content.papers}
    if key in papers:
        return papers[key]
    mend = suggestion(key, papers, "see content/papers")
    if key in content.moves.moved:
        mend = f"it has moved: write {content.moves.moved[key]!r}"
    elif key in content.moves.removed:
        mend = f"it was taken off the list: {content.moves.removed[key]}"
    raise Problems([Problem(key, 1, 1, "no paper has this key", mend)])


def _check_new(content: ReadingList, old: str, new: str) -> None:
    """Refuse a key that no paper may have, or that leads elsewhere."""
    fault = key_fault(new)
    if fault is None and any(paper.key == new for paper in content.papers):
        fault = (f"{new!r} is the key of a paper already", "choose another one")
    elif fault is None and new in content.moves and content.moves.moved.get(new) != old:
        fault = (f"{new!r} was another paper's key", "choose one that never was one")
    if fault:
        raise Problems([Problem(new, 1, 1, *fault)])


def _references(content: ReadingList | Survey, key: str) -> Iterator[Problem]:
    """Where other files speak of a paper."""
    for topic in content.topics:
        if any(step.key == key for step in topic.start):
            fault = f"the way into {topic.slug!r} leads over {key!r}"
            mend = "take it out of 'start' first"
            yield Problem(topic.file, *topic.lines[f"start.{key}"], fault, mend)
    for paper in content.papers:
        if paper.status.by == key:
            fault = f"it is superseded by {key!r}, which is to be removed"
            mend = "write another status first"
            yield Problem(paper.file, *paper.lines["status"], fault, mend)


def _mended(folder: Path, content: ReadingList | Survey, old: str, new: str) -> dict[Path, bytes]:
    """Files that refer to a paper, with its new key. Raises Unable."""
    mended = {}
    for topic in content.topics:
        if any(step.key == old for step in topic.start):
            editor = _editor(folder, topic, topic.lines[f"start.{old}"])
            editor.rename(("start", old), new)
            mended[folder / topic.inside] = editor.text().encode("utf-8")
    for paper in content.papers:
        if paper.status.by == old:
            editor = _editor(folder, paper, paper.lines["status"])
            editor.replace_word(("status",), old, new)
            mended[folder / paper.inside] = editor.text().encode("utf-8")
    return mended


def _editor(folder: Path, item: Paper | Topic, place: tuple[int, int]) -> YamlEditor:
    text = (folder / item.inside).read_bytes().decode("utf-8")
    unsafe = f"{item.file}:{place[0]}: the key cannot be changed safely; change it by hand"
    return YamlEditor(text, item.file, unsafe)
