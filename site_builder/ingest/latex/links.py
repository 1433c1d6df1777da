"""Web addresses among words: taken out whole, so that no rule changes them."""

import re

from site_builder.ingest.latex.placeholders import Placeholders

_CHAR = r"(?:[^\s<>\"`|\\^${}\ufdd0-\ufdef\U000f0000-\U0010ffff]|\\[_%#&~]|\{[\w-]*\})"
ADDRESS = re.compile(rf"(?P<glued>[A-Za-z0-9.,;])?(?P<url>https?://{_CHAR}+)", re.I)
LINK = re.compile(
    r"\\(?:url|href|hyperlink)\s*\{\s*(?P<url>https?://[^\s{}]+)\s*\}"
    r"(?:(?<=\})\s?\{(?P<words>(?:[^{}]|\{[^{}]*\})*)\})?",
    re.I,
)
MARKDOWN_LINK = re.compile(
    r"\[(?P<words>[^\[\]]{1,200})\]\((?P<url>https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)", re.I
)
_ENDS = ".,;:!?'\"*)]’”。，"
_OPENERS = {")": "(", "]": "["}
_LATEX_SIGN = re.compile(r"\\([_%#&~])")


def hold_link(link: re.Match[str], held: Placeholders) -> str:
    r"""The address of \\url or \\href, after the words where those say something else."""
    url, words = _LATEX_SIGN.sub(r"\1", link["url"]), (link["words"] or "").strip()
    if not words or words in url or link["url"] in words:
        return held.hold(url) or url
    return f"{words} ({held.hold(url) or url})"


def hold_address(address: re.Match[str], held: Placeholders) -> str:
    """An address, parted from a word glued to it and from the sentence's signs after it."""
    url = address["url"]
    while url[-1] in _ENDS and not _closes(url):
        url = url[:-1]
    after = address["url"][len(url) :]
    glued = f"{address['glued']} " if address["glued"] else ""
    url = _LATEX_SIGN.sub(r"\1", url)
    return glued + (held.hold(url) or url) + after


def _closes(url: str) -> bool:
    """Whether a closing bracket at the end has its opening one inside the address."""
    opener = _OPENERS.get(url[-1])
    return opener is not None and url.count(opener) >= url.count(url[-1])
