"""Every page of the site: its address, its template, and the view its template reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder import addresses, citations, prose
from site_builder.frame import Desk, counted, shortened
from site_builder.library import Library, Shelf
from site_builder.paper import TAG_KINDS, Paper, TagKind
from site_builder.paper_page import paper_view
from site_builder.theme import Theme
from site_builder.topic import Topic
from site_builder.views import (
    AboutView,
    ContributeView,
    Group,
    HomeView,
    Link,
    NotFoundView,
    PapersView,
    SearchView,
    ShelfView,
    TagsView,
    TopicRow,
    TopicsView,
    TopicView,
    View,
)

KIND_NAMES: dict[TagKind, str] = {
    "methods": "Methods",
    "models": "Models",
    "benchmarks": "Benchmarks and data sets",
    "hardware": "Hardware",
    "modality": "Modality",
}
_KIND_NOUNS: dict[TagKind, str] = {
    "methods": "Method",
    "models": "Model",
    "benchmarks": "Benchmark",
    "hardware": "Hardware",
    "modality": "Modality",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered; its view is made when it is needed."""

    address: str
    template: str
    view: Callable[[], View]
    listed: bool = True
    """Whether the sitemap names it."""

    def render(self, theme: Theme) -> str:
        """The page as HTML."""
        return theme.render(self.template, self.view(), self.address)


def pages_of(library: Library, theme: Theme) -> list[Page]:
    """Every page, in one order for the same content."""
    desk = Desk(library, theme)
    return [
        Page(addresses.HOME, "pages/home.html", partial(_home, desk)),
        Page(addresses.PAPERS, "pages/papers.html", partial(_papers, desk)),
        *(_page_of(desk, paper) for paper in library.papers),
        Page(addresses.TOPICS, "pages/topics.html", partial(_topics, desk)),
        *(_topic_page(desk, topic) for topic in library.topics.values()),
        *_shelf_pages(desk),
        Page(addresses.TAGS, "pages/tags.html", partial(_tags, desk)),
        Page(addresses.SEARCH, "pages/search.html", partial(_search, desk), listed=False),
        Page(addresses.ABOUT, "pages/about.html", partial(_about, desk)),
        Page(addresses.CONTRIBUTE, "pages/contribute.html", partial(_contribute, desk)),
        Page(addresses.NOT_FOUND, "pages/not_found.html", partial(_not_found, desk), listed=False),
    ]


def _page_of(desk: Desk, paper: Paper) -> Page:
    address = addresses.paper(paper.key)
    return Page(address, "pages/paper.html", partial(paper_view, desk, paper))


def _topic_page(desk: Desk, topic: Topic) -> Page:
    address = addresses.topic(topic.slug)
    return Page(address, "pages/topic.html", partial(_topic, desk, topic))


def _shelf_pages(desk: Desk) -> Iterator[Page]:
    library = desk.library
    for shelf in library.authors.values():
        yield _shelf_page(desk, addresses.author(shelf.slug), "Author", shelf, None)
    up = (addresses.PAPERS, "Papers")
    for year, papers in library.years.items():
        shelf = Shelf(str(year), str(year), papers)
        yield _shelf_page(desk, addresses.year(year), "Year", shelf, up)
    for shelf in library.venues.values():
        yield _shelf_page(desk, addresses.venue(shelf.slug), "Venue", shelf, up)
    for kind, shelves in library.tags.items():
        up = (f"{addresses.TAGS}#{kind}", KIND_NAMES[kind])
        for shelf in shelves.values():
            yield _shelf_page(desk, addresses.tag(kind, shelf.slug), _KIND_NOUNS[kind], shelf, up)


def _shelf_page(
    desk: Desk, address: str, kind: str, shelf: Shelf, up: tuple[str, str] | None
) -> Page:
    return Page(address, "pages/shelf.html", partial(_shelf, desk, address, kind, shelf, up))


def _home(desk: Desk) -> HomeView:
    library, root = desk.library, desk.root(addresses.HOME)
    settings = library.settings
    about = citations.collection(settings.name, settings.tagline, addresses.HOME, settings)
    return HomeView(
        frame=desk.frame(addresses.HOME, settings.name, settings.tagline, json_ld=about),
        groups=_groups(desk, root),
        newest=desk.entries(library.newest[: settings.newest], addresses.HOME),
        papers=Link(root + addresses.PAPERS, f"All {counted(len(library.papers), 'paper')}"),
        contribute=Link(root + addresses.CONTRIBUTE, "How to contribute"),
        about=Link(root + addresses.ABOUT, "About this list"),
    )


def _groups(desk: Desk, root: str) -> tuple[Group, ...]:
    library = desk.library
    rows: dict[str, list[TopicRow]] = {group: [] for group in library.settings.groups}
    for topic in library.topics.values():
        row = TopicRow(
            href=root + addresses.topic(topic.slug),
            name=topic.name,
            mark=topic.mark,
            count=len(library.by_topic[topic.slug]),
            definition=topic.definition,
        )
        rows[topic.group].append(row)
    return tuple(Group(name=name, topics=tuple(group)) for name, group in rows.items() if group)


