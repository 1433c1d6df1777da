"""BibTeX and BibLaTeX files into entries, as Zotero and others export them."""

from dataclasses import dataclass
from pathlib import Path

from site_builder.content.defaults import VENUES
from site_builder.content.front_matter import read_text
from site_builder.ingest.bibtex.fields import entry_of, keywords_of, too_long
from site_builder.ingest.bibtex.syntax import RawEntry, raw_entries
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem
from site_builder.model.record import PaperRecord
from site_builder.text.venues import Venues

MAX_BYTES = 20_000_000
"""Bytes a file may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One entry of a BibTeX file, and the paper it tells of."""

    line: int
    """Line on which it begins."""
    key: str
    """Its citation key, as written."""
    entry: PaperRecord
    keywords: tuple[str, ...]
    """Its keywords, as written; what they mean to the list, importers decide."""
    incomplete: bool
    """Its authors end in "and others": they are not all."""


def read_bibtex(
    path: Path, venues: Venues = VENUES
) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The papers of a BibTeX file, in its order, and what could not be read of it.

    Raises Problems when the file is too large or no UTF-8 text, Unable when it cannot be read.
    """
    return parse_bibtex(read_text(path, MAX_BYTES, "split it"), display_path(path), venues)


def parse_bibtex(
    text: str, file: str, venues: Venues = VENUES
) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The papers of a BibTeX text that messages call ``file``, and what could not be read of it.

    Comments, preambles and words between entries are passed over; a field that holds a path on
    the owner's machine, such as Zotero's ``file``, is never read.
    """
    found: list[Reference] = []
    problems: list[Problem] = []
    for one in raw_entries(text):
        reference = _reference(one, venues)
        if isinstance(reference, Reference):
            found.append(reference)
        else:
            problems.append(Problem(file, one.line, 1, *reference))
    if not found and not problems:
        mend = "write entries like '@article{key, title = {...}, author = {...}}'"
        problems.append(Problem(file, 1, 1, "no BibTeX entry here", mend))
    return tuple(found), tuple(problems)


def _reference(one: RawEntry, venues: Venues) -> Reference | tuple[str, str]:
    """The paper of an entry, or its fault and mend."""
    if one.broken is not None:
        mend = "close every brace and quotation mark, and part the fields with commas"
        return f"not BibTeX: {one.broken}", mend
    if long := too_long(one.fields):
        size = len(one.fields[long])
        return f"{one.key[:60]!r} has a field {long[:60]!r} of {size:,} letters", "shorten it"
    entry, incomplete = entry_of(one.fields, venues)
    if not entry.title:
        return f"{one.key[:60] or 'an entry'} has no title", "give it a line 'title = {...},'"
    keywords = keywords_of(one.fields)
    return Reference(
        line=one.line, key=one.key, entry=entry, keywords=keywords, incomplete=incomplete
    )
