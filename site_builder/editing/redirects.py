"""The text of content/moved.yaml with lines added, changed and taken out, comments kept."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from site_builder.content.checks.redirects import MOVED_FIELDS
from site_builder.editing.compose import scalar_text
from site_builder.model.problems import Unable

HEAD = "# Keys that papers no longer have, kept so that their addresses still answer.\n"
Groups = Mapping[str, Mapping[str, str]]
"""What the file says: by field, then by key."""


def record_redirect(text: str, groups: Groups) -> str:
    """The file's text, saying just what ``groups`` say; "" when that is nothing.

    Lines that stay are not touched, new ones stand in the order of their keys. Raises Unable
    for a file that is not written as lines.
    """
    if not any(groups.values()):
        return ""
    lines = text.replace("\r\n", "\n").split("\n") if text.strip() else [HEAD.strip()]
    while lines and not lines[-1].strip():
        lines.pop()
    for name in MOVED_FIELDS:
        _set_group(lines, name, groups.get(name, {}))
    made = "\n".join(lines) + "\n"
    if _said(made) != {name: dict(said) for name, said in groups.items() if said}:
        raise Unable("moved.yaml cannot be changed safely; write its fields as 'KEY: ...' lines")
    return made


def _said(text: str) -> dict[str, dict[str, str]]:
    said: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CBaseLoader)
    return {
        name: {key: " ".join(value.split()) for key, value in group.items()}
        for name, group in said.items()
    }


def _set_group(lines: list[str], name: str, said: Mapping[str, str]) -> None:
    """Bring the lines of one field to what it shall say."""
    old = _entries(lines, name)
    for key, node in reversed(old.items()):
        if key not in said:
            del lines[node[0].start_mark.line : _last_line(node[1]) + 1]
        elif " ".join(node[1].value.split()) != said[key]:
            first, last = node[0].start_mark.line, _last_line(node[1])
            indent = " " * node[0].start_mark.column
            lines[first : last + 1] = [f"{indent}{key}: {scalar_text(said[key])}"]
    for key in sorted(said.keys() - old.keys()):
        _insert(lines, name, key, said[key])
    if old and not said:
        lines[:] = [line for line in lines if not re.match(rf"{name}:\s*$", line)]


def _entries(lines: Sequence[str], name: str) -> dict[str, tuple[ScalarNode, ScalarNode]]:
    """The keys of a field with their values, as they stand in the lines."""
    root: Any = yaml.compose("\n".join(lines), Loader=yaml.CSafeLoader)
    pairs: list[tuple[Node, Node]] = root.value if isinstance(root, MappingNode) else []
    for key, node in pairs:
        if key.value == name and isinstance(node, MappingNode):
            if node.flow_style:
                raise Unable("moved.yaml: write its fields as 'KEY: ...' lines, not in braces")
            return {inner.value: (inner, value) for inner, value in node.value}
    return {}


def _last_line(node: Node) -> int:
    """The last line of a value."""
    line: int = node.end_mark.line
    return line - 1 if line > node.start_mark.line and node.end_mark.column == 0 else line


def _insert(lines: list[str], name: str, key: str, text: str) -> None:
    """Put a new line where the order of keys wants it; the field itself where it is missing."""
    there = _entries(lines, name)
    indent = "  "
    if there:
        before = [node for other, node in there.items() if other < key]
        indent = " " * next(iter(there.values()))[0].start_mark.column
        head = next(n for n, line in enumerate(lines, 1) if re.match(rf"{name}\s*:", line))
        at = max((_last_line(node[1]) + 1 for node in before), default=head)
    else:
        lines[:] = [line for line in lines if not re.match(rf"{name}:\s*(\{{\}})?\s*$", line)]
        lines.append(f"{name}:")
        at = len(lines)
    lines.insert(at, f"{indent}{key}: {scalar_text(text)}")
