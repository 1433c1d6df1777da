"""What is known of a paper before it is a content file, and the text of that file."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from site_builder.content.checks.paper import UNDATED
from site_builder.content.kinds import Group, Kind
from site_builder.content.schema import PAPER
from site_builder.model.record import PaperRecord

WIDTH = 98
"""Columns a row may take before it is broken."""
_WIDE = 1 << 30
_LONG_ROW = re.compile(rf"^(?=.{{{WIDTH + 1}}})(?P<head> *[a-z]+:) (?P<row>\[.*\])$", re.MULTILINE)
_ESCAPED = re.compile(r"\\\\|\\U(000[1-9A-F][0-9A-F]{4}|0010[0-9A-F]{4})")
_STRING, _LIST = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq"
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_UNSURE = re.compile(
    r"[^\w($“‘«¿¡]|.*(?:: |:$| #|\\U|[^\x20-\ud7ff\ue000-\ufffd])"
    r"|[-+]?\.?\d[\d_.,:]*(?:e[-+]?\d*)?$|0[xob][\da-f_]+$|\d{4}-\d\d?-\d\d?|(?:~|null|true|false|yes|"
    r"no|on|off|y|n|nan|inf)$",
    re.IGNORECASE,
)
"""Texts that YAML could take for more than a text; some that it would not are among them."""
_UNSURE_IN_A_ROW = re.compile(r"[,\[\]{}]")


def year_folder(entry: PaperRecord) -> str:
    """The folder of content/papers in which the entry's file stands."""
    return entry.published[:4] if entry.published else UNDATED


def compose(entry: PaperRecord) -> str:
    """The content file of an entry: its known fields in the order of the docs, its abstract.

    Fields that only a curator can fill, such as ``plain``, are none of an entry's.
    """
    front = _block(
        (field.name, node)
        for field in PAPER
        if (node := _node(field.kind, entry.value(field.name), field.quoted)) is not None
    )
    # libyaml does not indent a list below its name.
    text = re.sub(r"^( *)- ", r"\1  - ", _serialize(front), flags=re.MULTILINE)
    text = _LONG_ROW.sub(lambda row: _in_rows(row["head"], row["row"]), text)
    return f"---\n{text}---\n" + (f"\n{entry.abstract}\n" if entry.abstract else "")


def _in_rows(head: str, row: str) -> str:
    items: Any = yaml.compose(row, Loader=yaml.CSafeLoader)
    written = [row[item.start_mark.column : item.end_mark.column] for item in items.value]
    return "\n".join([head, *broken_row(written, len(head) - len(head.lstrip()) + 2)])


def broken_row(items: Sequence[str], indent: int) -> list[str]:
    """A row on several lines."""
    lines = [" " * indent + "["]
    for number, text in enumerate(items):
        text += "]" if number == len(items) - 1 else ","
        space = "" if lines[-1].endswith("[") else " "
        if len(lines[-1]) + len(space) + len(text) > WIDTH and space:
            lines.append(" " * (indent + 1) + text)
        else:
            lines[-1] += space + text
    return lines


def scalar_text(text: str) -> str:
    """One line of text as an item of a list in a row, in quotes where YAML needs them."""
    row = SequenceNode(_LIST, [_scalar(text, in_a_row=True)], flow_style=True)
    return _serialize(row).strip()[1:-1]


def _serialize(node: Node) -> str:
    """A node as libyaml writes it, and characters past U+FFFF, which it escapes, as they are."""
    text = yaml.serialize(node, Dumper=yaml.CSafeDumper, allow_unicode=True, width=_WIDE)
    return _ESCAPED.sub(lambda char: chr(int(char[1], 16)) if char[1] else char[0], text)


def _node(kind: Kind, value: Any, quoted: bool = False) -> Node | None:
    """A field's value as YAML, or None when nothing is known."""
    if not value:
        return None
    if isinstance(kind, Group):
        parts = [(name, _node(part, value.get(name))) for name, part in kind.parts.items()]
        known = [(name, node) for name, node in parts if node]
        return _block(known) if known else None
    if isinstance(value, tuple):
        in_a_row = kind.shape == "row"
        scalars = [_scalar(text, in_a_row=in_a_row) for text in value]
        return SequenceNode(_LIST, scalars, flow_style=in_a_row)
    text = str(value)
    return _date(text) if kind.shape == "date" and _DATE.fullmatch(text) else _scalar(text, quoted)


def _block(entries: Iterable[tuple[str, Node]]) -> MappingNode:
    # A node that stood in two places would become an anchor.
    pairs = [(ScalarNode(_STRING, name), node) for name, node in entries]
    return MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def _scalar(text: str, quoted: bool = False, in_a_row: bool = False) -> ScalarNode:
    """One line of text, in double quotes where YAML would read it as something else."""
    text = " ".join(text.split())
    unsure = _UNSURE.match(text) or (in_a_row and _UNSURE_IN_A_ROW.search(text))
    return ScalarNode(_STRING, text, style='"' if quoted or unsure else None)


@cache
def _date(text: str) -> ScalarNode:
    """A date without quotes: its tag is what YAML takes it for."""
    resolver: Any = yaml.resolver.Resolver()
    return ScalarNode(resolver.resolve(ScalarNode, text, (True, False)), text)
