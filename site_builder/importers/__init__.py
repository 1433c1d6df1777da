"""Saved pages and JSON lines into content files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from site_builder import identity
from site_builder.checks.papers import UNDATED
from site_builder.checks.topics import TOPIC_FIELDS
from site_builder.content import TOPICS
from site_builder.entry import Entry
from site_builder.fields import Fields
from site_builder.importers import hf_page
from site_builder.importers.deposit import Report, deposit
from site_builder.importers.jsonl import JsonLines, Topics
from site_builder.importers.metadata import Known, read_metadata
from site_builder.mending import mend_abstract, mend_title
from site_builder.problems import Problems, counted
from site_builder.source import find_sources, read_source, read_text, shown

__all__ = ["Report", "import_hf_page", "import_jsonl", "report_lines"]


def import_hf_page(file: Path, content: Path, metadata: Path | None, added: date) -> Report:
    """A saved Hugging Face Papers page into content files; ``metadata`` tell what it does not.

    Raises Problems when the page or the metadata cannot be taken, Unable when the machine is in
    the way; then nothing was written.
    """
    mend = "save a page with fewer papers"
    records, problems = hf_page.read_page(read_text(file, hf_page.MAX_BYTES, mend), shown(file))
    known = read_metadata(metadata) if metadata else {}
    entries = ((record.line, _entry(record, known)) for record in records)
    report = deposit(entries, file, content, added)
    return replace(report, problems=(*problems, *report.problems))


def _entry(record: hf_page.Record, metadata: dict[str, Known]) -> Entry:
    title, abstract = mend_title(record.title), mend_abstract(record.abstract)
    known = metadata.get(identity.title_identity(record.title))
    if known is None:
        return Entry(title=title, abstract=abstract)
    return Entry(
        title=title,
        abstract=abstract,
        authors=known.authors,
        published=known.published,
        arxiv=known.arxiv,
        doi=known.doi,
        venue=known.venue,
        links=known.links,
    )


def import_jsonl(file: Path, content: Path, added: date) -> Report:
    """JSON lines into content files. Raises Unable when the machine is in the way."""
    lines = JsonLines(file, _topics(content))
    report = deposit(lines, file, content, added)
    problems = tuple(sorted({*lines.problems, *report.problems}))
    return replace(report, unmatched=lines.unmatched, problems=problems)


def _topics(content: Path) -> Topics:
    """Slugs of the list's topics by slug, name and alias; a broken topic file has only its slug."""
    found: dict[str, str] = {}
    folder = content / TOPICS
    paths, _ = find_sources(folder) if folder.is_dir() else ([], [])
    for path in paths:
        names = [path.stem]
        try:
            fields = Fields(read_source(path, content), TOPIC_FIELDS)
            names += [*filter(None, [fields.text("name")]), *fields.texts("aliases")]
        except Problems:
            pass
        for name in names:
            found.setdefault(identity.folded(name), path.stem)
    return found


def report_lines(report: Report) -> list[str]:
    """What was done, in sentences."""
    return list(_sentences(report))


def _sentences(report: Report) -> Iterator[str]:
    if report.written:
        yield f"wrote {counted(len(report.written), 'paper')} to {report.folder}"
    undated = sum(path.parent.name == UNDATED for path in report.written)
    if undated:
        yield f"{undated:,} of them to {report.folder}/{UNDATED}: give them their dates"
    if report.there:
        yield f"left {report.there:,} alone: already there"
    for repeated in report.repeated:
        place = f"{report.file}:{repeated.line}"
        yield f"{place}: skipped, the same paper as on line {repeated.first}: {repeated.title}"
    if report.unmatched:
        yield f"left out {counted(report.unmatched, 'keyword')}: no topic is called so"
    if not report.written and not report.there:
        yield "nothing to write"
