"""The content folder as a whole list, or every problem there is."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import ParamSpec, TypeVar

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
from site_builder.model.paper import TagKind
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable, suggestion
from site_builder.model.reading_list import ReadingList, Survey
from site_builder.model.redirects import Redirects
from site_builder.model.settings import Settings
from site_builder.model.vocabulary import NAMED, Name, Vocabulary
from site_builder.text import markdown
from site_builder.text.measures import Units

MOVED = "moved.yaml"
PAPERS, TOPICS, PAGES, VOCABULARY = "papers", "topics", "pages", "vocabulary"
TEXTS = ("about", "contribute")
"""Pages whose words a list may write itself, as content/pages/NAME.md."""
Value = TypeVar("Value")
Given = ParamSpec("Given")


def read_content(folder: Path) -> ReadingList:
    """Read and check a content folder. Raises Problems with all there are, or Unable."""
    return survey(folder).content


def survey(folder: Path, focus: Collection[str] = ()) -> Survey:
    """Read a content folder as far as it can be read, and tell every problem. Raises Unable.

    What two files disagree about is told in the one of ``focus``, files as messages name them.
    """
    if not folder.is_dir():
        raise Unable(f"{display_path(folder)}: there is no such folder; give one with --content")
    reader = Reader(folder)
    reader.tell_strangers()
    topic_files, paper_files = reader.files(TOPICS), reader.files(PAPERS)
    slugs = dict.fromkeys(file.stem for file in topic_files)
    keys = {file.stem: file for file in paper_files}
    settings = reader.settings()
    vocabulary, classes = reader.vocabulary()
    units = Units(vocabulary.units)
    known = (slugs, settings.groups if settings else (), keys, classes)
    topic_sources = list(reader.sources(topic_files))
    topics = [reader.noted(check_topic(source, *known)) for source in topic_sources if settings]
    sources = list(reader.sources(paper_files))
    papers = [reader.noted(check_paper(source, slugs, units)) for source in sources]
    read = [paper for paper in papers if paper is not None]
    unread = [source for source, paper in zip(sources, papers, strict=True) if paper is None]
    right_topics = [topic for topic in topics if topic is not None]
    moves, texts = reader.redirects(keys), reader.texts()
    reader.problems.update(check_together(read, right_topics, keys, unread, focus))
    return Survey(
        settings=settings,
        papers=tuple(read),
        topics=tuple(right_topics),
        vocabulary=vocabulary,
        moves=moves,
        texts=texts,
        keys=keys,
        problems=tuple(sorted(reader.problems)),
    )


class Reader:
    """Reads a content folder part by part, and notes every problem it meets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: set[Problem] = set()

    def noted(self, read: tuple[Value, Iterable[Problem]]) -> Value:
        """What could be read."""
        self.problems.update(read[1])
        return read[0]

    def attempt(
        self, read: Callable[Given, Value], *given: Given.args, **named: Given.kwargs
    ) -> Value | None:
        """What can be read, or None."""
        try:
            return read(*given, **named)
        except Problems as met:
            self.problems.update(met.problems)
            return None

    def tell(self, path: Path, fault: str, mend: str, line: int = 1) -> None:
        """Note what is wrong with a file."""
        self.problems.add(Problem(display_path(path), line, 1, fault, mend))

    def files(self, name: str, suffix: str = ".md") -> list[Path]:
        """The files of a folder of the list; only papers lie in folders of their own below it."""
        inside = self.folder / name
        found = self.noted(find_sources(inside, suffix)) if inside.is_dir() else []
        nested = [path for path in found if path.parent != inside and name != PAPERS]
        for path in nested:
            self.tell(path, f"a folder within {name}/", f"move the file to {name}/{path.name}")
        return [path for path in found if path not in nested]

    def sources(self, files: Iterable[Path]) -> Iterator[Source]:
        """Those of the files that can be read."""
        for path in files:
            if source := self.attempt(read_source, path, self.folder):
                yield source

    def settings(self) -> Settings | None:
        """What site.yaml says, unless a problem forbids."""
        file = self.folder / SITE
        if not file.exists():
            mend = "write the list's name, base_url and so on there: see docs/fields.md"
            self.tell(file, "the settings are missing", mend)
            return None
        source = self.attempt(read_yaml, file)
        return self.noted(check_settings(source)) if source else None

    def redirects(self, keys: Collection[str]) -> Redirects:
        """What moved.yaml says; ``keys`` are those of all papers."""
        file = self.folder / MOVED
        source = self.attempt(read_yaml, file) if file.exists() else None
        return self.noted(check_redirects(source, keys)) if source else Redirects()

    def vocabulary(self) -> tuple[Vocabulary, Collection[str] | None]:
        """What can be read of the vocabulary, all files of which may be missing.

        Beside it the names of its classes, or None where a file that may hold them is unread.
        """
        before = len(self.problems)
        paths = self._called(VOCABULARY, VOCABULARY_FILES, "file of the vocabulary", ".yaml")
        read = {path.stem: self.attempt(read_yaml, path) for path in paths}
        sources = {name: source for name, source in read.items() if source}
        unsure = "classes" not in sources and len(self.problems) > before
        classes: Collection[str] | None = None if unsure else ()
        words: dict[str, Mapping[str, tuple[str, ...]]] = {}
        for file in WORD_FILES:
            if file in sources:
                words[file] = self.noted(check_words(sources[file], classes))
                classes = words[file] if file == "classes" else classes
        names: dict[TagKind, tuple[Name, ...]] = {
            kind: self.noted(check_names(sources[kind], classes))
            for kind in NAMED
            if kind in sources
        }
        return vocabulary_of(names, words), classes

    def texts(self) -> dict[str, str]:
        """The Markdown of the pages that the list writes itself, by name."""
        texts: dict[str, str] = {}
        for path in self._called(PAGES, TEXTS, "page"):
            text = self.attempt(_page, path)
            if text is None:
                continue
            if text.startswith("---\n"):
                self.tell(path, "a page has no fields", "begin with the words: its title is given")
            for line, bad in markdown.faults(text):
                self.tell(path, *formula_fault(bad), line + 1)
            texts[path.stem] = text.strip()
        return texts

    def tell_strangers(self) -> None:
        """Tell misspelt folders and files, which would be left out in silence."""
        for path in sorted(self.folder.glob("*.y*ml")):
            if path.name not in (SITE, MOVED) and not path.name.startswith("."):
                self._misnamed(path, path.name, (SITE, MOVED), f"unknown file {path.name!r}")
        known = (PAPERS, TOPICS, PAGES, VOCABULARY)
        for path in sorted(self.folder.glob("*/")):
            lost = min((*path.rglob("*.md"), *path.rglob("*.yaml")), default=None)
            if lost and path.name not in known and not path.name.startswith("."):
                fault = f"unknown folder {path.name!r}"
                self._misnamed(lost, path.name, known, fault, "move it to one of")

    def _called(
        self, name: str, known: Collection[str], what: str, suffix: str = ".md"
    ) -> Iterator[Path]:
        """The files of a folder that holds none but those of known names."""
        for path in self.files(name, suffix):
            if path.stem in known:
                yield path
            else:
                self._misnamed(path, path.stem, known, f"no {what} is called {path.stem!r}")

    def _misnamed(
        self, path: Path, word: str, known: Collection[str], fault: str, what: str = "choose from"
    ) -> None:
        self.tell(path, fault, suggestion(word, known, f"{what}: {', '.join(known)}"))


def _page(path: Path) -> str:
    text = read_text(path)
    check_letters(text, display_path(path))
    return text
