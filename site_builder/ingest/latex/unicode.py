"""Text without what no reader sees: control characters, marks of direction, ligatures."""

import re

_ODD = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufb00-\ufb04\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
_CONTROLS = re.compile("[\x80-\x9f]")
_MISREAD = re.compile("[\xc2-\xf4][\x80-\xbf]{1,3}")
_LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04", ("ff", "fi", "fl", "ffi", "ffl"), strict=True)
)


def clean(text: str) -> str:
    """The text without invisible characters; joiners, which some scripts need, are kept."""
    if _CONTROLS.search(text):
        text = _MISREAD.sub(_reread, text)
    return _ODD.sub(_replacement, text)


def _reread(chars: re.Match[str]) -> str:
    """UTF-8 that was taken for Latin-1, as it was meant."""
    try:
        meant = chars[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return chars[0]
    return meant if meant.isprintable() else chars[0]


def _replacement(odd: re.Match[str]) -> str:
    char = odd[0]
    if "\x80" <= char <= "\x9f":
        # Windows quotation marks that were taken for Latin-1.
        return char.encode("latin-1").decode("cp1252", "ignore") if char != "\x85" else "…"
    return " " if char < " " else _LIGATURES.get(char, "")
