"""Values of foreign records brought into the shapes of an entry's fields."""

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from site_builder.mending import mend_title

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_YEAR_AT_END = re.compile(r".*\S (?:18|19|20)\d\d", re.ASCII)
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ž]+\.?(?:[ '-][A-Za-zÀ-ÖØ-öø-ž]+\.?)*(?: \d{4})?", re.ASCII)
"""Most names and venues: words alone, in which no scrap can hide."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Wrong(ValueError):
    """A value that cannot be taken, with its mend."""

    def __init__(self, fault: str, mend: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.mend = mend


def text_of(record: Mapping[str, object], name: str) -> str | None:
    """A text, or None where it is null, absent or blank. Raises Wrong."""
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Wrong(f"{name!r} is not a text", f'write "{name}": "..."')
    if _SURROGATE.search(value):
        raise Wrong(f"{name!r} holds half a character", "write the character itself, as UTF-8")
    return value.strip() or None


def texts_of(record: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of texts, each once and none blank; empty where it is null or absent. Raises Wrong."""
    value = record.get(name)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Wrong(f"{name!r} is not a list", f'write "{name}": ["...", "..."]')
    texts = (text_of({name: item}, name) for item in value)
    return tuple(dict.fromkeys(text for text in texts if text))


def names_of(record: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of people's names, without LaTeX and invisible characters. Raises Wrong."""
    names = (_mended(text) for text in texts_of(record, name))
    return tuple(dict.fromkeys(text for text in names if text))


def _mended(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else mend_title(name)


def date_of(record: Mapping[str, object], name: str) -> str | None:
    """A year (a number or a text), a month or a day, as ISO text. Raises Wrong."""
    value = record.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        record = {name: f"{value:04}"}
    text = text_of(record, name)
    if text is None:
        return None
    match = DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        fault = f"{name!r} cannot be {text[:40]!r}"
        raise Wrong(fault, "write 2024, 2024-06 or 2024-06-30") from None
    return text


def address_of(record: Mapping[str, object], name: str) -> str | None:
    """A web address. Raises Wrong."""
    text = text_of(record, name)
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"`{}|\\^]", text):
        fault = f"{name!r} is not a web address: {text[:80]!r}"
        raise Wrong(fault, "write it in full, beginning with https://")
    return text


def venue_of(record: Mapping[str, object], published: str | None) -> str | None:
    """NAME YEAR; the year of publication where the venue tells none. Raises Wrong."""
    text = text_of(record, "venue")
    if text is None:
        return None
    venue = _mended(text)
    if _YEAR_AT_END.fullmatch(venue) or not published:
        return venue
    return f"{venue} {published[:4]}"
