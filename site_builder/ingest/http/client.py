"""An HTTP client: one question and its answer, or the reason why there is none."""

import socket
import ssl
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from http.client import HTTPException, IncompleteRead
from threading import Thread
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import HTTPResponse, PoolManager, ProxyManager, Retry, Timeout, exceptions
from urllib3.response import BaseHTTPResponse

from site_builder import __version__
from site_builder.ingest.http.pace import Limits, Pace
from site_builder.text.ids import is_web_address

_Exchanged: TypeAlias = tuple[int, dict[str, str], bytes]
"""Status, headers by name in lower case, body."""
PERMANENT = (301, 308)
"""Redirects that ask for another address from now on."""
_NO_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
SECRET = Retry().remove_headers_on_redirect
"""Headers that are for one host alone."""
_WHY: Mapping[type[Exception], str] = {
    ssl.SSLCertVerificationError: "its certificate is not valid",
    ssl.SSLError: "its encryption fails",
    IncompleteRead: "its answer broke off",
    ConnectionResetError: "it hung up",
    zlib.error: "its answer cannot be unpacked",
    ValueError: "its address is none",
}
"""Failures in words, the special before the general."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response: what a server sent, whatever it means."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """By name in lower case."""
    body: bytes = b""
    address: str = ""
    """Where the redirects led."""
    for_good: bool = False
    """Whether there were redirects, all of them permanent."""

    @property
    def kind(self) -> str:
        """The media type, in lower case and without parameters; empty where none is told."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Unreachable(Exception):
    """No whole answer came; says why, in a clause."""

    def __init__(self, why: str, lasting: bool = False, no_host: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.lasting = lasting
        """Asking again would not help."""
        self.no_host = no_host
        """The host's name is not known any more."""


@dataclass(frozen=True, slots=True)
class Web:
    """The real network, over HTTP and HTTPS alone; the usual proxy variables are obeyed."""

    home: str
    """Where those who are asked can read who asks."""
    limits: Limits = field(default_factory=Limits)
    pace: Pace | None = None
    """The turns of each host; without it none is waited for."""

    def get(self, address: str, accept: str) -> Answer:
        """The answer to one question, of whatever status. Raises Unreachable."""
        return self.ask("GET", address, {"Accept": accept})

    def ask(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        *,
        follow: bool = True,
        downgrade: bool = False,
    ) -> Answer:
        """The answer at the end of the redirects, of whatever status. Raises Unreachable.

        They are followed to web addresses alone, out of encryption only by ``downgrade``, and not
        where there is a body; another host is told no credentials.
        """
        start, for_good = address, True
        agent = f"site_builder/{__version__} (+{self.home})"
        sent = {"Accept": "*/*", **(headers or {}), "User-Agent": agent}
        for _ in range(self.limits.hops + 1):
            status, head, data = self._exchange(method, address, sent, body)
            to = head.get("location") if status in HTTPResponse.REDIRECT_STATUSES else None
            if not to or not follow or body is not None:
                return Answer(status, head, data, address, for_good and address != start)
            for_good = for_good and status in PERMANENT
            before, address = address, _joined(address, to, status, downgrade)
            if urlsplit(before)[:2] != urlsplit(address)[:2]:
                sent = {name: sent[name] for name in sent if name.lower() not in SECRET}
        raise Unreachable("it redirects without end", lasting=True)

    def _exchange(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes | None
    ) -> _Exchanged:
        """One request and its response, in time. Raises Unreachable."""
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
            if self.pace:
                self.pace.wait(host)
            pools = _pools(None if proxy_bypass(host) else getproxies().get(parts.scheme))
            ask = partial(pools.request, method, address, body=body, headers=headers)
            return _within(self.limits.whole, lambda: _response(ask, self.limits))
        except (exceptions.HTTPError, OSError, HTTPException, ValueError) as error:
            raise _unreachable(error, self.limits) from error


def _within(seconds: float, work: Callable[[], _Exchanged]) -> _Exchanged:
    """What some work brings. Raises Unreachable when its time is up, and leaves it alone then."""
    result: Future[_Exchanged] = Future()

    def run() -> None:
        try:
            result.set_result(work())
        except Exception as error:
            result.set_exception(error)

    Thread(target=run, daemon=True).start()
    if not wait([result], seconds).done:
        raise Unreachable(f"its answer was not complete after {seconds:.0f} seconds")
    return result.result()


@cache
def _pools(proxy: str | None) -> PoolManager:
    if not proxy:
        return PoolManager()
    return ProxyManager(proxy if "://" in proxy else f"http://{proxy}")


def _response(ask: Callable[..., BaseHTTPResponse], limits: Limits) -> _Exchanged:
    """What is sent and, where it is packed, unpacked piece by piece. Raises Unreachable."""
    body = bytearray()
    timeout = Timeout(limits.silence)
    with ask(timeout=timeout, retries=False, redirect=False, preload_content=False) as response:
        while limits.size and (chunk := response.read1(65_536)):
            body += chunk
            if len(body) > limits.size:
                fault = f"its answer has more than {limits.size:,} bytes"
                raise Unreachable(fault, lasting=True)
    head = {name.lower(): value for name, value in response.headers.items()}
    return response.status, head, bytes(body)


def _joined(address: str, to: str, status: int, downgrade: bool) -> str:
    """Where a redirect leads. Raises Unreachable."""
    with suppress(ValueError):
        # a header is bytes, read as Latin-1: servers that do not escape mean UTF-8
        whole = urljoin(address, to.encode("latin-1").decode("utf-8", "replace").strip())
        safe = downgrade or urlsplit(address).scheme == "http" or urlsplit(whole).scheme == "https"
        if safe and is_web_address(whole):
            return whole
    raise Unreachable(f"it sends to an unsafe address, with status {status}", lasting=True)


def _unreachable(error: Exception, limits: Limits) -> Unreachable:
    """What went wrong, in words."""
    cause = error
    while isinstance(cause, exceptions.HTTPError):  # which wraps what it met
        held = [one for one in (*cause.args, cause.__cause__) if isinstance(one, Exception)]
        if not held:
            break
        cause = held[0]
    if isinstance(cause, socket.gaierror):
        why = "its name is not found, as when a machine is offline"
        return Unreachable(why, lasting=True, no_host=cause.errno in _NO_NAME)
    if isinstance(cause, (TimeoutError, exceptions.TimeoutError)):
        return Unreachable(f"it did not answer within {limits.silence:.0f} seconds")
    for kind, why in _WHY.items():
        if isinstance(cause, kind):
            return Unreachable(why, lasting=kind is ValueError)
    if isinstance(cause, OSError) and cause.strerror:
        return Unreachable(cause.strerror[0].lower() + cause.strerror[1:])
    return Unreachable("its answer is no HTTP")
