"""What a build is asked for, whoever watches it, and what came of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from site_builder.model.problems import Problem
from site_builder.site.theme import folders_of


class Listener(Protocol):
    """Whoever watches a build."""

    def stage(self, name: str, seconds: float) -> None:
        """A stage has ended."""

    def progress(self, done: int, total: int) -> None:
        """So many of the files are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What is to be built, from what, into what."""

    content: Path
    output: Path
    templates: Path | None = None
    """The list's own templates, which override those that ship; None when it has none."""
    base_url: str | None = None
    search: bool = True
    strict: bool = False
    jobs: int = 0
    """Processes that make files; 0 leaves it to the machine."""

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Folders from which the site is made."""
        return (self.content, *folders_of(self.templates))


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build."""

    papers: int
    topics: int
    pages: int
    warnings: tuple[Problem, ...]
    seconds: float
