"""The page for addresses that lead nowhere."""

from dataclasses import dataclass

from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.frame import Frame
from site_builder.site.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    frame: Frame
    sitemap: str
    papers: Link
    topics: Link


def not_found_view(desk: Desk) -> NotFoundView:
    address = urls.NOT_FOUND
    root = desk.root(address)
    return NotFoundView(
        frame=desk.frame(
            address,
            "Not found",
            "There is no such page.",
            index=False,
            scripts=("js/not_found.js",),
        ),
        sitemap=root + urls.SITEMAP,
        papers=Link(root + urls.PAPERS, "All papers"),
        topics=Link(root + urls.TOPICS, "Topics"),
    )
