"""Politeness: a while between two requests to one host, however many ask at once."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class Pace:
    """Gives every host its turns; clock and sleep are the machine's own unless given."""

    spacing: float
    """Seconds between two requests to one host."""
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, host: str) -> None:
        """Return when it is the caller's turn to ask a host."""
        with self._lock:
            now = self.clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + self.spacing
        if turn > now:
            self.sleep(turn - now)
