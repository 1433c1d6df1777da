"""Papers as Crossref tells of them, by their DOI."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from site_builder.content.defaults import VENUES
from site_builder.ingest.json_values import (
    MalformedValue,
    day,
    items_of,
    mapping,
    read_object,
    text,
)
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.ingest.services.jats import paragraphs, plain_text
from site_builder.ingest.services.result import ServiceResult, links_in
from site_builder.model.record import PaperRecord
from site_builder.text.slugs import title_identity
from site_builder.text.venues import Venues

NAME = "Crossref"
KINDS = ("application/json", "application/vnd.crossref-api-message+json")
_DATES = ("posted", "published-online", "published-print", "published", "issued")
_SAME = ("has-preprint is-preprint-of is-version-of has-version is-identical-to is-same-as").split()
_TITLES = ("title", "subtitle")
_GONE = frozenset({"retraction", "withdrawal", "removal"})


def crossref_address(base: str, doi: str) -> str:
    """Where a paper is asked for."""
    return f"{base}/works/{quote(doi, safe='')}"


def read_crossref(body: bytes, doi: str, venues: Venues = VENUES) -> ServiceResult:
    """The paper that was asked for. Raises MalformedValue."""
    work = mapping(read_object(body).get("message"))
    if text(work.get("DOI")).casefold() != doi.casefold():
        raise MalformedValue("it answers with another paper")
    title = mend_title(_title(work))
    if not title:
        raise MalformedValue("its answer has no title")
    abstract = text(work.get("abstract"))
    published = min(_dates(work), default=None, key=_as_day)
    return ServiceResult(
        entry=PaperRecord(
            title=title,
            abstract="\n\n".join(filter(None, map(mend_abstract, paragraphs(abstract)))),
            authors=tuple(dict.fromkeys(filter(None, _authors(work)))),
            published=published,
            doi=doi,
            venue=_venue(work, published, venues),
            links=links_in(plain_text(abstract)),
        ),
        withdrawn=_retraction(work, title),
        others=tuple(_others(work)),
    )


def _title(work: Mapping[str, Any]) -> str:
    """The title, and the subtitle where it is not part of it."""
    title, below = ([plain_text(text(one)) for one in items_of(work.get(name))] for name in _TITLES)
    whole = " ".join(title[:1])
    if below and title_identity(below[0]) not in title_identity(whole):
        return f"{whole}: {below[0]}"
    return whole


def _authors(work: Mapping[str, Any]) -> Iterator[str]:
    for one in map(mapping, items_of(work.get("author"))):
        parts = [text(one.get(name)) for name in ("given", "family", "suffix")]
        yield mend_title(plain_text(" ".join(filter(None, parts)) or text(one.get("name"))))


def _dates(work: Mapping[str, Any]) -> Iterator[str]:
    for name in _DATES:
        parts = items_of(mapping(work.get(name) or {}).get("date-parts"))
        if parts and (found := day(*(items_of(parts[0]) or [None])[:3])):
            yield found


def _as_day(when: str) -> str:
    """The latest day it may mean: of two dates in one month the more precise is earlier."""
    return when + "-99-99"[: 10 - len(when)]


def _venue(work: Mapping[str, Any], published: str | None, venues: Venues) -> str | None:
    if text(work.get("type")) == "posted-content":
        return None
    event = mapping(work.get("event") or {})
    start = items_of(mapping(event.get("start") or {}).get("date-parts"))
    held = day(*(items_of(start[0]) or [None])[:1]) if start else None
    year = held or (published[:4] if published else None)
    names = [event.get("acronym"), event.get("name"), *items_of(work.get("container-title"))]
    for name in names:
        if venue := venues.name(mend_title(plain_text(text(name))), year):
            return venue
    return None


def _retraction(work: Mapping[str, Any], title: str) -> str | None:
    if any(
        text(one.get("type")) in _GONE for one in map(mapping, items_of(work.get("updated-by")))
    ):
        return "it was retracted or withdrawn after its publication"
    return title[:200] if title.casefold().startswith(("retracted", "withdrawn:")) else None


def _others(work: Mapping[str, Any]) -> Iterator[str]:
    relations = mapping(work.get("relation") or {})
    for name in _SAME:
        for one in map(mapping, items_of(relations.get(name))):
            yield text(one.get("id"))
