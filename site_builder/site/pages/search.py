"""The search page."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.output import Output
from site_builder.site.site import Here, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    frame: Frame
    years: str
    """An example of years to search in, out of those the list has."""


def search_page(site: Site) -> Output:
    library = site.library
    last = max(library.years, default=2024)
    first = max(min(library.years, default=last), last - 2)
    return site.page(
        urls.SEARCH,
        search_view,
        lambda: (len(library.papers), first, last),
        template="pages/search.html",
        listed=False,
    )


def search_view(here: Here, papers: int, first: int, last: int) -> SearchView:
    description = f"Search {quantity(papers, 'paper')} in the browser."
    return SearchView(
        frame=Frame(here, "Search", description, index=False, scripts=("js/search.js",)),
        years=f"{first}..{last}" if first < last else f"{last}",
    )
