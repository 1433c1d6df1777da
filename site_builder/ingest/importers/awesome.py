"""Papers of a list kept as a README, in the three habits such lists have.

A table with dates, ``[Method] Title(@org)`` and columns of links; list items like ``Title,
<ins>Venue, Year</ins> [[paper](...)] [[code](...)]``; and table rows in which the title is the
link, below it the authors, with badges for venue and code.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from site_builder.content.checks.duplicates import Gate, ids_of
from site_builder.ingest.importers.link_labels import is_label, leads_to_paper, places_of
from site_builder.ingest.importers.readme import Piece, Unit, read_units, strip_marks
from site_builder.ingest.importers.writer import Entry, Source
from site_builder.ingest.latex import mend_title
from site_builder.model.record import PaperRecord
from site_builder.text import ids as identity
from site_builder.text.venues import Venues

MAX_BYTES = 2_000_000
"""Bytes a README may have."""
MAX_TITLE = 300
"""Characters of the longest title; more are a paragraph."""
_NO_PAPERS = re.compile(
    r"news|updates?|(?:table of )?contents?|citations?|cite|acknowledge?ments?|licen[cs]e|"
    r"contribut\w*|star history",
    re.I,
)
"""Headings of what a list says of itself."""
_WHEN = re.compile(r"\D{0,3}((?:19|20)\d\d)[./-](\d\d?)(?:[./-]\d\d?)?\D{0,3}", re.ASCII)
_HEAD = re.compile(r"\[([^\[\]]{0,80})\]\s*")
_ORG = re.compile(r"\(@[^()]*\)?\s*$")
_TWICE = re.compile(r"([^:]{1,60}): (?=\1: )")
_STOP = re.compile(r"[\s,;:]+$|(?<!\.)\.$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_VENUE_BADGE = re.compile(r"(?:conference|journal|venue|publish\w*|accepted) (.+)", re.I)
_OTHERS = re.compile(r"et\.? al\.?|and others|others|etc\.?|\.\.\.|…", re.I)


def read_list(text: str, source: Source, venues: Venues) -> list[Entry]:
    """The papers of any Markdown text; one under several headings once, with all their topics.

    Rows in tables of papers that lead to none are told to the source.
    """
    entries: list[Entry] = []
    places, topics = Gate[int](), source.topics
    named = cache(topics.any_named)
    for unit in read_units(text):
        if any(map(_NO_PAPERS.fullmatch, unit.headings[:1])):
            continue
        entry = _entry(unit, venues)
        if entry is None:
            if unit.columns and (title := _title(unit, venues)):
                source.unread.append((unit.line, title))
            continue
        found = [slug for heading in unit.headings for slug in named(heading)]
        ids = ids_of(entry)
        place = next(iter(places.shared(ids).values()), None)
        if place is None:
            place = len(entries)
            entries.append((unit.line, entry))
        line, first = entries[place]
        both = (*first.topics, *topics.at_most(found))
        entries[place] = (line, replace(first, topics=topics.at_most(both)))
        places.let_in(ids, place)
    return entries


def _entry(unit: Unit, venues: Venues) -> PaperRecord | None:
    """The paper that a unit tells of, if it tells of one."""
    arxiv, doi, links = places_of(unit.pieces)
    title = _title(unit, venues)
    if not title or not leads_to_paper(unit.pieces):
        return None
    said = _said_venue(unit)
    year = _YEAR.search(said)
    month = identity.arxiv_month(arxiv) if arxiv else None
    published = month or _when(unit) or (year[0] if year else None)
    return PaperRecord(
        title=title,
        abstract="",
        authors=_authors(unit),
        published=published,
        arxiv=arxiv,
        doi=doi,
        venue=venues.name(said, (published or "")[:4] or None) if said else None,
        links=links,
    )


def _title(unit: Unit, venues: Venues) -> str:
    """The title, mended; empty where a unit has none."""
    linked = "".join(piece.text for piece in _linked_title(unit))
    text = _bare(linked or _written_title(unit), venues)
    return text if 0 < len(text) <= MAX_TITLE and any(map(str.isalpha, text)) else ""


def _linked_title(unit: Unit) -> Iterator[Piece]:
    """The words of the first link that is itself a title: it leads to a paper."""
    href = None
    for piece in unit.pieces:
        if href is None and piece.href and not is_label(piece) and leads_to_paper([piece]):
            href = piece.href
        if href is not None:
            if piece.href != href:
                return
            yield piece


def _written_title(unit: Unit) -> str:
    """The words before the marked venue or the first link of the cell that holds the title."""
    at = next((n for n, name in enumerate(unit.columns) if "title" in name), 0)
    words = ""
    for piece in (piece for line in unit.cells[at : at + 1] for run in line for piece in run):
        if piece.marked or (piece.href is not None and is_label(piece)):
            break
        words += piece.text
    return words


def _bare(words: str, venues: Venues) -> str:
    """A title without its bracketed short name, its organisation and its venue."""
    text = strip_marks(" ".join(words.split()))
    while head := _HEAD.match(text):
        text = strip_marks(text[head.end() :])
    text = _TWICE.sub("", strip_marks(_ORG.sub("", text.rstrip(" [(")).rstrip(" [(")))
    before, comma, venue = text.rpartition(", ")
    if comma and _YEAR.search(venue) and venues.name(venue):
        text = before
    return mend_title(_STOP.sub("", text))


def _said_venue(unit: Unit) -> str:
    """What a unit says of its venue: a badge, marked words, or the end of its title."""
    badge = next(filter(None, map(_VENUE_BADGE.fullmatch, unit.badges)), None)
    if badge:
        return badge[1]
    if marked := "".join(piece.text for piece in unit.pieces if piece.marked):
        return marked
    words = _ORG.sub("", strip_marks(" ".join(_written_title(unit).split())))
    _, comma, venue = words.rpartition(", ")
    return venue if comma and _YEAR.search(venue) else ""


def _when(unit: Unit) -> str | None:
    """The month that a cell, or the bracket before a title, is made of."""
    cells = ["".join(p.text for run in cell for p in run) for cell in unit.cells]
    texts = [*cells, *(head[1] for cell in cells[:1] if (head := _HEAD.match(strip_marks(cell))))]
    for match in filter(None, map(_WHEN.fullmatch, texts)):
        if 1 <= int(match[2]) <= 12:
            return f"{match[1]}-{int(match[2]):02}"
    return None


def _authors(unit: Unit) -> tuple[str, ...]:
    """The names on the line below a linked title; "et al." stays, to be told by the checks."""
    title = list(_linked_title(unit))
    lines = [line for cell in unit.cells for line in cell]
    at = next((n for n, line in enumerate(lines) if title and title[0] in line), len(lines))
    words = "".join(piece.text for line in lines[at + 1 : at + 2] for piece in line)
    if not words or any(piece.href is not None for piece in lines[at + 1]):
        return ()
    names = [mend_title(name) for name in re.split(r",|;|(?:^|\s)and\s", words)]
    names = ["et al." if _OTHERS.fullmatch(name) else name for name in names if name]
    plausible = all(len(name.split()) <= 6 and any(map(str.isalpha, name)) for name in names)
    return tuple(dict.fromkeys(names)) if plausible else ()
