"""A list kept as a README: its list items and table rows, each under its headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAG = re.compile(r"</?\s*([a-zA-Z]+)")
_BADGE = re.compile(r"/badge/(?P<label>[^-/]+)-(?P<says>[^/]+)-[^-/]+$")
_BESIDE = re.compile(r"[(\[（].*$")
_UNSPOKEN = re.compile(r"^[^\w\"“‘'$(\[]+|[^\w\"”’'$)!?.+*]+$")
"""Signs around a text that are no part of it: most are pictures."""
MAX_NESTING = 20
MAX_WORDS = 6_000
"""Characters of the longest item; more are a text, and take Markdown the square of their time."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one kind."""

    text: str
    href: str | None = None
    """Where it leads, "" for a link that is still empty; None for words that are no link."""
    marked: bool = False
    """It stands between <ins> and </ins>."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A list item, or a row of a table."""

    line: int
    headings: tuple[str, ...]
    """The headings it stands under, the nearest first."""
    cells: tuple[tuple[tuple[Piece, ...], ...], ...]
    """The lines of each cell; a list item is one cell."""
    columns: tuple[str, ...]
    """The table's own headings, in small letters; none for a list item."""
    badges: tuple[str, ...]
    """What its badges say, as LABEL VALUE."""

    @property
    def pieces(self) -> list[Piece]:
        """All of its words in order."""
        return [piece for cell in self.cells for line in cell for piece in line]


def read_units(text: str) -> Iterator[Unit]:
    """The units of any Markdown text, in order."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING}).enable("table")
    references: dict[str, Any] = {}
    tokens = parser.disable("inline").parse(text, references)

    def read(token: Token) -> _Cell:
        found: list[Token] = []
        if len(token.content) <= MAX_WORDS:
            parser.inline.parse(token.content, parser, references, found)
        return _cell(found)

    above: list[tuple[int, str]] = []
    columns: tuple[str, ...] = ()
    items = 0
    for n, token in enumerate(tokens):
        if token.type == "heading_open":
            level = int(token.tag[1])
            said = strip_marks(_BESIDE.sub("", read(tokens[n + 1]).words))
            above = [*(one for one in above if one[0] < level), (level, said)]
        elif token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        elif token.type == "thead_open":
            columns = tuple(read(cell).words.casefold() for cell in _row(tokens, n + 1))
        elif token.type == "tr_open" and tokens[n - 1].type != "thead_open":
            yield _unit(token, map(read, _row(tokens, n)), above, columns)
        elif token.type == "inline" and items and tokens[n - 1].type == "paragraph_open":
            yield _unit(token, [read(token)], above, ())


def _row(tokens: Sequence[Token], start: int) -> Iterator[Token]:
    """The cells of the row that begins there."""
    row = takewhile(lambda token: token.type != "tr_close", tokens[start:])
    return (token for token in row if token.type == "inline")


def _unit(
    token: Token,
    read: Iterable["_Cell"],
    above: Sequence[tuple[int, str]],
    columns: tuple[str, ...],
) -> Unit:
    cells = list(read)
    return Unit(
        line=(token.map or [0])[0] + 1,
        headings=tuple(said for _, said in reversed(above)),
        cells=tuple(tuple(map(tuple, cell.lines)) for cell in cells),
        columns=columns,
        badges=tuple(badge for cell in cells for badge in cell.badges),
    )


def strip_marks(text: str) -> str:
    """A text without the pictures and dashes around it."""
    return _UNSPOKEN.sub("", text).strip()


@dataclass(frozen=True, slots=True)
class _Cell:
    """The words of one cell, by lines and by what they are."""

    lines: Sequence[Sequence[Piece]]
    badges: Sequence[str]

    @property
    def words(self) -> str:
        """All of them on one line."""
        return "".join(piece.text for line in self.lines for piece in line).strip()


def _cell(tokens: Iterable[Token]) -> _Cell:
    lines: list[list[Piece]] = [[]]
    badges: list[str] = []
    href, marked, pictured = None, False, False
    for token in tokens:
        tag = _TAG.match(token.content) if token.type == "html_inline" else None
        name = tag[1].casefold() if tag else ""
        if token.type == "link_open":
            href, pictured = str(token.attrs.get("href", "")), False
        elif token.type == "link_close":
            if pictured and href is not None:
                lines[-1].append(Piece("", href, marked))
            href = None
        elif token.type == "image":
            pictured = True
            if badge := _BADGE.search(str(token.attrs.get("src", ""))):
                says = badge["says"].replace("%20", " ").replace("_", " ").replace("%27", "'")
                badges.append(f"{badge['label']} {says}")
        elif token.type == "hardbreak" or name == "br":
            lines.append([])
        elif name in ("ins", "u"):
            marked = not token.content.startswith("</")
        elif token.type in ("text", "code_inline", "softbreak", "text_special"):
            lines[-1].append(Piece(token.content or " ", href, marked))
    return _Cell(lines, badges)
