"""Saved pages, JSON lines, BibTeX files and READMEs into content files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from site_builder.content.checks.paper import UNDATED
from site_builder.content.front_matter import read_text
from site_builder.content.reader import read_vocabulary
from site_builder.ingest.bibtex import Reference, read_bibtex
from site_builder.ingest.importers import awesome, hf_page
from site_builder.ingest.importers.jsonl import JsonLines
from site_builder.ingest.importers.metadata import Known, read_metadata
from site_builder.ingest.importers.topic_names import TopicNames
from site_builder.ingest.importers.writer import ImportReport, write_papers
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, quantity
from site_builder.model.record import PaperRecord
from site_builder.text import slugs
from site_builder.text.venues import Venues


def import_hf_page(
    file: Path, content: Path, added: date, metadata: Path | None = None
) -> ImportReport:
    """A saved Hugging Face Papers page into content files; ``metadata`` tell what it does not.

    Raises Problems when the page or the metadata cannot be taken, Unable when the machine is in
    the way; then nothing was written.
    """
    mend = "save a page with fewer papers"
    records, problems = hf_page.read_page(
        read_text(file, hf_page.MAX_BYTES, mend), display_path(file)
    )
    known = read_metadata(metadata) if metadata else {}
    entries = ((record.line, _entry(record, known)) for record in records)
    report = write_papers(entries, file, content, added)
    return replace(report, problems=(*problems, *report.problems))


def _entry(record: hf_page.Record, metadata: dict[str, Known]) -> PaperRecord:
    title, abstract = mend_title(record.title), mend_abstract(record.abstract)
    known = metadata.get(slugs.title_identity(record.title))
    if known is None:
        return PaperRecord(title=title, abstract=abstract)
    return PaperRecord(
        title=title,
        abstract=abstract,
        authors=known.authors,
        published=known.published,
        arxiv=known.arxiv,
        doi=known.doi,
        venue=known.venue,
        links=known.links,
    )


def import_jsonl(file: Path, content: Path, added: date) -> ImportReport:
    """JSON lines into content files. Raises Unable when the machine is in the way."""
    lines = JsonLines(file, TopicNames.of(content))
    report = write_papers(lines, file, content, added)
    problems = tuple(sorted({*lines.problems, *report.problems}))
    return replace(report, unmatched=lines.topics.unmatched, problems=problems)


def import_bibtex(file: Path, content: Path, added: date) -> ImportReport:
    """A BibTeX or BibLaTeX file, such as Zotero's export, into content files.

    Where its authors end in "and others", the new file says "et al.", which the checks refuse.
    Raises Problems when the file cannot be taken, Unable when the machine is in the way.
    """
    references, problems = read_bibtex(file, _venues(content))
    topics = TopicNames.of(content)
    entries = [
        (one.line, replace(_whole(one), topics=topics.named(one.keywords))) for one in references
    ]
    report = write_papers(entries, file, content, added)
    problems = tuple(sorted({*problems, *report.problems}))
    return replace(report, unmatched=topics.unmatched, problems=problems)


def _whole(reference: Reference) -> PaperRecord:
    authors = reference.entry.authors
    return replace(
        reference.entry, authors=(*authors, "et al.") if reference.incomplete else authors
    )


def import_awesome(file: Path, content: Path, added: date) -> ImportReport:
    """A list kept as a README into content files; its headings are proposed as topics.

    Raises Problems when the file cannot be taken or holds no paper, Unable when the machine is
    in the way; then nothing was written.
    """
    text = read_text(file, awesome.MAX_BYTES, "split it")
    found = awesome.Awesome(TopicNames.of(content), _venues(content)).read(text)
    if not found.entries:
        mend = "write entries like '- Title, <ins>Venue, Year</ins> [[paper](https://...)]'"
        raise Problems([Problem(display_path(file), 1, 1, "no paper in this list", mend)])
    report = write_papers(found.entries, file, content, added)
    return replace(
        report,
        unmatched=found.topics.unmatched,
        matched_by="heading",
        unread=tuple(found.unread),
    )


def _venues(content: Path) -> Venues:
    return Venues(read_vocabulary(content).venues)


def report_lines(report: ImportReport) -> list[str]:
    """What was done, in sentences."""
    return list(_sentences(report))


def _sentences(report: ImportReport) -> Iterator[str]:
    if report.written:
        yield f"wrote {quantity(len(report.written), 'paper')} to {report.folder}"
    undated = sum(path.parent.name == UNDATED for path in report.written)
    if undated:
        yield f"{undated:,} of them to {report.folder}/{UNDATED}: give them their dates"
    if report.there:
        yield f"left {report.there:,} alone: already there"
    for repeated in report.repeated:
        place = f"{report.file}:{repeated.line}"
        yield f"{place}: skipped, the same paper as on line {repeated.first}: {repeated.title}"
    for line, title in report.unread:
        yield f"{report.file}:{line}: skipped, it leads to no paper: {title}"
    if report.unmatched:
        yield f"left out {quantity(report.unmatched, report.matched_by)}: no topic is called so"
    if not report.written and not report.there:
        yield "nothing to write"
