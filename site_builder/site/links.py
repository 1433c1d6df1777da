"""Links and marks: words that lead somewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A topic's shelf mark."""

    href: str
    text: str
    name: str
