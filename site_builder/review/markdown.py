"""Words of strangers as Markdown that shows them and does nothing else: a line, a post, code.

GitHub makes more of a comment than CommonMark does: names after @ call people, # and GH- refer to
issues, addresses become links, dollars mathematics and :words: pictures. A sign of no width
within each keeps it a text; tools that quote others' change logs do the same.
"""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 60_000
"""Characters of a post; GitHub takes 65,536, and a frame of ours stands around the words."""
LONGEST_CODE = 300
"""Characters of code within a line."""
_HIDDEN = ("Cc", "Cf", "Cs", "Co")
"""Classes of characters that nobody sees, or that join or turn others: Unicode 16, chapter 4.5."""
_SPACE = "&#8203;"
"""A space of no width (U+200B)."""
_SEAM = "\u2060"
"""Joins two characters, and is none that a name or a reference may hold."""
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|]")
_NAMES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_CALLS = re.compile(r"@|(?<=[Gg][Hh])-(?=[0-9])|#|(?<=:)/|(?<=[Ww][Ww][Ww])\.|:(?=[\w+-]+:)")
_WRITTEN_OTHERWISE = (("@", r"&(?:#0*64|#x0*40|commat);?"), ("#", r"&(?:#0*35|#x0*23|num);?"))
"""Signs that call somebody or something, and how else they can be written."""
_ITEM = re.compile(r"^([0-9]*)([-+=.)])(?=[-+=.)\s]|$)")


def escape_line(text: str) -> str:
    """Words of a stranger as one line of Markdown, with no power over what is around it."""
    plain = _in_a_line(text)
    made, at = "", 0
    for call in _CALLS.finditer(plain):
        made += _escape(plain[at : call.start()]) + _escape(call[0]) + _SPACE
        at = call.end()
    return _ITEM.sub(r"\1\\\2", made + _escape(plain[at:]))


def escape_post(text: str) -> str:
    """Markdown in which nobody is mentioned, no issue referred to and nothing is hidden."""
    text = show_hidden(text)
    for sign, otherwise in _WRITTEN_OTHERWISE:
        text = re.sub(otherwise, sign, text, flags=re.IGNORECASE)
    text = text.replace("<!--", "&lt;!--").replace("@", f"@{_SEAM}")
    text = re.sub(r"(?<!&)#(?=\d)", f"#{_SEAM}", text)
    text = re.sub(r"\b(GH-|(?:issues|pull|discussions)/)(?=\d)", rf"\1{_SEAM}", text, flags=re.I)
    return clip_post(text)


def code_span(text: str) -> str:
    """Words within a line as code, however many backticks they hold."""
    plain = _in_a_line(text) or " "
    plain = plain if len(plain) <= LONGEST_CODE else plain[: LONGEST_CODE - 1] + "…"
    fence = _fence(plain, 1)
    space = " " if plain[0] == "`" or plain[-1] == "`" else ""
    return f"{fence}{space}{plain}{space}{fence}"


def code_block(text: str) -> str:
    """A text word for word, in a block of code that nothing in it can end."""
    text = clip_post(show_hidden(text).strip("\n"))
    fence = _fence(text, 3)
    return f"{fence}text\n{text}\n{fence}"


def show_hidden(text: str) -> str:
    """A text with a sign for each character that hides itself or turns others around."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        "\ufffd" if unicodedata.category(char) in _HIDDEN and char not in "\n\t" else char
        for char in text
    )


def clip_post(text: str) -> str:
    """As much as one post takes, ended at a line."""
    if len(text) <= LONGEST:
        return text
    kept = text[: text.rfind("\n", 0, LONGEST) + 1] or text[:LONGEST]
    return kept.rstrip("\n") + "\n\n(The rest is too long to be posted.)"


def _in_a_line(text: str) -> str:
    return " ".join(show_hidden(text).split())


def _escape(text: str) -> str:
    kept = _SIGNS.sub(lambda sign: _NAMES.get(sign[0], "\\" + sign[0]), text)
    return kept.replace("$", "<span>$</span>")


def _fence(text: str, least: int) -> str:
    """More backticks than stand in a row in a text."""
    return "`" * max(least, 1 + max(map(len, re.findall("`+", text)), default=0))


def details(summary: str, lines: Iterable[str]) -> list[str]:
    """Lines that a reader can open."""
    return ["<details>", f"<summary>{summary}</summary>", "", *lines, "", "</details>", ""]


def size(text: str) -> int:
    """How much of a comment a text takes, whether GitHub counts letters or bytes."""
    return len(text.encode("utf-8"))
