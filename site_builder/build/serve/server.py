"""The preview's web server: the built files, and a word to open pages when they change."""

import errno
import json
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from site_builder.model.problems import Unable

PRIVATE = "/.preview/"
"""Addresses of the preview itself, outside any site's base path."""
SCRIPT = (Path(__file__).parent / "reload.js").read_bytes()
TAG = f'<script type="module" src="{PRIVATE}reload.js"></script>'.encode()
EMPTY = b"<!doctype html><meta charset=utf-8><title>Not built yet</title><p>Not built yet.</p>"
HEARTBEAT = 10.0
"""Seconds between two signs of life to an open page."""
TRIES = 20
"""Ports tried after the wanted one."""


class Server(ThreadingHTTPServer):
    """Serves ``folder`` under ``base`` and keeps what open pages must be told."""

    daemon_threads = True

    def __init__(self, folder: Path, base: str, port: int) -> None:
        self.base = base
        self.news = threading.Condition()
        self.version = 0
        self.problems: list[str] = []
        self.ended = False
        super().__init__(("127.0.0.1", port), partial(Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """Where to look at the site."""
        return f"http://localhost:{self.server_port}{self.base}"

    def tell(self, problems: list[str]) -> None:
        """Tell every open page that the site was built anew, or why it could not be."""
        with self.news:
            self.problems = problems
            self.version += 0 if problems else 1
            self.news.notify_all()

    def state(self) -> bytes:
        """What an open page is told."""
        return json.dumps({"version": self.version, "problems": self.problems}).encode()

    def end(self) -> None:
        """Stop serving; open pages are let go."""
        with self.news:
            self.ended = True
            self.news.notify_all()
        self.shutdown()
        self.server_close()


def open_server(folder: Path, base: str, port: int) -> Server:
    """A server on this port, or on the next free one. Raises Unable when there is none."""
    for candidate in range(port, min(port + TRIES, 65_536)):
        try:
            return Server(folder, base, candidate)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise Unable(f"cannot serve on port {candidate}: {error.strerror}") from error
    raise Unable(f"no free port from {port} on; give another with --port")


class Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A file of the site, or one of the preview's own addresses."""
        path = urlsplit(self.path).path
        if path == f"{PRIVATE}reload.js":
            self.answer(HTTPStatus.OK, SCRIPT, "text/javascript")
        elif path == f"{PRIVATE}events":
            self.stream()
        elif not path.startswith(self.server.base):
            self.redirect(HTTPStatus.FOUND, self.server.base)
        else:
            self.file(path)

    def file(self, path: str) -> None:
        """A page with the reload script in it, another file as it is, or the site's 404 page."""
        folder = Path(self.directory)
        if not folder.exists():
            self.answer(HTTPStatus.OK, EMPTY + TAG, "text/html; charset=utf-8")
            return
        found = Path(self.translate_path("/" + path[len(self.server.base) :]))
        if found.is_dir() and path.endswith("/"):
            found /= "index.html"
        status = HTTPStatus.OK if found.is_file() else HTTPStatus.NOT_FOUND
        if found.is_dir():
            self.redirect(HTTPStatus.MOVED_PERMANENTLY, path + "/")
            return
        try:
            body = (found if status is HTTPStatus.OK else folder / "404.html").read_bytes()
        except OSError:
            body, status = EMPTY, HTTPStatus.NOT_FOUND
        page = status is not HTTPStatus.OK or found.suffix == ".html"
        kind = "text/html; charset=utf-8" if page else self.guess_type(str(found))
        self.answer(status, body.replace(b"</body>", TAG + b"</body>") if page else body, kind)

    def redirect(self, status: HTTPStatus, to: str) -> None:
        """The way to another address."""
        self.send_response(status)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def stream(self) -> None:
        """Server-sent events: the state now, and again whenever it changes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while not self.server.ended:
                with self.server.news:
                    self.wfile.write(b"data: " + self.server.state() + b"\n\n")
                    self.wfile.flush()
                    self.server.news.wait(HEARTBEAT)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Nothing: the terminal is for problems."""
