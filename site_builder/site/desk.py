"""What pages of every kind are made of: links, frames and rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from site_builder.analysis.extractor import Extractor
from site_builder.analysis.similarity.nearest import SimilarityIndex
from site_builder.analysis.similarity.terms import terms_of
from site_builder.model.paper import Paper, TagKind, Venue
from site_builder.model.topic import Topic
from site_builder.site import urls
from site_builder.site.frame import FACES, SECTIONS, Frame, Site, open_graph, own_feed
from site_builder.site.library import Library, slug_of
from site_builder.site.links import Link, Mark
from site_builder.site.rows import LONG_LIST, Row, abbreviate_authors, status_warning
from site_builder.site.theme import Theme
from site_builder.text import markdown


@dataclass(frozen=True)
class Desk:
    """A library with a theme: makes the parts that pages of every kind are made of."""

    library: Library
    theme: Theme
    _entries: dict[tuple[str, str, bool], Row] = field(default_factory=dict)

    @cached_property
    def extractor(self) -> Extractor:
        """Reads papers by the list's own knowledge."""
        return Extractor(self.library.topics.values(), self.library.vocabulary)

    @cached_property
    def nearest(self) -> SimilarityIndex:
        """Knows which papers are near one another."""
        return SimilarityIndex({paper.key: terms_of(paper) for paper in self.library.papers})

    def prepare(self) -> None:
        """Make what pages share and is dear to make, so that processes begun later share it too."""
        _ = self.extractor, self.nearest

    def root(self, address: str) -> str:
        """The way from a page to the site's root; a page served anywhere knows it in full."""
        if address == urls.NOT_FOUND:
            return self.library.settings.base_path
        return urls.root(address)

    def frame(
        self,
        address: str,
        title: str,
        description: str,
        *,
        section: str | None = None,
        index: bool = True,
        kind: str = "website",
        feed: Link | None = None,
        scripts: Sequence[str] = (),
        metas: tuple[tuple[str, str], ...] = (),
        json_ld: Markup | None = None,
        same_as: str | None = None,
    ) -> Frame:
        """The frame of the page at ``address``; ``same_as`` is the page that it stands in for."""
        settings, root = self.library.settings, self.root(address)
        public = address != urls.NOT_FOUND
        canonical = urls.canonical(same_as or address, settings) if public else None
        whole = title if address == urls.HOME else f"{title} · {settings.name}"
        return Frame(
            site=self.site,
            title=whole,
            description=description,
            canonical=canonical,
            index=index,
            home=root,
            nav=tuple((Link(root + to, text), to == section) for to, text in SECTIONS),
            search=root + urls.SEARCH,
            description_of_search=root + urls.OPEN_SEARCH,
            feeds=(*own_feed(feed, root), Link(root + urls.FEED, settings.name)),
            stylesheet=root + self.theme.asset("style.css"),
            fonts=tuple(root + self.theme.asset(f"fonts/{face}.woff2") for face in FACES),
            icon=root + self.theme.asset("icon.svg"),
            theme_script=root + self.theme.asset("js/theme.js"),
            scripts=tuple(root + self.theme.asset(name) for name in ("js/page.js", *scripts)),
            properties=open_graph(settings.name, title, description, canonical, kind),
            metas=metas,
            json_ld=json_ld,
        )

    @cached_property
    def site(self) -> Site:
        """The list's own facts."""
        settings = self.library.settings
        return Site(
            name=settings.name,
            tagline=settings.tagline,
            language=settings.language,
            editor=Link(settings.editor_url or "", settings.editor),
            licence=Link(settings.licence_url, settings.licence),
            repository=settings.repository,
        )

    def entries(self, papers: Sequence[Paper], address: str) -> tuple[Row, ...]:
        """Papers as entries of the list at ``address``."""
        root, brief = self.root(address), len(papers) > LONG_LIST
        return tuple(self.entry(paper, root, brief) for paper in papers)

    def entry(self, paper: Paper, root: str, brief: bool) -> Row:
        """A paper as an entry of a page that lies ``root`` away from the site's root."""
        known = self._entries.get((paper.key, root, brief))
        if known is not None:
            return known
        reference = f"doi:{paper.doi}" if paper.doi else paper.arxiv and f"arXiv:{paper.arxiv}"
        entry = Row(
            key=paper.key,
            href=root + urls.paper(paper.key),
            title=Markup(markdown.title_html(paper.title)),
            authors=abbreviate_authors(paper.authors),
            all_authors=", ".join(paper.authors),
            venue=str(paper.venue) if paper.venue else None,
            year=paper.published.year,
            added=paper.added.isoformat(),
            reference=reference,
            abstract=None if brief else Markup(markdown.html(paper.abstract)),
            status=status_warning(paper),
            pick=paper.pick,
            marks=self.marks(self.topics_of(paper), root),
        )
        self._entries[paper.key, root, brief] = entry
        return entry

    def topics_of(self, paper: Paper) -> tuple[Topic, ...]:
        """A paper's topics, the most central first."""
        return tuple(self.library.topics[slug] for slug in paper.topics)

    def crumbs(self, topic: Topic, root: str) -> tuple[Link, ...]:
        """The way from all topics to one: the index, then its group's drawer."""
        group = self.library.settings.groups.index(topic.group) + 1
        index = root + urls.TOPICS
        return (Link(index, "Topics"), Link(f"{index}#g{group}", topic.group))

    def marks(self, topics: Iterable[Topic], root: str) -> tuple[Mark, ...]:
        """Topics as shelf marks."""
        return tuple(
            Mark(root + urls.topic(topic.slug), topic.mark, topic.name) for topic in topics
        )

    def author(self, name: str, root: str) -> Link:
        """An author's page, or the search for those who have none."""
        slug = slug_of(name)
        to = urls.author(slug) if slug in self.library.authors else None
        return Link(root + (to or urls.search_author(name)), name)

    def topic(self, topic: Topic, root: str) -> Link:
        """A topic's page."""
        return Link(root + urls.topic(topic.slug), topic.name)

    def tag(self, kind: TagKind, name: str, root: str) -> Link:
        """A tag's page."""
        return Link(root + urls.tag(kind, slug_of(name)), name)

    def paper(self, paper: Paper, root: str, anchor: str = "") -> Link:
        """A paper's page, or a place on it."""
        href = root + urls.paper(paper.key) + (f"#{anchor}" if anchor else "")
        return Link(href, markdown.title_text(paper.title))

    def venue(self, venue: Venue, root: str) -> Link:
        """A venue's page."""
        return Link(root + urls.venue(slug_of(venue.name)), str(venue))
