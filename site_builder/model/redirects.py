"""Keys that papers no longer have: where each went, or why it is gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Redirects:
    """content/moved.yaml, checked: what old addresses still answer."""

    moved: Mapping[str, str] = field(default_factory=dict)
    """Keys that papers once had, each with the paper's key now; the old address leads there."""
    removed: Mapping[str, str] = field(default_factory=dict)
    """Keys of papers that were taken off the list, each with the reason; the old address tells
    it."""

    def __contains__(self, key: object) -> bool:
        return key in self.moved or key in self.removed
