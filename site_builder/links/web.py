"""What a web server answers for an address: its status, or why there was none."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from urllib.parse import quote, urljoin, urlsplit

from site_builder.identity import is_web_address
from site_builder.links.pace import Pace

PERMANENT, PASSING = (301, 308), (302, 303, 307)
"""Redirects that ask for another address from now on, and those that do not."""
HOPS = 6
"""Redirects followed before an address counts as going round in circles."""
REFUSED_HEAD = 400
"""From this status on, a server may only dislike HEAD, and is asked again with GET."""
_KEPT = "/%:@!$&'()*+,;=~-._?[]"
"""Characters of a path or a query that stay as they are."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address."""

    status: int | None
    """HTTP status; None where no server answered."""
    address: str
    """Where the redirects led."""
    trouble: str = ""
    """Why there is no status."""
    no_host: bool = False
    """Whether the host's name is not known any more."""
    for_good: bool = False
    """Whether there were redirects, all of them permanent."""


@dataclass(frozen=True, slots=True)
class Web:
    """Asks the web, politely and never for long."""

    agent: str
    """Who we are, with an address where to complain."""
    pace: Pace
    timeout: float = 20
    """Seconds a server may be silent."""
    patience: float = 60
    """Seconds one request may take in all, however busily a server keeps it open."""

    def ask(self, address: str, first_hop: bool = False) -> Answer:
        """HEAD, and GET where HEAD is refused; redirects are followed unless the first will do."""
        start = address
        permanent: list[bool] = []
        for _ in range(HOPS):
            answer, to = self._hop(address)
            if to is None or first_hop:
                for_good = bool(permanent) and all(permanent) and address != start
                return Answer(
                    answer.status, address, answer.trouble, answer.no_host, for_good=for_good
                )
            permanent.append(answer.status in PERMANENT)
            address = to
        return Answer(None, start, "it redirects without end")

    def _hop(self, address: str) -> tuple[Answer, str | None]:
        """One answer, and where it leads."""
        answer, to = self._request("HEAD", address)
        if answer.status == 429 or answer.no_host:
            return answer, to
        if answer.status is None or answer.status >= REFUSED_HEAD:
            answer, to = self._request("GET", address)
        return answer, to

    def _request(self, method: str, address: str) -> tuple[Answer, str | None]:
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").encode("idna").decode("ascii")
            target = quote(parts.path or "/", safe=_KEPT)
            target += f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
            self.pace.wait(host)
            kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
            with _bounded(kind(host, parts.port, timeout=self.timeout), self.patience) as asked:
                asked.request(method, target, headers={"User-Agent": self.agent, "Accept": "*/*"})
                answer = asked.getresponse()
                status, to = answer.status, answer.getheader("Location")
        except (OSError, HTTPException, ValueError, AttributeError) as error:
            return _silence(address, error), None
        if status not in (*PERMANENT, *PASSING) or not to:
            return Answer(status, address), None
        whole = _joined(address, to)
        if whole is None:
            return Answer(None, address, "it redirects to what is no address"), None
        return Answer(status, address), whole


@contextmanager
def _bounded(asked: HTTPConnection, patience: float) -> Iterator[HTTPConnection]:
    """A connection that is cut off when it takes too long in all. Raises TimeoutError then."""
    late = Event()

    def cut() -> None:
        late.set()
        with suppress(OSError, AttributeError):  # it may be closed by now
            asked.sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(patience, cut)
    timer.daemon = True
    timer.start()
    try:
        yield asked
    finally:
        timer.cancel()
        asked.close()
        if late.is_set():
            raise TimeoutError


def _silence(address: str, error: Exception) -> Answer:
    """Why there was no answer, in words."""
    if isinstance(error, socket.gaierror):
        gone = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None))
        return Answer(None, address, "its host has no address", no_host=gone)
    if isinstance(error, TimeoutError):
        return Answer(None, address, "no answer in time")
    if isinstance(error, ssl.SSLError):
        return Answer(None, address, "its certificate is not valid")
    if isinstance(error, ConnectionRefusedError):
        return Answer(None, address, "its host refuses the connection")
    if isinstance(error, UnicodeError):
        return Answer(None, address, "its host is no host's name")
    return Answer(None, address, "the connection broke off")


def _joined(address: str, to: str) -> str | None:
    try:
        # a header is bytes, read as Latin-1: servers that do not escape mean UTF-8
        whole = urljoin(address, to.encode("latin-1").decode("utf-8", "replace").strip())
    except ValueError:
        return None
    return whole if is_web_address(whole) else None
