"""Papers as the ACL Anthology tells of them: the BibTeX file beside each page."""

from dataclasses import replace

from site_builder.content.defaults import VENUES
from site_builder.ingest.bibtex import parse_bibtex
from site_builder.ingest.json_values import MalformedValue
from site_builder.ingest.services.result import ServiceResult, links_in
from site_builder.text.venues import Venues

NAME = "the ACL Anthology"
KINDS = ("text/plain", "application/x-bibtex", "text/x-bibtex", "application/octet-stream")


def anthology_address(base: str, paper: str) -> str:
    """Where a paper is asked for."""
    return f"{base}/{paper}.bib"


def read_anthology(body: bytes, paper: str, venues: Venues = VENUES) -> ServiceResult:
    """The paper that was asked for. Raises MalformedValue."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedValue("its answer is no text") from error
    references, problems = parse_bibtex(text, f"{paper}.bib", venues)
    if len(references) != 1 or problems:
        raise MalformedValue("its answer is no BibTeX of one paper")
    entry = references[0].entry
    page = entry.links.get("paper", "")
    if page.rstrip("/").rpartition("/")[2] != paper:
        raise MalformedValue("it answers with another paper")
    links = {**entry.links, **links_in(entry.abstract)}
    return ServiceResult(entry=replace(entry, links=links))
