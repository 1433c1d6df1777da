"""Values of foreign records brought into the shapes of an entry's fields."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from site_builder.ingest.latex import mend_title
from site_builder.text.ids import is_web_address

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_YEAR_AT_END = re.compile(r".*\S (?:18|19|20)\d\d", re.ASCII)
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ž]+\.?(?:[ '-][A-Za-zÀ-ÖØ-öø-ž]+\.?)*(?: \d{4})?", re.ASCII)
"""Most names and venues: words alone, in which no scrap can hide."""
MAX_TEXT = 20_000
"""Characters a text may have."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class MalformedValue(ValueError):
    """A value that cannot be taken, with its mend where its writer may read it."""

    def __init__(self, fault: str, mend: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.mend = mend


def read_object(line: bytes) -> Mapping[str, Any]:
    """A JSON object. Raises MalformedValue."""
    try:
        record = json.loads(line.decode("utf-8-sig").strip())
    except UnicodeDecodeError as error:
        fault = f"not UTF-8: byte 0x{line[error.start]:02x} means nothing here"
        raise MalformedValue(fault, "save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        fault = f"not JSON: {error.msg} at character {error.pos + 1}"
        raise MalformedValue(fault, 'write one object a line: {"title": "...", ...}') from None
    except (RecursionError, ValueError):
        raise MalformedValue("not JSON that can be read", "write a flat object") from None
    if not isinstance(record, dict):
        raise MalformedValue("not an object", 'write one object a line: {"title": "...", ...}')
    return record


def mapping(value: object) -> Mapping[str, Any]:
    """An object. Raises MalformedValue."""
    if not isinstance(value, dict):
        raise MalformedValue("a value is not an object", 'write {"...": ...}')
    return value


def items_of(value: object, name: str = "") -> list[Any]:
    """A list; empty where it is null or absent. Raises MalformedValue."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise MalformedValue(f"{_called(name)} is not a list", f'write "{name}": ["...", "..."]')
    return value


def text(value: object, name: str = "") -> str:
    """A text without blanks around it; empty where it is null or absent. Raises MalformedValue."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedValue(f"{_called(name)} is not a text", f'write "{name}": "..."')
    if len(value) > MAX_TEXT:
        fault = f"{_called(name)} is a text of more than {MAX_TEXT:,} characters"
        raise MalformedValue(fault, "shorten it")
    if _SURROGATE.search(value):
        raise MalformedValue(
            f"{_called(name)} holds half a character", "write the character itself, as UTF-8"
        )
    return value.strip()


def _called(name: str) -> str:
    return repr(name) if name else "a value"


def text_of(record: Mapping[str, object], name: str) -> str | None:
    """A text, or None where it is null, absent or blank. Raises MalformedValue."""
    return text(record.get(name), name) or None


def texts_of(record: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of texts, each once and none blank; empty where it is null or absent.

    Raises MalformedValue.
    """
    texts = (text(item, name) for item in items_of(record.get(name), name))
    return tuple(dict.fromkeys(filter(None, texts)))


def names_of(record: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of people's names, without LaTeX and invisible characters. Raises MalformedValue."""
    names = (_mended(text) for text in texts_of(record, name))
    return tuple(dict.fromkeys(text for text in names if text))


def _mended(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else mend_title(name)


def date_of(record: Mapping[str, object], name: str) -> str | None:
    """A year (a number or a text), a month or a day, as ISO text. Raises MalformedValue."""
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
        raise MalformedValue(fault, "write 2024, 2024-06 or 2024-06-30") from None
    return text


def address_of(record: Mapping[str, object], name: str) -> str | None:
    """A web address. Raises MalformedValue."""
    text = text_of(record, name)
    if text and not is_web_address(text):
        fault = f"{name!r} is not a web address: {text[:80]!r}"
        raise MalformedValue(fault, "write it in full, beginning with https://")
    return text


def venue_of(record: Mapping[str, object], published: str | None) -> str | None:
    """NAME YEAR; the year of publication where the venue tells none. Raises MalformedValue."""
    text = text_of(record, "venue")
    if text is None:
        return None
    venue = _mended(text)
    if _YEAR_AT_END.fullmatch(venue) or not published:
        return venue
    return f"{venue} {published[:4]}"


def day(year: object, month: object = 0, of_month: object = 0) -> str | None:
    """A date as precise as its parts make sense, or None without a year."""
    parts = (year, month, of_month)
    numbers = [part if isinstance(part, int) and 0 < part < 3000 else 0 for part in parts]
    if numbers[0] < 1400:
        return None
    if not 1 <= numbers[1] <= 12:
        return f"{numbers[0]}"
    try:
        return date(*numbers).isoformat()
    except (ValueError, OverflowError):
        return f"{numbers[0]}-{numbers[1]:02}"


def places(found: Iterable[tuple[str, str]]) -> tuple[str | None, str | None, dict[str, str]]:
    """The arXiv id, the DOI and the links among what addresses tell; of each kind the first."""
    first: dict[str, str] = {}
    for kind, place in found:
        first.setdefault(kind, place)
    return first.pop("arxiv", None), first.pop("doi", None), first
