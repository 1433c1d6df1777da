"""The home page."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.exports import jsonld
from site_builder.site.frame import Frame
from site_builder.site.output import Output
from site_builder.site.pages.topics import Group, ShelvedTopic, groups, shelved_topics
from site_builder.site.rows import Row, Summary
from site_builder.site.site import Here, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    frame: Frame
    groups: tuple[Group, ...]
    newest: tuple[Row, ...]
    papers: str
    """How many there are, in words."""


def home_page(site: Site) -> Output:
    library = site.library
    newest = library.newest[: library.settings.newest]
    return site.page(
        urls.HOME,
        home_view,
        lambda: (shelved_topics(library), site.summaries(newest), len(library.papers)),
        template="pages/home.html",
    )


def home_view(
    here: Here, topics: tuple[ShelvedTopic, ...], newest: tuple[Summary, ...], papers: int
) -> HomeView:
    settings = here.settings
    return HomeView(
        frame=Frame(
            here,
            settings.name,
            settings.tagline,
            scripts=("js/list.js",),
            json_ld=jsonld.website(settings),
        ),
        groups=groups(here, topics),
        newest=here.rows(newest),
        papers=quantity(papers, "paper"),
    )
