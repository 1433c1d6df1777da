"""Proposals written into a content file's text, with everything else left as it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from site_builder.checks.papers import DROP_FIELDS, PAPER_FIELDS
from site_builder.entry import scalar_text
from site_builder.paper import CLAIM_KINDS, TAG_KINDS
from site_builder.tagging.difference import Proposal

INDENT = 2
QUOTED = (*CLAIM_KINDS, "claims")
"""Lists of quotations."""
_KINDS: dict[str, Sequence[str]] = {"tags": TAG_KINDS, "claims": CLAIM_KINDS, "drop": DROP_FIELDS}


@dataclass(slots=True)
class _Text:
    """The lines of a file, changed from below so that places above stay true."""

    lines: list[str]
    first: int
    """Line of the file, from 0, on which the front matter begins."""

    def insert_line(self, line: int, text: str) -> None:
        """A new line before a line of the front matter, from 0."""
        self.lines.insert(self.first + line, text)

    def insert(self, line: int, column: int, text: str) -> None:
        """Text at a place within a line."""
        whole = self.lines[self.first + line]
        self.lines[self.first + line] = whole[:column] + text + whole[column:]

    def character(self, line: int, column: int) -> str:
        """The character at a place."""
        return self.lines[self.first + line][column : column + 1]


def with_proposals(text: str, proposed: Sequence[Proposal]) -> str:
    """A content file's text with the proposals in their fields.

    Comments, order and every word that was there stay. Lists grow at their ends; a field that
    is missing is added where the order of docs/fields.md puts it. The text must be one that the
    checks accept.
    """
    lines = text.split("\n")
    for proposal in proposed:
        end = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
        front: Any = yaml.compose("\n".join(lines[1:end]) + "\n", Loader=yaml.CSafeLoader)
        page = _Text(lines, 1)
        if proposal.kind:
            _add_to_group(page, front, proposal)
        else:
            _add_to_list(page, front, proposal.field, proposal.value, PAPER_FIELDS, 0)
    return "\n".join(lines)


def _add_to_group(page: _Text, front: MappingNode, proposal: Proposal) -> None:
    group = _value(front, proposal.field)
    item = scalar_text(proposal.value)
    if not isinstance(group, MappingNode) or not group.value:
        if group is not None:  # {} in a line of its own
            page.insert(
                group.end_mark.line, group.end_mark.column - 1, f"{proposal.kind}: [{item}]"
            )
            return
        line = _place(front, proposal.field, PAPER_FIELDS)
        _insert_list(page, line, proposal.kind, proposal.value, INDENT)
        page.insert_line(line, f"{proposal.field}:")
        return
    order = _KINDS[proposal.field]
    indent = group.value[0][0].start_mark.column
    if group.flow_style and _value(group, proposal.kind) is None:
        mark = group.end_mark
        page.insert(mark.line, mark.column - 1, f", {proposal.kind}: [{item}]")
        return
    _add_to_list(page, group, proposal.kind, proposal.value, order, indent)


def _add_to_list(
    page: _Text, group: MappingNode, name: str, value: str, order: Sequence[str], indent: int
) -> None:
    item = scalar_text(value)
    node = _value(group, name)
    if not isinstance(node, SequenceNode):
        _insert_list(page, _place(group, name, order), name, value, indent)
    elif node.flow_style:
        mark = node.end_mark
        page.insert(mark.line, mark.column - 1, f", {item}" if node.value else item)
    else:
        last = node.value[-1]
        dash = last.start_mark.column - 2
        page.insert_line(last.end_mark.line + 1, f"{' ' * dash}- {item}")


def _insert_list(page: _Text, line: int, name: str, value: str, indent: int) -> None:
    """A new list of one item: names in a row, quotations one below the other."""
    space = " " * indent
    if name in QUOTED:
        page.insert_line(line, f"{space}{' ' * INDENT}- {scalar_text(value)}")
        page.insert_line(line, f"{space}{name}:")
    else:
        page.insert_line(line, f"{space}{name}: [{scalar_text(value)}]")


def _value(group: MappingNode, name: str) -> Node | None:
    return next((value for key, value in group.value if key.value == name), None)


def _place(group: MappingNode, name: str, order: Sequence[str]) -> int:
    """The line on which a new field begins: behind the last one that comes before it."""
    before = order[: list(order).index(name)]
    ends = [_last_line(value) + 1 for key, value in group.value if key.value in before]
    return max(ends, default=group.start_mark.line)


def _last_line(node: Node) -> int:
    """The last line of a value; a block's own end mark lies beyond it."""
    while isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    mark = node.end_mark
    ended = mark.column == 0 and mark.line > node.start_mark.line
    return int(mark.line - 1 if ended else mark.line)
