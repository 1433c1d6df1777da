"""What a topic's page teaches beside its papers: where to start, how it grew, what it measures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.model.paper import CLAIM_KINDS, Paper, TagKind
from site_builder.model.topic import Topic
from site_builder.site.desk import Desk
from site_builder.site.links import Link
from site_builder.site.pages.reasons import CLAIM_LABELS, claim_links
from site_builder.site.rows import abbreviate_authors


@dataclass(frozen=True, slots=True)
class StartRow:
    """A paper of the way into a topic."""

    paper: Link
    by: str
    """Authors and year."""
    why: str
    pick: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A measured result in a comparison."""

    paper: Link
    quote: Link
    """Leads to its place on the paper's page."""
    number: str
    value: float
    unit: str
    year: int


MOST = 6
"""Names shown of the models, benchmarks and machines that a topic's papers name most."""
MOST_TOPICS = 8
"""Topics shown of those that share papers."""
TAG_NAMES: dict[TagKind, str] = {
    "methods": "Methods",
    "models": "Models",
    "benchmarks": "Benchmarks and data sets",
    "hardware": "Hardware",
    "modality": "Modality",
}
Counted = tuple[tuple[Link, int], ...]


def start_rows(desk: Desk, topic: Topic, root: str) -> Iterator[StartRow]:
    """The way into a topic."""
    for step in topic.start:
        paper = desk.library.by_key[step.key]
        by = f"{abbreviate_authors(paper.authors)}, {paper.published.year}"
        yield StartRow(desk.paper(paper, root), by, step.why, paper.pick is not None)


def siblings(desk: Desk, topic: Topic, root: str) -> Iterator[tuple[Link, bool]]:
    """The topics of a topic's group."""
    for other in desk.library.topics.values():
        if other.group == topic.group:
            yield desk.topic(other, root), other is topic


def shared_topics(desk: Desk, papers: Iterable[Paper], root: str) -> Counted:
    """Topics under which papers stand, those with most of them first."""
    return _topics(desk, Counter(slug for paper in papers for slug in paper.topics), root)


def adjacent_topics(desk: Desk, topic: Topic, root: str) -> Counted:
    """Topics that share papers with one, then those that its curators call related."""
    papers = desk.library.by_topic[topic.slug]
    counts = Counter(slug for paper in papers for slug in paper.topics if slug != topic.slug)
    counts.update(dict.fromkeys(topic.related, 0))
    return _topics(desk, counts, root)


def _topics(desk: Desk, counts: Counter[str], root: str) -> Counted:
    topics = desk.library.topics
    order = sorted(counts, key=lambda slug: (-counts[slug], topics[slug].name))[:MOST_TOPICS]
    return tuple((desk.topic(topics[slug], root), counts[slug]) for slug in order)


def most_named(
    desk: Desk, papers: Iterable[Paper], kinds: Sequence[TagKind], root: str, but: str = ""
) -> Iterator[tuple[str, Counted]]:
    """The names that papers carry most, by kind."""
    papers = tuple(papers)
    for kind in kinds:
        counts = Counter(name for paper in papers for name in paper.tags.get(kind, ()))
        counts.pop(but, None)
        order = sorted(counts, key=lambda name: (-counts[name], name.casefold(), name))[:MOST]
        if order:
            yield (
                TAG_NAMES[kind],
                tuple((desk.tag(kind, name, root), counts[name]) for name in order),
            )


def claim_rows(
    desk: Desk, papers: Iterable[Paper], root: str
) -> Iterator[tuple[str, tuple[ClaimRow, ...]]]:
    """Measured results by kind; within a kind by unit, the largest number first."""
    rows = [
        (claim, paper, link)
        for paper in papers
        for claim, link in zip(paper.claims, claim_links(paper), strict=True)
    ]
    for kind in CLAIM_KINDS:
        of_kind = [row for row in rows if row[0].kind == kind]
        units = Counter(claim.unit for claim, _, _ in of_kind)
        of_kind.sort(key=lambda row: (-units[row[0].unit], row[0].unit, -row[0].value, row[1].key))
        if of_kind:
            yield (
                CLAIM_LABELS[kind],
                tuple(
                    ClaimRow(
                        paper=desk.paper(paper, root),
                        quote=Link(desk.paper(paper, root).href + link.href, link.text),
                        number=number(claim.value, claim.unit),
                        value=claim.value,
                        unit=claim.unit,
                        year=paper.published.year,
                    )
                    for claim, paper, link in of_kind
                ),
            )


def number(value: float, unit: str) -> str:
    """A number with its unit as a table shows it: 12×, 0.047%, 25 PFlops."""
    shown = f"{value:,.10g}"
    if unit == "x":
        return f"{shown}×"
    return f"{shown}%" if unit == "%" else f"{shown} {unit}"


def tag_rows(desk: Desk, kind: TagKind, root: str) -> Counted:
    """Every tag of a kind in the order of names, with the number of its papers."""
    shelves = desk.library.tags[kind].values()
    order = sorted(shelves, key=lambda shelf: (shelf.name.casefold(), shelf.slug))
    return tuple((desk.tag(kind, shelf.name, root), len(shelf.papers)) for shelf in order)
