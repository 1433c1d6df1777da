"""The content folder as a whole list, or every problem there is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.checks.together import check_together
from site_builder.moves import Moves
from site_builder.paper import Paper
from site_builder.problems import Problem, Problems, Unable
from site_builder.reading import MOVED, PAGES, PAPERS, TOPICS, VOCABULARY, Reading
from site_builder.settings import Settings
from site_builder.source import shown
from site_builder.topic import Topic
from site_builder.versions import SITE
from site_builder.vocabulary import Vocabulary

__all__ = [
    "MOVED",
    "PAGES",
    "PAPERS",
    "SITE",
    "TOPICS",
    "VOCABULARY",
    "Content",
    "Survey",
    "read_content",
    "survey",
]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole list, checked; ``warnings`` are what a curator might still mend."""

    settings: Settings
    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    vocabulary: Vocabulary
    moves: Moves
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
    moves: Moves
    texts: Mapping[str, str]
    keys: Mapping[str, Path]
    """Keys of all papers' files, the wrong ones too."""
    problems: tuple[Problem, ...]

    @property
    def content(self) -> Content:
        """The list, checked. Raises Problems with all there are when one of them is no warning."""
        if self.settings is None or not all(problem.warning for problem in self.problems):
            raise Problems(self.problems)
        return Content(
            settings=self.settings,
            papers=self.papers,
            topics=self.topics,
            vocabulary=self.vocabulary,
            moves=self.moves,
            texts=self.texts,
            warnings=self.problems,
        )


def read_content(folder: Path) -> Content:
    """Read and check a content folder. Raises Problems with all there are, or Unable."""
    return survey(folder).content


def survey(folder: Path, focus: Collection[str] = ()) -> Survey:
    """Read a content folder as far as it can be read, and tell every problem. Raises Unable.

    What two files disagree about is told in the one of ``focus``, files as messages name them.
    """
    if not folder.is_dir():
        raise Unable(f"{shown(folder)}: there is no such folder; give one with --content")
    reading = Reading(folder)
    settings = reading.settings()
    vocabulary, classes = reading.vocabulary()
    topics = reading.topics(settings, classes)
    papers = reading.papers()
    moves = reading.moves()
    texts = reading.texts()
    reading.strangers()
    together = check_together(papers, topics, reading.keys, reading.unread, focus)
    return Survey(
        settings=settings,
        papers=tuple(papers),
        topics=tuple(topics),
        vocabulary=vocabulary,
        moves=moves,
        texts=texts,
        keys=reading.keys,
        problems=tuple(sorted({*reading.problems, *together})),
    )
