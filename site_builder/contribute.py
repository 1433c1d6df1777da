"""What the contribute page knows, as plain data: rules, vocabulary, and the papers already there.

All of it is read off the rooms that check and extract, so that page and commands say the same.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from anyascii import anyascii

from site_builder import addresses, identity, keys, phrases, prose, venues, words
from site_builder import fields as of_fields
from site_builder import source as of_source
from site_builder.checks import letters
from site_builder.checks.duplicates import CLASS, ids_of
from site_builder.checks.papers import (
    MAX_TOPICS,
    PAPER_FIELDS,
    PAPER_REQUIRED,
)
from site_builder.checks.papers import PATTERNS as OF_PAPERS
from site_builder.extraction import extractor, topics
from site_builder.extraction import reading as of_reading
from site_builder.library import Library
from site_builder.paper import Paper
from site_builder.patterns import browser_pattern
from site_builder.rules import RULES
from site_builder.vocabulary import TIERS

CHECKING: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "identity": {**identity.PATTERNS, "class": CLASS},
    "fields": of_fields.PATTERNS,
    "source": of_source.PATTERNS,
    "papers": OF_PAPERS,
    "letters": letters.PATTERNS,
    "prose": prose.PATTERNS,
}
"""The patterns of each room that checks an entry."""
READING: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "words": words.PATTERNS,
    "extractor": extractor.PATTERNS,
}
"""Those of the rooms that read its words for topics."""
TELLING = ("topic", "cue")
"""Parts of the vocabulary that tell topics; names, kinds of data and claims are found by the
commands, where somebody judges them."""
_LETTERS = ((0x0, 0x600), (0x1D00, 0x2400), (0xFB00, 0xFB50), (0xFF00, 0xFFF0))
"""Characters whose ASCII spelling the page knows; names in other scripts need a key by hand."""
_BLOCK = 256


def files(library: Library) -> Iterator[tuple[str, str]]:
    """Names and texts of the files that the page fetches when its form is used."""
    made = {
        addresses.RULES: rules(library),
        addresses.VOCABULARY: vocabulary(library),
        addresses.KNOWN_PAPERS: papers(library),
    }
    for address, data in made.items():
        yield address, json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def rules(library: Library) -> dict[str, Any]:
    """Fields with their patterns and limits, and what is told where they are wrong."""
    settings = library.settings
    return {
        "fields": list(PAPER_FIELDS),
        "required": list(PAPER_REQUIRED),
        "messages": {name: asdict(rule) for name, rule in RULES.items()},
        "patterns": _patterns(CHECKING),
        "limits": {
            "topics": MAX_TOPICS,
            "key": identity.MAX_KEY,
            "key words": keys.MAX_WORDS,
            "slug": identity.MAX_SLUG,
            "word": of_source.MAX_WORD,
            "formula": prose.MAX_FORMULA,
        },
        "examples": {"arxiv": "2408.06450", "doi": "10.1145/3458817.3476205"},
        "dates": of_fields.DATE_MEND,
        "venues": venues.PHRASES,
        "commands": " ".join(prose.commands()),
        "key words": {name: sorted(found) for name, found in keys.WORDS.items()},
        "spoken": identity.SPOKEN,
        "letters": dict(_letters()),
        "greek": dict(_greek()),
        "repository": settings.repository,
        "branch": settings.branch,
    }


def vocabulary(library: Library) -> dict[str, Any]:
    """The phrases that tell topics, and by what numbers they are weighed."""
    labelled = [
        (symbols, label)
        for symbols, label in extractor.phrases_of(library.topics.values(), library.vocabulary)
        if label.part in TELLING
    ]
    return {
        "phrases": [
            [*label[:3], [" ".join(symbols) for symbols, _ in group]]
            for label, group in groupby(labelled, key=lambda pair: pair[1])
        ],
        "classes": {
            name: [found[0] for word in members for found in phrases.spellings(word)]
            for name, members in library.vocabulary.classes.items()
        },
        "topics": [[topic.slug, topic.name, topic.mark] for topic in library.topics.values()],
        "patterns": _patterns(READING),
        "numbers": {
            "gap": phrases.MAX_GAP,
            "aside": of_reading.ASIDE_REACH,
            "longest": of_reading.LONGEST,
            "place": dict(topics.PLACE_WEIGHT),
            "tier": dict(topics.TIER_WEIGHT),
            "tiers": list(TIERS),
            "phrase": topics.PHRASE_WEIGHT,
            "sentence": topics.SENTENCE_WEIGHT,
            "title": topics.TITLE_WEIGHT,
            "threshold": topics.THRESHOLD,
            "most": topics.MOST,
            "shown": topics.SHOWN,
        },
    }


def papers(library: Library) -> dict[str, Any]:
    """What tells a paper from those on the list: the file and the title of each, as written, and
    its ids in their common form; and keys that are taken by papers no longer there."""
    return {
        "papers": [[paper.inside, paper.title, *_ids(paper)] for paper in library.papers],
        "gone": [*library.moves.moved, *library.moves.removed],
    }


def _ids(paper: Paper) -> Iterator[str]:
    return (value for kind, value in ids_of(paper) if kind in ("arxiv", "doi"))


def _patterns(rooms: Mapping[str, Mapping[str, re.Pattern[str]]]) -> dict[str, list[str]]:
    return {
        f"{room}.{name}": browser_pattern(pattern)
        for room, table in rooms.items()
        for name, pattern in table.items()
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
