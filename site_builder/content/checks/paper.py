"""A content file as a paper."""

import re
from collections.abc import Callable, Collection
from datetime import date

from site_builder.content.checks.common import check_key, check_name, check_prose, formula_fault
from site_builder.content.checks.letters import check_alphabet, check_person
from site_builder.content.defaults import UNITS
from site_builder.content.fields import Fields
from site_builder.content.front_matter import Source
from site_builder.content.messages import message
from site_builder.content.yaml_nodes import Sequence
from site_builder.model.paper import (
    CLAIM_KINDS,
    LINK_KINDS,
    MODALITIES,
    STATUS_KINDS,
    TAG_KINDS,
    Claim,
    Drop,
    Paper,
    PartialDate,
    Status,
    StatusKind,
    TagKind,
    Venue,
)
from site_builder.model.problems import Problem, nearest, suggestion
from site_builder.text import ids, markdown, slugs
from site_builder.text.measures import Units

MAX_TOPICS = 4
"""Topics a paper may stand under."""
MAX_CLAIM = 30
"""Words of a wrong quotation up to which the right one is looked for."""
DROP_FIELDS = ("topics", "tags", "claims")
UNDATED = "undated"
"""Folder of papers whose date is not yet known."""
PAPER_FIELDS = (
    "title authors published added arxiv doi venue links topics tags plain claims drop status"
    " pick note"
).split()
PAPER_REQUIRED = ("title", "authors", "published", "added")
VENUE = re.compile(r"(\S.*) ([0-9]{4})")
_ET_AL = re.compile(r"\bet\.? al\b|\band others\b|^\.\.\.$|^…$", re.IGNORECASE)
_SUPERSEDED = "superseded by "
PATTERNS = {"venue": VENUE, "et-al": _ET_AL}
"""What venues and authors are read by."""


def check_paper(
    source: Source, topics: Collection[str], units: Units = UNITS
) -> tuple[Paper | None, tuple[Problem, ...]]:
    """One content file as a paper, unless a problem forbids; ``topics`` are the known slugs,
    ``units`` those that claims may be given in.
    """
    fields = Fields(source, PAPER_FIELDS)
    fields.require(*PAPER_REQUIRED)
    check_key(fields)
    published, added = fields.partial_date("published"), fields.day("added")
    _check_dates(fields, published, added)
    fields.quoted("arxiv")
    venue = _venue(fields)
    paper = Paper(
        key=source.key,
        title=_title(fields) or "",
        authors=_authors(fields),
        published=published or PartialDate(1),
        added=added or date.min,
        abstract=source.body,
        arxiv=_bare(fields, "arxiv", ids.ARXIV, ids.arxiv_id, "2408.06450"),
        doi=_bare(fields, "doi", ids.DOI, ids.doi, "10.1145/3458817.3476205"),
        venue=venue,
        links=fields.addresses("links", LINK_KINDS),
        topics=_topics(fields, topics),
        tags=_tags(fields),
        plain=fields.texts("plain"),
        claims=_claims(fields, units),
        drop=_drop(fields),
        status=_status(fields, venue),
        pick=fields.text("pick"),
        note=_note(fields),
        file=source.file,
        inside=source.inside,
        lines=fields.lines,
    )
    check_prose(fields, "the abstract")
    wrong = any(not problem.warning for problem in fields.problems)
    return None if wrong else paper, tuple(fields.problems)


def _bare(
    fields: Fields,
    name: str,
    shape: re.Pattern[str],
    find: Callable[[str], str | None],
    example: str,
) -> str | None:
    """An id without address and version; where ``find`` sees it in what is written, say so."""
    text = fields.text(name)
    if text is None or shape.fullmatch(text):
        return text
    found = find(text)
    said = message("bare" if found else "no-id", name=name, text=text, found=found, example=example)
    fields.tell(fields.nodes[name], *said)
    return None


def _check_dates(fields: Fields, published: PartialDate | None, added: date | None) -> None:
    folder = fields.source.folder
    year = f"{published.year:04}" if published else UNDATED
    if published and folder != year:
        mend = f"move it to papers/{year}/{fields.source.key}.md"
        fault = f"published {published}, but the file lies in {folder}/"
        fields.tell(fields.nodes["published"], fault, mend)
    if published and added and published.first_day > added:
        fields.tell(fields.nodes["published"], *message("future", published=published, added=added))


def _title(fields: Fields) -> str | None:
    title = fields.text("title")
    if title is not None and not slugs.title_identity(title):
        fields.tell(fields.nodes["title"], *message("no-title", title=title))
    elif title is not None and (bad := markdown.title_fault(title)):
        fields.tell(fields.nodes["title"], *formula_fault(bad))
    elif title is not None:
        check_alphabet(fields, title, fields.nodes["title"])
    return title


