"""What a command tells while it runs: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.model.problems import Problem

if TYPE_CHECKING:
    from site_builder.build.order import BuildReport


class Progress:
    """A plain line for each stage of a build, and on a terminal a bar while files are written;
    nothing at all when ``quiet``."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.bar: Any = None

    def stage(self, name: str, seconds: float) -> None:
        """Say what is done and how long it took."""
        self.close()
        if not self.quiet:
            print(f"{name:<20} {seconds:7.2f} s", flush=True)

    def progress(self, done: int, total: int) -> None:
        """Move the bar."""
        if self.quiet or not sys.stderr.isatty():
            return
        if self.bar is None:
            from tqdm import tqdm

            self.bar = tqdm(total=total, unit=" files", leave=False, file=sys.stderr)
        self.bar.update(done - self.bar.n)

    def close(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.close()
            self.bar = None


class Followed:
    """What a preview tells while it follows the files."""

    def serving(self, address: str, wanted: int, port: int) -> None:
        """Say where to look, and why it is another port."""
        if port != wanted:
            print(f"Port {wanted} is taken.")
        print(f"The site is at {address} (Ctrl+C ends it)", flush=True)

    def built(self, report: "BuildReport") -> None:
        """Say that the site is up to date."""
        print(f"built {report.pages:,} pages in {report.seconds:.2f} s", flush=True)

    def broken(self, problems: Iterable[Problem | str]) -> None:
        """Say what to mend."""
        for problem in problems:
            print(problem, file=sys.stderr)
        print("the last good site stays up", file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Watch:
    """The real clock."""

    soon: float = 3.5
    """Seconds that are waited for without a word."""

    def time(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait, and say so where it takes long."""
        if seconds > self.soon:
            print(f"waiting {seconds:.0f} seconds for a service", file=sys.stderr, flush=True)
        time.sleep(seconds)
