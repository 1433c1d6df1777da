"""YAML as nodes that know their place; scalars stay text until a field types them.

Trees are built from libyaml's event stream, so neither deep nesting nor exploding aliases
can exhaust the process: depth and expanded size are bounded while the events arrive.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from site_builder.content.messages import YAML_MENDS
from site_builder.model.problems import Problem, Problems

MAX_DEPTH = 100
"""Levels of nesting accepted in one document."""
MAX_NODES = 10_000
"""Nodes accepted in one document once its aliases are expanded."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, exactly as written."""

    text: str
    line: int
    column: int
    plain: bool
    """It stands without quotes."""
    escaped: bool = False
    """It stands in double quotes, where a backslash changes the letter after it."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in written order and with duplicates still visible."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping
_WHERE_IT_BEGINS = ("found unexpected", "expected ',' or", "could not find expected ':'")
"""Phrases told where the value begins, since libyaml notices far below."""
_LINE_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML, but not to editors, nor to the person who counts lines."""


def meaning(node: Node, is_free: Callable[[str], bool], path: str = "") -> Any:
    """What a node says as plain data, wherever and however it is written.

    Fields are a dict, but pairs in their order where ``is_free`` says that a path's is fixed.
    """
    if isinstance(node, Scalar):
        return " ".join(node.text.split())  # as fields read it
    if isinstance(node, Sequence):
        return [meaning(item, is_free, path) for item in node.items]
    pairs = [
        (key.text, meaning(value, is_free, f"{path}.{key.text}".lstrip(".")))
        for key, value in node.entries
    ]
    return dict(pairs) if is_free(path) else pairs


def parse(text: str, file: str, first_line: int = 1) -> Node | None:
    """Read one YAML document; None when it is empty.

    ``first_line`` is the line of ``file`` on which ``text`` begins. Raises Problems for a
    syntax error, an explicit tag, a second document, more than MAX_DEPTH levels or more than
    MAX_NODES nodes.
    """
    if odd := _LINE_BREAK.search(text):
        line, column = place_of(odd.start(), text)
        fault = f"an invisible line break (U+{ord(odd[0]):04X})"
        instead = "write a space or a new line instead"
        raise Problems([Problem(file, first_line + line - 1, column, fault, instead)])
    builder = _Builder(file, first_line, first_line + text.count("\n"))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
        return builder.root
    except yaml.MarkedYAMLError as error:
        begins = any(phrase in (error.problem or "") for phrase in _WHERE_IT_BEGINS)
        mark = (begins and error.context_mark) or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        fault = f"YAML: {error.problem or error.context}"
    except yaml.reader.ReaderError as error:
        line = text.encode()[: max(error.position, 0)].count(b"\n")
        column = 1
        fault = f"YAML: {error.reason}"
    mend = next((mend for phrase, mend in YAML_MENDS.items() if phrase in fault), None)
    mend = mend or "write 'name: value' lines, as docs/fields.md shows"
    last = first_line + text.count("\n", 0, len(text.rstrip("\n")))
    raise Problems([Problem(file, min(first_line + line, last), column, fault, mend)])


def place_of(offset: int, text: str) -> tuple[int, int]:
    """Line and column of a character of a text, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@dataclass(slots=True)
class _Frame:
    """A container still being filled."""

    start: Any
    place: tuple[int, int]
    children: list[Node] = field(default_factory=list)
    size: int = 1


class _Builder:
    """Turns events into nodes without recursion."""

    def __init__(self, file: str, first_line: int, last_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.last_line = last_line
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.root: Node | None = None

    def take(self, event: Any) -> None:
        mark = event.start_mark
        place = min(self.first_line + mark.line, self.last_line), mark.column + 1
        if getattr(event, "tag", None) is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            mend = "delete it, or quote a value that begins with !"
            raise self.problem(place, f"the tag {written!r} is not understood", mend)
        if isinstance(event, yaml.ScalarEvent):
            scalar = Scalar(event.value, *place, not event.style, event.style == '"')
            self.add(scalar, 1, event.anchor, place)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self.stack) >= MAX_DEPTH:
                mend = "write flat lists and 'name: value' lines"
                raise self.problem(place, f"nested deeper than {MAX_DEPTH} levels", mend)
            self.stack.append(_Frame(event, place))
        elif isinstance(event, yaml.CollectionEndEvent):
            frame = self.stack.pop()
            self.add(self.container(frame), frame.size, frame.start.anchor, place)
        elif isinstance(event, yaml.AliasEvent):
            self.add(*self.named(event.anchor or "", place), None, place)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self.problem(place, "a second YAML document begins here", "delete the line ---")

    def container(self, frame: _Frame) -> Node:
        if isinstance(frame.start, yaml.SequenceStartEvent):
            return Sequence(tuple(frame.children), *frame.place)
        entries = []
        for key, value in zip(frame.children[::2], frame.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                place = (key.line, key.column)
                raise self.problem(place, "a key must be a single word", "write 'name: value'")
            entries.append((key, value))
        return Mapping(tuple(entries), *frame.place)

    def named(self, anchor: str, place: tuple[int, int]) -> tuple[Node, int]:
        """What an alias stands for, and its size."""
        if any(frame.start.anchor == anchor for frame in self.stack):
            fault = f"the alias *{anchor} contains itself"
            raise self.problem(place, fault, "write the value out")
        if anchor not in self.anchors:
            fault = f"the alias *{anchor} is not defined"
            raise self.problem(place, fault, "quote a value that begins with *")
        return self.anchors[anchor]

    def add(self, node: Node, size: int, anchor: str | None, place: tuple[int, int]) -> None:
        if anchor:
            self.anchors[anchor] = (node, size)
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.children.append(node)
        frame.size += size
        if frame.size > MAX_NODES:
            fault = f"more than {MAX_NODES:,} values once aliases are expanded"
            raise self.problem(place, fault, "write the values out, without aliases")

    def problem(self, place: tuple[int, int], fault: str, mend: str) -> Problems:
        return Problems([Problem(self.file, *place, fault, mend)])
