"""What a service tells of a paper, and what is read in all their answers."""

import re
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from site_builder.model.record import PaperRecord
from site_builder.text.ids import is_web_address

_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com)/[\w.-]{1,60}/[\w.-]{1,100}", re.ASCII
)
_PROJECT = re.compile(
    r"project\s+(?:web)?\s?(?:page|site|website)\s*(?:is\s+)?(?:available\s+)?(?:at|:)?\s*"
    r"(?P<url>https?://[^\s)>\]}]{4,200})",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceResult:
    """A paper as a service knows it."""

    entry: PaperRecord
    withdrawn: str | None = None
    """What the service says of its withdrawal or retraction, if it was."""
    remarks: tuple[str, ...] = ()
    """What could not be found out, in sentences."""
    others: tuple[str, ...] = field(default=())
    """arXiv ids and DOIs of the same paper."""

    def with_entry(self, **changes: Any) -> "ServiceResult":
        """The same with some fields of its entry changed."""
        return replace(self, entry=replace(self.entry, **changes))


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
