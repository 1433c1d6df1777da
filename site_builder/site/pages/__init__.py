"""What each template may read: one typed view a template, nothing else."""

from collections.abc import Iterator
from functools import partial

from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.page import Page
from site_builder.site.pages.about import about_view
from site_builder.site.pages.contribute import contribute_view
from site_builder.site.pages.home import home_view
from site_builder.site.pages.moved import moved_pages
from site_builder.site.pages.not_found import not_found_view
from site_builder.site.pages.paper import paper_view
from site_builder.site.pages.papers import papers_view
from site_builder.site.pages.search import search_view
from site_builder.site.pages.shelf import shelf_pages
from site_builder.site.pages.topic import topic_pages


def pages_of(desk: Desk) -> list[Page]:
    """Every page, in one order for the same content."""
    papers = (
        Page(urls.paper(paper.key), "pages/paper.html", partial(paper_view, desk, paper))
        for paper in desk.library.papers
    )
    return [
        *single_pages(desk),
        *papers,
        *moved_pages(desk),
        *topic_pages(desk),
        *shelf_pages(desk),
    ]


def single_pages(desk: Desk) -> Iterator[Page]:
    """Each of them."""
    yield Page(urls.HOME, "pages/home.html", partial(home_view, desk))
    yield Page(urls.PAPERS, "pages/papers.html", partial(papers_view, desk))
    yield Page(urls.SEARCH, "pages/search.html", partial(search_view, desk), listed=False)
    yield Page(urls.ABOUT, "pages/about.html", partial(about_view, desk))
    yield Page(urls.CONTRIBUTE, "pages/contribute.html", partial(contribute_view, desk))
    yield Page(urls.NOT_FOUND, "pages/not_found.html", partial(not_found_view, desk), listed=False)
