"""Vocabulary of the contribute page: what its topics are found by."""

from itertools import groupby
from typing import Any

from site_builder.analysis import extractor, topics
from site_builder.analysis import passages as of_reading
from site_builder.contribute.patterns import READING, browser_patterns
from site_builder.model.vocabulary import TIERS
from site_builder.site.library import Library
from site_builder.text import phrases

TELLING = ("topic", "cue")
"""Parts of the vocabulary that tell topics; names, kinds of data and claims are found by the
commands, where somebody judges them."""


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
        "patterns": browser_patterns(READING),
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
