"""Rendering: pages made and written, in one process or in several."""

from collections.abc import Sequence
from pathlib import Path

from site_builder.build.order import Listener
from site_builder.build.processes import map_in_processes
from site_builder.build.publish import write_file
from site_builder.site import urls
from site_builder.site.page import Page
from site_builder.site.theme import Theme

FORK_FROM = 500
"""Pages from which more than one process pays for itself."""
CHUNK = 25
"""Pages a process renders at a time."""


def write_pages(
    folder: Path, theme: Theme, pages: Sequence[Page], jobs: int, listener: Listener
) -> None:
    """Render and write every page, in one process or in several that share this one's memory."""

    def write(numbers: range) -> int:
        for number in numbers:
            page = pages[number]
            html = page.render(theme).encode("utf-8")
            write_file(folder / urls.output_file(page.address), html)
        return len(numbers)

    starts = range(0, len(pages), CHUNK)
    chunks = [range(start, min(start + CHUNK, len(pages))) for start in starts]
    jobs = min(jobs, len(chunks)) if jobs or len(pages) >= FORK_FROM else 1
    done = 0
    for written in map_in_processes(write, chunks, jobs):
        done += written
        listener.progress(done, len(pages))
