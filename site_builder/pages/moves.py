"""What old addresses answer: where a paper's page is now, or why there is none."""

from collections.abc import Iterator
from functools import partial

from site_builder import addresses
from site_builder.frame import Desk
from site_builder.pages.page import Page
from site_builder.views import Link, MovedView, RemovedView


def moved_pages(desk: Desk) -> Iterator[Page]:
    """A page for every key that a paper no longer has; the sitemap names none of them."""
    moves = desk.library.moves
    for old, key in moves.moved.items():
        view = partial(_moved, desk, old, key)
        yield Page(addresses.paper(old), "pages/moved.html", view, listed=False)
    for old, reason in moves.removed.items():
        gone = partial(_removed, desk, old, reason)
        yield Page(addresses.paper(old), "pages/removed.html", gone, listed=False)


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
    return MovedView(frame=frame, paper=paper)


def _removed(desk: Desk, old: str, reason: str) -> RemovedView:
    address = addresses.paper(old)
    return RemovedView(
        frame=desk.frame(address, f"{old} was removed", reason, index=False),
        key=old,
        reason=reason,
        papers=Link(desk.root(address) + addresses.PAPERS, "All papers"),
    )
