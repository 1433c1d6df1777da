"""Every page of the site."""

from functools import partial

from site_builder import addresses
from site_builder.frame import Desk
from site_builder.pages.moves import moved_pages
from site_builder.pages.page import Page
from site_builder.pages.papers import paper_view
from site_builder.pages.shelves import shelf_pages
from site_builder.pages.singles import single_pages
from site_builder.pages.topics import topic_pages

__all__ = ["Page", "pages_of"]


def pages_of(desk: Desk) -> list[Page]:
    """Every page, in one order for the same content."""
    papers = (
        Page(addresses.paper(paper.key), "pages/paper.html", partial(paper_view, desk, paper))
        for paper in desk.library.papers
    )
    return [
        *single_pages(desk),
        *papers,
        *moved_pages(desk),
        *topic_pages(desk),
        *shelf_pages(desk),
    ]
