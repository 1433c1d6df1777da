"""A saved Hugging Face Papers page: titles and abstracts among the page's furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.model.problems import Problem

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
_FURNITURE = re.compile(
    r"new|upvote[sd]?|subscribe|submitted by.*|published on .*|by\s?ak\b.*|\W*|"
    r"get trending papers in your email inbox!?|(?:daily|trending|hugging face) papers|"
    r"[-+]?[\d.,\s]+[kKmM]?|"
    r"\W*\d+ (?:authors?|upvotes?|comments?|likes?|papers?|days? ago|hours? ago)\W*|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?|"
    r"\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?|"
    r"(?:log|sign) (?:in|up)|add to collection|back to top|search models, datasets.*|"
    r"join the (?:discussion|community).*|collections including this paper.*|ai-generated summary",
    re.IGNORECASE,
)
"""Short lines that pages of this kind have around their papers."""
_BUTTON = re.compile(
    r"(?:view |open )?(?:arxiv|pdf|github|code|project|demo)(?: page| link)?(?: [\d.,]+k?)?|"
    r"models|datasets|spaces|community|docs|pricing|search|share|abstract|previous|next|load more|"
    r"https?://\S+",
    re.IGNORECASE,
)
"""Lines that are furniture when alone; within a paragraph they may be the end of a title."""
_SUBMITTER = re.compile(r"submitted by|posted by", re.IGNORECASE)
_HYPHENED = re.compile(r"\w-+\n(?!(?:and|or|to|nor) )\w")
_STOP = re.compile(r"[.!?…][\"”’)\]]*(?=\s|$)|。")


@dataclass(frozen=True, slots=True)
class Record:
    """One paper as the page tells it."""

    line: int
    """Line of the title."""
    title: str
    abstract: str


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


def read_page(text: str, file: str) -> tuple[list[Record], list[Problem]]:
    """The papers of a page, and what on it looks like half a paper."""
    records: list[Record] = []
    problems: list[Problem] = []
    title: _Paragraph | None = None
    paragraphs = list(_content(_paragraphs(text)))
    for n, paragraph in enumerate(paragraphs):
        if not _begins_abstract(paragraphs, n, title):
            if paragraph.is_certain_title or title is None or not title.is_certain_title:
                problems += _without_abstract(title, file)
                title = paragraph
        elif title is None:
            mend = "write its title above it, as a paragraph of its own, or delete it"
            problems.append(Problem(file, paragraph.line, 1, "an abstract without a title", mend))
        else:
            records.append(Record(title.line, title.text, paragraph.text))
            title = None
    problems += _without_abstract(title, file)
    if not records:
        mend = "save the page as text: a title and an abstract in turn, with blank lines between"
        problems.append(Problem(file, 1, 1, "no paper on this page", mend))
    return records, problems


def _begins_abstract(paragraphs: Sequence[_Paragraph], n: int, title: _Paragraph | None) -> bool:
    """Whether a paragraph is an abstract; a long one without a full stop is one after a title."""
    if len(paragraphs[n].text) < LONG or paragraphs[n].is_abstract:
        return paragraphs[n].is_abstract
    followed = n + 1 < len(paragraphs) and paragraphs[n + 1].is_abstract
    return title is not None and not followed


def _without_abstract(title: _Paragraph | None, file: str) -> Iterator[Problem]:
    if title is not None and title.is_certain_title:
        words = title.text if len(title.text) <= 60 else title.text[:59] + "…"
        mend = "write the abstract below it, as one paragraph, or delete the line"
        yield Problem(file, title.line, 1, f"a title without an abstract: {words}", mend)


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
    block: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(" ".join(line.split()))
        elif block:
            yield from _parts(block, number - len(block))
            block = []


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
    length = len(before) + 1 + len(line.split(" ", 1)[0])
    if margin > WIDE:
        return False
    if first and length + SLACK <= margin:
        return False  # a title right above its abstract
    if line.startswith("http") and not first and margin >= WRAPPED:
        return True  # hand-broken before an address
    return len(before) >= WRAPPED or length > margin >= WRAPPED
