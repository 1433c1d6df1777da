"""A web server that misbehaves in every way that servers do."""

import contextlib
import http.server
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Misbehaving:
    """What was asked of it, and where it is; each path says how it answers."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    answers: dict[str, list[tuple[int, dict[str, str], bytes]]] = field(default_factory=dict)
    """Answers of a path, one after another; the last one stays."""
    silence: float = 0
    """Seconds that /silent and /dripping take."""

    def will(self, path: str, status: int, body: bytes = b"", **headers: str) -> str:
        """Answer a path so, after what it was to answer before; gives its address."""
        self.answers.setdefault(path, []).append((status, headers, body))
        return self.address + path


@contextlib.contextmanager
def misbehaving() -> Iterator[Misbehaving]:
    """The server, on this machine."""
    state = Misbehaving()
    over = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            path = self.path.partition("?")[0]
            state.asked.append(f"{self.command} {self.path}")
            self.close_connection = True
            if path == "/silent":
                over.wait(state.silence)
            elif path == "/dripping":
                self._drip()
            elif path == "/garbage":
                self.wfile.write(b"\x00\xffgarbage\r\n\r\n")
            elif path == "/broken-off":
                self.wfile.write(b"HTT")
            elif path == "/head-not-allowed":
                self._answer(405 if self.command == "HEAD" else 200, {}, b"")
            elif path == "/head-404":
                self._answer(404 if self.command == "HEAD" else 200, {}, b"")
            elif path == "/endless-headers":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"\r\n")
            elif path == "/loop":
                self._answer(301, {"Location": "/loop"}, b"")
            else:
                known = state.answers.get(path, [(200, {}, b"")])
                self._answer(*(known.pop(0) if len(known) > 1 else known[0]))

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response_only(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def _drip(self) -> None:
            """Never silent for long, and never done."""
            end = time.monotonic() + state.silence
            with contextlib.suppress(OSError):
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
                while time.monotonic() < end and not over.is_set():
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    over.wait(0.02)

        do_GET = do_HEAD = do_POST = _handle  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        state.address = f"http://127.0.0.1:{server.server_port}"
        yield state
        over.set()
        server.shutdown()
