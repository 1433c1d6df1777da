"""Rendering: files made and written, in one process or in several."""

from collections.abc import Sequence
from pathlib import Path

from site_builder.build.order import Listener
from site_builder.build.processes import map_in_processes
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
    jobs = min(jobs, len(chunks)) if jobs or len(outputs) >= FORK_FROM else 1
    done = 0
    for written in map_in_processes(write, chunks, jobs):
        done += written
        listener.progress(done, len(outputs))
