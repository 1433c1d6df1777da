"""Rendering: files made and written, in one process or in several."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import Thread

from site_builder.build.order import Listener
from site_builder.build.publish import write_file
from site_builder.site import urls
from site_builder.site.output import Output

FORK_FROM = 500
"""Files from which more than one process pays for itself."""
CHUNK = 25
"""Files a process makes at a time."""


def write_outputs(folder: Path, outputs: Sequence[Output], jobs: int, listener: Listener) -> None:
    """Make and write every file, in one process or in several that share this one's memory."""

    def write(numbers: range) -> int:
        for number in numbers:
            output = outputs[number]
            write_file(folder / urls.output_file(output.address), output.make())
        return len(numbers)

    starts = range(0, len(outputs), CHUNK)
    chunks = [range(start, min(start + CHUNK, len(outputs))) for start in starts]
    jobs = jobs or ((os.cpu_count() or 1) if len(outputs) >= FORK_FROM else 1)
    jobs = min(jobs, len(chunks))
    done = 0
    for written in map(write, chunks) if jobs == 1 else _in_processes(write, chunks, jobs):
        done += written
        listener.progress(done, len(outputs))


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
