"""What old addresses answer: where a page is now, or why there is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.links import Link, PaperRef
from site_builder.site.output import Output
from site_builder.site.site import Here, Site


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


def moved_pages(site: Site) -> Iterator[Output]:
    """A page for every address that was one once; the sitemap names none of them."""
    moves, unlisted = site.library.moves, partial(site.page, listed=False)
    for old, key in moves.moved.items():
        moved = partial(tuple[object, ...], (old, PaperRef.of(site.library.by_key[key])))
        yield unlisted(urls.paper(old), _moved, moved, template="pages/moved.html")
    for old, reason in moves.removed.items():
        gone = partial(tuple[object, ...], (old, reason))
        yield unlisted(urls.paper(old), _removed, gone, template="pages/removed.html")
    yield unlisted(urls.MAP, _map, template="pages/moved.html")


def _moved(here: Here, old: str, paper: PaperRef) -> MovedView:
    words = "This page has another address."
    same_as = urls.paper(paper.key)
    return MovedView(
        frame=Frame(here, f"{old} has moved", words, index=False, same_as=same_as),
        words="This paper has a page of another name",
        to=here.paper(paper),
    )


def _map(here: Here) -> MovedView:
    """The list was once drawn as a map."""
    words = "The map is gone. What lies close together stands under one topic"
    frame = Frame(here, "The map is gone", f"{words}.", index=False, same_as=urls.TOPICS)
    return MovedView(frame=frame, words=words, to=here.to(urls.TOPICS, "Topics"))


def _removed(here: Here, old: str, reason: str) -> RemovedView:
    return RemovedView(
        frame=Frame(here, f"{old} was removed", reason, index=False),
        key=old,
        reason=reason,
    )
