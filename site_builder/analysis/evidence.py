"""What was found in a paper, with the places where its words say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from site_builder.model.paper import ClaimKind, TagKind

Field = Literal["title", "abstract"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a paper, by the characters they stand at."""

    field: Field
    start: int
    end: int
    """Characters of the field's text, from ``start`` up to ``end``."""
    text: str


@dataclass(frozen=True, slots=True)
class TopicSuggestion:
    """A topic that a paper seems to contribute to."""

    topic: str
    """The topic's slug."""
    score: float
    """How sure, from 0 to 1; from 0.5 on the topic is suggested."""
    evidence: tuple[Evidence, ...]
    """The phrases behind it, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that becomes a tag."""

    name: str
    """The name as tags spell it."""
    evidence: Evidence
    """Where it is first written, its size or version included."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A measured result in the authors' words."""

    kind: ClaimKind
    value: float
    unit: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Extract:
    """All that a paper's title and abstract tell."""

    topics: tuple[TopicSuggestion, ...]
    """The surest first."""
    tags: Mapping[TagKind, tuple[Mention, ...]]
    """In the order in which they are first written."""
    claims: tuple[Quotation, ...]
    """In the order of the abstract."""


@dataclass(frozen=True, slots=True)
class Why:
    """The words of a paper that speak for topics and tags."""

    topics: Mapping[str, tuple[Evidence, ...]]
    """By slug, the weightiest first."""
    tags: Mapping[str, Evidence]
    """By name, where first written."""
