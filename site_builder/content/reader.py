"""The content folder as a whole list, or every problem there is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from site_builder.content.checks.common import formula_fault
from site_builder.content.checks.cross_file import check_together
from site_builder.content.checks.paper import check_paper
from site_builder.content.checks.redirects import check_redirects
from site_builder.content.checks.site import check_settings
from site_builder.content.checks.topic import check_topic
from site_builder.content.checks.vocabulary import (
    VOCABULARY_FILES,
    WORD_FILES,
    check_names,
    check_words,
    vocabulary_of,
)
from site_builder.content.format_version import SITE
from site_builder.content.front_matter import (
    Source,
    check_letters,
    find_sources,
    read_source,
    read_text,
    read_yaml,
)
from site_builder.model.paper import Paper, TagKind
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable, suggestion
from site_builder.model.reading_list import ReadingList, Survey
from site_builder.model.redirects import Redirects
from site_builder.model.settings import Settings
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import NAMED, Name, Vocabulary
from site_builder.text import markdown
from site_builder.text.measures import Units


def read_content(folder: Path) -> ReadingList:
    """Read and check a content folder. Raises Problems with all there are, or Unable."""
    return survey(folder).content


def survey(folder: Path, focus: Collection[str] = ()) -> Survey:
    """Read a content folder as far as it can be read, and tell every problem. Raises Unable.

    What two files disagree about is told in the one of ``focus``, files as messages name them.
    """
    if not folder.is_dir():
        raise Unable(f"{display_path(folder)}: there is no such folder; give one with --content")
    reading = Reading(folder)
    settings = reading.settings()
    vocabulary, classes = reading.vocabulary()
    topics = reading.topics(settings, classes)
    papers = reading.papers(Units(vocabulary.units))
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


MOVED = "moved.yaml"
PAPERS, TOPICS, PAGES, VOCABULARY = "papers", "topics", "pages", "vocabulary"
TEXTS = ("about", "contribute")
"""Pages whose words a list may write itself, as content/pages/NAME.md."""


def read_vocabulary(folder: Path) -> Vocabulary:
    """What can be read of a list's vocabulary, which need not be there."""
    return Reading(folder).vocabulary()[0]


