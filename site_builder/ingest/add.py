"""Papers that a person asks for into content files, each with what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from site_builder.analysis.extractor import Extractor
from site_builder.content.checks.duplicates import Gate, Id, ids_in, ids_of
from site_builder.editing.atomic import write_new
from site_builder.editing.new_paper import NewPaper, new_paper
from site_builder.ingest.bibtex import Reference
from site_builder.ingest.http.retry import Refused
from site_builder.ingest.identifiers import OTHERWISE, PaperId, identify
from site_builder.ingest.services import Finder
from site_builder.model.problems import Problems
from site_builder.model.reading_list import ReadingList
from site_builder.model.record import PaperRecord

_NEEDED = {
    "authors": ("authors are", "author"),
    "published": ("date is", "date"),
    "abstract": ("abstract is", "abstract"),
}
"""What no entry can be without, in words and as BibTeX calls it."""


@dataclass(frozen=True, slots=True)
class Added:
    """A paper that has its file now."""

    name: str
    """What was asked for, as the person wrote it."""
    draft: NewPaper
    remarks: tuple[str, ...]
    """What could not be found out."""


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A paper of which nothing was written."""

    name: str
    reasons: tuple[tuple[str, str], ...]
    """Faults, each with its mend."""
    machine: bool = False
    """The network or a service is in the way, not the paper."""


Outcome: TypeAlias = Added | NotAdded


@dataclass(slots=True)
class Adder:
    """Takes paper after paper into one list."""

    content: Path
    known: ReadingList
    added: str
    """The day on which they come to the list."""
    dry: bool = False
    """Nothing is written."""
    _extractor: Extractor = field(init=False)
    _files: Gate[str] = field(default_factory=Gate)
    """Files of the papers there are."""

    def __post_init__(self) -> None:
        self._extractor = Extractor(self.known.topics, self.known.vocabulary)
        for paper in self.known.papers:
            self._files.let_in(ids_of(paper), paper.file)

    def take_asked(self, words: Iterable[str | PaperId], finder: Finder) -> Iterator[Outcome]:
        """Find and take papers by their ids. Raises Unable when a file cannot be written."""
        for word in words:
            asked = word if isinstance(word, PaperId) else identify(word)
            if asked is None:
                yield NotAdded(ascii(word), (("names no paper", OTHERWISE),))
                continue
            try:
                yield self._find(asked, finder)
            except Refused as met:
                yield NotAdded(asked.name, ((met.fault, met.mend),), met.machine)

    def take_references(self, found: Iterable[Reference], file: str) -> Iterator[Outcome]:
        """Take papers from BibTeX. Raises Unable when a file cannot be written."""
        for one in found:
            name = f"{file}:{one.line}: {ascii(one.key[:80])[1:-1]}"
            if one.incomplete:
                fault = "its authors end in 'and others'"
                yield NotAdded(name, ((fault, "write every author out, joined by 'and'"),))
            else:
                mend = "add a field 'FIELD = {...}' to it"
                if known_as := one.entry.arxiv or one.entry.doi:
                    mend += f", or call: site_builder add {known_as}"
                yield self._take(name, one.entry, mend)

    def _find(self, asked: PaperId, finder: Finder) -> Outcome:
        if there := self._there(ids_in({asked.kind: asked.id})):
            return NotAdded(asked.name, (there,))
        found = finder.find(asked)
        if found.withdrawn:
            fault = f"it was withdrawn: {found.withdrawn!a}"
            mend = "leave it out; where the list needs it, write its file with status: withdrawn"
            return NotAdded(asked.name, ((fault, mend),))
        mend = "give its BibTeX with a field 'FIELD = {...}': site_builder add --bibtex FILE"
        return self._take(asked.name, found.entry, mend, found.remarks)

    def _take(
        self, name: str, entry: PaperRecord, mend: str, remarks: tuple[str, ...] = ()
    ) -> Outcome:
        if there := self._there(ids_of(entry)):
            return NotAdded(name, (there,))
        lacking = [
            (f"its {words} not known", mend.replace("FIELD", called))
            for known_as, (words, called) in _NEEDED.items()
            if not getattr(entry, known_as)
        ]
        if lacking:
            return NotAdded(name, (*((remark, "try again later") for remark in remarks), *lacking))
        try:
            entry = replace(entry, added=self.added)
            draft = new_paper(entry, self.content, self.known, self._extractor)
        except Problems as met:
            return NotAdded(name, tuple((one.fault, one.mend) for one in met.problems))
        if not self.dry:
            write_new(draft.path, draft.text.encode())
        self.known = replace(self.known, papers=(*self.known.papers, draft.paper))
        self._files.let_in(ids_of(draft.paper), draft.paper.file)
        return Added(name, draft, remarks)

    def _there(self, ids: Iterable[Id]) -> tuple[str, str] | None:
        for file in self._files.shared(ids).values():
            return f"it is on the list already: {file}", "mend that file if it lacks something"
        return None
