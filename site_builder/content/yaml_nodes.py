"""YAML as nodes that know their place; scalars stay text until a field types them.

Trees are built from libyaml's event stream, so neither deep nesting nor exploding aliases
can exhaust the process: depth and expanded size are bounded while the events arrive.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

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
MENDS = {
    "mapping values are not allowed": (
        "line the fields up under one another, and put a value that holds ': ' in double quotes"
    ),
    "could not find expected ':'": "write 'name: value', with a space after the colon",
    "did not find expected key": (
        "line the fields up under one another, and put a value that holds brackets "
        "or quotation marks into quotes of another kind"
    ),
    "cannot start any token": (
        "indent with spaces, not tabs, and quote a value that begins with @, ` or %"
    ),
    "found unexpected": "close the quotation mark that opens here",
    "did not find expected ',' or": "close the bracket that opens here, or quote the value",
    "did not find expected node content": "quote a value that begins with , ] or }",
    "not allowed in this context": "quote a value that begins with '- ' or '? '",
    "unknown escape character": "write \\\\ for a backslash, or use single quotes",
    "Unicode character escape code": "write \\\\ for a backslash, or use single quotes",
    "expected hexdecimal number": "write \\\\ for a backslash, or use single quotes",
    "did not find expected '-' indicator": "line the dashes up under one another",
    "did not find expected alphabetic": "quote a value that begins with & or *",
    "did not find expected comment": "begin the text on the line after | or >",
    "found a tab character": "indent with spaces, not tabs",
    "expected <document start>": "delete the line '...', or the one that begins with %",
    "control characters are not allowed": "delete the invisible character",
}
"""libyaml's phrases and what a person should write instead."""
_WHERE_IT_BEGINS = ("found unexpected", "expected ',' or", "could not find expected ':'")
"""Phrases told where the value begins, since libyaml notices far below."""
_LINE_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML, but not to editors, nor to the person who counts lines."""


def parse(text: str, file: str, first_line: int = 1) -> Node | None:
    """Read one YAML document; None when it is empty.

    ``first_line`` is the line of ``file`` on which ``text`` begins. Raises Problems for a
    syntax error, an explicit tag, a second document, more than MAX_DEPTH levels or more than
    MAX_NODES nodes.
    """
    if odd := _LINE_BREAK.search(text):
        line = first_line + text.count("\n", 0, odd.start())
        column = odd.start() - text.rfind("\n", 0, odd.start())
        fault = f"an invisible line break (U+{ord(odd[0]):04X})"
        instead = "write a space or a new line instead"
        raise Problems([Problem(file, line, column, fault, instead)])
    try:
        return _Builder(file, first_line).build(text)
    except yaml.MarkedYAMLError as error:
        begins = any(phrase in (error.problem or "") for phrase in _WHERE_IT_BEGINS)
        mark = (begins and error.context_mark) or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        fault = f"YAML: {error.problem or error.context}"
    except yaml.reader.ReaderError as error:
        line = text.encode()[: max(error.position, 0)].count(b"\n")
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
        self.last_line = first_line
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.root: Node | None = None

    def build(self, text: str) -> Node | None:
        self.last_line = self.first_line + text.count("\n")
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
                raise self.tag(event)
            plain = event.style is None or event.style == ""
            scalar = Scalar(event.value, line, column, plain, event.style == '"')
            self.add(scalar, 1, event.anchor)
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            self.open(event, kind is yaml.MappingStartEvent)
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            self.close(event)
        elif kind is yaml.AliasEvent:
            self.alias(event)
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            raise self.problem(event, "a second YAML document begins here", "delete the line ---")

    def open(self, event: Any, is_mapping: bool) -> None:
        if event.tag is not None:
            raise self.tag(event)
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
                    fault = "a key must be a single word"
                    raise self.problem(None, fault, "write 'name: value'", key)
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

    def tag(self, event: Any) -> Problems:
        written = event.tag.replace("tag:yaml.org,2002:", "!!")
        fault = f"the tag {written!r} is not understood"
        return self.problem(event, fault, "delete it, or quote a value that begins with !")

    def place(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        return min(self.first_line + mark.line, self.last_line), mark.column + 1

    def problem(self, event: Any, fault: str, mend: str, node: Node | None = None) -> Problems:
        if event is not None:
            line, column = self.place(event)
        else:
            assert node is not None
            line, column = node.line, node.column
        return Problems([Problem(self.file, line, column, fault, mend)])
