"""A paper on the list, checked and complete; nothing downstream changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

TagKind = Literal["methods", "models", "benchmarks", "hardware", "modality"]
TAG_KINDS: tuple[TagKind, ...] = get_args(TagKind)
"""What a tag can name, in the order in which pages show them."""
MODALITIES = ("text", "vision", "speech", "code", "tabular", "multimodal")
"""The only values of the modality tag."""
ClaimKind = Literal["speed-up", "memory", "parameters", "accuracy", "energy", "cost"]
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
"""What a claim measures, in the order in which pages show them."""
LINK_KINDS = {
    "paper": "Publisher's page",
    "pdf": "PDF",
    "code": "Code",
    "project": "Project page",
    "demo": "Demo",
    "data": "Data",
    "weights": "Weights",
    "video": "Video",
    "slides": "Slides",
    "poster": "Poster",
    "blog": "Blog post",
}
"""Names of links with the words readers see, in the order in which pages show them."""
StatusKind = Literal["preprint", "published", "withdrawn", "retracted", "superseded"]
STATUS_KINDS: tuple[StatusKind, ...] = get_args(StatusKind)
MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year, kept as precise as the curator wrote it."""

    year: int
    month: int = 0
    """1 to 12, or 0 where only the year is known."""
    day: int = 0
    """1 to 31, or 0 where only the month is known."""

    def __str__(self) -> str:
        """ISO 8601 at its own precision: 2024, 2024-06 or 2024-06-30."""
        parts = (f"{self.year:04}", f"{self.month:02}", f"{self.day:02}")
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])

    @property
    def words(self) -> str:
        """As a sentence says it: 2024, June 2024 or 30 June 2024."""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(part for part in (str(self.day or ""), month, str(self.year)) if part)

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a paper appeared: a name such as NeurIPS, and the year of that edition."""

    name: str
    year: int

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


@dataclass(frozen=True, slots=True)
class Status:
    """Where a paper stands in its life."""

    kind: StatusKind
    by: str | None = None
    """The key of the paper that superseded it."""

    def __str__(self) -> str:
        return f"superseded by {self.by}" if self.by else self.kind


@dataclass(frozen=True, slots=True)
class Claim:
    """A measured result in the authors' own words."""

    kind: ClaimKind
    quote: str
    """Word for word as in the abstract."""
    value: float
    """The quotation's first number with a unit; of a range the larger end."""
    unit: str
    """What the number counts: x for times, %, GB and so on; values of one unit compare."""

    def __str__(self) -> str:
        return f"{self.kind}: {self.quote}"


@dataclass(frozen=True, slots=True)
class Drop:
    """What a curator refused, so that it is never suggested again."""

    topics: tuple[str, ...] = ()
    """Slugs of topics."""
    tags: tuple[str, ...] = ()
    """Names, of any kind of tag."""
    claims: tuple[str, ...] = ()
    """Quotations."""

    def __str__(self) -> str:
        return "; ".join((*self.topics, *self.tags, *self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper on the list, checked and complete; what each field holds stands in the table of
    fields."""

    key: str
    """The file's stem: its address, its BibTeX key, its name in every message."""
    title: str
    authors: tuple[str, ...]
    published: PartialDate
    added: date
    abstract: str
    """The authors' abstract, word for word, as Markdown with $...$ for mathematics."""
    arxiv: str | None = None
    doi: str | None = None
    venue: Venue | None = None
    links: Mapping[str, str]
    topics: tuple[str, ...] = ()
    tags: Mapping[TagKind, tuple[str, ...]]
    plain: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    drop: Drop = Drop()
    status: Status
    pick: str | None = None
    note: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    """Fields that the table has and a paper has no attribute for."""
    file: str = field(repr=False)
    """Path of the content file as messages name it."""
    inside: str
    """Path below the content folder."""
    lines: Mapping[str, tuple[int, int]] = field(repr=False)
    """Line and column of each field's value; "body" for the abstract."""

    @property
    def tag_pairs(self) -> tuple[tuple[TagKind, str], ...]:
        """Every tag with its kind, in page order."""
        return tuple((kind, name) for kind in TAG_KINDS for name in self.tags.get(kind, ()))

    def value(self, name: str) -> Any:
        """What a field holds."""
        return self.more[name] if name in self.more else getattr(self, name, None)
