"""Papers as the services of the field tell of them: arXiv, Crossref, ACL Anthology, OpenReview."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TypeAlias, TypeVar

from site_builder.content.defaults import VENUES
from site_builder.ingest.http.client import Web
from site_builder.ingest.http.pace import Clock, Pace
from site_builder.ingest.http.retry import Asking, Refused
from site_builder.ingest.identifiers import Kind, PaperId
from site_builder.ingest.json_values import MalformedValue
from site_builder.ingest.services import anthology, arxiv, crossref, openreview
from site_builder.ingest.services.result import ServiceResult
from site_builder.model.record import PaperRecord
from site_builder.model.settings import Services
from site_builder.text import ids as identity
from site_builder.text.venues import Venues

_A = TypeVar("_A")
_T = TypeVar("_T")
_Read: TypeAlias = Callable[[bytes, str, Venues], ServiceResult | None]
_SERVICES: Mapping[
    Kind, tuple[ModuleType, Callable[[str, str], str], _Read, tuple[str, ...]]
] = {
    "arxiv": (arxiv, arxiv.arxiv_address, arxiv.read_arxiv, ("arxiv",)),
    "doi": (crossref, crossref.crossref_address, crossref.read_crossref, ("crossref",)),
    "anthology": (
        anthology, anthology.anthology_address, anthology.read_anthology, ("anthology",)
    ),
    "openreview": (
        openreview, openreview.openreview_address, openreview.read_openreview,
        ("openreview", "openreview_before"),
    ),
}  # fmt: skip
"""Who knows papers by a kind of ids, how they are asked and read, and at which addresses."""


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
            return self._with_venue(self._known("arxiv", asked.id))
        return self._with_arxiv(self._known(asked.kind, asked.id))

    def on_arxiv(self, ids: Sequence[str]) -> dict[str, ServiceResult]:
        """What arXiv knows of papers, many asked for together; those it has not are left out.

        Raises Refused.
        """
        known: dict[str, ServiceResult] = {}
        for start in range(0, len(ids), arxiv.AT_ONCE):
            some = ids[start : start + arxiv.AT_ONCE]
            address = arxiv.arxiv_address(self.services.arxiv, *some)
            known |= self._ask(arxiv, address, arxiv.read_many, some) or {}
        return known

    def _known(self, kind: Kind, paper: str) -> ServiceResult:
        """What the service for a kind of ids knows of a paper, asked where it is to be found."""
        service, address, read, places = _SERVICES[kind]
        refused = None
        for place in places:
            try:
                at = address(getattr(self.services, place), paper)
                found = self._ask(service, at, read, paper)
            except Refused as met:
                refused = refused or met
                continue
            if found:
                return found
        raise refused or Refused(f"{service.NAME} knows no such paper", "check the id")

    def _ask(
        self,
        service: ModuleType,
        address: str,
        read: Callable[[bytes, _A, Venues], _T | None],
        asked: _A,
    ) -> _T | None:
        """What a service answers; None where it has nothing. Raises Refused."""
        body = self.asking.ask(service.NAME, address, service.KINDS)
        try:
            return None if body is None else read(body, asked, self.venues)
        except MalformedValue as met:
            mend = "try again later, or call: site_builder add --bibtex FILE"
            fault = f"what {service.NAME} sends is of no use: {met.fault}"
            raise Refused(fault, mend, machine=True) from met

    def _with_venue(self, found: ServiceResult) -> ServiceResult:
        """A paper of arXiv, with the venue of the publication that its DOI names."""
        entry = found.entry
        if found.withdrawn or entry.venue or not entry.doi:
            return found
        try:
            published = self._known("doi", entry.doi)
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
            first = self._known("arxiv", arxiv_id) if arxiv_id else None
        except Refused as met:
            remark = f"what arXiv knows of it is missing: {met.fault}"
            return replace(found.with_entry(arxiv=arxiv_id), remarks=(*found.remarks, remark))
        if first is None or first.withdrawn:
            return found
        return replace(first, entry=_joined(first.entry, found.entry), remarks=found.remarks)

    def _titled(self, entry: PaperRecord) -> str | None:
        """The arXiv id of the paper with the title and an author of an entry."""
        address = arxiv.address_of_title(self.services.arxiv, entry.title)
        return self._ask(arxiv, address, arxiv.read_by_title, entry)


def _joined(first: PaperRecord, other: PaperRecord) -> PaperRecord:
    """The paper of the one entry, with DOI, venue and links of the other."""
    return replace(
        first,
        doi=other.doi or first.doi,
        venue=other.venue or first.venue,
        links={**other.links, **first.links},
    )
