"""LaTeX scraps of saved titles and abstracts to the list's Markdown; every word is kept."""

import re

from site_builder.ingest.latex.markdown_escapes import escape
from site_builder.ingest.latex.placeholders import Placeholders
from site_builder.ingest.latex.rules import mend
from site_builder.ingest.latex.unicode import clean

_BLANK_LINES = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")


def mend_title(text: str) -> str:
    r"""A raw title as the field ``title``: formulas between dollar signs, a dollar as \\$."""
    held = Placeholders()
    # joiners, which some scripts need, may stand in no field of one line
    bare = clean(text).translate({0x200C: None, 0x200D: None})
    return held.put_back(_mended(bare, held), markdown=False)


def mend_abstract(text: str) -> str:
    """A raw abstract as Markdown, each paragraph on one line.

    It is to be called once, with the text as found: what it gives is no longer raw.
    """
    paragraphs = (_paragraph(part) for part in _BLANK_LINES.split(text) if part)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _paragraph(text: str) -> str:
    held = Placeholders()
    return held.put_back(escape(_mended(text, held)), markdown=True)


def _mended(text: str, held: Placeholders) -> str:
    return " ".join(mend(" ".join(clean(text).split()), held).split())
