"""YAML's nodes as the lines they stand on: what belongs to a field, and what to the next one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_COMMENT = re.compile(r"\s*#")


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a group, or an item of a list, with the comment lines above it."""

    above: tuple[str, ...]
    """Comment lines and empty lines before it."""
    name: Any
    """The key's node; None for an item."""
    value: Node
    below: tuple[str, ...]
    """Comment lines behind its value that stand further in, so that they belong to it."""


def is_verse(node: Node, lines: Sequence[str]) -> bool:
    """Whether a text stands on several lines."""
    return isinstance(node, ScalarNode) and last_line(node, lines) != node.start_mark.line


def last_line(node: Node, lines: Sequence[str]) -> int:
    """The last line of a value; a block's own end mark lies beyond it."""
    while isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    line: int = node.end_mark.line
    column: int | None = node.end_mark.column
    while line > node.start_mark.line and not "".join(lines[line : line + 1])[:column].strip():
        line, column = line - 1, None
    return line


def parts(node: Node, lines: Sequence[str], first: int, end: int) -> tuple[list[Part], list[str]]:
    """The fields or items of a block between two lines, and the comments behind the last one."""
    nodes = node.value
    found: list[Part] = []
    at = first
    for number, one in enumerate(nodes):
        name, value = one if isinstance(one, tuple) else (None, one)
        start = (name or value).start_mark.line
        column = (name or value).start_mark.column
        above = tuple(lines[at:start])
        last = last_line(value, lines)
        behind = _start(nodes[number + 1]) if number + 1 < len(nodes) else end
        at = last + 1
        while at < behind and _is_deeper(lines[at], column):
            at += 1
        found.append(Part(above, name, value, tuple(lines[last + 1 : at])))
    return found, list(lines[at:end])


def _start(one: Any) -> int:
    line: int = (one[0] if isinstance(one, tuple) else one).start_mark.line
    return line


def _is_deeper(line: str, column: int) -> bool:
    """Whether a line is a comment that stands further in than a field."""
    found = _COMMENT.match(line)
    return bool(found) and len(line) - len(line.lstrip()) > column


def tail(node: Node, lines: Sequence[str]) -> str:
    """What stands behind a value on its last line: nothing, or a comment."""
    line = lines[node.end_mark.line] if node.end_mark.line < len(lines) else ""
    return line[node.end_mark.column :].rstrip()


def comments(above: Sequence[str], indent: int) -> list[str]:
    """Comment lines at an indentation, with at most one empty line in a row."""
    made: list[str] = []
    for line in above:
        text = line.strip()
        if text or (made and made[-1]) or not made:
            made.append(" " * indent + text if text else "")
    return made
