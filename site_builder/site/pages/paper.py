"""A paper's page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.analysis.extractor import Extractor
from site_builder.model.paper import LINK_KINDS, Paper, PartialDate, TagKind
from site_builder.site import urls
from site_builder.site.correction import correction_form
from site_builder.site.exports import highwire, jsonld
from site_builder.site.frame import Frame, shorten
from site_builder.site.library import Library, slug_of
from site_builder.site.links import Link, Mark, PaperRef, TopicRef
from site_builder.site.output import Keyed, Output
from site_builder.site.pages.reasons import Reason, Reasons, reasons_of
from site_builder.site.site import Here, Site
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperInputs:
    """All that a paper's page is made of."""

    paper: Paper
    topics: tuple[TopicRef, ...]
    authors: tuple[tuple[str, bool], ...]
    """Each with whether there is a page of theirs."""
    by: PaperRef | None
    """The paper that superseded this one."""
    near: tuple[tuple[PaperRef, tuple[str, ...]], ...]
    beside: tuple[tuple[PaperRef | None, PaperRef | None], ...]
    """The newer and the older paper under each topic."""
    extractor: Keyed[Extractor]


def paper_pages(site: Site) -> Iterator[Output]:
    """Every paper's page."""
    for paper in site.library.papers:
        inputs = partial(_inputs, site, paper)
        yield site.page(urls.paper(paper.key), paper_view, inputs, template="pages/paper.html")


def _inputs(site: Site, paper: Paper) -> tuple[PaperInputs]:
    library = site.library
    inputs = PaperInputs(
        paper=paper,
        topics=tuple(map(TopicRef.of, site.topics_of(paper))),
        authors=tuple((name, slug_of(name) in library.authors) for name in paper.authors),
        by=_ref(library.by_key[paper.status.by] if paper.status.by else None),
        near=tuple(_near(site, paper)),
        beside=tuple(
            (_ref(newer), _ref(older))
            for newer, older in (library.neighbours_on_shelf(paper, slug) for slug in paper.topics)
        ),
        extractor=site.extractor,
    )
    return (inputs,)


def _ref(paper: Paper | None) -> PaperRef | None:
    return None if paper is None else PaperRef.of(paper)


def _near(site: Site, paper: Paper) -> Iterator[tuple[PaperRef, tuple[str, ...]]]:
    """The papers most like this one, and what both speak of."""
    for neighbour in site.nearest.neighbours(paper.key):
        shared = tuple(_spoken(site.library, term) for term in neighbour.shared)
        yield PaperRef.of(site.library.by_key[neighbour.key]), shared


def _spoken(library: Library, term: str) -> str:
    """A term as a reader knows it: a topic by its name, a tag without its kind."""
    if term.startswith("#"):
        return library.topics[term[1:]].name
    return term.partition(":")[2] or term


def paper_view(here: Here, of: PaperInputs) -> PaperView:
    """Everything a paper's page shows."""
    paper, settings = of.paper, here.settings
    why = of.extractor.value.why(paper.title, paper.abstract, paper.topics)
    reasons = reasons_of(here, paper, of.topics, why)
    return PaperView(
        frame=_frame(here, paper, of.topics),
        crumbs=_crumbs(here, of.topics),
        key=paper.key,
        title=Markup(markdown.title_html(paper.title)),
        authors=tuple(here.author(name, has_page) for name, has_page in of.authors),
        venue=here.venue(paper.venue) if paper.venue else None,
        published=paper.published.words,
        published_iso=str(paper.published),
        year=here.year(paper.published.year),
        status=paper.status.kind,
        status_link=_to(here, of.by),
        added=PartialDate(paper.added.year, paper.added.month, paper.added.day).words,
        added_iso=paper.added.isoformat(),
        arxiv=paper.arxiv,
        doi=Link(urls.doi_page(paper.doi), paper.doi) if paper.doi else None,
        pick=paper.pick,
        note=Markup(markdown.html(paper.note)) if paper.note else None,
        marks=here.marks(of.topics),
        topics=tuple(map(here.topic, of.topics)),
        abstract=reasons.abstract,
        links=tuple(_links(paper)),
        tags=tuple(
            (_TAG_LABELS[kind], tuple(reason.of for reason in found))
            for kind, found in reasons.tags
        ),
        claims=reasons.claims,
        reasons=tuple(_reasons(reasons)),
        near=tuple(Near(here.paper(one), one.year, shared) for one, shared in of.near),
        neighbours=tuple(
            Neighbours(topic=here.topic(topic), newer=_to(here, newer), older=_to(here, older))
            for topic, (newer, older) in zip(of.topics, of.beside, strict=True)
            if newer or older
        ),
        edit=urls.edit(paper.inside, settings),
        correct=correction_form(paper, settings),
    )


def _frame(here: Here, paper: Paper, topics: Sequence[TopicRef]) -> Frame:
    return Frame(
        here,
        markdown.title_text(paper.title),
        shorten(markdown.text(paper.abstract)),
        section=urls.PAPERS,
        kind="article",
        metas=highwire.highwire(paper, here.settings, topics),
        json_ld=jsonld.scholarly_article(paper, here.settings, topics),
    )


def _crumbs(here: Here, topics: Sequence[TopicRef]) -> tuple[Link, ...]:
    """The way to the paper through its most central topic."""
    for topic in topics[:1]:
        return (*here.crumbs(topic), here.topic(topic))
    return (here.to(urls.PAPERS, "Papers"),)


def _to(here: Here, paper: PaperRef | None) -> Link | None:
    return None if paper is None else here.paper(paper)


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