def _note(fields: Fields) -> str | None:
    note = fields.text("note")
    for _, bad in markdown.faults(note or ""):
        fields.tell(fields.nodes["note"], *formula_fault(bad))
    return note


def _authors(fields: Fields) -> tuple[str, ...]:
    names = []
    for name, node in fields.items("authors"):
        if _ET_AL.search(name):
            fields.tell(node, *message("and-others", name=name))
        elif not any(char.isalpha() for char in name):
            fields.tell(node, *message("no-author", name=name))
        elif check_name(fields, name, node) and check_person(fields, name, node):
            names.append(name)
    written = fields.nodes.get("authors")
    if isinstance(written, Sequence) and not written.items:
        fields.tell(written, *message("no-authors"))
    return tuple(names)


def _venue(fields: Fields) -> Venue | None:
    text = fields.text("venue")
    match = VENUE.fullmatch(text) if text else None
    if match and any(char.isalpha() for char in match[1]):
        named = check_name(fields, match[1], fields.nodes["venue"])
        return Venue(match[1], int(match[2])) if named else None
    if text:
        fields.tell(fields.nodes["venue"], *message("venue", text=text))
    return None


def _tags(fields: Fields) -> dict[TagKind, tuple[str, ...]]:
    found: dict[TagKind, tuple[str, ...]] = {}
    written = fields.lists("tags", TAG_KINDS)
    for kind in TAG_KINDS:
        names = []
        for name, node in written.get(kind, ()):
            if kind == "modality" and name not in MODALITIES:
                mend = suggestion(name, MODALITIES, f"choose from: {', '.join(MODALITIES)}")
                fields.tell(node, f"unknown modality {name!r}", mend)
            elif check_name(fields, name, node):
                names.append(name)
        if names:
            found[kind] = tuple(names)
    return found


def _claims(fields: Fields, units: Units) -> tuple[Claim, ...]:
    """Quotations by kind; each is in the abstract, word for word, and holds a number."""
    found = []
    written = fields.lists("claims", CLAIM_KINDS)
    for kind in CLAIM_KINDS:
        for quote, node in written.get(kind, ()):
            measure = next(units.measures(quote), None)
            if not _is_said(quote, fields.source.body):
                near = nearest(quote, _runs(fields.source.body, len(quote.split())))
                said = message("not-said", quote=quote, near=f": {near!r}" if near else "")
                fields.tell(node, *said)
            elif measure is None:
                fields.tell(node, *message("no-number", quote=quote))
            else:
                found.append(Claim(kind, quote, measure.value, measure.unit))
    return tuple(found)


def _is_said(quote: str, abstract: str) -> bool:
    """Whether the abstract holds the words, as written or as a reader sees them."""
    if _collapsed(quote) in _collapsed(abstract):
        return True
    return _collapsed(markdown.text(quote)) in _collapsed(markdown.text(abstract))


def _runs(abstract: str, length: int) -> list[str]:
    """All that the abstract says in about so many words; nothing if they are too many."""
    words = abstract.split()
    sizes = range(max(1, length - 2), length + 4) if length <= MAX_CLAIM else ()
    runs = [words[at : at + size] for size in sizes for at in range(len(words) - size + 1)]
    return [" ".join(run).strip(".,;:()") for run in runs]


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _drop(fields: Fields) -> Drop:
    """What a curator refused; a claim may since have left the abstract, so nothing is compared."""
    written = fields.lists("drop", DROP_FIELDS)
    texts = {name: tuple(text for text, _ in written.get(name, ())) for name in DROP_FIELDS}
    return Drop(topics=texts["topics"], tags=texts["tags"], claims=texts["claims"])


def _topics(fields: Fields, known: Collection[str]) -> tuple[str, ...]:
    chosen = fields.choices("topics", known, "topic", "topics/")
    if len(chosen) > MAX_TOPICS:
        most = message("too-many-topics", count=len(chosen), most=MAX_TOPICS)
        fields.tell(fields.nodes["topics"], *most)
    written = fields.nodes.get("topics")
    if written is None or (isinstance(written, Sequence) and not written.items):
        place = written or (fields.source.front.line, 1)
        fields.tell(place, *message("no-topic"), warning=True)
    return chosen


def _status(fields: Fields, venue: Venue | None) -> Status:
    text = fields.text("status")
    absent = Status("published" if venue else "preprint")
    if text is None:
        return absent
    kinds: tuple[StatusKind, ...] = STATUS_KINDS[:-1]
    for kind in kinds:
        if text == kind:
            return Status(kind)
    if text.startswith(_SUPERSEDED) and slugs.KEY.fullmatch(text[len(_SUPERSEDED) :]):
        return Status("superseded", text[len(_SUPERSEDED) :])
    choices = f"choose from: {', '.join(kinds)}; or write 'superseded by' and a paper's key"
    mend = suggestion(text, kinds, choices)
    fields.tell(fields.nodes["status"], f"unknown status {text!r}", mend)
    return absent
