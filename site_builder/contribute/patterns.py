"""Patterns of the builder as the contribute page reads them."""

import re
from collections.abc import Mapping

from site_builder.analysis import topics
from site_builder.content import fields as of_fields
from site_builder.content import front_matter as of_source
from site_builder.content.checks import letters
from site_builder.content.checks.duplicates import CLASS
from site_builder.content.checks.paper_fields import PATTERNS as OF_PAPERS
from site_builder.contribute.js_regex import browser_pattern
from site_builder.text import markdown, slugs, tokens

CHECKING: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "identity": {**slugs.PATTERNS, "class": CLASS},
    "fields": of_fields.PATTERNS,
    "source": of_source.PATTERNS,
    "papers": OF_PAPERS,
    "letters": letters.PATTERNS,
    "prose": markdown.PATTERNS,
}
"""The patterns of each room that checks an entry."""
READING: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "words": tokens.PATTERNS,
    "extractor": topics.PATTERNS,
}
"""Those of the rooms that read its words for topics."""


def browser_patterns(rooms: Mapping[str, Mapping[str, re.Pattern[str]]]) -> dict[str, list[str]]:
    return {
        f"{room}.{name}": browser_pattern(pattern)
        for room, table in rooms.items()
        for name, pattern in table.items()
    }
