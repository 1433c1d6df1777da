"""JSON lines, also gzipped: one paper a line, wrong lines told and passed over."""

import gzip
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from site_builder.ingest.importers.topic_names import TopicNames
from site_builder.ingest.importers.writer import Entry, Source
from site_builder.ingest.json_values import (
    MalformedValue,
    address_of,
    date_of,
    names_of,
    places,
    read_object,
    text_of,
    texts_of,
    venue_of,
)
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.model.paths import display_path
from site_builder.model.problems import Unable
from site_builder.model.record import PaperRecord
from site_builder.text import slugs

MAX_LINE = 1_000_000
"""Bytes a line may have."""
MAX_BYTES = 1_000_000_000
"""Bytes a file may have once it is unpacked."""
MAX_PROBLEMS = 1_000
"""After so many wrong lines the rest is not read."""


def read_lines(source: Source) -> Iterator[Entry]:
    """The papers of a file, read while one goes through them. Raises Unable."""
    number = 0
    try:
        with source.file.open("rb") as plain:
            packed = plain.read(2) == b"\x1f\x8b" or source.file.suffix == ".gz"
            plain.seek(0)
            stream: BinaryIO = gzip.GzipFile(fileobj=plain) if packed else plain  # type: ignore[assignment]
            for number, line in _cut(stream, source):
                try:
                    if line.strip():
                        yield number, entry_of(read_object(line), source.topics)
                except MalformedValue as wrong:
                    source.tell(number, wrong.fault, wrong.mend)
                if len(source.problems) >= MAX_PROBLEMS:
                    source.tell(number, "too many wrong lines", "the rest was not read")
                    return
    except (gzip.BadGzipFile, EOFError, zlib.error):
        source.tell(number + 1, "the gzip file is broken here", "pack it anew")
    except OSError as error:
        raise Unable(f"{display_path(source.file)}: cannot be read: {error.strerror}") from error


def _cut(stream: BinaryIO, source: Source) -> Iterator[tuple[int, bytes]]:
    """Lines that are not too long, as long as there are not too many."""
    total = 0
    for number, line in enumerate(iter(lambda: stream.readline(MAX_LINE + 1), b""), 1):
        size, rest = len(line), line
        while rest and not rest.endswith(b"\n") and total + size <= MAX_BYTES:
            rest = stream.readline(MAX_LINE)
            size += len(rest)
        total += size
        if total > MAX_BYTES:
            source.tell(number, f"more than {MAX_BYTES:,} bytes", "split the file")
            return
        if size > MAX_LINE:
            fault = f"a line of {size:,} bytes, more than {MAX_LINE:,}"
            source.tell(number, fault, "write one paper a line")
        else:
            yield number, line


def entry_of(record: Mapping[str, object], topics: TopicNames) -> PaperRecord:
    """The paper of one line. Raises MalformedValue."""
    title = mend_title(text_of(record, "title") or "")
    if not title:
        raise MalformedValue("'title' is missing", 'write "title": "..."')
    published = date_of(record, "published") or date_of(record, "year")
    url = address_of(record, "url")
    arxiv, doi, links = places([slugs.locate(url)] if url else [])
    return PaperRecord(
        title=title,
        abstract=mend_abstract(text_of(record, "abstract") or ""),
        authors=names_of(record, "authors"),
        published=published,
        arxiv=arxiv,
        doi=doi,
        venue=venue_of(record, published),
        links=links,
        topics=topics.named(texts_of(record, "keywords")),
    )
