"""What is known of a paper before it is a content file, and the text of that file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from site_builder.content.checks.paper import DROP_FIELDS, PAPER_FIELDS, UNDATED
from site_builder.model.paper import CLAIM_KINDS, LINK_KINDS, TAG_KINDS
from site_builder.model.record import PaperRecord

WIDTH = 98
"""Columns a row may take before it is broken."""
GROUPS: Mapping[str, Sequence[str]] = {
    "links": tuple(LINK_KINDS),
    "tags": TAG_KINDS,
    "claims": CLAIM_KINDS,
    "drop": DROP_FIELDS,
}
"""Fields that hold fields, in their order."""
_WIDE = 1 << 30
_LONG_ROW = re.compile(rf"^(?=.{{{WIDTH + 1}}})(?P<head> *[a-z]+:) (?P<row>\[.*\])$", re.MULTILINE)
_ESCAPED = re.compile(r"\\\\|\\U(000[1-9A-F][0-9A-F]{4}|0010[0-9A-F]{4})")
_STRING = "tag:yaml.org,2002:str"
QUOTED = frozenset({"arxiv", "doi"})
"""Fields that stand in quotes, whatever they hold."""
IN_LINES = frozenset({"authors", "claims", *CLAIM_KINDS})
"""Lists with a line for each item; others stand in a row."""
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_DATES = frozenset({"published", "added"})
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
        (name, node)
        for name in PAPER_FIELDS
        if (node := _field(name, getattr(entry, name, None))) is not None
    )
    text = yaml.serialize(front, Dumper=yaml.CSafeDumper, allow_unicode=True, width=_WIDE)
    # libyaml neither indents a list below its name nor writes characters past U+FFFF.
    text = re.sub(r"^( *)- ", r"\1  - ", text, flags=re.MULTILINE)
    text = _ESCAPED.sub(lambda char: chr(int(char[1], 16)) if char[1] else char[0], text)
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
    node = _scalar(text, in_a_row=True)
    written = yaml.serialize(
        SequenceNode("tag:yaml.org,2002:seq", [node], flow_style=True),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        width=_WIDE,
    )
    return _ESCAPED.sub(
        lambda char: chr(int(char[1], 16)) if char[1] else char[0], written.strip()[1:-1]
    )


def _field(name: str, value: object) -> Node | None:
    """A field as YAML, or None when nothing is known."""
    if not value:
        return None
    if name in _DATES and isinstance(value, str) and _DATE.fullmatch(value):
        return _date(value)
    if isinstance(value, str):
        return _scalar(value, quoted=name in QUOTED)
    if isinstance(value, Mapping):
        parts = [(key, _field(key, value.get(key))) for key in GROUPS[name]]
        known = [(key, node) for key, node in parts if node]
        return _block(known) if known else None
    assert isinstance(value, tuple)
    in_a_row = name not in IN_LINES
    scalars = [_scalar(text, in_a_row=in_a_row) for text in value]
    return SequenceNode("tag:yaml.org,2002:seq", scalars, flow_style=in_a_row)


def _block(entries: Iterable[tuple[str, Node]]) -> MappingNode:
    # A node that stood in two places would become an anchor.
    pairs = [(ScalarNode(_STRING, name), node) for name, node in entries]
    return MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def _scalar(text: str, quoted: bool = False, in_a_row: bool = False) -> ScalarNode:
    """One line of text, in double quotes where YAML would read it as something else."""
    text = " ".join(text.split())
    quoted = (
        quoted or bool(_UNSURE.match(text)) or (in_a_row and bool(_UNSURE_IN_A_ROW.search(text)))
    )
    return ScalarNode(_STRING, text, style='"' if quoted else None)


@cache
def _date(text: str) -> ScalarNode:
    """A date without quotes: its tag is what YAML takes it for."""
    resolver: Any = yaml.resolver.Resolver()
    return ScalarNode(resolver.resolve(ScalarNode, text, (True, False)), text)
