"""What a topic's page teaches beside its papers: where to start, how it grew, what it measures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.model.paper import CLAIM_KINDS, TAG_KINDS, Claim, Paper, TagKind
from site_builder.site.links import Link, PaperRef
from site_builder.site.pages.reasons import CLAIM_LABELS, claim_links
from site_builder.site.site import CountedTopics, Here


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A measured result in a comparison."""

    claim: Claim
    number: str
    paper: Link
    quote: Link
    """Leads to its place on the paper's page."""
    year: int


Claims = tuple[PaperRef, str, tuple[Claim, ...]]
"""A paper's claims, after the abstract in which they stand."""
MOST = 6
"""Names shown of the models, benchmarks and machines that a topic's papers name most."""
MOST_TOPICS = 8
"""Topics shown of those that share papers."""
TAG_NAMES = {kind: kind.capitalize() for kind in TAG_KINDS} | {
    "benchmarks": "Benchmarks and data sets"
}
Counted = tuple[tuple[Link, int], ...]
CountedNames = tuple[tuple[TagKind, tuple[tuple[str, int], ...]], ...]


def topic_links(here: Here, topics: CountedTopics) -> Counted:
    """Topics with their numbers."""
    return tuple((here.topic(topic), count) for topic, count in topics)


def name_links(here: Here, names: CountedNames) -> tuple[tuple[str, Counted], ...]:
    """Names by kind with their numbers."""
    return tuple(
        (TAG_NAMES[kind], tuple((here.tag(kind, name), count) for name, count in found))
        for kind, found in names
    )


def top_names(
    papers: Sequence[Paper], kinds: Sequence[TagKind], but: str = ""
) -> Iterator[tuple[TagKind, tuple[tuple[str, int], ...]]]:
    """The names that papers carry most, by kind."""
    for kind in kinds:
        counts = Counter(name for paper in papers for name in paper.tags.get(kind, ()))
        counts.pop(but, None)
        order = sorted(counts, key=lambda name: (-counts[name], name.casefold(), name))[:MOST]
        if order:
            yield kind, tuple((name, counts[name]) for name in order)


def claims_of(papers: Iterable[Paper]) -> tuple[Claims, ...]:
    """The claims of papers that have any."""
    return tuple(
        (PaperRef.of(paper), paper.abstract, paper.claims) for paper in papers if paper.claims
    )


def claim_rows(
    here: Here, claims: tuple[Claims, ...]
) -> Iterator[tuple[str, tuple[ClaimRow, ...]]]:
    """Measured results by kind; within a kind by unit, the largest number first."""
    rows = []
    for paper, abstract, found in claims:
        to = here.paper(paper)
        for claim, link in zip(found, claim_links(abstract, found), strict=True):
            quote = Link(to.href + link.href, link.text)
            shown = number(claim.value, claim.unit)
            rows.append((paper.key, ClaimRow(claim, shown, to, quote, paper.year)))
    units = Counter((row.claim.kind, row.claim.unit) for _, row in rows)

    def order(row: tuple[str, ClaimRow]) -> tuple[int, str, float, str]:
        claim = row[1].claim
        return -units[claim.kind, claim.unit], claim.unit, -claim.value, row[0]

    rows.sort(key=order)
    for kind in CLAIM_KINDS:
        if of_kind := tuple(row for _, row in rows if row.claim.kind == kind):
            yield CLAIM_LABELS[kind], of_kind


def number(value: float, unit: str) -> str:
    """A number with its unit as a table shows it: 12×, 0.047%, 25 PFlops."""
    shown = f"{value:,.10g}"
    if unit == "x":
        return f"{shown}×"
    return f"{shown}%" if unit == "%" else f"{shown} {unit}"
