"""What pages share: the frame around them, and how a paper stands in a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from site_builder import addresses, prose
from site_builder.extraction import Extractor
from site_builder.library import Library, slug_of
from site_builder.neighbours import Nearest, terms_of
from site_builder.paper import Paper, TagKind, Venue
from site_builder.theme import Theme
from site_builder.topic import Topic
from site_builder.views import Entry, Frame, Link, Mark, Site

FEW_AUTHORS = 4
"""Authors a list names before it says how many more there are."""
LONG_LIST = 100
"""Papers on a list from which it leaves the abstracts out."""

_FACES = ("roman", "italic")
"""Faces that every page shows, to be fetched at once."""

_SECTIONS = (
    (addresses.TOPICS, "Topics"),
    (addresses.PAPERS, "Papers"),
    (addresses.TAGS, "Tags"),
    (addresses.ABOUT, "About"),
    (addresses.CONTRIBUTE, "Contribute"),
)


@dataclass(frozen=True)
class Desk:
    """A library with a theme: makes the parts that pages of every kind are made of."""

    library: Library
    theme: Theme
    _entries: dict[tuple[str, str, bool], Entry] = field(default_factory=dict)

    @cached_property
    def extractor(self) -> Extractor:
        """Reads papers by the list's own knowledge."""
        return Extractor(self.library.topics.values(), self.library.vocabulary)

    @cached_property
    def nearest(self) -> Nearest:
        """Knows which papers are near one another."""
        return Nearest({paper.key: terms_of(paper) for paper in self.library.papers})

    def prepare(self) -> None:
        """Make what pages share and is dear to make, so that processes begun later share it too."""
        _ = self.extractor, self.nearest

    def root(self, address: str) -> str:
        """The way from a page to the site's root; a page served anywhere knows it in full."""
        if address == addresses.NOT_FOUND:
            return self.library.settings.base_path
        return addresses.root(address)

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
        public = address != addresses.NOT_FOUND
        canonical = addresses.canonical(same_as or address, settings) if public else None
        whole = title if address == addresses.HOME else f"{title} · {settings.name}"
        return Frame(
            site=self.site,
            title=whole,
            description=description,
            canonical=canonical,
            index=index,
            home=root,
            nav=tuple((Link(root + to, text), to == section) for to, text in _SECTIONS),
            search=root + addresses.SEARCH,
            description_of_search=root + addresses.OPEN_SEARCH,
            feeds=(*_own(feed, root), Link(root + addresses.FEED, settings.name)),
            stylesheet=root + self.theme.asset("style.css"),
            fonts=tuple(root + self.theme.asset(f"fonts/{face}.woff2") for face in _FACES),
            icon=root + self.theme.asset("icon.svg"),
            theme_script=root + self.theme.asset("js/theme.js"),
            scripts=tuple(root + self.theme.asset(name) for name in ("js/page.js", *scripts)),
            properties=_open_graph(settings.name, title, description, canonical, kind),
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

    def entries(self, papers: Sequence[Paper], address: str) -> tuple[Entry, ...]:
        """Papers as entries of the list at ``address``."""
        root, brief = self.root(address), len(papers) > LONG_LIST
        return tuple(self.entry(paper, root, brief) for paper in papers)

    def entry(self, paper: Paper, root: str, brief: bool) -> Entry:
        """A paper as an entry of a page that lies ``root`` away from the site's root."""
        known = self._entries.get((paper.key, root, brief))
        if known is not None:
            return known
        reference = f"doi:{paper.doi}" if paper.doi else paper.arxiv and f"arXiv:{paper.arxiv}"
        entry = Entry(
            key=paper.key,
            href=root + addresses.paper(paper.key),
            title=Markup(prose.title_html(paper.title)),
            authors=few(paper.authors),
            all_authors=", ".join(paper.authors),
            venue=str(paper.venue) if paper.venue else None,
            year=paper.published.year,
            added=paper.added.isoformat(),
            reference=reference,
            abstract=None if brief else Markup(prose.html(paper.abstract)),
            status=warning(paper),
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
        index = root + addresses.TOPICS
        return (Link(index, "Topics"), Link(f"{index}#g{group}", topic.group))

    def marks(self, topics: Iterable[Topic], root: str) -> tuple[Mark, ...]:
        """Topics as shelf marks."""
        return tuple(
            Mark(root + addresses.topic(topic.slug), topic.mark, topic.name) for topic in topics
        )

    def author(self, name: str, root: str) -> Link:
        """An author's page, or the search for those who have none."""
        slug = slug_of(name)
        to = addresses.author(slug) if slug in self.library.authors else None
        return Link(root + (to or addresses.search_author(name)), name)

    def topic(self, topic: Topic, root: str) -> Link:
        """A topic's page."""
        return Link(root + addresses.topic(topic.slug), topic.name)

    def tag(self, kind: TagKind, name: str, root: str) -> Link:
        """A tag's page."""
        return Link(root + addresses.tag(kind, slug_of(name)), name)

    def paper(self, paper: Paper, root: str, anchor: str = "") -> Link:
        """A paper's page, or a place on it."""
        href = root + addresses.paper(paper.key) + (f"#{anchor}" if anchor else "")
        return Link(href, prose.title_text(paper.title))

    def venue(self, venue: Venue, root: str) -> Link:
        """A venue's page."""
        return Link(root + addresses.venue(slug_of(venue.name)), str(venue))


def _own(feed: Link | None, root: str) -> Iterable[Link]:
    """A page's own feed, before that of the whole list."""
    return [Link(root + feed.href, feed.text)] if feed else []


def few(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= FEW_AUTHORS:
        return ", ".join(names)
    shown = names[: FEW_AUTHORS - 1]
    return f"{', '.join(shown)} and {len(names) - len(shown)} more"


def warning(paper: Paper) -> str | None:
    """A status a reader must know before trusting the paper."""
    kind = paper.status.kind
    return kind if kind in ("withdrawn", "retracted", "superseded") else None


def shortened(text: str, length: int = 200) -> str:
    """The beginning of a text, ended at a word."""
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length)].rstrip(",.;:–— ") + "…"


def _open_graph(
    site: str, title: str, description: str, canonical: str | None, kind: str
) -> tuple[tuple[str, str], ...]:
    """Open Graph properties (ogp.me)."""
    pairs = [
        ("og:title", title),
        ("og:description", description),
        ("og:type", kind),
        ("og:site_name", site),
    ]
    return (*pairs, ("og:url", canonical)) if canonical else tuple(pairs)
