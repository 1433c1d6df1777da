"""Rules of the contribute page: fields with their patterns, limits and messages."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from anyascii import anyascii

from site_builder.content import front_matter as of_source
from site_builder.content.kinds import Group, Kind
from site_builder.content.messages import MESSAGES
from site_builder.content.schema import PAPER
from site_builder.contribute.js_regex import browser_pattern
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
        "fields": {
            field.name: _rule(
                field.kind,
                required=field.required,
                **({"check": field.name} if field.check else {}),
            )
            for field in PAPER
        },
        "messages": {name: asdict(rule) for name, rule in MESSAGES.items()},
        "patterns": browser_patterns(CHECKING),
        "limits": {
            "key": slugs.MAX_KEY,
            "key words": keys.MAX_WORDS,
            "slug": slugs.MAX_SLUG,
            "word": of_source.MAX_WORD,
            "formula": mathml.MAX_FORMULA,
        },
        "venues": Venues(library.vocabulary.venues).phrases,
        "commands": " ".join(mathml.commands()),
        "key words": {name: sorted(found) for name, found in keys.WORDS.items()},
        "spoken": slugs.SPOKEN,
        "letters": dict(_letters()),
        "greek": dict(_greek()),
        "repository": settings.repository,
        "branch": settings.branch,
    }


def _rule(kind: Kind, **more: Any) -> dict[str, Any]:
    """How a value is checked and written: its kind's name, its shape, and what the kind holds."""
    made = {"check": type(kind).__name__.lower(), "shape": kind.shape} | more
    for name, value in vars(kind).items():
        if isinstance(value, re.Pattern):
            made[name] = browser_pattern(value)
        elif value and isinstance(value, (str, int)):
            made[name] = value
    if isinstance(kind, Group):
        made["parts"] = {name: _rule(part) for name, part in kind.parts.items()}
    return made


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
