"""A paper record: what an importer or a person knows of a paper that is to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.model.paper import ClaimKind, TagKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """A paper to be: what an importer or a person knows of it."""

    title: str
    """As the field ``title`` wants it: formulas between dollar signs."""
    abstract: str
    """Markdown, as the body wants it."""
    authors: tuple[str, ...] = ()
    published: str | None = None
    """2024, 2024-06 or 2024-06-30."""
    added: str | None = None
    """A day."""
    arxiv: str | None = None
    """Bare id without version."""
    doi: str | None = None
    """Bare DOI."""
    venue: str | None = None
    """NAME YEAR."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Addresses by a name out of paper.LINK_KINDS."""
    topics: tuple[str, ...] = ()
    """Slugs, the most central first."""
    tags: Mapping[TagKind, tuple[str, ...]] = field(default_factory=dict)
    claims: Mapping[ClaimKind, tuple[str, ...]] = field(default_factory=dict)
    """Quotations of the abstract by kind."""
    drop: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What was suggested and refused."""
    status: str | None = None
    pick: str | None = None
    note: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    """Fields that the table has and a record has no attribute for."""

    def value(self, name: str) -> Any:
        """What is known of a field."""
        return self.more[name] if name in self.more else getattr(self, name, None)
