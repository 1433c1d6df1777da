"""The view of one paper's own page."""

from collections.abc import Iterator

from markupsafe import Markup

from site_builder import addresses, citations, prose
from site_builder.correction import correction_form
from site_builder.frame import Desk, shortened
from site_builder.pages.reasons import Reasons, reasons_of
from site_builder.paper import LINK_KINDS, Paper, PartialDate, TagKind
from site_builder.views import Frame, Link, Near, Neighbours, PaperView, Reason

_TAG_LABELS: dict[TagKind, str] = {
    "methods": "Introduces",
    "models": "Models",
    "benchmarks": "Benchmarks",
    "hardware": "Hardware",
    "modality": "Modality",
}


def paper_view(desk: Desk, paper: Paper) -> PaperView:
    """Everything a paper's page shows."""
    root = desk.root(addresses.paper(paper.key))
    by = desk.library.by_key[paper.status.by] if paper.status.by else None
    reasons = reasons_of(desk, paper, root)
    return PaperView(
        frame=_frame(desk, paper),
        crumbs=_crumbs(desk, paper, root),
        key=paper.key,
        title=Markup(prose.title_html(paper.title)),
        authors=tuple(desk.author(name, root) for name in paper.authors),
        venue=desk.venue(paper.venue, root) if paper.venue else None,
        published=paper.published.words,
        published_iso=str(paper.published),
        year=Link(root + addresses.year(paper.published.year), str(paper.published.year)),
        status=paper.status.kind,
        status_link=_to(desk, by, root),
        added=PartialDate(paper.added.year, paper.added.month, paper.added.day).words,
        added_iso=paper.added.isoformat(),
        arxiv=paper.arxiv,
        doi=Link(addresses.doi_page(paper.doi), paper.doi) if paper.doi else None,
        pick=paper.pick,
        note=Markup(prose.html(paper.note)) if paper.note else None,
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
        edit=addresses.edit(paper.inside, desk.library.settings),
        correct=correction_form(paper, desk.library.settings),
    )


def _frame(desk: Desk, paper: Paper) -> Frame:
    settings, topics = desk.library.settings, desk.topics_of(paper)
    return desk.frame(
        addresses.paper(paper.key),
        prose.title_text(paper.title),
        shortened(prose.text(paper.abstract)),
        section=addresses.PAPERS,
        kind="article",
        metas=citations.highwire(paper, settings, topics),
        json_ld=citations.scholarly_article(paper, settings, topics),
    )


def _crumbs(desk: Desk, paper: Paper, root: str) -> tuple[Link, ...]:
    """The way to the paper through its most central topic."""
    for topic in desk.topics_of(paper)[:1]:
        return (*desk.crumbs(topic, root), desk.topic(topic, root))
    return (Link(root + addresses.PAPERS, "Papers"),)


def _links(paper: Paper) -> Iterator[Link]:
    """Where the paper can be read and tried, the nearest to its text first."""
    if paper.arxiv:
        yield Link(addresses.arxiv_page(paper.arxiv), "arXiv")
    if pdf := addresses.pdf_of(paper):
        yield Link(pdf, LINK_KINDS["pdf"])
    if paper.arxiv:
        yield Link(addresses.hugging_face(paper.arxiv), "Hugging Face Papers")
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
