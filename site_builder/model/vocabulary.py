"""What the list knows of words: names of things, classes of words, and turns of phrase."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from site_builder.model.paper import TagKind

Tier = Literal["certain", "sure", "likely", "hint", "never"]
TIERS: tuple[Tier, ...] = get_args(Tier)
"""How much a phrase says of a topic; ``never`` takes back what it covers."""
NAMED: tuple[TagKind, ...] = ("models", "benchmarks", "hardware")
"""Kinds of tags whose names stand in the vocabulary, each in a file of its own."""
Cue = Literal["own", "result", "background", "aside"]
CUES: tuple[Cue, ...] = get_args(Cue)
"""What a turn of phrase tells of its sentence; ``aside`` only of the words after it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A model, benchmark or machine, and how papers write it."""

    name: str
    """The spelling that tags use."""
    also: tuple[str, ...] = ()
    """Other spellings; spaces, hyphens and a size behind the name need none."""
    near: tuple[str, ...] = ()
    """Where the name is also a word: phrases one of which the text must hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All of content/vocabulary, checked; every part may be empty.

    Each kind of names has a file of its own, and so has each of the other parts.
    """

    names: Mapping[TagKind, tuple[Name, ...]]
    """Names of things by kind, each as tags spell it, with its other spellings."""
    classes: Mapping[str, tuple[str, ...]]
    """Words that a phrase can stand for as ``<class>``."""
    cues: Mapping[Cue, tuple[str, ...]]
    """Turns of phrase that tell own work from background."""
    modality: Mapping[str, tuple[str, ...]]
    """Phrases that tell with what kind of data a paper works."""
    claims: Mapping[str, tuple[str, ...]]
    """Phrases that tell what a number measures, by kind of claim; ``vague`` ones tell only where
    nothing else does."""
    common: tuple[str, ...] = ()
    """Names and acronyms of the field that no paper gives itself; they add to those that ship with
    the builder."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that searchers use for one another."""
    venues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that only the long titles of a venue hold, by the short name that lists use; they add
    to those that ship with the builder."""
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ways in which papers write a unit, by its symbol, such as GB; they add to those that ship
    with the builder."""
