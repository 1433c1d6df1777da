"""YAML edited in place: fields and items put in, replaced and taken out, all else as written."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from site_builder.content import yaml_nodes
from site_builder.editing.compose import scalar_text
from site_builder.editing.style import STYLES
from site_builder.editing.yaml_lines import last_line
from site_builder.model.problems import Problems, Unable

INDENT = 2
Path = Sequence[str]
"""Names that lead to a field, from the outermost one."""
Value = str | int | list[str]


class YamlEditor:
    """A file's YAML, or the front matter of a Markdown file, while it is edited.

    Comments, order, line ends and every word that no edit names stay.
    """

    def __init__(self, text: str, file: str, unsafe: str) -> None:
        """``unsafe`` is told when an edit would change more than it means. Raises Problems."""
        self.file = file
        self.unsafe = unsafe
        bare = text.removeprefix("\ufeff")
        lines = bare.splitlines(keepends=True)
        fences = [n for n, line in enumerate(lines) if line.rstrip() == "---"][:2]
        first, end = (1, fences[1]) if len(fences) == 2 and not fences[0] else (0, len(lines))
        self.before = text[: len(text) - len(bare)] + "".join(lines[:first])
        self.lines, self.after = lines[first:end], "".join(lines[end:])
        self.line_end = (lines[0][len(lines[0].rstrip("\r\n")) :] if lines else "") or "\n"
        self.wanted = self._said()

    def text(self) -> str:
        """The edited text. Raises Unable unless it says what it said, the edits apart."""
        with suppress(Problems):
            if self._said() == self.wanted:
                return self.before + "".join(self.lines) + self.after
        raise Unable(self.unsafe)

    def is_in_braces(self, *names: str) -> bool:
        """Whether the fields below a name, or the whole file's, stand between braces."""
        node, rest = self._reach(names)
        return not rest and isinstance(node, MappingNode) and bool(node.flow_style)

    def first_place(self) -> tuple[int, int]:
        """Line and column of the first field, from 1."""
        mark = self._reach(())[0].value[0][0].start_mark
        return mark.line + 1, mark.column + 1

    def put(self, names: Path, value: Value, orders: Sequence[Sequence[str]] = ()) -> None:
        """Give a field a value; a missing one stands where the order of its group wants it.

        ``orders`` are those of the groups on the way; a name that is in none stands last.
        """
        node, rest = self._reach(names)
        if not rest:
            self._replace(node, value)
        elif isinstance(node, MappingNode) and node.flow_style:
            self._put_in_row(node, _in_a_row(rest, value))
        else:
            depth = len(names) - len(rest)
            order = orders[depth] if depth < len(orders) else ()
            self._put_in_lines(node, rest, value, order, ".".join(names))
        self._group(names)[names[-1]] = value if isinstance(value, list) else str(value)

    def append(self, names: Path, item: str, orders: Sequence[Sequence[str]] = ()) -> None:
        """Add an item to a list, which may be missing."""
        node, rest = self._reach(names)
        if rest or not isinstance(node, SequenceNode):
            self.put(names, [item], orders)
            return
        if node.flow_style:
            self._put_in_row(node, scalar_text(item))
        else:
            last = node.value[-1]
            text = f"{' ' * self._dash(last)}- {scalar_text(item)}"
            self._insert(last_line(last, self.lines) + 1, text)
        self._group(names)[names[-1]].append(item)

    def delete(self, names: Path) -> None:
        """Take a field out, its lines with it."""
        key, value = self._pair(names)
        del self.lines[key.start_mark.line : last_line(value, self.lines) + 1]
        del self._group(names)[names[-1]]

    def rename(self, names: Path, name: str) -> None:
        """Call a field by another name."""
        self._swap(self._pair(names)[0], names[-1], name)
        group = self._group(names)
        group[name] = group.pop(names[-1])

    def replace_word(self, names: Path, old: str, new: str) -> None:
        """Write another word for the last one of its kind in a field's text."""
        self._swap(self._pair(names)[1], old, new)
        group = self._group(names)
        group[names[-1]] = new.join(group[names[-1]].rsplit(old, 1))

    def _said(self) -> Any:
        plain = "".join(self.lines).replace("\r\n", "\n").replace("\r", "\n")
        node = yaml_nodes.parse(plain, self.file)
        return yaml_nodes.meaning(node, lambda _: True) if node else {}

    def _group(self, names: Path) -> dict[str, Any]:
        """The data around a field that is edited."""
        group = self.wanted
        for name in names[:-1]:
            group = group.setdefault(name, {}) if isinstance(group, dict) else None
        if not isinstance(group, dict):
            raise Unable(self.unsafe)
        return group

    def _reach(self, names: Path) -> tuple[Any, Path]:
        """The deepest node there is on the way, and the names that are missing."""
        node: Any = yaml.compose("".join(self.lines), Loader=yaml.CSafeLoader)
        for depth, name in enumerate(names):
            pairs = node.value if isinstance(node, MappingNode) else ()
            inner = next((value for key, value in pairs if key.value == name), None)
            if inner is None:
                return node, names[depth:]
            node = inner
        return node, ()

    def _pair(self, names: Path) -> tuple[Node, Node]:
        group, rest = self._reach(names[:-1])
        pairs = group.value if not rest and isinstance(group, MappingNode) else ()
        for key, value in pairs:
            if key.value == names[-1]:
                return key, value
        raise Unable(self.unsafe)

    def _insert(self, line: int, text: str) -> None:
        if line and not self.lines[line - 1].endswith(("\n", "\r")):
            self.lines[line - 1] += self.line_end
        self.lines.insert(line, text + self.line_end)

    def _replace(self, node: Node, value: Value) -> None:
        if not isinstance(node, ScalarNode):
            raise Unable(self.unsafe)
        first, last = node.start_mark.line, last_line(node, self.lines)
        head = self.lines[first][: node.start_mark.column]
        ends_here = node.end_mark.line == last
        tail = self.lines[last][node.end_mark.column :] if ends_here else self.line_end
        space = " " if head.endswith(":") else ""
        self.lines[first : last + 1] = [f"{head}{space}{_written(value)}{tail}"]

    def _swap(self, node: Node, old: str, new: str) -> None:
        """Write a word otherwise, on the last line of a text that holds it."""
        for line in range(last_line(node, self.lines), node.start_mark.line - 1, -1):
            whole = self.lines[line]
            start = node.start_mark.column if line == node.start_mark.line else 0
            end = node.end_mark.column if line == node.end_mark.line else len(whole)
            words = re.split(rf"(?<![\w-]){re.escape(old)}(?![\w-])", whole[start:end])
            if len(words) > 1:
                made = old.join(words[:-1]) + new + words[-1]
                self.lines[line] = whole[:start] + made + whole[end:]
                return
        raise Unable(self.unsafe)

    def _dash(self, item: Node) -> int:
        """The column of the dash before an item of a list."""
        line = item.start_mark.line
        before = self.lines[line][: item.start_mark.column]
        while not before.lstrip().startswith("-"):
            line -= 1
            before = self.lines[line]
        return len(before) - len(before.lstrip())

    def _put_in_row(self, node: Node, text: str) -> None:
        """Add a text behind the last value between two brackets."""
        mark = node.end_mark
        line, column = mark.line, mark.column - 1
        if node.value:
            last = node.value[-1]
            mark = (last[1] if isinstance(last, tuple) else last).end_mark
            line, column, text = mark.line, mark.column, f", {text}"
        whole = self.lines[line]
        self.lines[line] = whole[:column] + text + whole[column:]

    def _put_in_lines(
        self,
        group: MappingNode | None,
        names: Path,
        value: Value,
        order: Sequence[str],
        path: str,
    ) -> None:
        """Add a field to a group: behind those that come before it, else above the first one."""
        line, indent = len(self.lines), 0
        if group is not None:
            if not isinstance(group, MappingNode):
                raise Unable(self.unsafe)
            before = order[: order.index(names[0])] if names[0] in order else None
            ends = [
                last_line(inner, self.lines) + 1
                for key, inner in group.value
                if before is None or key.value in before
            ]
            first = group.value[0][0].start_mark
            line, indent = max(ends, default=first.line), first.column
            while not ends and line and self.lines[line - 1].lstrip().startswith("#"):
                line -= 1
        for text in reversed(_in_lines(names, value, indent, path)):
            self._insert(line, text)


def _written(value: Value) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(scalar_text, value))}]"
    return scalar_text(value) if isinstance(value, str) else str(value)


def _in_a_row(names: Path, value: Value) -> str:
    """A new field as it stands between two braces."""
    name, *rest = names
    return f"{name}: {f'{{{_in_a_row(rest, value)}}}' if rest else _written(value)}"


def _in_lines(names: Path, value: Value, indent: int, path: str) -> list[str]:
    """A new field as lines: names in a row, quotations one below the other."""
    name, *rest = names
    head = f"{' ' * indent}{name}:"
    if rest:
        return [head, *_in_lines(rest, value, indent + INDENT, path)]
    if isinstance(value, list) and STYLES["papers"].shapes.get(path) == "lines":
        return [head, *(f"{' ' * (indent + INDENT)}- {scalar_text(item)}" for item in value)]
    return [f"{head} {_written(value)}"]
