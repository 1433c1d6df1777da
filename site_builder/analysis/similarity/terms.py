"""What a paper is about, as a few weighted terms.

A term's weight depends on the paper alone: on how often it says the word, and on how rare the
word is in a fixed table of other papers. So a changed paper changes nobody's terms but its own.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log, sqrt

from site_builder.model.paper import Paper

Terms = Mapping[str, float]
"""Weights by term, as a vector of length 1; a topic's slug begins with #, a tag with its kind."""
MOST = 20
"""Words kept of a paper, the weightiest, beside its topics and tags."""
TABLE_SIZE = 10_000
"""Abstracts that were counted for the table of words."""
RARE = 40
"""Abstracts of them that a rare word is taken to stand in at least: the rarest words are the
authors' own and tell nothing of other papers."""
TOPIC = 6.0
"""Weight of a topic; a rare word said once weighs about as much."""
TAG = {"methods": 5.0, "models": 3.0, "benchmarks": 2.5, "hardware": 2.5, "modality": 0.5}
"""Weight of a tag."""
IN_TITLE = 2
"""Mentions that one in the title is worth."""
LEAST_IDF = 2.0
"""Words more common than this say nothing (about one abstract in seven)."""
_WORD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[.,;:()]")


def terms_of(paper: Paper) -> Terms:
    """A paper's weightiest terms."""
    counts = _counts(paper.abstract)
    for word, count in _counts(paper.title).items():
        counts[word] += IN_TITLE * count
    words = {
        word: idf * (1 + log(count)) / 2
        for word, count in counts.items()
        if (idf := _idf(word, count)) >= LEAST_IDF
    }
    weights = dict(sorted(words.items(), key=lambda item: (-item[1], item[0]))[:MOST])
    weights |= {f"#{slug}": TOPIC for slug in paper.topics}
    weights |= {f"{kind}:{name}": TAG[kind] for kind, name in paper.tag_pairs}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _counts(text: str) -> Counter[str]:
    """Words, and pairs of words that the table knows."""
    table = _table()
    words = _WORD.findall(text.lower())
    counts = Counter(word for word in words if len(word) > 2)
    counts.update(
        pair for first, second in pairwise(words) if (pair := f"{first} {second}") in table
    )
    return counts


def _idf(word: str, count: int) -> float:
    """How much a word tells (inverse document frequency): log of abstracts by those with it."""
    known = _table().get(word)
    if known is None:
        return log(TABLE_SIZE / RARE) if count > 1 and len(word) > 3 else 0.0
    return log(TABLE_SIZE / max(known, RARE))


@cache
def _table() -> dict[str, int]:
    text = (files("site_builder.analysis.similarity") / "words.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: int(count) for word, count in lines}
