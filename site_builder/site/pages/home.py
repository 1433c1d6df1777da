"""The home page."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.exports import jsonld
from site_builder.site.frame import Frame
from site_builder.site.links import Link
from site_builder.site.pages.topics import Group, groups
from site_builder.site.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    frame: Frame
    groups: tuple[Group, ...]
    newest: tuple[Row, ...]
    papers: Link
    contribute: Link
    about: Link


def home_view(desk: Desk) -> HomeView:
    library, root = desk.library, desk.root(urls.HOME)
    settings = library.settings
    return HomeView(
        frame=desk.frame(
            urls.HOME,
            settings.name,
            settings.tagline,
            scripts=("js/list.js",),
            json_ld=jsonld.website(settings),
        ),
        groups=groups(desk, root),
        newest=desk.entries(library.newest[: settings.newest], urls.HOME),
        papers=Link(root + urls.PAPERS, f"All {quantity(len(library.papers), 'paper')}"),
        contribute=Link(root + urls.CONTRIBUTE, "How to contribute"),
        about=Link(root + urls.ABOUT, "About this list"),
    )
