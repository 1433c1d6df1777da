"""The preview: it follows the files, keeps the last good site up, and says what to mend."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.support.harness import REPOSITORY, TEMPLATES, Site

pytestmark = [pytest.mark.slow]


class Preview:
    """A running ``serve`` and what it says."""

    def __init__(self, site: Site, *options: str) -> None:
        words = ["serve", "--content", site.content, "--templates", TEMPLATES, "--no-search"]
        command = [sys.executable, "-u", "-m", "site_builder", *map(str, words), *options]
        self.process = subprocess.Popen(
            command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()
        self.address = ""

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, pattern: str, seconds: float = 20) -> str:
        """Wait for a line; gives everything said up to it."""
        said = ""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                line = self.lines.get(timeout=0.2)
            except Empty:
                assert self.process.poll() is None, f"it ended after saying: {said}"
                continue
            said += line
            if re.search(pattern, line):
                return said
        raise AssertionError(f"no line like {pattern!r} in: {said}")

    def end(self) -> int:
        """Press Ctrl+C; gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(10)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_of(address: str) -> int:
    """The port of an address."""
    return urlsplit(address).port or 80


@pytest.fixture
def preview(small: Site) -> Iterator[Preview]:
    running = Preview(small, "--port", str(free_port()))
    try:
        said = running.until("The site is at")
        running.address = re.findall(r"http://\S+", said)[0]
        running.until("built")
        yield running
    finally:
        running.end()


@pytest.fixture
def start() -> Iterator[Callable[..., Preview]]:
    """Start previews that end with the test."""
    started: list[Preview] = []

    def begin(site: Site, *options: str) -> Preview:
        started.append(Preview(site, *options))
        return started[-1]

    yield begin
    for running in started:
        running.end()


@pytest.mark.browser
def test_an_open_page_follows_its_files(browser: Browser, small: Site, preview: Preview) -> None:
    """A change reloads the page where it stands; a mistake is shown over the last good site."""
    paper = small.content / "papers" / "2024" / "windless.md"
    context = browser.new_context(viewport={"width": 800, "height": 300})
    page = context.new_page()
    page.goto(preview.address + "papers/windless/")
    page.evaluate("scrollTo(0, 120)")
    text = paper.read_text(encoding="utf-8")
    paper.write_text(text.replace("Windless Flight", "Flight in Calm Air"), encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Flight in Calm Air", timeout=15000)
    page.wait_for_function("scrollY === 120")
    paper.write_text(text.replace("title:", "titel:"), encoding="utf-8")
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("windless.md:2:1: unknown field 'titel'", timeout=15000)
    assert "unknown field" in preview.until("last good site stays up")
    expect(page.locator("h1")).to_have_text("Flight in Calm Air")
    paper.write_text(text, encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Windless Flight", timeout=15000)
    expect(overlay).to_have_count(0)
    context.close()


def test_the_site_is_served_under_its_base_path(preview: Preview) -> None:
    """As it will lie on its host; the root leads there, and what is missing is the 404 page."""
    assert urlsplit(preview.address).path == "/list/"
    with urllib.request.urlopen(preview.address.removesuffix("list/")) as answer:
        assert answer.url == preview.address
    with pytest.raises(urllib.request.HTTPError) as missing:
        urllib.request.urlopen(preview.address + "papers/none/")
    assert missing.value.code == 404
    assert b"Not found" in missing.value.read()


def test_nothing_outside_the_site_is_served(preview: Preview) -> None:
    """Addresses cannot climb out of the folder."""
    with socket.create_connection(("127.0.0.1", port_of(preview.address))) as link:
        link.sendall(b"GET /list/../../../../etc/passwd HTTP/1.0\r\n\r\n")
        answer = b"".join(iter(lambda: link.recv(4096), b""))
    assert b"root:" not in answer


def test_ctrl_c_ends_it_cleanly(preview: Preview) -> None:
    """Exit code 0, no traceback, and the port is free again."""
    assert preview.end() == 0
    rest = "".join(preview.lines.queue)
    assert "Traceback" not in rest
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port_of(preview.address)))


def test_a_taken_port_is_said_and_the_next_one_taken(
    small: Site, start: Callable[..., Preview]
) -> None:
    """Two previews can run side by side."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        said = start(small, "--port", str(wanted)).until("The site is at")
        assert f"Port {wanted} is taken." in said
        port = port_of(re.findall(r"http://\S+", said)[0])
        assert wanted < port <= wanted + 20


def test_a_list_that_is_broken_from_the_start_is_shown_once_mended(
    small: Site, start: Callable[..., Preview]
) -> None:
    """The preview starts, tells the problem, and comes up when the file is right."""
    settings: Path = small.content / "site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("name: Small Kites\n", ""), encoding="utf-8")
    running = start(small, "--port", str(free_port()))
    running.address = re.findall(r"http://\S+", running.until("The site is at"))[0] + "list/"
    assert "'name' is missing" in running.until("stays up")
    settings.write_text(text, encoding="utf-8")
    running.until("built")
    with urllib.request.urlopen(running.address) as answer:
        assert b"Small Kites" in answer.read()
