"""What old addresses answer: where a page is now, or why there is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.frame import Frame
from site_builder.site.links import Link
from site_builder.site.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """An old address, and where it leads."""

    frame: Frame
    words: str
    """What became of the page, before the link."""
    to: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedView:
    """The address of a paper that is no longer on the list."""

    frame: Frame
    key: str
    reason: str
    papers: Link


def moved_pages(desk: Desk) -> Iterator[Page]:
    """A page for every address that was one once; the sitemap names none of them."""
    moves = desk.library.moves
    for old, key in moves.moved.items():
        view = partial(_moved, desk, old, key)
        yield Page(urls.paper(old), "pages/moved.html", view, listed=False)
    for old, reason in moves.removed.items():
        gone = partial(_removed, desk, old, reason)
        yield Page(urls.paper(old), "pages/removed.html", gone, listed=False)
    yield Page(urls.MAP, "pages/moved.html", partial(_map, desk), listed=False)


def _moved(desk: Desk, old: str, key: str) -> MovedView:
    address = urls.paper(old)
    frame = desk.frame(
        address,
        f"{old} has moved",
        "This page has another address.",
        index=False,
        same_as=urls.paper(key),
    )
    paper = desk.paper(desk.library.by_key[key], desk.root(address))
    return MovedView(frame=frame, words="This paper has a page of another name", to=paper)


def _map(desk: Desk) -> MovedView:
    """The list was once drawn as a map."""
    words = "The map is gone. What lies close together stands under one topic"
    frame = desk.frame(urls.MAP, "The map is gone", f"{words}.", index=False, same_as=urls.TOPICS)
    to = Link(desk.root(urls.MAP) + urls.TOPICS, "Topics")
    return MovedView(frame=frame, words=words, to=to)


def _removed(desk: Desk, old: str, reason: str) -> RemovedView:
    address = urls.paper(old)
    return RemovedView(
        frame=desk.frame(address, f"{old} was removed", reason, index=False),
        key=old,
        reason=reason,
        papers=Link(desk.root(address) + urls.PAPERS, "All papers"),
    )
