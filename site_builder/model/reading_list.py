"""A whole list, checked, or what of it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from site_builder.model.paper import Paper
from site_builder.model.problems import Problem, Problems
from site_builder.model.redirects import Redirects
from site_builder.model.settings import Settings
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What a list holds beside its settings."""

    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    vocabulary: Vocabulary
    moves: Redirects
    texts: Mapping[str, str]
    """Markdown of the pages a list writes itself, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingList(_Parts):
    """A whole list, checked; ``warnings`` are what a curator might still mend."""

    settings: Settings
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(_Parts):
    """What can be read of a list, whatever is wrong with it: of papers those without a problem of
    their own."""

    settings: Settings | None
    keys: Mapping[str, Path]
    """Keys of all papers' files, the wrong ones too."""
    problems: tuple[Problem, ...]

    @property
    def content(self) -> ReadingList:
        """The list, checked. Raises Problems with all there are when one of them is no warning."""
        if self.settings is None or not all(problem.warning for problem in self.problems):
            raise Problems(self.problems)
        parts = {part.name: getattr(self, part.name) for part in fields(_Parts)}
        return ReadingList(settings=self.settings, warnings=self.problems, **parts)
