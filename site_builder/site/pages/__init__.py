"""Pages: each a template, the view it reads, and the inputs of which the view is made."""

from site_builder.site.output import Output
from site_builder.site.pages.about import about_page
from site_builder.site.pages.contribute import contribute_page
from site_builder.site.pages.home import home_page
from site_builder.site.pages.moved import moved_pages
from site_builder.site.pages.not_found import not_found_page
from site_builder.site.pages.paper import paper_pages
from site_builder.site.pages.papers import papers_page
from site_builder.site.pages.search import search_page
from site_builder.site.pages.shelf import shelf_pages
from site_builder.site.pages.tags import tags_page
from site_builder.site.pages.topic import topic_pages
from site_builder.site.pages.topics import topics_page
from site_builder.site.site import Site


def pages_of(site: Site) -> list[Output]:
    """Every page, in one order for the same content."""
    return [
        home_page(site),
        papers_page(site),
        search_page(site),
        about_page(site),
        contribute_page(site),
        not_found_page(site),
        *paper_pages(site),
        *moved_pages(site),
        topics_page(site),
        *topic_pages(site),
        *shelf_pages(site),
        tags_page(site),
    ]
