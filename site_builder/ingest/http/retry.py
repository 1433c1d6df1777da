"""Asking again after a while, never too often, and telling in words why it was in vain."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from site_builder.ingest.http.client import Answer, Unreachable, Web
from site_builder.ingest.http.pace import Clock, Pace

TRIES = 4
"""Times a question is asked before one gives up."""
PAUSE = 2.0
"""Seconds before the second try; twice as many before each further one."""
MAX_PAUSE = 60.0
"""Seconds one waits when a service asks for it; where it asks for more, one gives up."""
MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
"""States of a service that may be over in a while."""


class Refused(Exception):
    """A question came to nothing: why, and what to do instead."""

    def __init__(self, fault: str, mend: str, machine: bool = False) -> None:
        super().__init__(fault)
        self.fault = fault
        self.mend = mend
        self.machine = machine
        """The network or the service is in the way, not the question."""


@dataclass(slots=True)
class Asking:
    """Asks services, each no faster than it wants to be asked."""

    network: Web
    clock: Clock
    paces: Mapping[str, Pace] = field(default_factory=dict)
    """Who is to be asked in turns, by the beginning of the address."""
    _dead: dict[str, str] = field(default_factory=dict)

    def ask(self, service: str, address: str, kinds: Collection[str]) -> bytes | None:
        """What the service of this name answers, as one of these media types.

        None where it does not know what is asked for. Raises Refused.
        """
        host = urlsplit(address).netloc
        if host in self._dead:
            raise _in_vain(service, self._dead[host])
        wait, why = PAUSE, ""
        for attempt in range(1, TRIES + 1):
            pause = wait
            for start, pace in self.paces.items():
                if address.startswith(start):
                    pace.wait()
            try:
                answer = self.network.get(address, ", ".join(kinds))
            except Unreachable as met:
                if met.lasting:
                    self._dead[host] = met.why
                    raise _in_vain(service, met.why) from met
                why, dead = met.why, True
            else:
                if answer.status not in MAY_PASS:
                    return _body(service, answer, kinds)
                why, dead = _state(answer.status), False
                pause = self._asked_for(answer) or wait
                if pause > MAX_PAUSE:
                    raise _in_vain(service, f"{why}, for {pause / 60:.0f} minutes")
            if attempt < TRIES:
                self.clock.sleep(pause)
                wait *= 2
        if dead:
            self._dead[host] = why
        raise _in_vain(service, f"{why}, asked {TRIES} times")

    def _asked_for(self, answer: Answer) -> float:
        """Seconds that a service asks one to wait: a number or the time when it is over."""
        text = answer.headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit() and len(text) < 10:
            return float(text)
        try:
            when = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return 0.0
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return max(0.0, when.timestamp() - self.clock.time())


def _state(status: int) -> str:
    return "it is asked too often" if status == 429 else f"it is out of order (status {status})"


def _in_vain(service: str, why: str) -> Refused:
    mend = (
        "try again later; without the network, call: site_builder new, or "
        "site_builder add --bibtex FILE with the paper's BibTeX"
    )
    return Refused(f"{service} cannot be asked: {why}", mend, machine=True)


def _body(service: str, answer: Answer, kinds: Collection[str]) -> bytes | None:
    if answer.status in (404, 410):
        return None
    if answer.status == 400:
        raise Refused(f"{service} does not understand the id", "check it, and write it bare")
    if answer.status in (401, 403):
        mend = "copy the BibTeX of its page into a file, and call: site_builder add --bibtex FILE"
        raise Refused(f"{service} does not answer programs (status {answer.status})", mend, True)
    if answer.status != 200:
        raise _in_vain(service, f"it answers with status {answer.status}")
    if answer.kind and answer.kind not in kinds:
        kind = "".join(char for char in answer.kind[:40] if char.isalnum() or char in "/+-.")
        raise _in_vain(service, f"it answers with {kind}, not {next(iter(kinds))}")
    return answer.body
