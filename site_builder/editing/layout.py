"""Front matter written anew, line by line: order, indentation, shapes of lists."""

import re
from collections.abc import Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from site_builder.editing.compose import WIDTH, broken_row, scalar_text
from site_builder.editing.style import Style
from site_builder.editing.yaml_lines import Part, comments, is_verse, last_line, parts, tail

_NOT_PLAIN = re.compile(r"[,\[\]{}]")


class Layout:
    """Writes front matter anew, line by line."""

    def __init__(self, lines: list[str], style: Style) -> None:
        self.lines = lines
        self.style = style

    def front(self) -> list[str]:
        """All of it; as it stands where values have names or stand in braces."""
        text = "\n".join(self.lines)
        root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
        if root.flow_style or _has_names(text):
            return [line.rstrip() for line in self.lines]
        made = self.fields(root, "", 0, 0, len(self.lines))
        while made and not made[0]:
            made.pop(0)
        while made and not made[-1]:
            made.pop()
        return made

    def fields(self, node: MappingNode, path: str, indent: int, first: int, end: int) -> list[str]:
        """The fields of a group, in their order."""
        found, rest = parts(node, self.lines, first, end)
        order = self.style.groups.get(path) if path else self.style.order
        if order:
            places = {name: place for place, name in enumerate(order)}
            found.sort(key=lambda part: places.get(part.name.value, len(places)))
        made: list[str] = []
        for part in found:
            made += comments(part.above, indent)
            name = part.name.value
            inner = f"{path}.{name}" if path else name
            made += self.field(part, inner, indent)
            made += comments(part.below, indent + 2)
        return made + comments(rest, indent)

    def field(self, part: Part, path: str, indent: int) -> list[str]:
        """A field with its value, as lines."""
        value = part.value
        head = " " * indent + self.source(part.name) + ":"
        if isinstance(value, MappingNode) and value.value and not value.flow_style:
            behind = self.behind(part.name)
            first, end = part.name.start_mark.line + 1, last_line(value, self.lines) + 1
            return [head + behind, *self.fields(value, path, indent + 2, first, end)]
        if isinstance(value, SequenceNode) and value.value and self.is_simple(value):
            return self.items(value, head, indent, self.style.shapes.get(path))
        if isinstance(value, ScalarNode) and not is_verse(value, self.lines) and value.value:
            written = self.source(value)
            if path in self.style.quoted and not value.style and not set(written) & set('"\\'):
                written = f'"{written}"'
            return [f"{head} {written}{tail(value, self.lines)}"]
        return self.verbatim(part, indent)

    def items(self, node: SequenceNode, head: str, indent: int, shape: str | None) -> list[str]:
        """A list in the shape of its field, unless a comment stands in it."""
        first, last = node.start_mark.line, last_line(node, self.lines)
        row = shape == "row" if shape in ("row", "lines") else node.flow_style
        behind = tail(node, self.lines) if node.flow_style else ""
        written = [self.source(item) for item in node.value]
        if not node.flow_style:
            found, _ = parts(node, self.lines, first, last + 1)
            tails = [tail(item, self.lines) for item in node.value]
            above = self.lines[self.key_line(node) + 1 : first]
            commented = any(tails) or any(line.strip() for part in found for line in part.above)
            if commented or any(line.strip() for line in above) or self.note(node):
                return self.commented(found, head + self.note(node), indent, above)
        if not row:
            return [head + behind, *(f"{' ' * (indent + 2)}- {text}" for text in written)]
        written = [_in_a_row(item, text) for item, text in zip(node.value, written, strict=True)]
        whole = f"{head} [{', '.join(written)}]"
        if len(whole) <= WIDTH:
            return [whole + behind]
        made = broken_row(written, indent + 2)
        return [head, *made[:-1], made[-1] + behind]

    def commented(
        self, found: Sequence[Part], head: str, indent: int, above: Sequence[str]
    ) -> list[str]:
        """A list as lines, with its comments."""
        made = [head, *comments(above, indent + 2)]
        for part in found:
            made += comments(part.above, indent + 2)
            text = self.source(part.value) + tail(part.value, self.lines)
            made += [f"{' ' * (indent + 2)}- {text}", *comments(part.below, indent + 2)]
        return made

    def key_line(self, node: Node) -> int:
        """The line of the colon before a block."""
        line: int = node.start_mark.line - 1
        while not re.match(r"[^#]*:\s*(#.*)?$", self.lines[line]):
            line -= 1
        return line

    def note(self, node: Node) -> str:
        """The comment behind the colon before a block."""
        found = re.match(r"[^#]*:(\s*#.*)$", self.lines[self.key_line(node)])
        return found[1].rstrip() if found else ""

    def behind(self, name: ScalarNode) -> str:
        """The comment behind the colon of a group."""
        line = self.lines[name.end_mark.line][name.end_mark.column :]
        return line.lstrip().removeprefix(":").rstrip()

    def source(self, node: Node) -> str:
        """A text on one line as it is written, with its quotation marks."""
        line = self.lines[node.start_mark.line]
        return str(line[node.start_mark.column : node.end_mark.column])

    def is_simple(self, node: SequenceNode) -> bool:
        """Whether a list holds texts of one line each and, between brackets, no comment."""
        if any(
            not isinstance(item, ScalarNode) or is_verse(item, self.lines) for item in node.value
        ):
            return False
        if any(not item.value and not item.style for item in node.value):
            return False
        if not node.flow_style:
            return True
        return not {"#", "?"} & set(self.between(node))

    def between(self, node: SequenceNode) -> str:
        """What stands between the brackets of a list beside its texts."""
        places = [(item.start_mark, item.end_mark) for item in node.value]
        text, at = "", node.start_mark
        for start, end in places:
            text += self.span(at, start)
            at = end
        return text + self.span(at, node.end_mark)

    def span(self, start: Any, end: Any) -> str:
        """What stands between two places."""
        if start.line == end.line:
            return str(self.lines[start.line][start.column : end.column])
        middle = self.lines[start.line + 1 : end.line]
        last = self.lines[end.line][: end.column] if end.line < len(self.lines) else ""
        return "\n".join([self.lines[start.line][start.column :], *middle, last])

    def verbatim(self, part: Part, indent: int) -> list[str]:
        """A field as it stands, moved to its indentation."""
        first, last = part.name.start_mark.line, last_line(part.value, self.lines)
        last = max(last, first)
        by = indent - part.name.start_mark.column
        return [_moved(line, by) for line in self.lines[first : last + 1]]


def _moved(line: str, by: int) -> str:
    if not line.strip():
        return ""
    return line[-by:].rstrip() if by < 0 and not line[:-by].strip() else " " * by + line.rstrip()


def _in_a_row(item: ScalarNode, text: str) -> str:
    return scalar_text(item.value) if not item.style and _NOT_PLAIN.search(text) else text


def _has_names(text: str) -> bool:
    """Whether a value has a name, by which YAML can repeat it elsewhere."""
    events: Any = yaml.parse(text, Loader=yaml.CSafeLoader)
    return any(getattr(event, "anchor", None) is not None for event in events)
