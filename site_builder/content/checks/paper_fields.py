"""The fields of a paper whose check needs more than their kind."""

import re

from site_builder.content.checks.common import check_name, formula_fault
from site_builder.content.checks.letters import check_alphabet, check_person
from site_builder.content.fields import Fields
from site_builder.content.messages import message
from site_builder.content.yaml_nodes import Sequence
from site_builder.model.paper import CLAIM_KINDS, STATUS_KINDS, Claim, Status, StatusKind, Venue
from site_builder.model.problems import nearest_word, suggestion
from site_builder.text import markdown, slugs

MAX_TOPICS = 4
"""Topics a paper may stand under."""
MAX_CLAIM = 30
"""Words of a wrong quotation up to which the right one is looked for."""
VENUE = re.compile(r"(\S.*) ([0-9]{4})")
_ET_AL = re.compile(r"\bet\.? al\b|\band others\b|^\.\.\.$|^…$", re.IGNORECASE)
_SUPERSEDED = "superseded by "
PATTERNS = {"et-al": _ET_AL}
"""What authors are read by."""


def check_title(fields: Fields, name: str) -> str | None:
    title = fields.text(name)
    if title is not None and not slugs.title_identity(title):
        fields.tell(fields.nodes[name], *message("no-title", title=title))
    elif title is not None and (bad := markdown.title_fault(title)):
        fields.tell(fields.nodes[name], *formula_fault(bad))
    elif title is not None:
        check_alphabet(fields, title, fields.nodes[name])
    return title


def check_authors(fields: Fields, name: str) -> tuple[str, ...]:
    names = []
    for author, node in fields.items(name):
        if _ET_AL.search(author):
            fields.tell(node, *message("and-others", name=author))
        elif not any(char.isalpha() for char in author):
            fields.tell(node, *message("no-author", name=author))
        elif check_name(fields, author, node) and check_person(fields, author, node):
            names.append(author)
    written = fields.nodes.get(name)
    if isinstance(written, Sequence) and not written.items:
        fields.tell(written, *message("no-authors"))
    return tuple(names)


def check_venue(fields: Fields, name: str) -> Venue | None:
    text = fields.text(name)
    match = VENUE.fullmatch(text) if text else None
    if match and any(char.isalpha() for char in match[1]):
        named = check_name(fields, match[1], fields.nodes[name])
        return Venue(match[1], int(match[2])) if named else None
    if text:
        fields.tell(fields.nodes[name], *message("venue", text=text))
    return None


def check_claims(fields: Fields, name: str) -> tuple[Claim, ...]:
    """Quotations by kind; each is in the abstract, word for word, and holds a number."""
    found = []
    written = fields.lists(name, CLAIM_KINDS)
    for kind in CLAIM_KINDS:
        for quote, node in written.get(kind, ()):
            measure = next(fields.known.units.measures(quote), None)
            if not _is_said(quote, fields.source.body):
                near = nearest_word(quote, _runs(fields.source.body, len(quote.split())))
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


def check_topics(fields: Fields, name: str) -> tuple[str, ...]:
    chosen = fields.choices(name, fields.known.topics, "topic", "topics/")
    if len(chosen) > MAX_TOPICS:
        most = message("too-many-topics", count=len(chosen), most=MAX_TOPICS)
        fields.tell(fields.nodes[name], *most)
    written = fields.nodes.get(name)
    if written is None or (isinstance(written, Sequence) and not written.items):
        place = written or (fields.source.front.line, 1)
        fields.tell(place, *message("no-topic"), warning=True)
    return chosen


def check_status(fields: Fields, name: str) -> Status | None:
    text = fields.text(name)
    if text is None:
        return None
    kinds: tuple[StatusKind, ...] = STATUS_KINDS[:-1]
    for kind in kinds:
        if text == kind:
            return Status(kind)
    if text.startswith(_SUPERSEDED) and slugs.KEY.fullmatch(text[len(_SUPERSEDED) :]):
        return Status("superseded", text[len(_SUPERSEDED) :])
    choices = f"choose from: {', '.join(kinds)}; or write 'superseded by' and a paper's key"
    mend = suggestion(text, kinds, choices)
    fields.tell(fields.nodes[name], f"unknown status {text!r}", mend)
    return None
