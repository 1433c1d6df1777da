"""Words of strangers as Markdown that shows them and does nothing else.

GitHub makes more of a comment than CommonMark does: names after @ call people, # and GH- refer to
issues, addresses become links, dollars mathematics and :words: pictures. A space of no width
within each keeps it a text; tools that quote others' change logs do the same.
"""

import re
import unicodedata
from collections.abc import Iterable

SPACE = "&#8203;"
"""A space of no width (U+200B)."""
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|]")
_NAMES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_CALLS = re.compile(r"@|(?<=[Gg][Hh])-(?=[0-9])|#|(?<=:)/|(?<=[Ww][Ww][Ww])\.|:(?=[\w+-]+:)")
_ITEM = re.compile(r"^([0-9]*)([-+=.)])(?=[-+=.)\s]|$)")
_HIDDEN = frozenset(
    "\xad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that cannot be seen or turn the direction of writing; joiners are part of words."""


def escape_line(text: str) -> str:
    """Words of a stranger as one line of Markdown, with no power over what is around it."""
    plain = " ".join(show_hidden(text).split())
    return _ITEM.sub(r"\1\\\2", "".join(_kept(part) for part in _parts(plain)))


def show_hidden(text: str) -> str:
    """A text with a sign for each character that hides itself or turns others around."""
    shown = re.sub(r"[\t\n\r]", " ", text)
    return "".join("\ufffd" if _is_hidden(char) else char for char in shown)


def _is_hidden(char: str) -> bool:
    tags = "\U000e0000" <= char <= "\U000e007f"
    return tags or char in _HIDDEN or unicodedata.category(char) in ("Cc", "Cs", "Co")


def _parts(text: str) -> Iterable[tuple[str, bool]]:
    """A text in pieces, each with whether it is a sign that calls something."""
    at = 0
    for call in _CALLS.finditer(text):
        yield text[at : call.start()], False
        yield call[0], True
        at = call.end()
    yield text[at:], False


def _kept(part: tuple[str, bool]) -> str:
    text, calls = part
    kept = _SIGNS.sub(lambda sign: _NAMES.get(sign[0], "\\" + sign[0]), text)
    kept = kept.replace("$", "<span>$</span>")
    return kept + SPACE if calls else kept


def code_span(text: str) -> str:
    """Words as code, however many backticks they hold."""
    plain = " ".join(show_hidden(text).split()) or " "
    longest = max((len(run) for run in re.findall("`+", plain)), default=0)
    fence = "`" * (longest + 1)
    space = " " if plain[0] == "`" or plain[-1] == "`" else ""
    return f"{fence}{space}{plain}{space}{fence}"


def details(summary: str, lines: Iterable[str]) -> list[str]:
    """Lines that a reader can open."""
    return ["<details>", f"<summary>{summary}</summary>", "", *lines, "", "</details>", ""]


def size(text: str) -> int:
    """How much of a comment a text takes, whether GitHub counts letters or bytes."""
    return len(text.encode("utf-8"))
