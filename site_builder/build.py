"""The flow: read, check, enrich, render, publish; the only room where the stages meet."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import Protocol

from site_builder import addresses, contribute, feeds, search
from site_builder.content import read_content
from site_builder.frame import Desk
from site_builder.library import Library
from site_builder.pages import Page, pages_of
from site_builder.problems import Problem, Problems
from site_builder.publish import beside, check_addresses, check_output
from site_builder.theme import Theme, folders_of

FORK_FROM = 500
"""Pages from which more than one process pays for itself."""
CHUNK = 25
"""Pages a process renders at a time."""


class Listener(Protocol):
    """Whoever watches a build."""

    def stage(self, name: str, seconds: float) -> None:
        """A stage has ended."""

    def progress(self, done: int, total: int) -> None:
        """So many of the pages are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be built, from what, into what."""

    content: Path
    output: Path
    templates: Path | None = None
    """The list's own templates, which override those that ship; None when it has none."""
    base_url: str | None = None
    search: bool = True
    strict: bool = False
    jobs: int = 0
    """Processes that render pages; 0 leaves it to the machine."""

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Folders from which the site is made."""
        return (self.content, *folders_of(self.templates))


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a build."""

    papers: int
    topics: int
    pages: int
    warnings: tuple[Problem, ...]
    seconds: float


def build(order: Order, listener: Listener) -> Receipt:
    """Content in, site out. Raises Problems or Unable, and then has written nothing."""
    begin = perf_counter()
    output = order.output.resolve()
    check_output(output, *order.inputs)
    with _stage(listener, "read and checked"):
        content = read_content(order.content)
        if order.strict and content.warnings:
            raise Problems(content.warnings)
        theme = Theme(order.templates)
    with _stage(listener, "put in order"):
        library = Library.of(content)
        if order.base_url:
            library = library.at(order.base_url)
        desk = Desk(library, theme)
        pages = pages_of(desk)
        check_addresses(addresses.output_file(page.address) for page in pages)
    with beside(output) as folder:
        with _stage(listener, "rendered"):
            desk.prepare()
            _write_files(folder, library, theme, pages)
            _write_pages(folder, theme, pages, order.jobs, listener)
        if order.search:
            with _stage(listener, "indexed for search"):
                indexed = search.index(folder, _searched(library))
                for name, text in search.files(library, indexed):
                    _write(folder / name, text.encode("utf-8"))
    return Receipt(
        papers=len(library.papers),
        topics=len(library.topics),
        pages=len(pages),
        warnings=content.warnings,
        seconds=perf_counter() - begin,
    )


@contextmanager
def _stage(listener: Listener, name: str) -> Iterator[None]:
    begin = perf_counter()
    yield
    listener.stage(name, perf_counter() - begin)


def _searched(library: Library) -> list[str]:
    papers = [addresses.paper(paper.key) for paper in library.papers]
    return papers + [addresses.topic(slug) for slug in library.topics]


def _write_files(folder: Path, library: Library, theme: Theme, pages: Sequence[Page]) -> None:
    """Everything that is not a page: assets, feeds, sitemap."""
    files: dict[str, bytes] = dict(theme.files)
    files |= {name: text.encode("utf-8") for name, text in texts_of(library, pages).items()}
    for name, data in files.items():
        _write(folder / name, data)


def texts_of(library: Library, pages: Sequence[Page]) -> dict[str, str]:
    """Feeds and all else that is made from the list and is no page, by address."""
    settings = library.settings
    texts = {
        addresses.FEED: feeds.feed(settings.name, addresses.HOME, library.newest, library),
        addresses.SITEMAP: feeds.sitemap((page.address for page in pages if page.listed), settings),
        addresses.ROBOTS: feeds.robots(settings),
        addresses.OPEN_SEARCH: feeds.open_search(settings),
        addresses.NO_JEKYLL: "",
        **dict(contribute.files(library)),
    }
    for topic in library.topics.values():
        page = addresses.topic(topic.slug)
        newest = sorted(library.by_topic[topic.slug], key=lambda paper: paper.added, reverse=True)
        title = f"{topic.name} · {settings.name}"
        texts[addresses.feed(page)] = feeds.feed(title, page, newest, library)
    return texts


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _write_pages(
    folder: Path, theme: Theme, pages: Sequence[Page], jobs: int, listener: Listener
) -> None:
    """Render and write every page, in one process or in several that share this one's memory."""

    def write(numbers: range) -> int:
        for number in numbers:
            page = pages[number]
            html = page.render(theme).encode("utf-8")
            _write(folder / addresses.output_file(page.address), html)
        return len(numbers)

    starts = range(0, len(pages), CHUNK)
    chunks = [range(start, min(start + CHUNK, len(pages))) for start in starts]
    jobs = jobs or ((os.cpu_count() or 1) if len(pages) >= FORK_FROM else 1)
    jobs = min(jobs, len(chunks))
    done = 0
    for written in map(write, chunks) if jobs == 1 else _in_processes(write, chunks, jobs):
        done += written
        listener.progress(done, len(pages))


Work = Callable[[range], int]
_work: Work | None = None


def _in_processes(work: Work, chunks: Sequence[range], jobs: int) -> Iterator[int]:
    """Work done in processes that end with this one: each holds the lock of the new tree."""
    ours, theirs = os.pipe()
    start = partial(_take, work, ours, theirs)
    try:
        with ProcessPoolExecutor(jobs, get_context("fork"), initializer=start) as pool:
            yield from pool.map(_do, chunks)
    finally:
        os.close(ours)
        os.close(theirs)


def _take(work: Work, watched: int, held: int) -> None:
    """Begin a process: nobody but its parent holds the pipe open, and only the parent stops it."""
    global _work
    _work = work
    os.close(held)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop, signal.SIG_DFL)
    Thread(target=_end_with, args=(watched,), daemon=True).start()


def _end_with(watched: int) -> None:
    os.read(watched, 1)
    os._exit(1)


def _do(numbers: range) -> int:
    assert _work is not None
    return _work(numbers)