class Reading:
    """One walk through the folder; problems gather while it goes on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.of_topics, self.of_papers = self.files(TOPICS), self.files(PAPERS)
        self.slugs = dict.fromkeys(file.stem for file in self.of_topics)
        self.keys = {file.stem: file for file in self.of_papers}
        self.unread: list[Source] = []

    def settings(self) -> Settings | None:
        file = self.folder / SITE
        if not file.exists():
            mend = "write the list's name, base_url and so on there: see docs/fields.md"
            self.problems.append(
                Problem(display_path(file), 1, 1, "the settings are missing", mend)
            )
            return None
        try:
            settings, problems = check_settings(read_yaml(file))
        except Problems as met:
            settings, problems = None, met.problems
        self.problems += problems
        return settings

    def vocabulary(self) -> tuple[Vocabulary, Collection[str] | None]:
        """What can be read of the vocabulary, all files of which may be missing.

        Beside it the names of its classes, or None where a file that may hold them is unread.
        """
        before = len(self.problems)
        sources = {source.key: source for source in self.vocabulary_sources()}
        unsure = "classes" not in sources and len(self.problems) > before
        classes: Collection[str] | None = None if unsure else ()
        words: dict[str, Mapping[str, tuple[str, ...]]] = {}
        for file in WORD_FILES:
            if file in sources:
                words[file], problems = check_words(sources[file], classes)
                self.problems += problems
                classes = words[file] if file == "classes" else classes
        names: dict[TagKind, tuple[Name, ...]] = {}
        for kind in NAMED:
            if kind in sources:
                names[kind], problems = check_names(sources[kind], classes)
                self.problems += problems
        return vocabulary_of(names, words), classes

    def vocabulary_sources(self) -> Iterator[Source]:
        for path in self.files(VOCABULARY, ".yaml"):
            if path.stem not in VOCABULARY_FILES:
                mend = f"choose from: {', '.join(VOCABULARY_FILES)}"
                mend = suggestion(path.stem, VOCABULARY_FILES, mend)
                fault = f"no file of the vocabulary is called {path.stem!r}"
                self.problems.append(Problem(display_path(path), 1, 1, fault, mend))
                continue
            try:
                yield read_yaml(path)
            except Problems as met:
                self.problems += met.problems

    def topics(self, settings: Settings | None, classes: Collection[str] | None) -> list[Topic]:
        sources = self.sources(self.of_topics)
        if settings is None:
            return []
        known = (self.slugs, settings.groups, self.keys, classes)
        checked = [check_topic(source, *known) for source in sources]
        for _, problems in checked:
            self.problems += problems
        return [topic for topic, _ in checked if topic is not None]

    def papers(self, units: Units) -> list[Paper]:
        papers = []
        for source in self.sources(self.of_papers):
            paper, problems = check_paper(source, self.slugs, units)
            self.problems += problems
            if paper is None:
                self.unread.append(source)
            else:
                papers.append(paper)
        return papers

    def moves(self) -> Redirects:
        if not (self.folder / MOVED).exists():
            return Redirects()
        try:
            moves, problems = check_redirects(read_yaml(self.folder / MOVED), self.keys)
        except Problems as met:
            moves, problems = Redirects(), met.problems
        self.problems += problems
        return moves

    def sources(self, files: Sequence[Path]) -> list[Source]:
        sources = []
        for path in files:
            try:
                sources.append(read_source(path, self.folder))
            except Problems as met:
                self.problems += met.problems
        return sources

    def files(self, name: str, suffix: str = ".md") -> list[Path]:
        folder = self.folder / name
        found, problems = find_sources(folder, suffix) if folder.is_dir() else ([], [])
        self.problems += problems
        if name != PAPERS:
            self.problems += [_nested(path, name) for path in found if path.parent != folder]
            found = [path for path in found if path.parent == folder]
        return found

    def strangers(self) -> None:
        """A misspelt folder or file would be left out in silence."""
        for path in sorted(self.folder.glob("*.y*ml")):
            if path.name not in (SITE, MOVED) and not path.name.startswith("."):
                mend = f"choose from: {SITE}, {MOVED}"
                mend = suggestion(path.name, (SITE, MOVED), mend)
                self.problems.append(
                    Problem(display_path(path), 1, 1, f"unknown file {path.name!r}", mend)
                )
        known = (PAPERS, TOPICS, PAGES, VOCABULARY)
        for path in sorted(self.folder.glob("*/")):
            lost = min((*path.rglob("*.md"), *path.rglob("*.yaml")), default=None)
            if lost and path.name not in known and not path.name.startswith("."):
                otherwise = f"move it to one of: {', '.join(known)}"
                mend = suggestion(path.name, known, otherwise)
                fault = f"unknown folder {path.name!r}"
                self.problems.append(Problem(display_path(lost), 1, 1, fault, mend))

    def texts(self) -> dict[str, str]:
        texts = {}
        for path in self.files(PAGES):
            if path.stem not in TEXTS:
                mend = suggestion(path.stem, TEXTS, f"choose from: {', '.join(TEXTS)}")
                fault = f"no page is called {path.stem!r}"
                self.problems.append(Problem(display_path(path), 1, 1, fault, mend))
                continue
            try:
                text = read_text(path)
                check_letters(text, display_path(path))
            except Problems as met:
                self.problems += met.problems
                continue
            if text.startswith("---\n"):
                mend = "begin with the words: its title is given"
                self.problems.append(
                    Problem(display_path(path), 1, 1, "a page has no fields", mend)
                )
            for line, bad in markdown.faults(text):
                told = formula_fault(bad)
                self.problems.append(Problem(display_path(path), line + 1, 1, *told))
            texts[path.stem] = text.strip()
        return texts


def _nested(path: Path, name: str) -> Problem:
    fault, mend = f"a folder within {name}/", f"move the file to {name}/{path.name}"
    return Problem(display_path(path), 1, 1, fault, mend)
