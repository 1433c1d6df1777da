"""A paper's page."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model.paper import LINK_KINDS, Paper, PartialDate, TagKind
from site_builder.site import urls
from site_builder.site.correction import correction_form
from site_builder.site.desk import Desk
from site_builder.site.exports import highwire, jsonld
from site_builder.site.frame import Frame, shorten
from site_builder.site.links import Link, Mark
from site_builder.site.pages.reasons import Reason, Reasons, reasons_of
from site_builder.text import markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The papers beside this one on a topic's shelf."""

    topic: Link
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class Near:
    """A paper near this one."""

    paper: Link
    year: int
    shared: tuple[str, ...]
    """What both speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    frame: Frame
    crumbs: tuple[Link, ...]
    key: str
    title: Markup
    authors: tuple[Link, ...]
    venue: Link | None
    published: str
    published_iso: str
    year: Link
    status: str | None
    status_link: Link | None
    """The paper that superseded this one."""
    added: str
    added_iso: str
    arxiv: str | None
    doi: Link | None
    pick: str | None
    note: Markup | None
    marks: tuple[Mark, ...]
    topics: tuple[Link, ...]
    abstract: Markup
    links: tuple[Link, ...]
    tags: tuple[tuple[str, tuple[Link, ...]], ...]
    claims: tuple[tuple[str, tuple[Link, ...]], ...]
    """Kinds of claims with the quotations, each leading to its place in the abstract."""
    reasons: tuple[tuple[str, tuple[Reason, ...]], ...]
    """Why the paper carries its topics and tags, by kind."""
    near: tuple[Near, ...]
    neighbours: tuple[Neighbours, ...]
    edit: str
    correct: str
    """The form for corrections, filled with what the entry says."""


_TAG_LABELS: dict[TagKind, str] = {
    "methods": "Introduces",
    "models": "Models",
    "benchmarks": "Benchmarks",
    "hardware": "Hardware",
    "modality": "Modality",
}


def paper_view(desk: Desk, paper: Paper) -> PaperView:
    """Everything a paper's page shows."""
    root = desk.root(urls.paper(paper.key))
    by = desk.library.by_key[paper.status.by] if paper.status.by else None
    reasons = reasons_of(desk, paper, root)
    return PaperView(
        frame=_frame(desk, paper),
        crumbs=_crumbs(desk, paper, root),
        key=paper.key,
        title=Markup(markdown.title_html(paper.title)),
        authors=tuple(desk.author(name, root) for name in paper.authors),
        venue=desk.venue(paper.venue, root) if paper.venue else None,
        published=paper.published.words,
        published_iso=str(paper.published),
        year=Link(root + urls.year(paper.published.year), str(paper.published.year)),
        status=paper.status.kind,
        status_link=_to(desk, by, root),
        added=PartialDate(paper.added.year, paper.added.month, paper.added.day).words,
        added_iso=paper.added.isoformat(),
        arxiv=paper.arxiv,
        doi=Link(urls.doi_page(paper.doi), paper.doi) if paper.doi else None,
        pick=paper.pick,
        note=Markup(markdown.html(paper.note)) if paper.note else None,
        marks=desk.marks(desk.topics_of(paper), root),
        topics=tuple(reason.of for reason in reasons.topics),
        abstract=reasons.abstract,
        links=tuple(_links(paper)),
        tags=tuple(
            (_TAG_LABELS[kind], tuple(reason.of for reason in found))
            for kind, found in reasons.tags
        ),
        claims=reasons.claims,
        reasons=tuple(_reasons(reasons)),
        near=tuple(_near(desk, paper, root)),
        neighbours=tuple(_neighbours(desk, paper, root)),
        edit=urls.edit(paper.inside, desk.library.settings),
        correct=correction_form(paper, desk.library.settings),
    )


def _frame(desk: Desk, paper: Paper) -> Frame:
    settings, topics = desk.library.settings, desk.topics_of(paper)
    return desk.frame(
        urls.paper(paper.key),
        markdown.title_text(paper.title),
        shorten(markdown.text(paper.abstract)),
        section=urls.PAPERS,
        kind="article",
        metas=highwire.highwire(paper, settings, topics),
        json_ld=jsonld.scholarly_article(paper, settings, topics),
    )


def _crumbs(desk: Desk, paper: Paper, root: str) -> tuple[Link, ...]:
    """The way to the paper through its most central topic."""
    for topic in desk.topics_of(paper)[:1]:
        return (*desk.crumbs(topic, root), desk.topic(topic, root))
    return (Link(root + urls.PAPERS, "Papers"),)


def _links(paper: Paper) -> Iterator[Link]:
    """Where the paper can be read and tried, the nearest to its text first."""
    if paper.arxiv:
        yield Link(urls.arxiv_page(paper.arxiv), "arXiv")
    if pdf := urls.pdf_of(paper):
        yield Link(pdf, LINK_KINDS["pdf"])
    if paper.arxiv:
        yield Link(urls.hugging_face(paper.arxiv), "Hugging Face Papers")
    for kind, href in paper.links.items():
        if kind != "pdf":
            yield Link(href, LINK_KINDS[kind])


def _reasons(reasons: Reasons) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    if reasons.topics:
        yield "Topics", reasons.topics
    for kind, found in reasons.tags:
        yield _TAG_LABELS[kind], found


def _near(desk: Desk, paper: Paper, root: str) -> Iterator[Near]:
    """The papers most like this one, and what both speak of."""
    for neighbour in desk.nearest.neighbours(paper.key):
        other = desk.library.by_key[neighbour.key]
        shared = tuple(_spoken(desk, term) for term in neighbour.shared)
        yield Near(desk.paper(other, root), other.published.year, shared)


def _spoken(desk: Desk, term: str) -> str:
    """A term as a reader knows it: a topic by its name, a tag without its kind."""
    if term.startswith("#"):
        return desk.library.topics[term[1:]].name
    return term.partition(":")[2] or term


def _neighbours(desk: Desk, paper: Paper, root: str) -> Iterator[Neighbours]:
    """The paper before and after this one under each of its topics."""
    for topic in desk.topics_of(paper):
        newer, older = desk.library.beside(paper, topic.slug)
        if newer or older:
            link = desk.topic(topic, root)
            yield Neighbours(topic=link, newer=_to(desk, newer, root), older=_to(desk, older, root))


def _to(desk: Desk, paper: Paper | None, root: str) -> Link | None:
    return None if paper is None else desk.paper(paper, root)
