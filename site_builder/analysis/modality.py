"""With what kinds of data a paper works."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from site_builder.analysis.evidence import Evidence, Mention
from site_builder.analysis.passages import Place
from site_builder.model.paper import MODALITIES

ENOUGH = 1.0
"""Sentences that make a modality."""
WEIGHT: Mapping[Place, float] = {"title": 2.0, "background": 0.5}
"""What a sentence in each place is worth; one about own work is worth 1."""
BESIDE = 0.4
"""Share of the strongest modality that another one needs to stand beside it."""
ALSO_TEXT = ("speech", "code")
"""Modalities that speak of text by nature: beside them text needs to be the stronger."""


def modalities(told: Iterable[tuple[str, Evidence, int, Place]]) -> tuple[Mention, ...]:
    """Modalities by phrases, each with its evidence, sentence and place, in the list's order."""
    weights: defaultdict[str, dict[tuple[str, int], float]] = defaultdict(dict)
    first: dict[str, Evidence] = {}
    for modality, evidence, sentence, place in told:
        weights[modality][evidence.field, sentence] = WEIGHT.get(place, 1.0)
        first.setdefault(modality, evidence)
    totals = {modality: sum(sentences.values()) for modality, sentences in weights.items()}
    least = max(ENOUGH, BESIDE * max(totals.values(), default=0))
    chosen = {modality for modality, total in totals.items() if total >= least}
    if any(name in chosen and totals[name] >= totals.get("text", 0) for name in ALSO_TEXT):
        chosen.discard("text")
    return tuple(Mention(name, first[name]) for name in MODALITIES if name in chosen)
