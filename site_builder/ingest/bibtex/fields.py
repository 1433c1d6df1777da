"""The fields of a BibTeX entry, in whatever habit, as those of an entry of the list."""

import re
from collections.abc import Iterator, Mapping

from site_builder.ingest.bibtex.syntax import MONTHS
from site_builder.ingest.json_values import day, places
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.model.record import PaperRecord
from site_builder.text import ids, slugs
from site_builder.text.venues import Venues

Fields = Mapping[str, str]
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", re.ASCII)
_DAY = re.compile(r"(?<!\d)([1-9]|[12]\d|3[01])(?!\d)", re.ASCII)
_OTHERS = re.compile(r"(?:others|et\.?\s*al\.?)", re.I)
_LINK = re.compile(r"https?://[^\s{}\\<>\"]+")
_ARXIV_IN = re.compile(rf"arxiv[:\s./]{{1,3}}(?:abs/)?({ids.ARXIV.pattern})", re.I | re.ASCII)
_CORR = re.compile(rf"abs/({ids.ARXIV.pattern})", re.ASCII)
_SIGNS = {
    r"{\textbackslash}": "\\", r"{\textasciicircum}": "^", r"{\textasciitilde}": "~",
    r"{\textless}": "<", r"{\textgreater}": ">", r"{\textbar}": "|",
}  # fmt: skip
_ESCAPED_FORMULA = re.compile(r"\\\$([^$]{1,500}?)\\\$")
_WORDS = dict.fromkeys(("title", "subtitle", "author", "abstract", "keywords"), 20_000)
_WORDS["author"] = 200_000  # some papers have thousands
"""Characters that fields of words may have."""


def too_long(fields: Fields) -> str | None:
    """The first field of words that is longer than those of any paper."""
    long = (name for name, most in _WORDS.items() if len(fields.get(name, "")) > most)
    return next(long, None)


def entry_of(fields: Fields, venues: Venues) -> tuple[PaperRecord, bool]:
    """What the fields tell of the paper, and whether its authors end in "and others".

    A title that is missing is empty.
    """
    title = ": ".join(filter(None, (fields.get("title"), fields.get("subtitle"))))
    arxiv, doi, links = _places(fields)
    people = _people(fields)
    authors = tuple(name for name in people if not _OTHERS.fullmatch(name))
    entry = PaperRecord(
        title=mend_title(_unescaped(title)),
        abstract=mend_abstract(_unescaped(fields.get("abstract", ""))),
        authors=authors,
        published=_published(fields, arxiv),
        arxiv=arxiv,
        doi=doi,
        venue=_venue(fields, venues),
        links=links,
    )
    return entry, authors != people


def keywords_of(fields: Fields) -> tuple[str, ...]:
    """The keywords, each once."""
    words = re.split(r"[,;]", fields.get("keywords", ""))
    return tuple(dict.fromkeys(filter(None, (mend_title(_unescaped(word)) for word in words))))


def _unescaped(text: str) -> str:
    """Formulas as their authors wrote them: Zotero escapes every sign of a formula."""
    for escaped, sign in _SIGNS.items():
        text = text.replace(escaped, sign)
    return _ESCAPED_FORMULA.sub(_formula, text)


def _formula(escaped: re.Match[str]) -> str:
    tex = re.sub(r"\\([_{}&%#^])", r"\1", escaped[1])
    return f"${tex}$" if re.search(r"[\\^_{=<>]", tex) else escaped[0]


def _people(fields: Fields) -> tuple[str, ...]:
    """Names as a reader writes them, first names first, each once."""
    from bibtexparser.middlewares import names

    found, text = [], fields.get("author", "")
    for name in names.split_multiple_persons_names(" ".join(text.split())):
        parts = names.parse_single_name_into_parts(name, strict=False)
        found.append(mend_title(parts.merge_first_name_first))
    return tuple(dict.fromkeys(filter(None, found)))


def _published(fields: Fields, arxiv: str | None) -> str | None:
    """The date as precise as it is told; that of an arXiv id where the entry tells a later one."""
    told = _date(fields)
    first = ids.arxiv_month(arxiv) if arxiv else None
    if first and not (told and len(told) > 7 and _months(told) - _months(first) in (-1, 0)):
        return first
    return told


def _months(when: str) -> int:
    return int(when[:4]) * 12 + int(when[5:7])


def _date(fields: Fields) -> str | None:
    if match := _DATE.match(fields.get("date", "")):
        return day(*(int(part or 0) for part in match.groups()))
    year = _YEAR.search(fields.get("year", ""))
    if not year:
        return None
    told = fields.get("month", "").casefold()
    letters = re.search(r"[a-z]{3}", told)
    month = MONTHS.index(letters[0]) + 1 if letters and letters[0] in MONTHS else 0
    if not letters and (number := _DAY.fullmatch(told.lstrip("0"))):
        return day(int(year[0]), int(number[1]))
    of_month = _DAY.search(fields.get("day", "") or (told if letters else ""))
    return day(int(year[0]), month, int(of_month[1]) if of_month else 0)


def _venue(fields: Fields, venues: Venues) -> str | None:
    year = _YEAR.search(fields.get("year", "") or fields.get("date", ""))
    for name in ("series", "eventtitle", "booktitle", "journal", "journaltitle"):
        text = mend_title(_unescaped(fields.get(name, "")))
        if name == "series" and not re.search(r"['’]\d\d|\d{4}", text):
            continue  # a series such as PMLR holds the proceedings of many venues
        if venue := venues.name(text, year[0] if year else None):
            return venue
    return None


def _places(fields: Fields) -> tuple[str | None, str | None, dict[str, str]]:
    """The arXiv id, the DOI and the links that the fields tell."""
    addresses = list(_addresses(fields))
    told = ids.doi(fields.get("doi", "").replace("\\_", "_"))
    arxiv = next(filter(None, _arxiv_ids(fields, [told or "", *addresses])), None)
    _, doi, links = places(map(slugs.locate, addresses))
    doi = told or doi
    return arxiv, None if doi and ids.arxiv_id(doi) else doi, links


def _addresses(fields: Fields) -> Iterator[str]:
    for name in ("url", "howpublished"):
        for link in _LINK.findall(fields.get(name, "").replace("\\", "")):
            if ids.is_web_address(address := link.rstrip(".,;)")):
                yield address


def _arxiv_ids(fields: Fields, addresses: list[str]) -> Iterator[str | None]:
    kind = fields.get("eprinttype", "") or fields.get("archiveprefix", "")
    eprint = fields.get("eprint", "")
    if kind.casefold() == "arxiv" or not kind:
        yield ids.arxiv_id(eprint)
    if "/" not in eprint and (group := fields.get("primaryclass", "")):
        yield ids.arxiv_id(f"{group.partition('.')[0]}/{eprint}")
    yield from map(ids.arxiv_id, addresses)
    for name in ("journal", "journaltitle", "note", "number", "howpublished", "publisher"):
        for pattern in (_ARXIV_IN, _CORR):
            match = pattern.search(fields.get(name, ""))
            yield ids.arxiv_id(match[1]) if match else None
    if "corr" in fields.get("journal", "").casefold():
        yield ids.arxiv_id(fields.get("volume", "").removeprefix("abs/"))
