"""Pieces of a text that no rule may touch, each held by one private character meanwhile."""

import re
from dataclasses import dataclass, field

from site_builder.ingest.latex.formulas import FIRST, readable
from site_builder.text import markdown as prose

_LAST = 0x10FFFF
MARK = f"[{chr(FIRST)}-{chr(_LAST)}]"
"""A held piece, as a pattern; ``clean`` takes these characters out of what comes in."""
_SPLIT = re.compile(f"({MARK})")
_NUMBER_BEFORE = re.compile(r"(?<!\d)\d+(?:[.,]\d+)*$", re.ASCII)
_NUMBER_AFTER = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_RISKY = re.compile(r"[^\w:/.#?=-]|(?<![a-z0-9])_|_(?![A-Za-z0-9])|https?:.*:", re.ASCII)


@dataclass(frozen=True, slots=True)
class Placeholders:
    """What was taken out of one text; its places are marked by private characters."""

    pieces: list[str] = field(default_factory=list)

    def hold(self, piece: str) -> str | None:
        """The mark of a web address, of "$" for money or of a formula between dollar signs.

        None where there are too many.
        """
        if len(self.pieces) > _LAST - FIRST:
            return None
        self.pieces.append(piece)
        return chr(FIRST + len(self.pieces) - 1)

    def formula(self, tex: str) -> str | None:
        """The mark of a formula, a plain sign for a formula of one sign, else None."""
        known = readable(tex)
        return self.hold(known) if known and known[0] == "$" else known

    def put_back(self, text: str, markdown: bool) -> str:
        """The text with its pieces in their places, written for Markdown or for a title."""
        parts = _SPLIT.split(text)
        for n in range(1, len(parts), 2):
            piece = self.pieces[ord(parts[n]) - FIRST]
            if piece == "$":
                parts[n] = r"\$"
            elif not piece.startswith("$"):
                gap = " " if parts[n - 1][-1:].isalnum() else ""
                shown = _address(piece, parts[n - 1], parts[n + 1]) if markdown else piece
                parts[n] = gap + shown
            else:
                before, tex, after = _beside_digits(parts[n - 1], piece[1:-1], parts[n + 1])
                if (len(before) - len(before.rstrip("\\"))) % 2:
                    before += " "  # its last backslash would escape the dollar sign
                parts[n - 1 : n + 2] = [before, f"${tex}$", after]
        return "".join(parts)


def _address(url: str, before: str, after: str) -> str:
    """An address that Markdown leaves whole: bare, or in angle brackets where that is unsure."""
    unsure = before.endswith(("+", "-", ".")) or after.startswith("\\")
    if unsure or (_RISKY.search(url) and not _linked_whole(url)):
        return f"<{url}>"
    return url


def _linked_whole(url: str) -> bool:
    """Whether Markdown makes one link of it and leaves nothing over."""
    html = prose.html(url)
    return html.startswith("<p><a ") and html.find("</a>") == html.rfind("</a></p>")


def _beside_digits(before: str, tex: str, after: str) -> tuple[str, str, str]:
    """Numbers beside a formula drawn into it: a digit beside a dollar sign means money."""
    number = _NUMBER_BEFORE.search(before)
    if number:
        before, tex = before[: number.start()], number[0] + tex
    number = _NUMBER_AFTER.match(after)
    if number:
        gap = "{}" if tex[-1].isdigit() else ""
        tex, after = tex + gap + number[0], after[number.end() :]
    if before[-1:].isdigit():
        before += " "
    if after[:1].isdigit():
        after = " " + after
    return before, tex, after
