"""The page of all papers."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.links import Link
from site_builder.site.output import Output
from site_builder.site.rows import Row, Summary
from site_builder.site.site import Here, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersView:
    frame: Frame
    count: str
    """How many papers there are, in words."""
    years: tuple[tuple[Link, tuple[Row, ...]], ...]
    venues: tuple[tuple[Link, int], ...]


Years = tuple[tuple[int, tuple[Summary, ...]], ...]
Venues = tuple[tuple[str, str, int], ...]
"""Slug, name and number of papers of each."""


def papers_page(site: Site) -> Output:
    return site.page(urls.PAPERS, papers_view, lambda: _inputs(site), template="pages/papers.html")


def _inputs(site: Site) -> tuple[Years, Venues]:
    years, venues = site.library.years, site.library.venues.values()
    return (
        tuple((year, site.summaries(papers)) for year, papers in years.items()),
        tuple((shelf.slug, shelf.name, len(shelf.papers)) for shelf in venues),
    )


def papers_view(here: Here, years: Years, venues: Venues) -> PapersView:
    count = quantity(sum(len(papers) for _, papers in years), "paper")
    description = f"All {count} of {here.settings.name}."
    scripts = ("js/list.js",)
    return PapersView(
        frame=Frame(here, "All papers", description, section=urls.PAPERS, scripts=scripts),
        count=count,
        years=tuple((here.year(year), here.rows(papers)) for year, papers in years),
        venues=tuple((here.to(urls.venue(slug), name), number) for slug, name, number in venues),
    )
