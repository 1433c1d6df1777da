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

from site_builder import addresses, entry, identity, keys, measures, phrases, prose, venues, words
from site_builder import fields as of_fields
from site_builder import source as of_source
from site_builder.checks import letters
from site_builder.checks.duplicates import CLASS, ids_of
from site_builder.checks.papers import (
    MAX_CLAIM,
    MAX_TOPICS,
    PAPER_FIELDS,
    PAPER_REQUIRED,
)
from site_builder.checks.papers import PATTERNS as OF_PAPERS
from site_builder.extraction import claims, extractor, methods, modality, names, naming, topics
from site_builder.extraction import reading as of_reading
from site_builder.library import Library
from site_builder.paper import CLAIM_KINDS, LINK_KINDS, MODALITIES, TAG_KINDS, Paper
from site_builder.patterns import browser_pattern
from site_builder.rules import RULES
from site_builder.vocabulary import TIERS

TABLES: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "identity": {**identity.PATTERNS, "class": CLASS},
    "fields": of_fields.PATTERNS,
    "source": of_source.PATTERNS,
    "papers": OF_PAPERS,
    "letters": letters.PATTERNS,
    "entry": entry.PATTERNS,
    "keys": keys.PATTERNS,
    "prose": prose.PATTERNS,
    "words": words.PATTERNS,
    "measures": measures.PATTERNS,
    "extractor": extractor.PATTERNS,
    "claims": claims.PATTERNS,
    "names": names.PATTERNS,
    "naming": naming.PATTERNS,
}
"""The patterns of each room."""
CHECKING = ("identity", "fields", "source", "papers", "letters", "entry", "keys", "prose")
"""Rooms that check and write an entry."""
READING = ("words", "measures", "extractor", "claims", "names", "naming")
"""Rooms that read its words."""
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
            "claim": MAX_CLAIM,
            "key": identity.MAX_KEY,
            "key words": keys.MAX_WORDS,
            "slug": identity.MAX_SLUG,
            "word": of_source.MAX_WORD,
            "formula": prose.MAX_FORMULA,
        },
        "examples": {"arxiv": "2408.06450", "doi": "10.1145/3458817.3476205"},
        "kinds": {
            "links": LINK_KINDS,
            "tags": list(TAG_KINDS),
            "claims": list(CLAIM_KINDS),
            "modality": list(MODALITIES),
        },
        "dates": of_fields.DATE_MEND,
        "venues": venues.PHRASES,
        "commands": " ".join(prose.commands()),
        "rows": {"quoted": sorted(entry.QUOTED), "lines": sorted(entry.IN_LINES)},
        "key words": {name: sorted(found) for name, found in keys.WORDS.items()},
        "spoken": identity.SPOKEN,
        "letters": dict(_letters()),
        "greek": dict(_greek()),
        "repository": settings.repository,
        "branch": settings.branch,
    }


def vocabulary(library: Library) -> dict[str, Any]:
    """All that extraction looks for, and by what numbers it weighs what it finds."""
    known = library.vocabulary
    labelled = list(extractor.phrases_of(library.topics.values(), known))
    things = list(dict.fromkeys(label.name for _, label in labelled if label.name))
    return {
        "phrases": [
            [*label[:3], things.index(label.name) if label.name else -1, [*_joined(group)]]
            for label, group in groupby(labelled, key=lambda pair: pair[1])
        ],
        "names": [[thing.name, list(thing.near)] for thing in things],
        "classes": {
            name: [found[0] for word in members for found in phrases.spellings(word)]
            for name, members in known.classes.items()
        },
        "common": sorted({word.upper() for word in known.common}),
        "known": sorted(set(extractor.known_names(known))),
        "topics": [[topic.slug, topic.name, topic.mark] for topic in library.topics.values()],
        "patterns": _patterns(READING),
        "numbers": _numbers(),
    }


def _numbers() -> dict[str, Any]:
    """By what numbers reading goes and weighs."""
    return {
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
        "modality": {
            "place": dict(modality.WEIGHT),
            "enough": modality.ENOUGH,
            "beside": modality.BESIDE,
            "also text": list(modality.ALSO_TEXT),
        },
        "claims": dict(claims.NUMBERS),
        "methods": dict(methods.NUMBERS),
    }


def papers(library: Library) -> dict[str, Any]:
    """What tells a paper from those on the list, and how the list spells names."""
    return {
        "papers": [
            [paper.inside, prose.title_text(paper.title), *_ids(paper), *_own(paper)]
            for paper in library.papers
        ],
        "gone": [*library.moves.moved, *library.moves.removed],
        "spelled": {
            kind: [shelf.name for shelf in shelves.values()]
            for kind, shelves in library.tags.items()
        },
    }


def _ids(paper: Paper) -> tuple[str | None, str | None]:
    """The arXiv id and the DOI by which the paper is known, from its fields or its links."""
    found: dict[str, str] = {}
    for kind, value in ids_of(paper):
        found.setdefault(kind, value)
    return found.get("arxiv"), found.get("doi")


def _own(paper: Paper) -> list[str]:
    """The title as its file has it, where that is not what readers see."""
    return [paper.title] if "$" in paper.title else []


def _patterns(rooms: Iterable[str]) -> dict[str, list[str]]:
    return {
        f"{room}.{name}": browser_pattern(pattern)
        for room in rooms
        for name, pattern in TABLES[room].items()
    }


def _joined(group: Iterable[tuple[phrases.Symbols, extractor.Label]]) -> Iterable[str]:
    """Phrases, each as its symbols with a space between."""
    return (" ".join(symbols) for symbols, _ in group)


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
