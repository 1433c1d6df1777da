"""Worker processes that share this one's memory, and end with it."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def map_in_processes(work: Callable[[T], R], pieces: Iterable[T], jobs: int = 0) -> Iterator[R]:
    """Work on each piece, results in the order of the pieces, which are taken as they are needed.

    ``jobs`` are the processes to use; 0 leaves it to the machine, 1 is this process.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        yield from map(work, pieces)
        return
    ours, theirs = os.pipe()
    start = partial(_begin, work, ours, theirs)
    pool = ProcessPoolExecutor(jobs, get_context("fork"), initializer=start)
    waiting: deque[Future[R]] = deque()
    try:
        for piece in pieces:
            waiting.append(pool.submit(_do, piece))
            if len(waiting) > 4 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
        os.close(ours)
        os.close(theirs)


_work: Callable[[Any], Any] | None = None


def _begin(work: Callable[[Any], Any], watched: int, held: int) -> None:
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


def _do(piece: Any) -> Any:
    assert _work is not None
    return _work(piece)
