"""What arXiv says of papers that the list does not say (info.arxiv.org/help/api)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from xml.etree import ElementTree

from site_builder.identity import arxiv_id, doi
from site_builder.links.pace import Pace
from site_builder.paper import Paper
from site_builder.problems import Unable

API = "https://export.arxiv.org/api/query"
COURTESY = 3.0
"""Seconds between two requests that arXiv asks for."""
AT_ONCE = 100
"""Ids of one request."""
TRIES = 3
TIMEOUT = 60
LARGEST = 20_000_000
"""Bytes of an answer; more is not read."""
_ATOM, _OWN = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
_WITHDRAWN = re.compile(r"\bwithdraw(?:n|al)\b|\bretract(?:ed|ion)\b", re.IGNORECASE)
_GONE = ("withdrawn", "retracted")


@dataclass(frozen=True, slots=True)
class News:
    """Something to look at in a paper's file."""

    paper: Paper
    withdrawn: bool
    """Whether it is about the paper's standing rather than where it appeared."""
    field: str
    """The field it may change."""
    words: str
    """What arXiv says, word for word."""


def ask_arxiv(papers: Sequence[Paper], api: str, agent: str, pace: Pace) -> list[News]:
    """What is new of the papers that have an arXiv id, in their order. Raises Unable."""
    known = {paper.arxiv: paper for paper in papers if paper.arxiv}
    ids = list(known)
    news: list[News] = []
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        query = urlencode({"id_list": ",".join(some), "max_results": len(some)})
        for entry in _entries(_fetch(f"{api}?{query}", agent, pace)):
            found = arxiv_id(_text(entry, f"{_ATOM}id"))
            if found in known:
                news += _news(known[found], entry)
    order = {paper.key: number for number, paper in enumerate(papers)}
    return sorted(news, key=lambda one: order[one.paper.key])


def _news(paper: Paper, entry: ElementTree.Element) -> Iterator[News]:
    comment = _text(entry, f"{_OWN}comment")
    if _WITHDRAWN.search(comment) and paper.status.kind not in _GONE:
        yield News(paper, True, "status", comment)
    appeared = _text(entry, f"{_OWN}journal_ref")
    if appeared and paper.venue is None:
        yield News(paper, False, "venue", appeared)
    found = doi(_text(entry, f"{_OWN}doi"))
    if found and paper.doi is None and not found.lower().startswith("10.48550/"):
        yield News(paper, False, "doi", found)


def _text(entry: ElementTree.Element, name: str) -> str:
    return " ".join((entry.findtext(name) or "").split())


def _entries(answer: bytes) -> list[ElementTree.Element]:
    try:
        return ElementTree.fromstring(answer).findall(f"{_ATOM}entry")
    except (ElementTree.ParseError, ValueError) as error:
        raise Unable("arXiv's answer cannot be read; try again later") from error


def _fetch(address: str, agent: str, pace: Pace) -> bytes:
    """An answer, asked for a few times: arXiv is busy now and then."""
    for left in reversed(range(TRIES)):
        pace.wait("arxiv")
        try:
            with urlopen(Request(address, headers={"User-Agent": agent}), timeout=TIMEOUT) as found:
                return bytes(found.read(LARGEST))
        except HTTPError as error:
            if not left or error.code not in (429, 500, 502, 503, 504):
                raise Unable(f"arXiv answers {error.code}; try again later") from error
        except (OSError, HTTPException) as error:
            if not left:
                raise Unable(f"arXiv does not answer: {error}") from error
    raise AssertionError
