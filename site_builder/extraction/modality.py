"""With what kinds of data a paper works."""

from collections import defaultdict
from collections.abc import Iterable

from site_builder.extraction.extract import Evidence, Mention
from site_builder.paper import MODALITIES

ENOUGH = 2.0
"""Mentions that make a modality."""
IN_TITLE = 2.0
"""Mentions that one in the title is worth."""


def modalities(told: Iterable[tuple[str, Evidence, int]]) -> tuple[Mention, ...]:
    """Modalities by phrases, each with its evidence and sentence, in the list's order."""
    weights: defaultdict[str, dict[tuple[str, int], float]] = defaultdict(dict)
    first: dict[str, Evidence] = {}
    for modality, evidence, sentence in told:
        weight = IN_TITLE if evidence.field == "title" else 1.0
        weights[modality][evidence.field, sentence] = weight
        first.setdefault(modality, evidence)
    return tuple(
        Mention(modality, first[modality])
        for modality in MODALITIES
        if sum(weights[modality].values()) >= ENOUGH
    )
