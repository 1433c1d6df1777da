"""Which pages and feeds of the site change, told by making both sites and comparing them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.build.outputs import texts_of
from site_builder.content.reader import read_content
from site_builder.model.problems import Problems
from site_builder.model.reading_list import ReadingList
from site_builder.review.git import Commit
from site_builder.site.desk import Desk
from site_builder.site.library import Library
from site_builder.site.pages import pages_of
from site_builder.site.theme import Theme


@dataclass(frozen=True, slots=True)
class Turnover:
    """Addresses that are new, changed and gone, each in order."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def turnover(base: Commit, now: ReadingList, templates: Path | None) -> Turnover | None:
    """Compare the site of a list with that of a commit, both in the look of now.

    None when the list at the commit has problems of its own. Raises Problems for a template's
    faults, or Unable.
    """
    theme = Theme(templates)
    try:
        with base.laid_out() as folder:
            before = read_content(folder)
    except Problems:
        return None
    old, new = (dict(_made(content, theme)) for content in (before, now))
    return Turnover(
        new=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(name for name in new.keys() & old.keys() if old[name] != new[name])),
        gone=tuple(sorted(old.keys() - new.keys())),
    )


def _made(content: ReadingList, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Every page and feed by its address, as a digest of what it holds."""
    library = Library.of(content)
    pages = pages_of(Desk(library, theme))
    for page in pages:
        yield page.address, _digest(_own(page.render(theme)))
    for name, text in texts_of(library, pages).items():
        yield name, _digest(text)


def _own(html: str) -> str:
    """A page's own matter: the frame around it is on every page."""
    head, main, body = html.partition("<main")
    return main + body.partition("</main>")[0] if main else head


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8")).digest()
