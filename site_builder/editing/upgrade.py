"""Content of an older format brought up to date in place: all of it or none."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.format_version import FIELD, SITE, format_of, format_problem
from site_builder.content.front_matter import read_text, read_yaml
from site_builder.content.yaml_nodes import Mapping as Fields
from site_builder.content.yaml_nodes import Scalar, parse
from site_builder.editing.atomic import change_files
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable

Texts = Mapping[str, str]
"""Content files by their names within the folder of the list, with their own line ends."""


@dataclass(frozen=True, slots=True)
class Step:
    """What leads from the format before to this one."""

    to: int
    words: str
    """What changes, in one clause."""
    change: Callable[[Texts], Texts]
    """The files that change, in their new words; comments and everything unconcerned stay."""


STEPS = (Step(1, "site.yaml says in which format the content is", lambda _: {}),)
"""The way from the oldest format to today's, one step for each."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade changes, or has changed."""

    start: int
    """The format found."""
    end: int
    words: tuple[str, ...] = ()
    """What each step does."""
    files: Mapping[Path, str] | None = None
    """New texts of the files that change."""


def plan(content: Path, steps: tuple[Step, ...] = STEPS) -> Upgrade:
    """What there is to upgrade. Raises Problems, for content of a newer format too, or Unable."""
    source = read_yaml(content / SITE)
    start = format_of(source)
    problem = format_problem(source)
    if start is None or (problem is not None and not problem.warning):
        raise Problems(filter(None, [problem]))
    due = [step for step in steps if step.to > start]
    if not due:
        return Upgrade(start, start)
    old = {SITE: _as_written(content / SITE), **_texts(content)}
    new = dict(old)
    for step in due:
        new |= step.change(new)
    new[SITE] = with_format(new[SITE], due[-1].to, display_path(content / SITE))
    names = sorted(name for name in new if name != SITE and new[name] != old.get(name))
    files = {content / name: new[name] for name in (*names, SITE)}
    return Upgrade(start, due[-1].to, tuple(step.words for step in due), files)


def carry_out(upgrade: Upgrade) -> None:
    """Write what a plan says, all files or none; site.yaml, with the new number, comes last.

    Raises Unable.
    """
    files = upgrade.files or {}
    with change_files({path: text.encode("utf-8") for path, text in files.items()}):
        pass


def with_format(text: str, number: int, file: str) -> str:
    """The text of site.yaml with this number as its format; every other letter stays.

    A new line stands above the first field, and above the comment that belongs to it.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    front = parse(_plain(text), file)
    assert isinstance(front, Fields)
    lines = text.removeprefix(mark).splitlines(keepends=True)
    node = next((node for key, node in front.entries if key.text == FIELD), None)
    if isinstance(node, Scalar):
        line, start = lines[node.line - 1], node.column - 1
        rest = re.sub(r"^[\"']?\d+[\"']?", str(number), line[start:])
        lines[node.line - 1] = line[:start] + rest
    else:
        first = front.entries[0][0]
        if lines[first.line - 1][: first.column - 1].strip():
            mend = "write each field on a line of its own"
            raise Problems([Problem(file, first.line, first.column, "fields in braces", mend)])
        at = first.line - 1
        while at > 0 and lines[at - 1].lstrip().startswith("#"):
            at -= 1
        whole = lines[first.line - 1]
        end = whole[len(whole.rstrip("\r\n")) :] or "\n"
        lines.insert(at, f"{' ' * (first.column - 1)}{FIELD}: {number}{end}")
    made = mark + "".join(lines)
    if not _says_the_same(text, made, number, file):
        raise Unable(f"{file}: cannot be changed safely; write '{FIELD}: {number}' there by hand")
    return made


def _says_the_same(old: str, new: str, number: int, file: str) -> bool:
    """Whether two texts hold the same fields but for the format, which the new one has."""
    found = []
    for text in (old, new):
        front = parse(_plain(text), file)
        assert isinstance(front, Fields)
        found.append({key.text: _value(node) for key, node in front.entries})
    found[0][FIELD] = str(number)
    return found[0] == found[1]


def _value(node: object) -> object:
    """What a node says, wherever it stands."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Fields):
        return tuple((key.text, _value(inner)) for key, inner in node.entries)
    return [_value(inner) for inner in node.items]  # type: ignore[attr-defined]


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _texts(content: Path) -> dict[str, str]:
    """Every text of the list, hidden ones left out."""
    paths = sorted(p for suffix in ("md", "yaml") for p in content.rglob(f"*.{suffix}"))
    inside = {path: path.relative_to(content) for path in paths}
    return {
        name.as_posix(): _as_written(path)
        for path, name in inside.items()
        if not any(part.startswith(".") for part in name.parts)
    }


def _as_written(path: Path) -> str:
    """A file's text with its own line ends. Raises Problems or Unable."""
    read_text(path)  # tells what is wrong with it
    return path.read_bytes().decode("utf-8")
