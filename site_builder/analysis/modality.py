"""With what kinds of data a paper works."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from site_builder.analysis.evidence import Evidence, Mention
from site_builder.analysis.passages import Passage, Place
from site_builder.model.paper import MODALITIES

ENOUGH = 1.0
"""Sentences that make a modality."""
WEIGHT: Mapping[Place, float] = {"title": 2.0, "background": 0.5}
"""What a sentence in each place is worth; one about own work is worth 1."""
BESIDE = 0.4
"""Share of the strongest modality that another one needs to stand beside it."""
ALSO_TEXT = ("speech", "code")
"""Modalities that speak of text by nature: beside them text needs to be the stronger."""


def modalities(passages: Iterable[Passage]) -> tuple[Mention, ...]:
    """The modalities that a paper's words tell, in the list's order."""
    weights: defaultdict[str, dict[tuple[str, int], float]] = defaultdict(dict)
    first: dict[str, Evidence] = {}
    for passage in passages:
        for match in passage.of_part("modality"):
            modality, sentence = match.label.word, passage.words[match.first].sentence
            weights[modality][passage.field, sentence] = WEIGHT.get(passage.roles[sentence], 1.0)
            first.setdefault(modality, passage.evidence(match.first, match.last))
    totals = {modality: sum(sentences.values()) for modality, sentences in weights.items()}
    least = max(ENOUGH, BESIDE * max(totals.values(), default=0))
    chosen = {modality for modality, total in totals.items() if total >= least}
    if any(name in chosen and totals[name] >= totals.get("text", 0) for name in ALSO_TEXT):
        chosen.discard("text")
    return tuple(Mention(name, first[name]) for name in MODALITIES if name in chosen)
