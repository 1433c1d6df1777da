"""What arXiv knows by now of the list's papers that the list does not say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.ingest.services import Finder
from site_builder.ingest.services.result import ServiceResult
from site_builder.model.paper import Paper

_GONE = ("withdrawn", "retracted")


@dataclass(frozen=True, slots=True)
class News:
    """Something to look at in a paper's file."""

    paper: Paper
    field: str
    """The field it may change; status where the paper may be withdrawn."""
    words: str
    """What arXiv says: a value for the field, or its remark on a withdrawal."""


def news_of(papers: Sequence[Paper], finder: Finder) -> list[News]:
    """What is new of the papers that have an arXiv id, in their order. Raises Refused."""
    known = {paper.arxiv: paper for paper in papers if paper.arxiv}
    found = finder.on_arxiv(list(known))
    return [
        news
        for arxiv, paper in known.items()
        if arxiv in found
        for news in _new(paper, found[arxiv])
    ]


def _new(paper: Paper, found: ServiceResult) -> Iterator[News]:
    if found.withdrawn and paper.status.kind not in _GONE:
        yield News(paper, "status", found.withdrawn)
    if found.entry.venue and paper.venue is None:
        yield News(paper, "venue", found.entry.venue)
    if found.entry.doi and paper.doi is None:
        yield News(paper, "doi", found.entry.doi)
