"""The search page."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.frame import Frame
from site_builder.site.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    frame: Frame
    papers: Link
    years: str
    """An example of years to search in, out of those the list has."""


def search_view(desk: Desk) -> SearchView:
    address = urls.SEARCH
    description = f"Search {quantity(len(desk.library.papers), 'paper')} in the browser."
    frame = desk.frame(address, "Search", description, index=False, scripts=("js/search.js",))
    last = max(desk.library.years, default=2024)
    first = max(min(desk.library.years, default=last), last - 2)
    return SearchView(
        frame=frame,
        papers=Link(desk.root(address) + urls.PAPERS, "all papers"),
        years=f"{first}..{last}" if first < last else f"{last}",
    )
