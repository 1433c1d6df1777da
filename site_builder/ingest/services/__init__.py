"""Papers as the services of the field tell of them: arXiv, Crossref, ACL Anthology, OpenReview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from site_builder.ingest.http.client import Web
from site_builder.ingest.http.pace import Clock, Pace
from site_builder.ingest.http.retry import Asking, Refused
from site_builder.ingest.identifiers import PaperId
from site_builder.ingest.json_values import Wrong
from site_builder.ingest.services import anthology, arxiv, crossref, openreview
from site_builder.ingest.services.result import ServiceResult
from site_builder.model.record import PaperRecord
from site_builder.model.settings import Services
from site_builder.text import ids as identity

_T = TypeVar("_T")


def finder(services: Services, network: Web, clock: Clock) -> "Finder":
    """Who finds papers, with the courtesy that each service wants."""
    return Finder(Asking(network, clock, {services.arxiv: Pace(arxiv.PACE, clock)}), services)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what is known of papers."""

    asking: Asking
    services: Services

    def find(self, asked: PaperId) -> ServiceResult:
        """What is known of a paper: as arXiv has it where it is there, with DOI and venue of the
        other service. Raises Refused.
        """
        if asked.kind == "arxiv":
            return self._with_venue(self._arxiv(asked.id))
        ways = {"doi": self._crossref, "anthology": self._anthology, "openreview": self._openreview}
        return self._with_arxiv(ways[asked.kind](asked.id))

    def on_arxiv(self, ids: Sequence[str]) -> dict[str, ServiceResult]:
        """What arXiv knows of papers, many asked for together; those it has not are left out.

        Raises Refused.
        """
        known: dict[str, ServiceResult] = {}
        for start in range(0, len(ids), arxiv.AT_ONCE):
            some = ids[start : start + arxiv.AT_ONCE]
            address = arxiv.address_of_many(self.services.arxiv, some)
            body = self.asking.ask(arxiv.NAME, address, arxiv.KINDS)
            known |= _read(arxiv.NAME, body, partial(arxiv.read_many, ids=some)) or {}
        return known

    def _arxiv(self, arxiv_id: str) -> ServiceResult:
        address = arxiv.address_of(self.services.arxiv, arxiv_id)
        body = self.asking.ask(arxiv.NAME, address, arxiv.KINDS)
        return _there(arxiv.NAME, body, lambda body: arxiv.read_one(body, arxiv_id))

    def _crossref(self, doi: str) -> ServiceResult:
        address = crossref.address_of(self.services.crossref, doi)
        body = self.asking.ask(crossref.NAME, address, crossref.KINDS)
        return _there(crossref.NAME, body, lambda body: crossref.read_one(body, doi))

    def _anthology(self, paper: str) -> ServiceResult:
        address = anthology.address_of(self.services.anthology, paper)
        body = self.asking.ask(anthology.NAME, address, anthology.KINDS)
        return _there(anthology.NAME, body, lambda body: anthology.read_one(body, paper))

    def _openreview(self, note: str) -> ServiceResult:
        refused = None
        for base in (self.services.openreview, self.services.openreview_before):
            address = openreview.address_of(base, note)
            try:
                body = self.asking.ask(openreview.NAME, address, openreview.KINDS)
                found = _read(openreview.NAME, body, lambda body: openreview.read_one(body, note))
            except Refused as met:
                refused = refused or met
                continue
            if found:
                return found
        raise refused or _no(openreview.NAME)

    def _with_venue(self, found: ServiceResult) -> ServiceResult:
        """A paper of arXiv, with the venue of the publication that its DOI names."""
        entry = found.entry
        if found.withdrawn or entry.venue or not entry.doi:
            return found
        try:
            published = self._crossref(entry.doi)
        except Refused as met:
            remark = f"its venue is not known: {met.fault}"
            return replace(found, remarks=(*found.remarks, remark))
        gone = published.withdrawn or found.withdrawn
        return replace(found.with_entry(venue=published.entry.venue), withdrawn=gone)

    def _with_arxiv(self, found: ServiceResult) -> ServiceResult:
        """A paper of another service, as arXiv has it where it is there."""
        if found.withdrawn:
            return found
        arxiv_id = found.entry.arxiv or next(
            filter(None, map(identity.arxiv_id, found.others)), None
        )
        try:
            arxiv_id = arxiv_id or self._titled(found.entry)
            first = self._arxiv(arxiv_id) if arxiv_id else None
        except Refused as met:
            remark = f"what arXiv knows of it is missing: {met.fault}"
            return replace(found.with_entry(arxiv=arxiv_id), remarks=(*found.remarks, remark))
        if first is None or first.withdrawn:
            return found
        return replace(first, entry=_joined(first.entry, found.entry), remarks=found.remarks)

    def _titled(self, entry: PaperRecord) -> str | None:
        """The arXiv id of the paper with the title and an author of an entry."""
        address = arxiv.address_of_title(self.services.arxiv, entry.title)
        body = self.asking.ask(arxiv.NAME, address, arxiv.KINDS)
        return _read(arxiv.NAME, body, lambda body: arxiv.read_titled(body, entry))


def _read(service: str, body: bytes | None, read: Callable[[bytes], _T | None]) -> _T | None:
    """What an answer tells; None where there was none. Raises Refused."""
    try:
        return None if body is None else read(body)
    except Wrong as met:
        mend = "try again later, or call: site_builder add --bibtex FILE"
        raise Refused(
            f"what {service} sends is of no use: {met.fault}", mend, machine=True
        ) from met


def _there(service: str, body: bytes | None, read: Callable[[bytes], _T | None]) -> _T:
    """What an answer tells of a paper. Raises Refused, also where there is none."""
    if (found := _read(service, body, read)) is None:
        raise _no(service)
    return found


def _no(service: str) -> Refused:
    return Refused(f"{service} knows no such paper", "check the id")


def _joined(first: PaperRecord, other: PaperRecord) -> PaperRecord:
    """The paper of the one entry, with DOI, venue and links of the other."""
    return replace(
        first,
        doi=other.doi or first.doi,
        venue=other.venue or first.venue,
        links={**other.links, **first.links},
    )
