"""The page for addresses that lead nowhere."""

from dataclasses import dataclass

from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.output import Output
from site_builder.site.site import Here, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    frame: Frame


def not_found_page(site: Site) -> Output:
    template = "pages/not_found.html"
    return site.page(urls.NOT_FOUND, not_found_view, template=template, listed=False)


def not_found_view(here: Here) -> NotFoundView:
    words, scripts = "There is no such page.", ("js/not_found.js",)
    return NotFoundView(frame=Frame(here, "Not found", words, index=False, scripts=scripts))
