"""Papers as arXiv's API tells of them, in Atom."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from site_builder.content.checks.duplicates import without_class
from site_builder.content.defaults import VENUES
from site_builder.ingest.http.retry import Refused
from site_builder.ingest.json_values import MalformedValue, text
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.ingest.services.result import ServiceResult, links_in
from site_builder.model.record import PaperRecord
from site_builder.text import ids as identity
from site_builder.text import slugs
from site_builder.text.venues import Venues

NAME = "arXiv"
KINDS = ("application/atom+xml", "application/xml", "text/xml")
AT_ONCE = 100
"""Papers asked for together."""
PACE = 3.0
"""Seconds that arXiv wants between two questions (info.arxiv.org/help/api/tou.html)."""
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T", re.ASCII)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n[^\S\n]{2,}(?=\S)")
_GONE = r"(?:withdrawn|retracted)\b"
_WITHDRAWN = re.compile(
    rf"\b(?:has|have|is|was|been|be)\s+(?:\w+\s+){{0,2}}{_GONE}|^\W*{_GONE}"
    rf"|\b{_GONE}\s+(?:by|due|because|from\s+arxiv)",
    re.IGNORECASE,
)


def arxiv_address(base: str, *ids: str) -> str:
    """Where papers are asked for together, ``AT_ONCE`` at most."""
    return f"{base}/api/query?id_list={quote(','.join(ids), safe='/,')}&max_results={len(ids)}"


def address_of_title(base: str, title: str) -> str:
    """Where papers are asked for by the words of a title."""
    words = " ".join(re.findall(r"\w+", title))[:250]
    query = {"search_query": f'ti:"{words}"', "max_results": "5"}
    return f"{base}/api/query?{urlencode(query)}"


def read_arxiv(body: bytes, arxiv: str, venues: Venues = VENUES) -> ServiceResult | None:
    """The paper that was asked for, or None where arXiv has none. Raises MalformedValue."""
    found = list(_papers(body, venues))
    if not found:
        return None
    for one in found:
        if one.entry.arxiv and without_class(one.entry.arxiv) == without_class(arxiv):
            return one
    raise MalformedValue(
        f"it answers with another paper, {found[0].entry.arxiv or 'without an id'}"
    )


def read_many(body: bytes, ids: Sequence[str], venues: Venues = VENUES) -> dict[str, ServiceResult]:
    """The papers that were asked for and that arXiv has, by their ids. Raises MalformedValue."""
    bare = {without_class(arxiv): arxiv for arxiv in ids}
    found = {bare.get(without_class(one.entry.arxiv or "")): one for one in _papers(body, venues)}
    return {arxiv: one for arxiv, one in found.items() if arxiv is not None}


def read_by_title(body: bytes, entry: PaperRecord, venues: Venues = VENUES) -> str | None:
    """The id of the one paper that has the title and an author of the entry.

    Raises MalformedValue.
    """
    title, people = slugs.title_identity(entry.title), set(map(_last_name, entry.authors))
    same = [
        one.entry.arxiv
        for one in _papers(body, venues)
        if slugs.title_identity(one.entry.title) == title
        and people & set(map(_last_name, one.entry.authors))
    ]
    return same[0] if len(same) == 1 else None


def _last_name(name: str) -> str:
    return slugs.fold_name(name.split()[-1]) if name.split() else ""


def _papers(body: bytes, venues: Venues) -> Iterator[ServiceResult]:
    from xml.etree.ElementTree import ParseError

    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        feed = ElementTree.fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise MalformedValue("its answer is no XML that can be read") from error
    if feed.tag != f"{_ATOM}feed":
        raise MalformedValue("its answer is no Atom feed")
    for entry in feed.iter(f"{_ATOM}entry"):
        if "/api/errors" in _text(entry, f"{_ATOM}id"):
            why = " ".join(_text(entry, f"{_ATOM}summary").split())
            raise Refused(f"arXiv says {why[:100]!a}", "check the id")
        if _text(entry, f"{_ATOM}title") and identity.arxiv_id(_text(entry, f"{_ATOM}id")):
            yield _paper(entry, venues)


def _paper(entry: Any, venues: Venues) -> ServiceResult:
    comment = " ".join(_text(entry, f"{_ARXIV}comment").split())
    summary = _text(entry, f"{_ATOM}summary")
    published = _DAY.match(_text(entry, f"{_ATOM}published"))
    doi = identity.doi(_text(entry, f"{_ARXIV}doi").partition(" ")[0])
    authors = (mend_title(_text(one, f"{_ATOM}name")) for one in entry.iter(f"{_ATOM}author"))
    is_withdrawn = _WITHDRAWN.search(comment) or (len(summary) < 400 and _WITHDRAWN.search(summary))
    return ServiceResult(
        entry=PaperRecord(
            title=mend_title(" ".join(_text(entry, f"{_ATOM}title").split())),
            abstract=mend_abstract(_PARAGRAPH.sub("\n\n", summary)),
            authors=tuple(dict.fromkeys(filter(None, authors))),
            published=published[1] if published else None,
            arxiv=identity.arxiv_id(_text(entry, f"{_ATOM}id")),
            doi=None if doi and identity.arxiv_id(doi) else doi,
            venue=_venue(_text(entry, f"{_ARXIV}journal_ref"), comment, venues),
            links=links_in(summary, comment),
        ),
        withdrawn=(comment or " ".join(summary.split()))[:200] if is_withdrawn else None,
    )


def _venue(reference: str, comment: str, venues: Venues) -> str | None:
    """The venue of a journal reference, which may hold volume and pages, or of a remark."""
    bare = re.sub(r",?\s*(?:vol|pp|pages?|no)\b.*", "", reference, flags=re.I | re.S)
    found = venues.name(bare)
    if found and len(found) <= 60 and not re.search(r"\d.*\d{4}$", found):
        return found
    return venues.accepted_at(comment)


def _text(element: Any, name: str) -> str:
    child = element.find(name)
    return "" if child is None else text("".join(child.itertext()))
