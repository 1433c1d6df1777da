"""Strangers' words as Markdown that does nothing: calls nobody, hides nothing, fits a post."""

import re

LONGEST = 60_000
"""Characters of a post; GitHub takes 65,536, and a frame of ours stands around the words."""
LONGEST_CODE = 300
"""Characters of words within a line."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
"""Controls, signs without a width, and those that turn the direction of what follows."""
_CALLS = (("@", r"&(?:#0*64|#x0*40|commat);?"), ("#", r"&(?:#0*35|#x0*23|num);?"))
"""Signs that call somebody or something, and how else they can be written."""
_SEAM = "\u2060"
"""Joins two characters, and is none that a name or a reference may hold."""


def escape_post(text: str) -> str:
    """Markdown in which nobody is mentioned, no issue referred to and nothing is hidden."""
    text = _shown(text)
    for sign, otherwise in _CALLS:
        text = re.sub(otherwise, sign, text, flags=re.IGNORECASE)
    text = text.replace("<!--", "&lt;!--").replace("@", f"@{_SEAM}")
    text = re.sub(r"(?<!&)#(?=\d)", f"#{_SEAM}", text)
    text = re.sub(r"\b(GH-|(?:issues|pull|discussions)/)(?=\d)", rf"\1{_SEAM}", text, flags=re.I)
    return clip_post(text)


def code_block(text: str) -> str:
    """A text word for word, in a block of code that nothing in it can end."""
    text = clip_post(_shown(text).strip("\n"))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}"


def code_words(text: str) -> str:
    """Words within a line, as code that nothing in them can end."""
    words = " ".join(_shown(text).replace("`", "'").split())
    return f"`{words if len(words) <= LONGEST_CODE else words[: LONGEST_CODE - 1] + '…'}`"


def clip_post(text: str) -> str:
    """As much as one post takes, ended at a line."""
    if len(text) <= LONGEST:
        return text
    kept = text[: text.rfind("\n", 0, LONGEST) + 1] or text[:LONGEST]
    return kept.rstrip("\n") + "\n\n(The rest is too long to be posted.)"


def _shown(text: str) -> str:
    """Only what a reader can see."""
    return _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
