"""One question over HTTP, and its answer or the reason why there is none."""

import http.client
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any, Protocol
from urllib.parse import urlsplit

MAX_BYTES = 5_000_000
"""Bytes an answer may have."""
TIMEOUT = 20.0
"""Seconds a service may stay silent."""
DEADLINE = 60.0
"""Seconds in which an answer must be complete."""
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service sent, whatever it means."""

    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes

    @property
    def kind(self) -> str:
        """The media type, in lower case and without parameters; empty where none is told."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Unreachable(Exception):
    """No whole answer came; says why, in a clause."""

    def __init__(self, why: str, lasting: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.lasting = lasting
        """Asking again would not help."""


class Network(Protocol):
    """Who asks; tests put their own in its place."""

    def get(self, address: str, accept: str) -> Answer:
        """The answer to one question, of whatever status. Raises Unreachable."""


class _SafeRedirect(urllib.request.HTTPRedirectHandler):
    """Follows a service from one web address to another, but never out of encryption."""

    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        new = urlsplit(newurl)
        if new.scheme not in ("http", "https") or (req.type == "https" and new.scheme != "https"):
            raise Unreachable("it sends to an unsafe address", lasting=True)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Web:
    """The real network, over HTTP and HTTPS alone; the usual proxy variables are obeyed."""

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.UnknownHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(),
            urllib.request.HTTPDefaultErrorHandler(),
            _SafeRedirect(),
            urllib.request.HTTPErrorProcessor(),
        ):
            self._opener.add_handler(handler)

    def get(self, address: str, accept: str) -> Answer:
        """The answer to one question, of whatever status. Raises Unreachable."""
        headers = {"User-Agent": self._agent, "Accept": accept}
        try:
            request = urllib.request.Request(address, headers=headers)
            with self._opener.open(request, timeout=TIMEOUT) as response:
                return _answer(response)
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, _headers(error.headers), b"")
        except urllib.error.URLError as error:
            offline = isinstance(error.reason, socket.gaierror)
            raise Unreachable(_why(error.reason), lasting=offline) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Unreachable(_why(error)) from error


def _answer(response: Any) -> Answer:
    end, size, chunks = time.monotonic() + DEADLINE, 0, []
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise Unreachable(f"its answer has more than {MAX_BYTES:,} bytes", lasting=True)
        if time.monotonic() > end:
            raise Unreachable(f"its answer was not complete after {DEADLINE:.0f} seconds")
    if response.length:  # what was promised and did not come
        raise Unreachable("its answer broke off")
    return Answer(response.status, _headers(response.headers), b"".join(chunks))


def _headers(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in (headers or {}).items()}


def _why(error: object) -> str:
    """What went wrong, in words."""
    if isinstance(error, TimeoutError):
        return f"it did not answer within {TIMEOUT:.0f} seconds"
    if isinstance(error, socket.gaierror):
        return "its name is not found, as when a machine is offline"
    if isinstance(error, http.client.IncompleteRead):
        return "its answer broke off"
    if isinstance(error, (http.client.HTTPException, ValueError)):
        return "its answer is no HTTP"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "there is no connection"
