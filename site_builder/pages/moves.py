"""What old addresses answer: where a page is now, or why there is none."""

from collections.abc import Iterator
from functools import partial

from site_builder import addresses
from site_builder.frame import Desk
from site_builder.pages.page import Page
from site_builder.views import Link, MovedView, RemovedView


def moved_pages(desk: Desk) -> Iterator[Page]:
    """A page for every address that was one once; the sitemap names none of them."""
    moves = desk.library.moves
    for old, key in moves.moved.items():
        view = partial(_moved, desk, old, key)
        yield Page(addresses.paper(old), "pages/moved.html", view, listed=False)
    for old, reason in moves.removed.items():
        gone = partial(_removed, desk, old, reason)
        yield Page(addresses.paper(old), "pages/removed.html", gone, listed=False)
    yield Page(addresses.MAP, "pages/moved.html", partial(_map, desk), listed=False)


def _moved(desk: Desk, old: str, key: str) -> MovedView:
    address = addresses.paper(old)
    frame = desk.frame(
        address,
        f"{old} has moved",
        "This page has another address.",
        index=False,
        same_as=addresses.paper(key),
    )
    paper = desk.paper(desk.library.by_key[key], desk.root(address))
    return MovedView(frame=frame, words="This paper has a page of another name", to=paper)


def _map(desk: Desk) -> MovedView:
    """The list was once drawn as a map."""
    words = "The map is gone. What lies close together stands under one topic"
    frame = desk.frame(
        addresses.MAP, "The map is gone", f"{words}.", index=False, same_as=addresses.TOPICS
    )
    to = Link(desk.root(addresses.MAP) + addresses.TOPICS, "Topics")
    return MovedView(frame=frame, words=words, to=to)


def _removed(desk: Desk, old: str, reason: str) -> RemovedView:
    address = addresses.paper(old)
    return RemovedView(
        frame=desk.frame(address, f"{old} was removed", reason, index=False),
        key=old,
        reason=reason,
        papers=Link(desk.root(address) + addresses.PAPERS, "All papers"),
    )
