"""A pattern of Python's, written so that a browser finds the same with it."""

import re
from collections.abc import Mapping

_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CLASSES: Mapping[str, str] = {"w": r"\p{L}\p{N}_", "d": r"\p{Nd}", "s": _SPACE}
"""What Python's classes hold; a browser's are those of ASCII."""
_ASCII: Mapping[str, str] = {"w": "A-Za-z0-9_", "d": "0-9", "s": r"\t-\r\x20"}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
"""Signs that mean something to a browser unless a backslash stands before them."""
_END = r"(?=\n?(?![^]))"
_REPEAT = re.compile(r"[*+?]|\{(?:\d+,?\d*|,\d+)\}")
_OPEN = re.compile(r"\(\?P<(\w+)>|\(\?(?:[:=!>]|<[=!])|\(")


class Untranslatable(ValueError):
    """A pattern with something in it that no browser knows."""


def browser_pattern(pattern: re.Pattern[str]) -> list[str]:
    """The source and the flags of the same pattern as a JavaScript regular expression.

    Possessive groups become looks ahead that are read back, which give nothing back either.
    Raises Untranslatable for conditional groups, back references, inline flags and lines.
    """
    if pattern.flags & (re.MULTILINE | re.VERBOSE):
        raise Untranslatable(f"{pattern.pattern!r}: its flags")
    flags = "ui" if pattern.flags & re.IGNORECASE else "u"
    return [_Translation(pattern).whole(), flags]


class _Translation:
    """One walk through a pattern's source."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.source = pattern.pattern
        self.classes = _ASCII if pattern.flags & re.ASCII else _CLASSES
        self.dot = "[^]" if pattern.flags & re.DOTALL else r"[^\n]"
        self.at = 0
        self.held = 0

    def whole(self) -> str:
        done = self.alternatives()
        if self.at < len(self.source):
            raise Untranslatable(f"{self.source!r}: one bracket too many")
        return done

    def alternatives(self) -> str:
        """Up to the bracket that closes the group, or to the end."""
        pieces: list[str] = []
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.source[self.at] == "|":
                pieces.append(self.take(1))
            else:
                pieces.append(self.repeated(self.atom()))
        return "".join(pieces)

    def take(self, length: int) -> str:
        self.at += length
        return self.source[self.at - length : self.at]

    def atom(self) -> str:
        char = self.source[self.at]
        if char == "(":
            return self.group()
        if char == "[":
            return self.bracketed()
        if char == "\\":
            return self.escape()
        self.at += 1
        if char == ".":
            return self.dot
        if char == "$":
            return _END
        return f"\\{char}" if char in "{}]/" else char

    def group(self) -> str:
        opened = _OPEN.match(self.source, self.at)
        if opened is None or (self.source[self.at + 1 : self.at + 2] == "?" and opened[0] == "("):
            raise Untranslatable(f"{self.source!r}: a group at {self.at}")
        self.at = opened.end()
        inner = self.alternatives()
        self.at += 1
        if opened[0] == "(?>":
            return self.atomic(inner)
        return (f"(?<{opened[1]}>" if opened[1] else opened[0]) + inner + ")"

    def atomic(self, inner: str) -> str:
        """What has matched is not given back: a look ahead is never entered again."""
        self.held += 1
        return rf"(?:(?=(?<held{self.held}>{inner}))\k<held{self.held}>)"

    def repeated(self, atom: str) -> str:
        found = _REPEAT.match(self.source, self.at)
        if found is None:
            return atom
        self.at = found.end()
        times = found[0].replace("{,", "{0,")
        after = self.source[self.at : self.at + 1]
        if after == "+":
            self.at += 1
            return self.atomic(atom + times)
        return atom + times + (self.take(1) if after == "?" else "")

    def escape(self) -> str:
        char = self.source[self.at + 1]
        low = char.lower()
        if low == "b":
            self.at += 2
            word = f"[{self.classes['w']}]"
            inside = f"(?<={word})(?={word})|(?<!{word})(?!{word})"
            edge = f"(?<={word})(?!{word})|(?<!{word})(?={word})"
            return f"(?:{edge if char == 'b' else inside})"
        if low in self.classes:
            self.at += 2
            return f"[{'^' if char.isupper() else ''}{self.classes[low]}]"
        return self.literal()

    def literal(self) -> str:
        """A sign with a backslash before it, in a class or out of it."""
        char = self.source[self.at + 1]
        if char in "xuU":
            length = {"x": 2, "u": 4, "U": 8}[char]
            code = int(self.source[self.at + 2 : self.at + 2 + length], 16)
            self.at += 2 + length
            return f"\\u{{{code:x}}}"
        self.at += 2
        if char.isalnum() and char not in "nrtfv":
            raise Untranslatable(f"{self.source!r}: \\{char}")
        return f"\\{char}" if char in _SYNTAX or char.isalnum() or char == "-" else char

    def bracketed(self) -> str:
        """A class of characters; \\W in it is told apart, since classes cannot be taken apart."""
        self.at += 1
        negated = self.source[self.at] == "^"
        self.at += negated
        members: list[str] = []
        others: list[str] = []
        while self.source[self.at] != "]" or not (members or others):
            char = self.source[self.at]
            if char != "\\":
                self.at += 1
                members.append(f"\\{char}" if char in _SYNTAX else char)
            elif self.source[self.at + 1] in "WDS":
                others.append(self.classes[self.source[self.at + 1].lower()])
                self.at += 2
            elif self.source[self.at + 1] in "wds":
                members.append(self.classes[self.source[self.at + 1]])
                self.at += 2
            else:
                members.append(self.literal())
        self.at += 1
        return _class("".join(members), others, negated)


def _class(members: str, others: list[str], negated: bool) -> str:
    if not others:
        return f"[{'^' if negated else ''}{members}]"
    if negated:  # [^\W\d_]: a letter of \w that is none of the rest
        looks = "".join(f"(?=[{other}])" for other in others)
        return f"(?:{looks}(?![{members}])[^])" if members else f"(?:{looks}[^])"
    parts = [f"[^{other}]" for other in others] + ([f"[{members}]"] if members else [])
    return f"(?:{'|'.join(parts)})"
