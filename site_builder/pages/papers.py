"""The view of one paper's own page."""

from collections.abc import Iterator

from markupsafe import Markup

from site_builder import addresses, citations, prose
from site_builder.frame import Desk, shortened
from site_builder.library import slug_of
from site_builder.paper import LINK_KINDS, TAG_KINDS, Paper, PartialDate, TagKind
from site_builder.views import Link, Neighbours, PaperView

_TAG_LABELS: dict[TagKind, str] = {
    "methods": "Introduces",
    "models": "Models",
    "benchmarks": "Benchmarks",
    "hardware": "Hardware",
    "modality": "Modality",
}


def paper_view(desk: Desk, paper: Paper) -> PaperView:
    """Everything a paper's page shows."""
    settings, address = desk.library.settings, addresses.paper(paper.key)
    root, topics = desk.root(address), desk.topics_of(paper)
    by = desk.library.by_key[paper.status.by] if paper.status.by else None
    return PaperView(
        frame=desk.frame(
            address,
            prose.title_text(paper.title),
            shortened(prose.text(paper.abstract)),
            section=addresses.PAPERS,
            kind="article",
            metas=citations.highwire(paper, settings, topics),
            json_ld=citations.scholarly_article(paper, settings, topics),
        ),
        crumbs=_crumbs(desk, paper, root),
        key=paper.key,
        title=Markup(prose.title_html(paper.title)),
        authors=tuple(desk.author(name, root) for name in paper.authors),
        venue=desk.venue(paper.venue, root) if paper.venue else None,
        published=paper.published.words,
        published_iso=str(paper.published),
        year=Link(root + addresses.year(paper.published.year), str(paper.published.year)),
        status=paper.status.kind,
        status_link=_to(by, root),
        added=PartialDate(paper.added.year, paper.added.month, paper.added.day).words,
        added_iso=paper.added.isoformat(),
        arxiv=paper.arxiv,
        doi=Link(addresses.doi_page(paper.doi), paper.doi) if paper.doi else None,
        pick=paper.pick,
        note=Markup(prose.html(paper.note)) if paper.note else None,
        marks=desk.marks(topics, root),
        topics=tuple(Link(root + addresses.topic(topic.slug), topic.name) for topic in topics),
        abstract=Markup(prose.html(paper.abstract)),
        links=tuple(_links(paper)),
        tags=tuple(_tags(paper, root)),
        neighbours=tuple(_neighbours(desk, paper, root)),
        edit=addresses.edit(paper.inside, settings),
    )


def _crumbs(desk: Desk, paper: Paper, root: str) -> tuple[Link, ...]:
    """The way to the paper through its most central topic."""
    for topic in desk.topics_of(paper)[:1]:
        own = Link(root + addresses.topic(topic.slug), topic.name)
        return (*desk.crumbs(topic, root), own)
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


def _tags(paper: Paper, root: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for kind in TAG_KINDS:
        if names := paper.tags.get(kind):
            links = (Link(root + addresses.tag(kind, slug_of(name)), name) for name in names)
            yield _TAG_LABELS[kind], tuple(links)


def _neighbours(desk: Desk, paper: Paper, root: str) -> Iterator[Neighbours]:
    """The paper before and after this one under each of its topics."""
    for topic in desk.topics_of(paper):
        newer, older = desk.library.beside(paper, topic.slug)
        if newer or older:
            link = Link(root + addresses.topic(topic.slug), topic.name)
            yield Neighbours(topic=link, newer=_to(newer, root), older=_to(older, root))


def _to(paper: Paper | None, root: str) -> Link | None:
    if paper is None:
        return None
    return Link(root + addresses.paper(paper.key), prose.title_text(paper.title))
