"""Papers as the services of the field tell of them: arXiv, Crossref, ACL Anthology, OpenReview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn, TypeVar

from site_builder.content.defaults import VENUES
from site_builder.ingest.http.client import Web
from site_builder.ingest.http.pace import Clock, Pace
from site_builder.ingest.http.retry import Asking, Refused
from site_builder.ingest.identifiers import PaperId
from site_builder.ingest.json_values import MalformedValue
from site_builder.ingest.services import anthology, arxiv, crossref, openreview
from site_builder.ingest.services.result import ServiceResult
from site_builder.model.record import PaperRecord
from site_builder.model.settings import Services
from site_builder.text import ids as identity
from site_builder.text.venues import Venues

_A = TypeVar("_A")
_T = TypeVar("_T")


def finder(services: Services, network: Web, clock: Clock, venues: Venues = VENUES) -> "Finder":
    """Who finds papers, with the courtesy that each service wants."""
    return Finder(
        Asking(network, clock, {services.arxiv: Pace(arxiv.PACE, clock)}), services, venues
    )


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what is known of papers."""

    asking: Asking
    services: Services
    venues: Venues = VENUES

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
            address = arxiv.arxiv_address(self.services.arxiv, *some)
            known |= self._ask(arxiv.NAME, arxiv.KINDS, address, arxiv.read_many, some) or {}
        return known

    def _arxiv(self, arxiv_id: str) -> ServiceResult:
        address = arxiv.arxiv_address(self.services.arxiv, arxiv_id)
        found = self._ask(arxiv.NAME, arxiv.KINDS, address, arxiv.read_arxiv, arxiv_id)
        return found or _refuse(arxiv.NAME)

    def _crossref(self, doi: str) -> ServiceResult:
        address = crossref.crossref_address(self.services.crossref, doi)
        found = self._ask(crossref.NAME, crossref.KINDS, address, crossref.read_crossref, doi)
        return found or _refuse(crossref.NAME)

    def _anthology(self, paper: str) -> ServiceResult:
        address = anthology.anthology_address(self.services.anthology, paper)
        found = self._ask(anthology.NAME, anthology.KINDS, address, anthology.read_anthology, paper)
        return found or _refuse(anthology.NAME)

    def _openreview(self, note: str) -> ServiceResult:
        refused = None
        for base in (self.services.openreview, self.services.openreview_before):
            address, read = openreview.openreview_address(base, note), openreview.read_openreview
            try:
                found = self._ask(openreview.NAME, openreview.KINDS, address, read, note)
            except Refused as met:
                refused = refused or met
                continue
            if found:
                return found
        raise refused or _no(openreview.NAME)

    def _ask(
        self,
        service: str,
        kinds: Sequence[str],
        address: str,
        read: Callable[[bytes, _A, Venues], _T | None],
        asked: _A,
    ) -> _T | None:
        """What a service answers; None where it has nothing. Raises Refused."""
        body = self.asking.ask(service, address, kinds)
        try:
            return None if body is None else read(body, asked, self.venues)
        except MalformedValue as met:
            mend = "try again later, or call: site_builder add --bibtex FILE"
            fault = f"what {service} sends is of no use: {met.fault}"
            raise Refused(fault, mend, machine=True) from met

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
        return self._ask(arxiv.NAME, arxiv.KINDS, address, arxiv.read_titled, entry)


def _refuse(service: str) -> NoReturn:
    raise _no(service)


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
