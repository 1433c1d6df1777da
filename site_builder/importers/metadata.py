"""What is known of papers whose saved page tells only title and abstract."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from json import JSONDecodeError
from pathlib import Path

from site_builder import identity
from site_builder.importers.values import Wrong, address_of, date_of, names_of, text_of, venue_of
from site_builder.paper import LINK_KINDS
from site_builder.problems import Problem, Problems, suggestion
from site_builder.source import read_text, shown

MAX_BYTES = 20_000_000
_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the metadata tell of one paper."""

    authors: tuple[str, ...]
    published: str | None
    arxiv: str | None
    doi: str | None
    venue: str | None
    links: Mapping[str, str]


def read_metadata(path: Path) -> dict[str, Known]:
    """A JSON list of papers, by identity.title_identity of their titles.

    Raises Problems with all there are, or Unable.
    """
    file = shown(path)
    text = read_text(path, MAX_BYTES, "split it")
    found: dict[str, Known] = {}
    problems = []
    for line, record in _records(text, file):
        try:
            title, known = _known(record)
        except Wrong as wrong:
            problems.append(Problem(file, line, 1, wrong.fault, wrong.mend))
            continue
        if found.setdefault(title, known) is not known:
            fault = "a second record for the same title"
            problems.append(Problem(file, line, 1, fault, "keep one of the two"))
    if problems:
        raise Problems(problems)
    return found


def _records(text: str, file: str) -> list[tuple[int, object]]:
    """The items of the list, each with the line on which it begins."""
    end = _after_space(text, 0)
    if text[end : end + 1] != "[":
        mend = 'write a list of objects: [{"title": "...", "arxiv": "..."}, ...]'
        raise Problems([Problem(file, 1, 1, "not a JSON list", mend)])
    records: list[tuple[int, object]] = []
    line, counted, sign = 1, 0, ","
    end = _after_space(text, end + 1)
    if text[end : end + 1] == "]":
        sign = "]"
    while sign == ",":
        line, counted = line + text.count("\n", counted, end), end
        try:
            record, end = _DECODER.raw_decode(text, end)
            end = _after_space(text, end)
            sign = text[end : end + 1]
            if sign not in (",", "]"):
                raise JSONDecodeError("Expecting ',' delimiter", text, end)
        except (ValueError, RecursionError) as error:
            raise Problems([_broken(error, file, line)]) from error
        records.append((line, record))
        end = _after_space(text, end + 1) if sign == "," else end
    if rest := text[end + 1 :].strip():
        line = text.count("\n", 0, text.index(rest, end + 1)) + 1
        raise Problems([Problem(file, line, 1, "more follows after the list", "delete it")])
    return records


def _after_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _broken(error: Exception, file: str, line: int) -> Problem:
    mend = "mend it there, or write the file anew"
    if isinstance(error, JSONDecodeError):
        return Problem(file, error.lineno, error.colno, f"not JSON: {error.msg}", mend)
    return Problem(file, line, 1, "not JSON that can be read", mend)


def _known(record: object) -> tuple[str, Known]:
    if not isinstance(record, dict):
        raise Wrong("not an object", 'write {"title": "...", ...}')
    title = identity.title_identity(text_of(record, "title") or "")
    if not title:
        raise Wrong("'title' is missing", "write the title as the page has it")
    published = date_of(record, "published")
    known = Known(
        authors=names_of(record, "authors"),
        published=published,
        arxiv=_id(record, "arxiv", identity.arxiv_id(text_of(record, "arxiv") or "")),
        doi=_id(record, "doi", identity.doi(text_of(record, "doi") or "")),
        venue=venue_of(record, published),
        links=_links(record),
    )
    return title, known


def _id(record: Mapping[str, object], name: str, found: str | None) -> str | None:
    text = text_of(record, name)
    if text and not found:
        mend = 'write an id like "2408.06450" or "10.1145/3458817.3476205", or null'
        raise Wrong(f"{name!r} cannot be {text[:60]!r}", mend)
    return found


def _links(record: Mapping[str, object]) -> dict[str, str]:
    value = record.get("links")
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Wrong("'links' is not an object", 'write "links": {"code": "https://..."}')
    for name in value:
        if name not in LINK_KINDS:
            mend = suggestion(name, LINK_KINDS, f"choose from: {', '.join(LINK_KINDS)}")
            raise Wrong(f"unknown link {name!r}", mend)
    links = {name: address_of(value, name) for name in LINK_KINDS}
    return {name: address for name, address in links.items() if address}
