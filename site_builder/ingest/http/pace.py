"""Courtesy and its bounds: how often a server is asked, and how much of it is borne."""

from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol


class Clock(Protocol):
    """Who knows the time and waits; tests put their own in its place."""

    def time(self) -> float:
        """Seconds since 1970."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A rate limit: a while between two questions to one host, however many ask at once."""

    spacing: float
    """Seconds between two questions."""
    clock: Clock
    _last: dict[str, float] = field(default_factory=dict)
    _locks: dict[str, Lock] = field(default_factory=dict)

    def wait(self, host: str = "") -> None:
        """Return when it is the caller's turn to ask a host."""
        with self._locks.setdefault(host, Lock()):
            now = self.clock.time()
            due = self._last.get(host, now - self.spacing) + self.spacing
            if (wait := min(due - now, self.spacing)) > 0:  # clocks are set back now and then
                self.clock.sleep(wait)
            self._last[host] = self.clock.time()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a server is borne."""

    size: int = 5_000_000
    """Bytes an answer may have once it is unpacked; where it is 0, none is read."""
    silence: float = 20.0
    """Seconds a server may stay silent."""
    whole: float = 60.0
    """Seconds one request may take in all, however busily a server keeps it open."""
    hops: int = 5
    """Redirects that are followed."""
