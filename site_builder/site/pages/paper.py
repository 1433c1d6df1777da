"""A paper's page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.analysis.extractor import Extractor
from site_builder.model.paper import LINK_KINDS, Paper, PartialDate
from site_builder.site import urls
from site_builder.site.correction import correction_form
from site_builder.site.exports import highwire, jsonld
from site_builder.site.frame import Frame, shorten
from site_builder.site.library import slug_of
from site_builder.site.links import Link, Mark, PaperRef, TopicRef
from site_builder.site.output import Keyed, Output
from site_builder.site.pages.reasons import Reasons, reasons_of
from site_builder.site.site import Here, Site
from site_builder.text import markdown

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    frame: Frame
    crumbs: tuple[Link, ...]
    paper: Paper
    title: Markup
    authors: tuple[Link, ...]
    venue: Link | None
    year: Link
    by: Link | None
    """The paper that superseded this one."""
    added: PartialDate
    note: Markup | None
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    reasons: Reasons
    near: tuple[tuple[Link, PaperRef, Words], ...]
    """Papers near this one, and what both speak of."""
    neighbours: tuple[tuple[Link | None, ...], ...]
    """Topics, each with the newer and the older paper beside this one on the topic's shelf."""
    correct: str
    """The form for corrections, filled with what the entry says."""


def paper_pages(site: Site) -> Iterator[Output]:
    """Every paper's page."""
    for paper in site.library.papers:
        inputs = partial(_inputs, site, paper)
        yield site.page(urls.paper(paper.key), paper_view, inputs, template="pages/paper.html")


def _inputs(site: Site, paper: Paper) -> tuple[object, ...]:
    library, by = site.library, paper.status.by
    return (
        paper,
        tuple(map(TopicRef.of, site.topics_of(paper))),
        tuple((name, slug_of(name) in library.authors) for name in paper.authors),
        PaperRef.of(library.by_key[by]) if by else None,
        tuple(_near(site, paper)),
        tuple(
            tuple(one and PaperRef.of(one) for one in library.neighbours_on_shelf(paper, slug))
            for slug in paper.topics
        ),
        site.extractor,
    )


def _near(site: Site, paper: Paper) -> Iterator[tuple[PaperRef, Words]]:
    """The papers most like this one, and what both speak of: topics by name, tags by theirs."""
    topics = site.library.topics
    for neighbour in site.nearest.neighbours(paper.key):
        shared = (
            topics[term[1:]].name if term.startswith("#") else term.partition(":")[2] or term
            for term in neighbour.shared
        )
        yield PaperRef.of(site.library.by_key[neighbour.key]), tuple(shared)


def paper_view(
    here: Here,
    paper: Paper,
    topics: tuple[TopicRef, ...],
    authors: tuple[tuple[str, bool], ...],
    by: PaperRef | None,
    near: tuple[tuple[PaperRef, Words], ...],
    beside: tuple[tuple[PaperRef | None, PaperRef | None], ...],
    extractor: Keyed[Extractor],
) -> PaperView:
    """Everything a paper's page shows; authors come with whether they have a page of theirs."""
    why = extractor.value.why(paper.title, paper.abstract, paper.topics)
    return PaperView(
        frame=_frame(here, paper, topics),
        crumbs=_crumbs(here, topics),
        paper=paper,
        title=Markup(markdown.title_html(paper.title)),
        authors=tuple(here.author(name, has_page) for name, has_page in authors),
        venue=here.venue(paper.venue) if paper.venue else None,
        year=here.year(paper.published.year),
        by=here.paper(by) if by else None,
        added=PartialDate(paper.added.year, paper.added.month, paper.added.day),
        note=Markup(markdown.html(paper.note)) if paper.note else None,
        marks=here.marks(topics),
        links=tuple(_links(paper)),
        reasons=reasons_of(here, paper, topics, why),
        near=tuple((here.paper(one), one, shared) for one, shared in near),
        neighbours=tuple(
            (here.topic(topic), *(here.paper(one) if one else None for one in (newer, older)))
            for topic, (newer, older) in zip(topics, beside, strict=True)
            if newer or older
        ),
        correct=correction_form(paper, here.settings),
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
