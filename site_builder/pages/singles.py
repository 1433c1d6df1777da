"""The pages there is one of: home, all papers, search, about, contribute, not found."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from site_builder import addresses, citations, prose
from site_builder.frame import Desk
from site_builder.pages.page import Page
from site_builder.pages.topics import groups
from site_builder.problems import counted
from site_builder.views import (
    AboutView,
    ContributeView,
    HomeView,
    Link,
    NotFoundView,
    PapersView,
    SearchView,
    TopicChoices,
)


def single_pages(desk: Desk) -> Iterator[Page]:
    """Each of them."""
    yield Page(addresses.HOME, "pages/home.html", partial(_home, desk))
    yield Page(addresses.PAPERS, "pages/papers.html", partial(_papers, desk))
    yield Page(addresses.SEARCH, "pages/search.html", partial(_search, desk), listed=False)
    yield Page(addresses.ABOUT, "pages/about.html", partial(_about, desk))
    yield Page(addresses.CONTRIBUTE, "pages/contribute.html", partial(_contribute, desk))
    yield Page(addresses.NOT_FOUND, "pages/not_found.html", partial(_not_found, desk), listed=False)


def _home(desk: Desk) -> HomeView:
    library, root = desk.library, desk.root(addresses.HOME)
    settings = library.settings
    return HomeView(
        frame=desk.frame(
            addresses.HOME,
            settings.name,
            settings.tagline,
            scripts=("js/list.js",),
            json_ld=citations.website(settings),
        ),
        groups=groups(desk, root),
        newest=desk.entries(library.newest[: settings.newest], addresses.HOME),
        papers=Link(root + addresses.PAPERS, f"All {counted(len(library.papers), 'paper')}"),
        contribute=Link(root + addresses.CONTRIBUTE, "How to contribute"),
        about=Link(root + addresses.ABOUT, "About this list"),
    )


def _papers(desk: Desk) -> PapersView:
    library, address = desk.library, addresses.PAPERS
    root = desk.root(address)
    count = counted(len(library.papers), "paper")
    description = f"All {count} of {library.settings.name}."
    return PapersView(
        frame=desk.frame(
            address, "All papers", description, section=address, scripts=("js/list.js",)
        ),
        count=count,
        years=tuple(
            (Link(root + addresses.year(year), str(year)), desk.entries(papers, address))
            for year, papers in library.years.items()
        ),
        venues=tuple(
            (Link(root + addresses.venue(shelf.slug), shelf.name), len(shelf.papers))
            for shelf in library.venues.values()
        ),
    )


def _search(desk: Desk) -> SearchView:
    address = addresses.SEARCH
    description = f"Search {counted(len(desk.library.papers), 'paper')} in the browser."
    frame = desk.frame(address, "Search", description, index=False, scripts=("js/search.js",))
    last = max(desk.library.years, default=2024)
    first = max(min(desk.library.years, default=last), last - 2)
    return SearchView(
        frame=frame,
        papers=Link(desk.root(address) + addresses.PAPERS, "all papers"),
        years=f"{first}..{last}" if first < last else f"{last}",
    )


def _about(desk: Desk) -> AboutView:
    address = addresses.ABOUT
    description = "Who curates this list, by what rule, and under which licence."
    frame = desk.frame(address, "About", description, section=address)
    return AboutView(frame=frame, text=_text(desk, "about"))


def _contribute(desk: Desk) -> ContributeView:
    address, settings = addresses.CONTRIBUTE, desk.library.settings
    description = f"How to add or mend a paper of {settings.name}."
    return ContributeView(
        frame=desk.frame(
            address, "Contribute", description, section=address, scripts=("js/contribute.js",)
        ),
        text=_text(desk, "contribute"),
        groups=tuple(_choices(desk)),
        issue=addresses.issue_form("01-add-paper.yml", {}, settings),
        new_paper=addresses.new_file("papers", settings),
        new_topic=addresses.new_file("topics", settings),
    )


def _choices(desk: Desk) -> Iterator[TopicChoices]:
    topics = desk.library.topics.values()
    for group in desk.library.settings.groups:
        if chosen := tuple((topic.slug, topic.name) for topic in topics if topic.group == group):
            yield TopicChoices(group, chosen)


def _text(desk: Desk, name: str) -> Markup | None:
    markdown = desk.library.texts.get(name)
    return Markup(prose.html(markdown)) if markdown else None


def _not_found(desk: Desk) -> NotFoundView:
    address = addresses.NOT_FOUND
    root = desk.root(address)
    return NotFoundView(
        frame=desk.frame(
            address,
            "Not found",
            "There is no such page.",
            index=False,
            scripts=("js/not_found.js",),
        ),
        sitemap=root + addresses.SITEMAP,
        papers=Link(root + addresses.PAPERS, "All papers"),
        topics=Link(root + addresses.TOPICS, "Topics"),
    )
