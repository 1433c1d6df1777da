"""What a person names a paper by: ids and addresses, alone or in an issue form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from site_builder import identity
from site_builder.problems import Problem, counted
from site_builder.source import read_text, shown

Kind = Literal["arxiv", "doi", "anthology", "openreview"]

MAX_ISSUE = 300_000
"""Bytes of an issue; its form cannot hold more."""
MAX_PAPERS = 10
"""Papers that one issue may ask for."""
HEADING = "Paper"
"""Label of the issue form's field for ids."""

WANTED = (
    "write an arXiv id, a DOI, or an address at arxiv.org, huggingface.co/papers, doi.org, "
    "aclanthology.org or openreview.net"
)
OTHERWISE = f"{WANTED}; for any other page: site_builder add --bibtex FILE, or site_builder new"

_ANTHOLOGY = re.compile(r"[A-Z]\d\d-\d{4}|\d{4}\.[a-z0-9_]{1,40}-[a-z0-9]{1,20}\.\d{1,5}", re.ASCII)
_OPENREVIEW = re.compile(r"[A-Za-z0-9_-]{6,40}")
_OF_ANTHOLOGY = re.compile(rf"10\.18653/v1/(?P<id>{_ANTHOLOGY.pattern})", re.ASCII | re.IGNORECASE)
_PUBLISHERS = re.compile(
    r"(?:https?://)?(?:dl\.acm\.org|link\.springer\.com|onlinelibrary\.wiley\.com|pubs\.acs\.org|"
    r"www\.tandfonline\.com|journals\.sagepub\.com|www\.science\.org|www\.pnas\.org)"
    r"/(?:[a-z]{2,9}/){1,2}(?P<doi>10\.[^?#]+)(?:[?#].*)?",
    re.IGNORECASE | re.ASCII,
)
_END = re.compile(r"[.,;:)\]>}'\"]+$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper as a person names it."""

    kind: Kind
    id: str
    """In its one form."""
    written: str
    """As the person wrote it."""
    place: str = ""
    """File and line where it stands, if it stands in a file."""

    @property
    def name(self) -> str:
        """How messages name it."""
        return f"{self.place}: {self.written}" if self.place else self.written


def asked_for(text: str, place: str = "") -> Asked | None:
    """The paper that an id or an address means, or None where it means none."""
    text = text.strip()
    if not text.isascii() or len(text) > 500 or not text.isprintable():
        return None
    doi = _doi(text)
    where, bare = identity.locate(doi or text)
    if where == "arxiv":
        return Asked("arxiv", bare, text, place)
    if doi:
        if found := _OF_ANTHOLOGY.fullmatch(doi):
            return Asked("anthology", found["id"], text, place)
        return Asked("doi", doi, text, place)
    if _ANTHOLOGY.fullmatch(text):
        return Asked("anthology", text, text, place)
    return _at_an_address(text, place)


def _doi(text: str) -> str | None:
    publisher = _PUBLISHERS.fullmatch(text)
    found = publisher["doi"] if publisher else text
    if "doi.org/" in text.lower():
        found = text.partition("?")[0].partition("#")[0]
    doi = identity.doi(unquote(found))
    plain = doi is not None and doi.isascii() and doi.isprintable()
    return doi.rstrip("/.,;") if doi and plain else None


def _at_an_address(text: str, place: str) -> Asked | None:
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    if host in ("aclanthology.org", "aclweb.org", "aclanthology.info"):
        name = parts.path.rstrip("/").rpartition("/")[2]
        name = name.removesuffix(".pdf").removesuffix(".bib")
        if _ANTHOLOGY.fullmatch(name):
            return Asked("anthology", name, text, place)
    if host == "openreview.net":
        for name in parse_qs(parts.query, max_num_fields=20).get("id", [])[:1]:
            if _OPENREVIEW.fullmatch(name):
                return Asked("openreview", name, text, place)
    return None


def asked_in_issue(path: Path) -> tuple[tuple[Asked, ...], tuple[Problem, ...]]:
    """The papers below the heading ``### Paper`` of an issue form, and what is wrong with it.

    The text is data: nothing in it but ids is taken. Raises Problems where it is no text of an
    issue's size, Unable when it cannot be read.
    """
    text, file = read_text(path, MAX_ISSUE, "give the body of one issue"), shown(path)
    lines = text.split("\n")
    heads = [n for n, line in enumerate(lines) if _heading(line) == HEADING]
    if len(heads) != 1:
        found = "is missing" if not heads else "stands there more than once"
        mend = "give the body of an issue made with the form 'Add a paper'"
        line = heads[1] + 1 if heads else 1
        return (), (Problem(file, line, 1, f"the heading '### {HEADING}' {found}", mend),)
    found_ones: list[Asked] = []
    problems: list[Problem] = []
    for number, word in _words(lines, heads[0] + 1):
        asked = asked_for(word, f"{file}:{number}")
        if asked is None:
            fault = f"{_quoted(word)} names no paper"
            problems.append(Problem(file, number, 1, fault, WANTED))
        elif all(asked.id != other.id for other in found_ones):
            found_ones.append(asked)
    if not found_ones and not problems:
        problems.append(Problem(file, heads[0] + 1, 1, "no paper is asked for", WANTED))
    if len(found_ones) + len(problems) > MAX_PAPERS:
        fault = f"{counted(len(found_ones) + len(problems), 'id')}, more than {MAX_PAPERS}"
        mend = "ask for fewer papers in one issue"
        return (), (Problem(file, heads[0] + 1, 1, fault, mend),)
    return tuple(found_ones), tuple(problems)


def _heading(line: str) -> str | None:
    mark, _, words = line.rstrip().partition(" ")
    return words.strip() if mark == "###" else None


def _words(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """What stands below a heading and may be an id, each with its line."""
    for number, line in enumerate(lines[start:], start + 1):
        if _heading(line) is not None:
            return
        whole = line.strip().lstrip("-*•> ").strip()
        if not whole or whole == "_No response_":
            continue
        if asked_for(whole):
            yield number, whole
            continue
        for word in re.split(r"[\s,;]+", whole):
            bare = _END.sub("", word.lstrip("<([\"'"))
            if bare:
                yield number, bare


def _quoted(word: str) -> str:
    """A word of an unknown hand as a message can show it: plain letters, not too many."""
    return ascii(word[:60])
