"""What a service tells of a paper, and how its answers are read with care."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from site_builder.entry import Entry
from site_builder.identity import is_web_address

MAX_TEXT = 20_000
"""Characters a title or an abstract may have."""

_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com)/[\w.-]{1,60}/[\w.-]{1,100}", re.ASCII
)
_PROJECT = re.compile(
    r"project\s+(?:web)?\s?(?:page|site|website)\s*(?:is\s+)?(?:available\s+)?(?:at|:)?\s*"
    r"(?P<url>https?://[^\s)>\]}]{4,200})",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A paper as a service knows it."""

    entry: Entry
    withdrawn: str | None = None
    """What the service says of its withdrawal or retraction, if it was."""
    remarks: tuple[str, ...] = ()
    """What could not be found out, in sentences."""
    others: tuple[str, ...] = field(default=())
    """arXiv ids and DOIs of the same paper."""

    def with_entry(self, **changes: Any) -> "Found":
        """The same with some fields of its entry changed."""
        return replace(self, entry=replace(self.entry, **changes))


class Senseless(ValueError):
    """An answer that does not say what its service should say; tells what is wrong."""


def read_json(body: bytes) -> Mapping[str, Any]:
    """A JSON object. Raises Senseless."""
    try:
        record = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Senseless("its answer is not JSON") from error
    return mapping(record)


def mapping(value: object) -> Mapping[str, Any]:
    """An object. Raises Senseless."""
    if not isinstance(value, dict):
        raise Senseless("its answer has another shape than it should")
    return value


def listed(value: object) -> list[Any]:
    """A list; null and nothing are an empty one. Raises Senseless."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Senseless("its answer has another shape than it should")
    return value


def text(value: object) -> str:
    """A text; null and nothing are an empty one. Raises Senseless."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Senseless("its answer has another shape than it should")
    if len(value) > MAX_TEXT:
        raise Senseless(f"its answer holds a text of more than {MAX_TEXT:,} characters")
    return value.encode("utf-8", "replace").decode("utf-8").strip()


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
    except ValueError:
        return f"{numbers[0]}-{numbers[1]:02}"


def links_in(*texts: str) -> dict[str, str]:
    """The code and the project page that an abstract or a remark names, if it names just one."""
    whole = " ".join(" ".join(texts).split())
    code = dict.fromkeys(
        link.rstrip(".").removesuffix(".git") for link in _REPOSITORY.findall(whole)
    )
    found = {"code": next(iter(code))} if len(code) == 1 else {}
    if (project := _PROJECT.search(whole)) and project["url"].rstrip(".,;") not in code:
        url = project["url"].rstrip(".,;")
        if is_web_address(url) and urlsplit(url).hostname:
            found["project"] = url
    return found
