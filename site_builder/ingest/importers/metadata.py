"""What is known of papers whose saved page tells only title and abstract."""

import json
import re
from collections.abc import Callable, Mapping
from json import JSONDecodeError
from pathlib import Path

from site_builder.content.front_matter import read_text
from site_builder.ingest.json_values import (
    MalformedValue,
    address_of,
    date_of,
    names_of,
    text_of,
    venue_of,
)
from site_builder.model.paper import LINK_KINDS
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, suggestion
from site_builder.model.record import PaperRecord
from site_builder.text import ids, slugs

MAX_BYTES = 20_000_000
_DECODER = json.JSONDecoder()
_BEFORE_ITEM = re.compile(r"\s*[\[,]\s*+(?!\])")


def read_metadata(path: Path) -> dict[str, PaperRecord]:
    """A JSON list of papers without their abstracts, by slugs.title_identity of their titles.

    Raises Problems with all there are, or Unable.
    """
    file = display_path(path)
    text = read_text(path, MAX_BYTES, "split it")
    found: dict[str, PaperRecord] = {}
    problems = []
    for line, record in _records(text, file):
        try:
            known = _known(record)
        except MalformedValue as wrong:
            problems.append(Problem(file, line, 1, wrong.fault, wrong.mend))
            continue
        if found.setdefault(slugs.title_identity(known.title), known) is not known:
            fault = "a second record for the same title"
            problems.append(Problem(file, line, 1, fault, "keep one of the two"))
    if problems:
        raise Problems(problems)
    return found


def _records(text: str, file: str) -> list[tuple[int, object]]:
    """The items of the list, each with the line on which it begins. Raises Problems."""
    if not text.lstrip().startswith("["):
        mend = 'write a list of objects: [{"title": "...", "arxiv": "..."}, ...]'
        raise Problems([Problem(file, 1, 1, "not a JSON list", mend)])
    records: list[tuple[int, object]] = []
    line, end, mend = 1, 0, "mend it there, or write the file anew"
    try:
        while before := _BEFORE_ITEM.match(text, end):
            start = before.end()
            line += text.count("\n", end, start)
            record, end = _DECODER.raw_decode(text, start)
            records.append((line, record))
            line += text.count("\n", start, end)
        json.loads(text)  # what is wrong between the items, and behind them
    except JSONDecodeError as error:
        fault = f"not JSON: {error.msg}"
        raise Problems([Problem(file, error.lineno, error.colno, fault, mend)]) from error
    except (ValueError, RecursionError) as error:
        raise Problems([Problem(file, line, 1, "not JSON that can be read", mend)]) from error
    return records


def _known(record: object) -> PaperRecord:
    if not isinstance(record, dict):
        raise MalformedValue("not an object", 'write {"title": "...", ...}')
    title = text_of(record, "title") or ""
    if not slugs.title_identity(title):
        raise MalformedValue("'title' is missing", "write the title as the page has it")
    published = date_of(record, "published")
    return PaperRecord(
        title=title,
        abstract="",
        authors=names_of(record, "authors"),
        published=published,
        arxiv=_id(record, "arxiv", ids.arxiv_id),
        doi=_id(record, "doi", ids.doi),
        venue=venue_of(record, published),
        links=_links(record),
    )


def _id(record: Mapping[str, object], name: str, bare: Callable[[str], str | None]) -> str | None:
    text = text_of(record, name)
    if text and not bare(text):
        mend = 'write an id like "2408.06450" or "10.1145/3458817.3476205", or null'
        raise MalformedValue(f"{name!r} cannot be {text[:60]!r}", mend)
    return bare(text) if text else None


def _links(record: Mapping[str, object]) -> dict[str, str]:
    value = record.get("links")
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise MalformedValue("'links' is not an object", 'write "links": {"code": "https://..."}')
    for name in value:
        if name not in LINK_KINDS:
            mend = suggestion(name, LINK_KINDS, f"choose from: {', '.join(LINK_KINDS)}")
            raise MalformedValue(f"unknown link {name!r}", mend)
    links = {name: address_of(value, name) for name in LINK_KINDS}
    return {name: address for name, address in links.items() if address}
