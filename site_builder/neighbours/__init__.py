"""The papers most like a paper, and the terms that make them so."""

from site_builder.neighbours.nearest import Nearest, Neighbour, Similarity
from site_builder.neighbours.terms import Terms, terms_of

__all__ = ["Nearest", "Neighbour", "Similarity", "Terms", "terms_of"]
