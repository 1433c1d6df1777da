"""Papers near one another by the terms they share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
class Similarity:
    """How like a paper another one is."""

    key: str
    value: float
    """Cosine of the two papers' terms, from 0 to 1."""


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

    def like(self, key: str, most: int = SHOWN) -> list[Similarity]:
        """The papers most like one, the most like first."""
        own = self._terms[key]
        found: defaultdict[str, float] = defaultdict(float)
        for term, weight in own.items():
            for negative, other in self._holders[term]:
                found[other] -= weight * negative
        found.pop(key, None)
        near = sorted((-round(value, 9), other) for other, value in found.items())
        return [Similarity(other, -value) for value, other in near[:most] if -value >= LEAST]

    def neighbours(self, key: str) -> tuple[Neighbour, ...]:
        """The papers near one, with the terms that make them near; none without such a term."""
        own = self._terms[key]
        near = [
            Neighbour(one.key, self._shared(own, self._terms[one.key])) for one in self.like(key)
        ]
        return tuple(neighbour for neighbour in near if neighbour.shared)

    def _shared(self, own: Terms, other: Terms) -> tuple[str, ...]:
        both = sorted((-own[term] * other[term], term) for term in own.keys() & other.keys())
        return _named([term for _, term in both])


def _named(terms: Sequence[str]) -> tuple[str, ...]:
    """The first of them, less those that are part of another one."""
    chosen: list[str] = []
    for term in terms:
        if term.startswith("modality:"):  # half the list shares it
            continue
        bare = term.rpartition(":")[2].lstrip("#").casefold()
        said = [other.rpartition(":")[2].lstrip("#").casefold() for other in chosen]
        if not any(bare in other or other in bare for other in said):
            chosen.append(term)
    return tuple(chosen[:SHARED])
