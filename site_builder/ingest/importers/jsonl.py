"""JSON lines, also gzipped: one paper a line, wrong lines told and passed over."""

import gzip
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from site_builder.ingest.importers.topic_names import TopicNames
from site_builder.ingest.json_values import (
    MalformedValue,
    address_of,
    date_of,
    names_of,
    read_object,
    text_of,
    texts_of,
    venue_of,
)
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Unable
from site_builder.model.record import PaperRecord
from site_builder.text import slugs

MAX_LINE = 1_000_000
"""Bytes a line may have."""
MAX_BYTES = 1_000_000_000
"""Bytes a file may have once it is unpacked."""
MAX_PROBLEMS = 1_000
"""After so many wrong lines the rest is not read."""


@dataclass(slots=True)
class JsonLines:
    """The entries of a file, read while one goes through them; then the rest is told."""

    path: Path
    topics: TopicNames
    problems: list[Problem] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[int, PaperRecord]]:
        """Entries with their lines. Raises Unable when the file cannot be read."""
        for number, line in self._lines():
            try:
                if line.strip():
                    yield number, self._entry(read_object(line))
            except MalformedValue as wrong:
                self._tell(number, wrong.fault, wrong.mend)
            if len(self.problems) >= MAX_PROBLEMS:
                self._tell(number, "too many wrong lines", "the rest was not read")
                return

    def _tell(self, line: int, fault: str, mend: str) -> None:
        self.problems.append(Problem(display_path(self.path), line, 1, fault, mend))

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        number = 0
        try:
            with self.path.open("rb") as plain:
                packed = plain.read(2) == b"\x1f\x8b" or self.path.suffix == ".gz"
                plain.seek(0)
                stream: BinaryIO = gzip.GzipFile(fileobj=plain) if packed else plain  # type: ignore[assignment]
                for number, line in self._cut(stream):
                    yield number, line
        except (gzip.BadGzipFile, EOFError, zlib.error):
            self._tell(number + 1, "the gzip file is broken here", "pack it anew")
        except OSError as error:
            raise Unable(f"{display_path(self.path)}: cannot be read: {error.strerror}") from error

    def _cut(self, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
        """Lines that are not too long, as long as there are not too many."""
        number = total = 0
        while line := stream.readline(MAX_LINE + 1):
            number, total, size = number + 1, total + len(line), len(line)
            rest = line
            while not rest.endswith(b"\n") and total <= MAX_BYTES:
                rest = stream.readline(MAX_LINE)
                total, size = total + len(rest), size + len(rest)
                if not rest:
                    break
            if total > MAX_BYTES:
                self._tell(number, f"more than {MAX_BYTES:,} bytes", "split the file")
                return
            if size > MAX_LINE:
                fault = f"a line of {size:,} bytes, more than {MAX_LINE:,}"
                self._tell(number, fault, "write one paper a line")
            else:
                yield number, line

    def _entry(self, record: Mapping[str, object]) -> PaperRecord:
        title = mend_title(text_of(record, "title") or "")
        if not title:
            raise MalformedValue("'title' is missing", 'write "title": "..."')
        published = date_of(record, "published") or date_of(record, "year")
        where, place = slugs.locate(address_of(record, "url") or "")
        return PaperRecord(
            title=title,
            abstract=mend_abstract(text_of(record, "abstract") or ""),
            authors=names_of(record, "authors"),
            published=published,
            arxiv=place if where == "arxiv" else None,
            doi=place if where == "doi" else None,
            venue=venue_of(record, published),
            links={where: place} if place and where not in ("arxiv", "doi") else {},
            topics=self.topics.named(texts_of(record, "keywords")),
        )
