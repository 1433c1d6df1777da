"""YAML as nodes that know their place; scalars stay text until a field types them.

Trees are built from libyaml's event stream, so neither deep nesting nor exploding aliases
can exhaust the process: depth and expanded size are bounded while the events arrive.
"""

from dataclasses import dataclass
from typing import Any

import yaml

from site_builder.problems import Problem, Problems

MAX_DEPTH = 100
"""Levels of nesting accepted in one document."""
MAX_NODES = 10_000
"""Nodes accepted in one document once its aliases are expanded."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, exactly as written; ``plain`` when it stands without quotes."""

    text: str
    line: int
    column: int
    plain: bool


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

MENDS = {
    "mapping values are not allowed": "put the value in double quotes: it holds ': '",
    "could not find expected ':'": "write 'name: value', with a space after the colon",
    "did not find expected key": "line the keys up under one another and close every quote",
    "cannot start any token": "indent with spaces, and quote a value that begins with @, ` or %",
    "found undefined alias": "quote a value that begins with *",
    "found unexpected end of stream": "close the quotation mark",
    "did not find expected ',' or": "close the bracket, and quote values that hold , or ]",
    "unknown escape character": "write \\\\ for a backslash, or use single quotes",
    "did not find expected '-' indicator": "line the dashes up under one another",
    "did not find expected alphabetic": "quote a value that begins with & or *",
    "control characters are not allowed": "delete the invisible control character",
}
"""libyaml's phrases and what a person should write instead."""


def parse(text: str, file: str, first_line: int = 1) -> Node | None:
    """Read one YAML document; None when it is empty.

    ``first_line`` is the line of ``file`` on which ``text`` begins. Raises Problems for a
    syntax error, an explicit tag, a second document, more than MAX_DEPTH levels or more than
    MAX_NODES nodes.
    """
    try:
        return _Builder(file, first_line).build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        fault = f"YAML: {error.problem or error.context}"
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, max(error.position, 0))
        column = 1
        fault = f"YAML: {error.reason}"
    mend = next((mend for phrase, mend in MENDS.items() if phrase in fault), None)
    mend = mend or "write 'name: value' lines, as docs/fields.md shows"
    last = first_line + text.count("\n", 0, len(text.rstrip("\n")))
    raise Problems([Problem(file, min(first_line + line, last), column, fault, mend)])


class _Frame:
    """A container still being filled."""

    __slots__ = ("anchor", "children", "column", "is_mapping", "line", "size")

    def __init__(self, is_mapping: bool, line: int, column: int, anchor: str | None) -> None:
        self.is_mapping = is_mapping
        self.line = line
        self.column = column
        self.anchor = anchor
        self.children: list[Node] = []
        self.size = 1


class _Builder:
    """Turns events into nodes without recursion."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.root: Node | None = None

    def build(self, text: str) -> Node | None:
        events: Any = yaml.CSafeLoader(text)
        try:
            while (event := events.get_event()) is not None:
                self.take(event)
        finally:
            events.dispose()
        return self.root

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            line, column = self.place(event)
            if event.tag is not None:
                raise self.problem(event, f"the tag {event.tag!r} is not understood", "delete it")
            plain = event.style is None or event.style == ""
            self.add(Scalar(event.value, line, column, plain), 1, event.anchor)
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            self.open(event, kind is yaml.MappingStartEvent)
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            self.close(event)
        elif kind is yaml.AliasEvent:
            self.alias(event)
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            raise self.problem(event, "a second YAML document begins here", "delete it")

    def open(self, event: Any, is_mapping: bool) -> None:
        if event.tag is not None:
            raise self.problem(event, f"the tag {event.tag!r} is not understood", "delete it")
        if len(self.stack) >= MAX_DEPTH:
            fault = f"nested deeper than {MAX_DEPTH} levels"
            raise self.problem(event, fault, "write flat lists and 'name: value' lines")
        self.stack.append(_Frame(is_mapping, *self.place(event), event.anchor))

    def close(self, event: Any) -> None:
        frame = self.stack.pop()
        if not frame.is_mapping:
            node: Node = Sequence(tuple(frame.children), frame.line, frame.column)
        else:
            keys, values = frame.children[::2], frame.children[1::2]
            for key in keys:
                if not isinstance(key, Scalar):
                    raise self.problem(event, "a key must be a single word", "write 'name: value'")
            entries = tuple(zip(keys, values, strict=True))
            node = Mapping(entries, frame.line, frame.column)  # type: ignore[arg-type]
        self.add(node, frame.size, frame.anchor, event)

    def alias(self, event: Any) -> None:
        if any(frame.anchor == event.anchor for frame in self.stack):
            fault = f"the alias *{event.anchor} contains itself"
            raise self.problem(event, fault, "write the value out")
        if event.anchor not in self.anchors:
            fault = f"the alias *{event.anchor} is not defined"
            raise self.problem(event, fault, "quote a value that begins with *")
        node, size = self.anchors[event.anchor]
        self.add(node, size, None, event)

    def add(self, node: Node, size: int, anchor: str | None, event: Any = None) -> None:
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
            raise self.problem(event, fault, "write the values out, without aliases", node)

    def place(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        return self.first_line + mark.line, mark.column + 1

    def problem(self, event: Any, fault: str, mend: str, node: Node | None = None) -> Problems:
        if event is not None:
            line, column = self.place(event)
        else:
            assert node is not None
            line, column = node.line, node.column
        return Problems([Problem(self.file, line, column, fault, mend)])
