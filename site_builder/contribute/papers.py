"""Papers of the contribute page: what tells a duplicate."""

from collections.abc import Iterator
from typing import Any

from site_builder.content.checks.duplicates import ids_of
from site_builder.model.paper import Paper
from site_builder.site.library import Library


def papers(library: Library) -> dict[str, Any]:
    """What tells a paper from those on the list: the file and the title of each, as written, and
    its ids in their common form; and keys that are taken by papers no longer there."""
    return {
        "papers": [[paper.inside, paper.title, *_ids(paper)] for paper in library.papers],
        "gone": [*library.moves.moved, *library.moves.removed],
    }


def _ids(paper: Paper) -> Iterator[str]:
    return (value for kind, value in ids_of(paper) if kind in ("arxiv", "doi"))
