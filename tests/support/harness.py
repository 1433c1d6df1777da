"""What tests are written with: a list in a folder, its built site, and a server for it."""

import contextlib
import http.server
import io
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, sync_playwright

from site_builder import cli
from site_builder.content.reader import read_content
from site_builder.site.library import Library

REPOSITORY = Path(__file__).resolve().parents[2]
TEMPLATES = REPOSITORY / "templates"
CONTENT = REPOSITORY / "content"
SMALL = REPOSITORY / "tests" / "sites" / "small"
HOST = "https://site.test/"
"""Where a built tree is taken to lie when its links are followed."""
BASE = "/reading-list/"
"""A base path that no site is built for."""
Shared = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of a name, filled by the function if nobody has filled it yet."""
Sample = Callable[[Sequence[Any], int], Sequence[Any]]
"""Gives about so many of the cases."""
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


class Called:
    """What came of a call of the command line."""

    def __init__(self, code: int, said: str, told: str) -> None:
        self.code = code
        self.said = said
        """Standard output."""
        self.told = told
        """Standard error."""


def call(*words: str | Path, **given: object) -> Called:
    """Call the command line in this process; ``given`` is a clock, limits and the like."""
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        try:
            code = cli.main([str(word) for word in words], **given)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return Called(code, said.getvalue(), told.getvalue())


def run(
    *words: str | Path, cwd: Path = REPOSITORY, **extra: str
) -> subprocess.CompletedProcess[str]:
    """Call the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **extra},
        capture_output=True,
        text=True,
        check=False,
    )


@contextlib.contextmanager
def ending(seconds: float = 20) -> Iterator[None]:
    """A guard against hanging: what is done within fails when it has had the processor for these
    seconds, twenty times what it takes."""

    def stop(*_: object) -> None:
        raise AssertionError(f"it had the processor for {seconds} seconds, and was not done")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class Site:
    """A list in a folder of its own, and the site built from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.output = folder / "public"

    def write(self, files: Mapping[str, str]) -> "Site":
        """Write files into the folder: ``content/papers/2024/x.md`` and so on."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return self

    def check(self, *options: str) -> Called:
        """Call ``check``."""
        return call("check", "--content", self.content, *options)

    def build(self, *options: str | Path, templates: Path = TEMPLATES) -> Called:
        """Call ``build``, without the search index unless ``--search`` is among the options."""
        words: list[str | Path] = [option for option in options if option != "--search"]
        if "--search" not in options:
            words.append("--no-search")
        folders = ("--content", self.content, "--templates", templates, "--output", self.output)
        return call("build", *folders, "--quiet", *words)

    def page(self, address: str) -> BeautifulSoup:
        """A built page."""
        return Tree(self.output).page(address)


def leads_to(address: str, link: Tag) -> tuple[str, str]:
    """The address and the anchor within the site that a link on a page leads to."""
    whole = urljoin(HOST + address, str(link["href"]))
    assert whole.startswith(HOST), whole
    parts = urlsplit(whole)
    return unquote(parts.path).lstrip("/"), parts.fragment


def words_of(node: Tag) -> str:
    """What a reader sees of an element, on one line; formulas count as nothing."""
    strings = [text for text in node.strings if not text.find_parent("math")]
    return " ".join("".join(strings).split())


def said_from(node: Tag) -> str:
    """What a reader sees from an element of an abstract on, to the end of its paragraph."""
    texts = [node.find(string=True), *node.find(string=True).find_all_next(string=True)]
    paragraph = node.find_parent("p")
    inside = [text for text in texts if paragraph in text.parents and not text.find_parent("math")]
    return " ".join("".join(inside).split())


class Tree:
    """A built site."""

    def __init__(self, folder: Path, content: Path | None = None) -> None:
        self.folder = folder
        self.content = content

    @cached_property
    def library(self) -> Library:
        """The list it was built from."""
        assert self.content is not None
        return Library.of(read_content(self.content))

    @cached_property
    def addresses(self) -> list[str]:
        """Addresses of all pages."""
        files = sorted(self.folder.rglob("*.html"))
        names = [file.relative_to(self.folder).as_posix() for file in files]
        return [name.removesuffix("index.html") for name in names]

    def file(self, address: str) -> Path:
        """The file at an address."""
        page = address.endswith("/") or not address
        return self.folder / (f"{address}index.html" if page else address)

    def text(self, address: str) -> str:
        """A file's text."""
        return self.file(address).read_text(encoding="utf-8")

    def page(self, address: str) -> BeautifulSoup:
        """A page, parsed as a browser would."""
        return BeautifulSoup(self.text(address), "html.parser")

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every page by its address, parsed once."""
        return {address: self.page(address) for address in self.addresses}

    def files(self) -> dict[str, bytes]:
        """Every file's bytes."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a base path, quietly, with the site's own 404 page."""

    base = "/"
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base):
            return str(Path(self.directory) / "nowhere")
        return super().translate_path("/" + path[len(self.base) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path, base: str = "/", asked: list[str] | None = None) -> Iterator[str]:
    """Serve a folder on this machine; gives the address of its root, and notes the paths that are
    asked for in ``asked``."""
    handler = type("Handler", (_Handler,), {"base": base, "asked": [] if asked is None else asked})
    make = partial(handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), make) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()


@contextlib.contextmanager
def launched() -> Iterator[Browser]:
    """A real Chromium; it is an error when there is none."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: install it (Debian: apt install chromium) or set CHROMIUM"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield chromium
        chromium.close()


def results(page: Page) -> list[str]:
    """Keys of the papers that the search page found, once the search is over."""
    page.wait_for_selector("#results[aria-busy='false']", state="attached")
    return [
        item.get_attribute("data-paper") or "" for item in page.query_selector_all("#results > li")
    ]
