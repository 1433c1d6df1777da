"""Papers as OpenReview tells of them, in either version of its API."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from site_builder.content.defaults import VENUES
from site_builder.ingest.json_values import MalformedValue, items_of, mapping, read_object, text
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.ingest.services.result import ServiceResult, links_in
from site_builder.model.record import PaperRecord
from site_builder.text.venues import Venues

NAME = "OpenReview"
KINDS = ("application/json",)
_DATES = ("odate", "pdate", "cdate", "tcdate")
_NOT_YET = re.compile(r"submitted|submission|reject|review|withdrawn|anonymous|preprint", re.I)
_GONE = re.compile(r"withdrawn|desk.reject", re.I)
_MANNER = re.compile(
    r"\s*\(?(?:poster|oral|spotlight|notable[ -]top[ -]\d+%|conditional|accept\w*|conference|"
    r"long|short|main|regular|talk)\)?$",
    re.I,
)
_START = datetime(1970, 1, 1, tzinfo=UTC)


def openreview_address(base: str, note: str) -> str:
    """Where a paper is asked for."""
    return f"{base}/notes?id={quote(note, safe='')}"


def read_openreview(body: bytes, note: str, venues: Venues = VENUES) -> ServiceResult | None:
    """The paper that was asked for, or None where there is none. Raises MalformedValue."""
    notes = [mapping(one) for one in items_of(read_object(body).get("notes"))]
    if not notes:
        return None
    if text(notes[0].get("id")) != note:
        raise MalformedValue("it answers with another paper")
    content = {name: _value(one) for name, one in mapping(notes[0].get("content")).items()}
    title, abstract = text(content.get("title")), text(content.get("abstract"))
    if not title:
        raise MalformedValue("its answer has no title; the address may be that of a review")
    status = f"{text(content.get('venue'))} {text(content.get('venueid'))}"
    published = _published(notes[0])
    authors = (mend_title(text(one)) for one in items_of(content.get("authors")))
    page = f"https://openreview.net/forum?id={note}"
    return ServiceResult(
        entry=PaperRecord(
            title=mend_title(title),
            abstract=mend_abstract(abstract),
            authors=tuple(dict.fromkeys(name for name in authors if name and name != "Anonymous")),
            published=published,
            venue=_venue(text(content.get("venue")), published, venues),
            links={"paper": page, **links_in(abstract, text(content.get("code")))},
        ),
        withdrawn=" ".join(status.split())[:200] if _GONE.search(status) else None,
    )


def _value(field: object) -> object:
    """A field of either version: a value, or an object that holds it."""
    return field.get("value") if isinstance(field, dict) else field


def _published(note: Mapping[str, Any]) -> str | None:
    for name in _DATES:
        when = note.get(name)
        if isinstance(when, int) and 0 < when < 10**13:
            return (_START + timedelta(milliseconds=when)).date().isoformat()
    return None


def _venue(venue: str, published: str | None, venues: Venues) -> str | None:
    if _NOT_YET.search(venue):
        return None
    venue = re.sub(r"^accepted (?:by|at|to) ", "", venue, flags=re.I)
    while manner := _MANNER.search(venue):
        venue = venue[: manner.start()]
    return venues.name(venue, published[:4] if published else None)
