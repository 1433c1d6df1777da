"""A saved Hugging Face Papers page: titles and abstracts among the page's furniture."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import groupby, pairwise

from site_builder.ingest.importers.writer import Entry, Source
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.model.record import PaperRecord
from site_builder.text.slugs import title_identity

MAX_BYTES = 20_000_000
"""A page larger than this is not a page of papers."""
LONG = 240
"""A paragraph of so many characters is an abstract, unless it is a title without an end."""
MIDDLING = 120
"""A paragraph of so many is one if it has several sentences, the last one with its stop."""
WRAPPED = 60
"""Lines shorter than this were not broken by a margin."""
WIDE = 300
"""No margin is wider: longer lines are whole paragraphs, and so are those beside them."""
SLACK = 8
"""Characters by which people who break lines by hand miss their margin."""


def _lines_like(file: str) -> re.Pattern[str]:
    patterns = (files(__package__) / file).read_text("utf-8").splitlines()
    return re.compile("|".join(patterns), re.IGNORECASE)


_FURNITURE = _lines_like("furniture.txt")
"""Short lines that pages of this kind have around their papers."""
_BUTTON = _lines_like("buttons.txt")
"""Lines that are furniture when alone; within a paragraph they may be the end of a title."""
_SUBMITTER = re.compile(r"submitted by|posted by", re.IGNORECASE)
_HYPHENED = re.compile(r"\w-+\n(?!(?:and|or|to|nor) )\w")
_STOP = re.compile(r"[.!?…][\"”’)\]]*(?=\s|$)|。")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    line: int
    text: str

    @property
    def is_abstract(self) -> bool:
        stops = len(_STOP.findall(self.text))
        if len(self.text) >= LONG:
            return stops > 0
        closed = bool(re.search(r"(?:[.!?…][\"”’)\]]*|。)$", self.text))
        return len(self.text) >= MIDDLING and stops > 1 and closed

    @property
    def is_certain_title(self) -> bool:
        """Titles of one or two words may as well be a person's or a button's name."""
        return len(self.text.split()) > 2


def read_page(text: str, source: Source, known: Mapping[str, PaperRecord]) -> list[Entry]:
    """The papers of a page, with what is ``known`` by identity of their titles.

    What looks like half a paper is told to the source.
    """
    entries: list[Entry] = []
    title: _Paragraph | None = None
    paragraphs = list(_content(_paragraphs(text)))
    for n, paragraph in enumerate(paragraphs):
        if not _begins_abstract(paragraphs, n, title):
            if paragraph.is_certain_title or title is None or not title.is_certain_title:
                _tell_alone(title, source)
                title = paragraph
        elif title is None:
            mend = "write its title above it, as a paragraph of its own, or delete it"
            source.tell(paragraph.line, "an abstract without a title", mend)
        else:
            record = known.get(title_identity(title.text), PaperRecord(title="", abstract=""))
            words = mend_title(title.text), mend_abstract(paragraph.text)
            entries.append((title.line, replace(record, title=words[0], abstract=words[1])))
            title = None
    _tell_alone(title, source)
    if not entries:
        mend = "save the page as text: a title and an abstract in turn, with blank lines between"
        source.tell(1, "no paper on this page", mend)
    return entries


def _begins_abstract(paragraphs: Sequence[_Paragraph], n: int, title: _Paragraph | None) -> bool:
    """Whether a paragraph is an abstract; a long one without a full stop is one after a title."""
    if len(paragraphs[n].text) < LONG or paragraphs[n].is_abstract:
        return paragraphs[n].is_abstract
    followed = n + 1 < len(paragraphs) and paragraphs[n + 1].is_abstract
    return title is not None and not followed


def _tell_alone(title: _Paragraph | None, source: Source) -> None:
    if title is not None and title.is_certain_title:
        words = title.text if len(title.text) <= 60 else title.text[:59] + "…"
        mend = "write the abstract below it, as one paragraph, or delete the line"
        source.tell(title.line, f"a title without an abstract: {words}", mend)


def _content(paragraphs: Iterator[_Paragraph]) -> Iterator[_Paragraph]:
    """Paragraphs that are not the page's furniture."""
    named = False
    for paragraph in paragraphs:
        by, named = named, bool(_SUBMITTER.fullmatch(paragraph.text))
        if by and len(paragraph.text.split()) <= 3:
            continue
        if not _FURNITURE.fullmatch(paragraph.text) and not _BUTTON.fullmatch(paragraph.text):
            yield paragraph


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """Paragraphs with the line on which they begin, broken lines joined."""
    lines = enumerate(text.split("\n"), 1)
    for filled, block in groupby(lines, key=lambda line: bool(line[1].strip())):
        if filled:
            numbers, texts = zip(*block, strict=True)
            yield from _parts([" ".join(one.split()) for one in texts], numbers[0])


def _parts(block: list[str], first: int) -> Iterator[_Paragraph]:
    """Lines without a blank one between: a paragraph broken at a margin, or one each."""
    margin = max(map(len, block))
    text, start = block[0], first
    for number, (before, line) in enumerate(pairwise(block), first + 1):
        if _is_broken(before, line, margin, number == first + 1):
            text += line if _HYPHENED.search(f"{text}\n{line}") else f" {line}"
        else:
            yield _Paragraph(start, text)
            text, start = line, number
    yield _Paragraph(start, text)


def _is_broken(before: str, line: str, margin: int, first: bool) -> bool:
    """Whether a line ended only because of the margin, and goes on in the next."""
    if _FURNITURE.fullmatch(before) or _FURNITURE.fullmatch(line):
        return False
    if margin > WIDE:
        return False
    length = len(before) + 1 + len(line.split(" ", 1)[0])
    if first and length + SLACK <= margin:
        return False  # a title right above its abstract
    if line.startswith("http") and not first and margin >= WRAPPED:
        return True  # hand-broken before an address
    return len(before) >= WRAPPED or length > margin >= WRAPPED
