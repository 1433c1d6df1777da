"""A whole list, checked, or what of it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.model.paper import Paper
from site_builder.model.problems import Problem, Problems
from site_builder.model.redirects import Redirects
from site_builder.model.settings import Settings
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A whole list, checked; ``warnings`` are what a curator might still mend."""

    settings: Settings
    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    vocabulary: Vocabulary
    moves: Redirects
    texts: Mapping[str, str]
    """Markdown of the pages a list writes itself, by name."""
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What can be read of a list, whatever is wrong with it."""

    settings: Settings | None
    papers: tuple[Paper, ...]
    """Those without a problem of their own."""
    topics: tuple[Topic, ...]
    vocabulary: Vocabulary
    moves: Redirects
    texts: Mapping[str, str]
    keys: Mapping[str, Path]
    """Keys of all papers' files, the wrong ones too."""
    problems: tuple[Problem, ...]

    @property
    def content(self) -> ReadingList:
        """The list, checked. Raises Problems with all there are when one of them is no warning."""
        if self.settings is None or not all(problem.warning for problem in self.problems):
            raise Problems(self.problems)
        return ReadingList(
            settings=self.settings,
            papers=self.papers,
            topics=self.topics,
            vocabulary=self.vocabulary,
            moves=self.moves,
            texts=self.texts,
            warnings=self.problems,
        )
