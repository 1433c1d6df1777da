"""Saved pages, JSON lines, BibTeX files and READMEs into content files."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from site_builder.content.checks.paper import UNDATED
from site_builder.content.front_matter import read_text
from site_builder.content.reader import read_vocabulary
from site_builder.ingest.bibtex import read_bibtex
from site_builder.ingest.importers import awesome, hf_page, jsonl
from site_builder.ingest.importers.metadata import read_metadata
from site_builder.ingest.importers.topic_names import TopicNames
from site_builder.ingest.importers.writer import Entry, ImportReport, Source, write_papers
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, quantity
from site_builder.text.venues import Venues


def import_hf_page(
    file: Path, content: Path, added: date, metadata: Path | None = None
) -> ImportReport:
    """A saved Hugging Face Papers page into content files; ``metadata`` tell what it does not.

    Raises Problems when the page or the metadata cannot be taken, Unable when the machine is in
    the way; then nothing was written.
    """
    return _import(partial(_hf_page, metadata=metadata), file, content, added)


def _hf_page(source: Source, metadata: Path | None) -> list[Entry]:
    text = read_text(source.file, hf_page.MAX_BYTES, "save a page with fewer papers")
    return hf_page.read_page(text, source, read_metadata(metadata) if metadata else {})


def import_jsonl(file: Path, content: Path, added: date) -> ImportReport:
    """JSON lines into content files. Raises Unable when the machine is in the way."""
    return _import(jsonl.read_lines, file, content, added)


def import_bibtex(file: Path, content: Path, added: date) -> ImportReport:
    """A BibTeX or BibLaTeX file, such as Zotero's export, into content files.

    Where its authors end in "and others", the new file says "et al.", which the checks refuse.
    Raises Problems when the file cannot be taken, Unable when the machine is in the way.
    """
    return _import(partial(_bibtex, venues=_venues(content)), file, content, added)


def _bibtex(source: Source, venues: Venues) -> Iterator[Entry]:
    references, problems = read_bibtex(source.file, venues)
    source.problems += problems
    for one in references:
        authors = (*one.entry.authors, *(["et al."] if one.incomplete else []))
        topics = source.topics.named(one.keywords)
        yield one.line, replace(one.entry, authors=authors, topics=topics)


def import_awesome(file: Path, content: Path, added: date) -> ImportReport:
    """A list kept as a README into content files; its headings are proposed as topics.

    Raises Problems when the file cannot be taken or holds no paper, Unable when the machine is
    in the way; then nothing was written.
    """
    return _import(partial(_awesome, venues=_venues(content)), file, content, added)


def _awesome(source: Source, venues: Venues) -> list[Entry]:
    source.matched_by = "heading"
    text = read_text(source.file, awesome.MAX_BYTES, "split it")
    entries = awesome.read_list(text, source, venues)
    if not entries:
        mend = "write entries like '- Title, <ins>Venue, Year</ins> [[paper](https://...)]'"
        raise Problems([Problem(display_path(source.file), 1, 1, "no paper in this list", mend)])
    return entries


def _import(
    read: Callable[[Source], Iterable[Entry]], file: Path, content: Path, added: date
) -> ImportReport:
    source = Source(file, TopicNames.of(content))
    return write_papers(source, read(source), content, added)


def _venues(content: Path) -> Venues:
    return Venues(read_vocabulary(content).venues)


def report_lines(report: ImportReport) -> Iterator[str]:
    """What was done, in sentences."""
    source, file = report.source, display_path(report.source.file)
    if report.written:
        yield f"wrote {quantity(len(report.written), 'paper')} to {report.folder}"
    undated = sum(path.parent.name == UNDATED for path in report.written)
    if undated:
        yield f"{undated:,} of them to {report.folder}/{UNDATED}: give them their dates"
    if report.there:
        yield f"left {report.there:,} alone: already there"
    for line, first, title in report.repeated:
        yield f"{file}:{line}: skipped, the same paper as on line {first}: {title}"
    for line, title in source.unread:
        yield f"{file}:{line}: skipped, it leads to no paper: {title}"
    if unmatched := source.topics.unmatched:
        yield f"left out {quantity(unmatched, source.matched_by)}: no topic is called so"
    if not report.written and not report.there:
        yield "nothing to write"
