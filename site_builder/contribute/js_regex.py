"""A pattern of Python's, written so that a browser finds the same with it."""

import re
from collections.abc import Mapping

_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CLASSES: Mapping[str, str] = {"w": r"[\p{L}\p{N}_]", "d": r"\p{Nd}", "s": f"[{_SPACE}]"}
"""What Python's classes hold; a browser's are those of ASCII."""
_ASCII: Mapping[str, str] = {"w": "[A-Za-z0-9_]", "d": "[0-9]", "s": r"[\t-\r\x20]"}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
"""Signs that mean something to a browser unless a backslash stands before them."""
_END = r"(?=\n?$)"
_PIECE = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\\\]])*\])"
    r"|\\(?P<escaped>.)"
    r"|(?P<foreign>(?:[*+?]|\{\d+(?:,\d*)?\})\+|\(\?(?![:=!]|<[=!]|P<)|\{(?!\d+(?:,\d*)?\})|\])"
    r"|(?P<sign>\(\?P<|[.$])",
    re.DOTALL,
)
_MEMBER = re.compile(
    r"\\(?P<escaped>.)|(?<=.)-(?!$)|(?P<literal>[-&!#%,:;<>=@`~^$.*+?()[\]{}|/])", re.S
)


class Untranslatable(ValueError):
    """A pattern with something in it that no browser knows."""


def browser_pattern(pattern: re.Pattern[str]) -> list[str]:
    """The source and the flags of the same pattern as a JavaScript regular expression.

    Raises Untranslatable for what only one of both knows: possessive and conditional groups, back
    references, inline flags and lines.
    """
    if pattern.flags & (re.MULTILINE | re.VERBOSE):
        raise Untranslatable(f"{pattern.pattern!r}: its flags")
    classes = _ASCII if pattern.flags & re.ASCII else _CLASSES
    dot = "[^]" if pattern.flags & re.DOTALL else r"[^\n]"
    signs = {"(?P<": "(?<", ".": dot, "$": _END}

    def piece(found: re.Match[str]) -> str:
        if found["foreign"]:
            raise Untranslatable(f"{pattern.pattern!r}: {found[0]}")
        if found["class"]:
            return _class(found[0], classes)
        return signs[found[0]] if found["sign"] else _escape(found["escaped"], classes)

    flags = "vi" if pattern.flags & re.IGNORECASE else "v"
    return [_PIECE.sub(piece, pattern.pattern), flags]


def _class(written: str, classes: Mapping[str, str]) -> str:
    """A class of characters, in which a browser wants more signs to have a backslash."""
    begin = "[^" if written.startswith("[^") else "["

    def member(found: re.Match[str]) -> str:
        if found["escaped"]:
            return _escape(found["escaped"], classes)
        return f"\\{found[0]}" if found["literal"] else found[0]

    return begin + _MEMBER.sub(member, written[len(begin) : -1]) + "]"


def _escape(char: str, classes: Mapping[str, str]) -> str:
    """What a backslash before a character means."""
    low = char.lower()
    if low in classes:
        return classes[low] if char == low else f"[^{classes[low]}]"
    if low == "b":
        word = classes["w"]
        edge = rf"(?<={word})(?!{word})|(?<!{word})(?={word})"
        return f"(?:{edge})" if char == "b" else f"(?!{edge})"
    if char.isalnum() and char not in "nrtfvxu":
        raise Untranslatable(rf"\{char}")
    if char == "-":  # a browser wants a backslash before it in a class, and none elsewhere
        return r"\x2d"
    return f"\\{char}" if char.isalnum() or char in _SYNTAX else char
