"""Proposals written into a content file's text, with everything else left as it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from site_builder.analysis.suggestions import Suggestion
from site_builder.editing.compose import scalar_text
from site_builder.editing.style import STYLES

INDENT = 2
_STYLE = STYLES["papers"]


@dataclass(slots=True)
class _Front:
    """The lines of a file's front matter, each with its own line end."""

    lines: list[str]
    end: str
    """What new lines end with."""

    def insert_line(self, line: int, text: str) -> None:
        """A new line before a line, from 0."""
        self.lines.insert(line, text + self.end)

    def insert(self, line: int, column: int, text: str) -> None:
        """Text at a place within a line."""
        whole = self.lines[line]
        self.lines[line] = whole[:column] + text + whole[column:]

    def last_line(self, node: Node) -> int:
        """The last line of a value; a block's own end mark lies beyond it."""
        while isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        line: int = node.end_mark.line
        if line > node.start_mark.line and not self._before(line, node.end_mark.column):
            line -= 1
            while line > node.start_mark.line and not self._before(line, None):
                line -= 1
        return line

    def dash(self, item: Node) -> int:
        """The column of the dash before an item of a list."""
        line = item.start_mark.line
        before = self.lines[line][: item.start_mark.column]
        while not before.lstrip().startswith("-"):
            line -= 1
            before = self.lines[line]
        return len(before) - len(before.lstrip())

    def _before(self, line: int, column: int | None) -> str:
        return self.lines[line][:column].strip() if line < len(self.lines) else ""


def insert_suggestions(text: str, proposed: Sequence[Suggestion]) -> str:
    """A content file's text with the proposals in their fields.

    Comments, order, line ends and every word that was there stay. Lists grow at their ends; a
    field that is missing is added where the order of docs/fields.md puts it. The text must be
    one that the checks accept.
    """
    lines = text.splitlines(keepends=True)
    end = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    front = _Front(lines[1:end], lines[0][len(lines[0].rstrip("\r\n")) :])
    for proposal in proposed:
        node: Any = yaml.compose("".join(front.lines), Loader=yaml.CSafeLoader)
        names = [proposal.field, proposal.kind] if proposal.kind else [proposal.field]
        _put(front, node, names, proposal.value)
    return "".join([lines[0], *front.lines, *lines[end:]])


def _put(
    front: _Front, group: MappingNode, names: Sequence[str], value: str, above: str = ""
) -> None:
    """Add a value to the list that the names lead to, from the group of that name on."""
    name, *rest = names
    node = next((inner for key, inner in group.value if key.value == name), None)
    if rest and isinstance(node, MappingNode):
        _put(front, node, rest, value, name)
    elif isinstance(node, SequenceNode) and node.flow_style:
        _put_in_row(front, node, scalar_text(value))
    elif isinstance(node, SequenceNode):
        last = node.value[-1]
        text = f"{' ' * front.dash(last)}- {scalar_text(value)}"
        front.insert_line(front.last_line(last) + 1, text)
    elif group.flow_style:
        _put_in_row(front, group, _in_a_row(names, value))
    else:
        order = [*(_STYLE.groups[above] if above else _STYLE.order)]
        before = order[: order.index(name)]
        ends = [front.last_line(inner) + 1 for key, inner in group.value if key.value in before]
        line = max(ends, default=group.start_mark.line)
        indent = group.value[0][0].start_mark.column
        for text in reversed(_in_lines(names, value, indent, above)):
            front.insert_line(line, text)


def _put_in_row(front: _Front, node: Node, text: str) -> None:
    """Add a text behind the last value between two brackets."""
    if node.value:
        last = node.value[-1]
        mark = (last[1] if isinstance(last, tuple) else last).end_mark
        front.insert(mark.line, mark.column, f", {text}")
    else:
        front.insert(node.end_mark.line, node.end_mark.column - 1, text)


def _in_a_row(names: Sequence[str], value: str) -> str:
    """A new field as it stands between two braces."""
    name, *rest = names
    inner = f"{{{_in_a_row(rest, value)}}}" if rest else f"[{scalar_text(value)}]"
    return f"{name}: {inner}"


def _in_lines(names: Sequence[str], value: str, indent: int, above: str) -> list[str]:
    """A new field as lines: names in a row, quotations one below the other."""
    name, *rest = names
    head = f"{' ' * indent}{name}:"
    if rest:
        return [head, *_in_lines(rest, value, indent + INDENT, name)]
    if _STYLE.shapes[f"{above}.{name}" if above else name] == "lines":
        return [head, f"{' ' * (indent + INDENT)}- {scalar_text(value)}"]
    return [f"{head} [{scalar_text(value)}]"]
