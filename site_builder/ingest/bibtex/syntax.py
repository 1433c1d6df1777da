"""BibTeX as it is written: entries with their fields, macros spelt out, braces kept inside."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
"""Macros that every BibTeX style defines."""
_PIECE = re.compile(r'\s*(?:(?P<sharp>#)|(?P<word>[^\s#"{},]+)|(?P<open>["{]))')

_SIGN = re.compile(r'\\.|[{}"]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry as written, or what begins like one and is none."""

    line: int
    key: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """By name in lower case; of a field that stands twice the first."""
    broken: str | None = None
    """Why it cannot be read."""


def raw_entries(text: str) -> Iterator[RawEntry]:
    """The entries of a text in their order, and what is broken among them."""
    from bibtexparser import model
    from bibtexparser.splitter import Splitter

    # It logs what it cannot parse; that is told by whoever called.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    strings = {month: month for month in MONTHS}
    blocks: list[Any] = Splitter(text).split().blocks
    for block in blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, (model.DuplicateFieldKeyBlock, model.DuplicateBlockKeyBlock)):
            block = block.ignore_error_block
        if isinstance(block, model.String):
            strings[block.key.casefold()] = _value(block.value, strings)
        elif isinstance(block, model.Entry):
            fields: dict[str, str] = {}
            for one in block.fields:
                fields.setdefault(one.key.casefold(), _value(one.value, strings))
            yield RawEntry(line, str(block.key), fields)
        elif isinstance(block, model.ParsingFailedBlock):
            why = getattr(block.error, "abort_reason", None) or str(block.error)
            yield RawEntry(line, broken=" ".join(why.split())[:200].rstrip(". "))


def _value(raw: Any, strings: Mapping[str, str]) -> str:
    """A field's value: its pieces without their braces or quotation marks, macros spelt out."""
    text, pieces, at = str(raw), [], 0
    while piece := _PIECE.match(text, at):
        at = piece.end()
        if piece["word"]:
            pieces.append(strings.get(piece["word"].casefold(), piece["word"]))
        elif piece["open"]:
            end = _close(text, at, piece["open"])
            pieces.append(text[at:end])
            at = end + 1
    return "".join(pieces).strip()


def _close(text: str, at: int, opened: str) -> int:
    """Where the piece that opened just before ``at`` ends."""
    depth = 0
    for sign in _SIGN.finditer(text, at):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}" and depth:
            depth -= 1
        elif not depth and sign[0] == ("}" if opened == "{" else '"'):
            return sign.start()
    return len(text)
