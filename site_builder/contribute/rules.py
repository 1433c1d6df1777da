"""Rules of the contribute page: fields with their patterns, limits and messages."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from anyascii import anyascii

from site_builder.content import fields as of_fields
from site_builder.content import front_matter as of_source
from site_builder.content.checks.paper import MAX_TOPICS, PAPER_FIELDS, PAPER_REQUIRED
from site_builder.content.messages import MESSAGES
from site_builder.contribute.patterns import CHECKING, browser_patterns
from site_builder.editing import keys
from site_builder.site.library import Library
from site_builder.text import mathml, slugs
from site_builder.text.venues import Venues

_LETTERS = ((0x0, 0x600), (0x1D00, 0x2400), (0xFB00, 0xFB50), (0xFF00, 0xFFF0))
"""Characters whose ASCII spelling the page knows; names in other scripts need a key by hand."""
_BLOCK = 256


def rules(library: Library) -> dict[str, Any]:
    """Fields with their patterns and limits, and what is told where they are wrong."""
    settings = library.settings
    return {
        "fields": list(PAPER_FIELDS),
        "required": list(PAPER_REQUIRED),
        "messages": {name: asdict(rule) for name, rule in MESSAGES.items()},
        "patterns": browser_patterns(CHECKING),
        "limits": {
            "topics": MAX_TOPICS,
            "key": slugs.MAX_KEY,
            "key words": keys.MAX_WORDS,
            "slug": slugs.MAX_SLUG,
            "word": of_source.MAX_WORD,
            "formula": mathml.MAX_FORMULA,
        },
        "examples": {"arxiv": "2408.06450", "doi": "10.1145/3458817.3476205"},
        "dates": of_fields.DATE_MEND,
        "venues": Venues(library.vocabulary.venues).phrases,
        "commands": " ".join(mathml.commands()),
        "key words": {name: sorted(found) for name, found in keys.WORDS.items()},
        "spoken": slugs.SPOKEN,
        "letters": dict(_letters()),
        "greek": dict(_greek()),
        "repository": settings.repository,
        "branch": settings.branch,
    }


def _letters() -> Iterable[tuple[str, str]]:
    """ASCII spellings by blocks of characters: what an address makes of each, - for no letter."""
    for start, end in _LETTERS:
        for block in range(start, end, _BLOCK):
            codes = range(block, min(block + _BLOCK, end))
            spelled = (re.sub("[^a-z0-9]+", "-", anyascii(chr(code)).lower()) for code in codes)
            yield str(block), ",".join(spelled)


def _greek() -> Iterable[tuple[str, str]]:
    """Greek letters with their names."""
    for code in (*range(0x370, 0x400), *range(0x1F00, 0x2000)):
        letter = unicodedata.normalize("NFKD", chr(code))[0]
        name = unicodedata.name(letter, "")
        if name.startswith("GREEK") and letter.isalpha():
            yield chr(code), name.split()[-1].lower()
