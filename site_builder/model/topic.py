"""A topic of the list: a shelf with a mark, a definition and a short introduction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.model.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Step:
    """A paper on the way into a topic."""

    key: str
    """The paper's key."""
    why: str
    """One true sentence why to read it at this place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic, checked and complete; what each field holds stands in the table of fields."""

    slug: str
    """The file's stem: its address and the word papers name it by."""
    name: str
    mark: str
    group: str
    definition: str
    aliases: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    unlike: tuple[tuple[str, str], ...] = ()
    start: tuple[Step, ...] = ()
    phrases: Mapping[Tier, tuple[str, ...]] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    """Fields that the table has and a topic has no attribute for."""
    introduction: str
    """A few paragraphs of Markdown in the curator's own words."""
    file: str = field(repr=False)
    """Path of the content file as messages name it."""
    inside: str
    """Path below the content folder."""
    lines: Mapping[str, tuple[int, int]] = field(repr=False)
    """Line and column of each field's value, and of each key of start as "start.KEY"; "body" for
    the introduction."""
