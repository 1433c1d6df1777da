"""Papers near one another by the terms they share."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.analysis.similarity.terms import Terms

SHOWN = 5
"""Neighbours of a paper."""
SHARED = 4
"""Shared terms that are named."""
LEAST = 0.08
"""Similarity below which papers are not near."""
READ = 64
"""Papers read of those that share a term, the ones for which it weighs most. This bound keeps
the work proportional to the number of papers."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A paper near another one."""

    key: str
    shared: tuple[str, ...]
    """The terms that make them near, the weightiest first."""


class SimilarityIndex:
    """The papers of a list by the terms they share."""

    def __init__(self, terms: Mapping[str, Terms]) -> None:
        self._terms = terms
        holders: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for key, vector in terms.items():
            for term, weight in vector.items():
                holders[term].append((-weight, key))
        self._holders = {term: sorted(found)[:READ] for term, found in holders.items()}

    def like(self, key: str, most: int = SHOWN) -> dict[str, float]:
        """The papers most like one, the most like first, each with the cosine of both's terms."""
        own = self._terms[key]
        found: defaultdict[str, float] = defaultdict(float)
        for term, weight in own.items():
            for negative, other in self._holders[term]:
                found[other] -= weight * negative
        found.pop(key, None)
        near = sorted((-round(value, 9), other) for other, value in found.items())
        return {other: -value for value, other in near[:most] if -value >= LEAST}

    def neighbours(self, key: str) -> tuple[Neighbour, ...]:
        """The papers near one, with the terms that make them near; none without such a term."""
        own = self._terms[key]
        near = [Neighbour(one, _shared(own, self._terms[one])) for one in self.like(key)]
        return tuple(neighbour for neighbour in near if neighbour.shared)


def _shared(own: Terms, other: Terms) -> tuple[str, ...]:
    """The weightiest terms of both, less those that are part of another one."""
    chosen: dict[str, str] = {}
    weighed = sorted((-own[term] * other[term], term) for term in own.keys() & other.keys())
    for _, term in weighed:
        bare = term.rpartition(":")[2].lstrip("#").casefold()
        if term.startswith("modality:"):  # half the list shares it
            continue
        if not any(bare in said or said in bare for said in chosen.values()):
            chosen[term] = bare
    return tuple(chosen)[:SHARED]