def _papers(desk: Desk) -> PapersView:
    library, address = desk.library, addresses.PAPERS
    root = desk.root(address)
    description = f"All {counted(len(library.papers), 'paper')} of {library.settings.name}."
    return PapersView(
        frame=desk.frame(address, "All papers", description, section=address),
        years=tuple(
            (Link(root + addresses.year(year), str(year)), desk.entries(papers, address))
            for year, papers in library.years.items()
        ),
        venues=tuple(
            (Link(root + addresses.venue(shelf.slug), shelf.name), len(shelf.papers))
            for shelf in library.venues.values()
        ),
    )


def _topics(desk: Desk) -> TopicsView:
    library, address = desk.library, addresses.TOPICS
    description = f"The {counted(len(library.topics), 'topic')} of {library.settings.name}."
    return TopicsView(
        frame=desk.frame(address, "Topics", description, section=address),
        groups=_groups(desk, desk.root(address)),
        unsorted=desk.entries(library.unsorted, address),
    )


def _topic(desk: Desk, topic: Topic) -> TopicView:
    library, address = desk.library, addresses.topic(topic.slug)
    settings, root = library.settings, desk.root(address)
    related = [library.topics[slug] for slug in topic.related]
    frame = desk.frame(
        address,
        topic.name,
        shortened(topic.definition),
        section=addresses.TOPICS,
        feed=Link(addresses.feed(address), f"{topic.name} · {settings.name}"),
        json_ld=citations.collection(topic.name, topic.definition, address, settings),
    )
    return TopicView(
        frame=frame,
        slug=topic.slug,
        name=topic.name,
        mark=topic.mark,
        group=topic.group,
        definition=topic.definition,
        aliases=topic.aliases,
        introduction=Markup(prose.html(topic.introduction)),
        related=desk.marks(related, root),
        entries=desk.entries(library.by_topic[topic.slug], address),
        feed=root + addresses.feed(address),
        edit=addresses.edit(topic.inside, settings),
    )


def _shelf(
    desk: Desk, address: str, kind: str, shelf: Shelf, up: tuple[str, str] | None
) -> ShelfView:
    settings = desk.library.settings
    papers = counted(len(shelf.papers), "paper")
    description = f"{kind} {shelf.name}: {papers} of {settings.name}."
    section = addresses.TAGS if address.startswith(addresses.TAGS) else addresses.PAPERS
    return ShelfView(
        frame=desk.frame(address, f"{shelf.name} ({kind.lower()})", description, section=section),
        kind=kind,
        name=shelf.name,
        entries=desk.entries(shelf.papers, address),
        up=Link(desk.root(address) + up[0], up[1]) if up else None,
    )


def _tags(desk: Desk) -> TagsView:
    address = addresses.TAGS
    root = desk.root(address)
    description = "Methods, models, benchmarks and hardware that the papers name."
    kinds = tuple(
        (
            kind,
            KIND_NAMES[kind],
            tuple(
                (Link(root + addresses.tag(kind, shelf.slug), shelf.name), len(shelf.papers))
                for shelf in desk.library.tags[kind].values()
            ),
        )
        for kind in TAG_KINDS
        if desk.library.tags[kind]
    )
    return TagsView(frame=desk.frame(address, "Tags", description, section=address), kinds=kinds)


def _search(desk: Desk) -> SearchView:
    address = addresses.SEARCH
    description = f"Search {counted(len(desk.library.papers), 'paper')} in the browser."
    frame = desk.frame(address, "Search", description, index=False, scripts=("js/search.js",))
    return SearchView(frame=frame, papers=Link(desk.root(address) + addresses.PAPERS, "all papers"))


def _about(desk: Desk) -> AboutView:
    address = addresses.ABOUT
    description = "Who curates this list, by what rule, and under which licence."
    frame = desk.frame(address, "About", description, section=address)
    return AboutView(frame=frame, text=_text(desk, "about"))


def _contribute(desk: Desk) -> ContributeView:
    address, settings = addresses.CONTRIBUTE, desk.library.settings
    description = f"How to add or mend a paper of {settings.name}."
    return ContributeView(
        frame=desk.frame(address, "Contribute", description, section=address),
        text=_text(desk, "contribute"),
        new_paper=addresses.new_file("papers", settings),
        new_topic=addresses.new_file("topics", settings),
    )


def _text(desk: Desk, name: str) -> Markup | None:
    markdown = desk.library.texts.get(name)
    return Markup(prose.html(markdown)) if markdown else None


def _not_found(desk: Desk) -> NotFoundView:
    address = addresses.NOT_FOUND
    root = desk.root(address)
    return NotFoundView(
        frame=desk.frame(address, "Not found", "There is no such page.", index=False),
        papers=Link(root + addresses.PAPERS, "All papers"),
        topics=Link(root + addresses.TOPICS, "Topics"),
    )
