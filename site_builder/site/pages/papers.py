"""The page of all papers."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.frame import Frame
from site_builder.site.links import Link
from site_builder.site.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersView:
    frame: Frame
    count: str
    """How many papers there are, in words."""
    years: tuple[tuple[Link, tuple[Row, ...]], ...]
    venues: tuple[tuple[Link, int], ...]


def papers_view(desk: Desk) -> PapersView:
    library, address = desk.library, urls.PAPERS
    root = desk.root(address)
    count = quantity(len(library.papers), "paper")
    description = f"All {count} of {library.settings.name}."
    return PapersView(
        frame=desk.frame(
            address, "All papers", description, section=address, scripts=("js/list.js",)
        ),
        count=count,
        years=tuple(
            (Link(root + urls.year(year), str(year)), desk.entries(papers, address))
            for year, papers in library.years.items()
        ),
        venues=tuple(
            (Link(root + urls.venue(shelf.slug), shelf.name), len(shelf.papers))
            for shelf in library.venues.values()
        ),
    )
