"""A server on this machine that plays the services papers are asked from, well or badly."""

import contextlib
import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.sax.saxutils import escape

ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True)
class Reply:
    """What the server does with one request."""

    body: bytes | str = b""
    status: int = 200
    kind: str = ATOM
    headers: dict[str, str] = field(default_factory=dict)
    act: str = ""
    """hang: say nothing; cut: stop in the middle; drop: hang up; drip: send ever on; babble: send
    what is no HTTP."""


class Hours:
    """A clock that needs no time to wait."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.waited: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waited.append(round(seconds, 3))
        self.now += seconds


class Server:
    """Its replies by path, in turn and then the last again, and what it was asked."""

    def __init__(self) -> None:
        self.replies: defaultdict[str, list[Reply]] = defaultdict(list)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.headers: list[Message] = []
        self.over = threading.Event()
        self.root = ""

    def say(self, path: str, *replies: Reply) -> None:
        """Reply so to whatever begins with the path."""
        self.replies[path] = list(replies)

    def next(self, path: str) -> Reply:
        self.asked.append(path)
        known = max((one for one in self.replies if path.startswith(one)), key=len, default=None)
        if known is None:
            return Reply(status=404)
        replies = self.replies[known]
        return replies.pop(0) if len(replies) > 1 else replies[0]

    @property
    def settings(self) -> str:
        """The group of site.yaml that leads to it."""
        names = ("arxiv", "crossref", "anthology", "openreview", "openreview_before")
        return "services:\n" + "".join(f"  {name}: {self.root}/{name}\n" for name in names)


class _Handler(BaseHTTPRequestHandler):
    server_of: Server

    def do_GET(self) -> None:
        reply = self.server_of.next(self.path)
        self.server_of.agents.add(self.headers["User-Agent"])
        self.server_of.headers.append(self.headers)
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        if reply.act == "hang":
            self.server_of.over.wait(5)
        elif reply.act == "babble":
            self.wfile.write(b"\x00\x01 gibberish\r\n\r\n")
        elif reply.act != "drop":
            with contextlib.suppress(OSError):
                self._send(reply, body)
        self.close_connection = True

    do_HEAD = do_POST = do_GET  # noqa: N815

    def _send(self, reply: Reply, body: bytes) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        promised = len(body) * 2 + 100 if reply.act in ("cut", "drip") else len(body)
        self.send_header("Content-Length", str(promised))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        while reply.act == "drip" and not self.server_of.over.wait(0.05):
            self.wfile.write(b" ")
            self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def playing() -> Iterator[Server]:
    """The server while it runs."""
    played = Server()
    handler: Callable[..., Any] = type("Handler", (_Handler,), {"server_of": played})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:  # type: ignore[arg-type]
        server.daemon_threads = True
        played.root = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield played
        finally:
            played.over.set()
            server.shutdown()
            thread.join()


TITLE = "LOOP: Short-String Kites"
ABSTRACT = (
    "We propose LOOP, which turns a kite with less string, 12x faster than by hand, at 5% of the "
    "cost."
)


def atom(*entries: str) -> str:
    """A feed as arXiv sends it."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "  <title>ArXiv Query</title>\n  <id>http://arxiv.org/api/x</id>\n"
        f"{''.join(entries)}</feed>\n"
    )


def paper(
    arxiv: str = "2403.00001",
    title: str = TITLE,
    abstract: str = ABSTRACT,
    authors: tuple[str, ...] = ("Ada Loop", "Bo Reef"),
    **more: str,
) -> str:
    """An entry of such a feed; ``more`` are arXiv's own elements."""
    people = "".join(f"<author><name>{escape(name)}</name></author>" for name in authors)
    own = "".join(
        f'<arxiv:{name} xmlns:arxiv="http://arxiv.org/schemas/atom">{escape(text)}</arxiv:{name}>'
        for name, text in more.items()
    )
    return (
        f"<entry><id>http://arxiv.org/abs/{arxiv}v2</id><updated>2024-05-02T00:00:00Z</updated>"
        f"<published>2024-03-01T17:59:59Z</published><title>{escape(title)}</title>"
        f"<summary>  {escape(abstract)}\n</summary>{people}{own}</entry>\n"
    )


def work(doi: str = "10.1145/1.2", **fields: Any) -> str:
    """A record as Crossref sends it."""
    message = {
        "DOI": doi,
        "title": [TITLE],
        "author": [{"given": "Ada", "family": "Loop"}, {"given": "Bo", "family": "Reef"}],
        "abstract": f"<jats:title>Abstract</jats:title><jats:p>{ABSTRACT}</jats:p>",
        "published-online": {"date-parts": [[2024, 6, 3]]},
        "issued": {"date-parts": [[2024, 6]]},
        "container-title": ["Proceedings of the 41st International Conference on Machine Learning"],
        "type": "proceedings-article",
        **fields,
    }
    return json.dumps({"status": "ok", "message": message})


def note(id: str = "kiteLOOP01", **content: Any) -> str:
    """A note as OpenReview sends it."""
    fields = {
        "title": TITLE,
        "authors": ["Ada Loop", "Bo Reef"],
        "abstract": ABSTRACT,
        "venue": "ICLR 2024 poster",
        "venueid": "ICLR.cc/2024/Conference",
        **content,
    }
    values = {name: {"value": value} for name, value in fields.items()}
    return json.dumps({"notes": [{"id": id, "cdate": 1_695_000_000_000, "content": values}]})
