"""The content folder as a whole list, or every problem there is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

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
Told = tuple[Value, Iterable[Problem]]
"""What could be read, and every problem met."""


def read_content(folder: Path) -> ReadingList:
    """Read and check a content folder. Raises Problems with all there are, or Unable."""
    return survey(folder).content


def survey(folder: Path, focus: Collection[str] = ()) -> Survey:
    """Read a content folder as far as it can be read, and tell every problem. Raises Unable.

    What two files disagree about is told in the one of ``focus``, files as messages name them.
    """
    if not folder.is_dir():
        raise Unable(f"{display_path(folder)}: there is no such folder; give one with --content")
    problems = set(_strangers(folder))

    def noted(read: Told[Value]) -> Value:
        problems.update(read[1])
        return read[0]

    topic_files, paper_files = noted(list_files(folder, TOPICS)), noted(list_files(folder, PAPERS))
    slugs = dict.fromkeys(file.stem for file in topic_files)
    keys = {file.stem: file for file in paper_files}
    settings = noted(_settings(folder / SITE))
    vocabulary, classes = noted(_vocabulary(folder))
    units = Units(vocabulary.units)
    topic_sources = noted(_sources(topic_files, folder))
    known = (slugs, settings.groups if settings else (), keys, classes)
    topics = [noted(check_topic(source, *known)) for source in topic_sources if settings]
    paper_sources = noted(_sources(paper_files, folder))
    papers = [noted(check_paper(source, slugs, units)) for source in paper_sources]
    read = [paper for paper in papers if paper is not None]
    checked = zip(paper_sources, papers, strict=True)
    unread = [source for source, paper in checked if paper is None]
    right_topics = [topic for topic in topics if topic is not None]
    return Survey(
        settings=settings,
        papers=tuple(read),
        topics=tuple(right_topics),
        vocabulary=vocabulary,
        moves=noted(read_redirects(folder, keys)),
        texts=noted(_texts(folder)),
        keys=keys,
        problems=tuple(
            sorted(problems.union(check_together(read, right_topics, keys, unread, focus)))
        ),
    )


def list_files(folder: Path, name: str, suffix: str = ".md") -> Told[list[Path]]:
    """The files of a folder of the list; only papers lie in folders of their own below it."""
    inside = folder / name
    found, problems = find_sources(inside, suffix) if inside.is_dir() else ([], [])
    if name == PAPERS:
        return found, problems
    nested = [_nested(path, name) for path in found if path.parent != inside]
    return [path for path in found if path.parent == inside], [*problems, *nested]


def read_vocabulary(folder: Path) -> Vocabulary:
    """What can be read of a list's vocabulary, which need not be there."""
    return _vocabulary(folder)[0][0]


def read_redirects(folder: Path, keys: Collection[str]) -> Told[Redirects]:
    """What moved.yaml says; ``keys`` are those of all papers."""
    if not (folder / MOVED).exists():
        return Redirects(), ()
    try:
        return check_redirects(read_yaml(folder / MOVED), keys)
    except Problems as met:
        return Redirects(), met.problems


def _settings(file: Path) -> Told[Settings | None]:
    if not file.exists():
        mend = "write the list's name, base_url and so on there: see docs/fields.md"
        return None, [Problem(display_path(file), 1, 1, "the settings are missing", mend)]
    try:
        return check_settings(read_yaml(file))
    except Problems as met:
        return None, met.problems


def _vocabulary(folder: Path) -> Told[tuple[Vocabulary, Collection[str] | None]]:
    """What can be read of the vocabulary, all files of which may be missing.

    Beside it the names of its classes, or None where a file that may hold them is unread.
    """
    files, told = list_files(folder, VOCABULARY, ".yaml")
    sources, unread = _vocabulary_sources(files)
    problems = [*told, *unread]
    classes: Collection[str] | None = None if "classes" not in sources and problems else ()
    words: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for file in WORD_FILES:
        if file in sources:
            words[file], told = check_words(sources[file], classes)
            problems += told
            classes = words[file] if file == "classes" else classes
    names: dict[TagKind, tuple[Name, ...]] = {}
    for kind in NAMED:
        if kind in sources:
            names[kind], told = check_names(sources[kind], classes)
            problems += told
    return (vocabulary_of(names, words), classes), problems


def _vocabulary_sources(files: Iterable[Path]) -> Told[dict[str, Source]]:
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for path in files:
        if path.stem not in VOCABULARY_FILES:
            fault = f"no file of the vocabulary is called {path.stem!r}"
            problems.append(_misnamed(path, path.stem, VOCABULARY_FILES, fault))
            continue
        try:
            sources[path.stem] = read_yaml(path)
        except Problems as met:
            problems += met.problems
    return sources, problems


def _sources(files: Sequence[Path], folder: Path) -> Told[list[Source]]:
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in files:
        try:
            sources.append(read_source(path, folder))
        except Problems as met:
            problems += met.problems
    return sources, problems


def _strangers(folder: Path) -> Iterator[Problem]:
    """A misspelt folder or file would be left out in silence."""
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in (SITE, MOVED) and not path.name.startswith("."):
            yield _misnamed(path, path.name, (SITE, MOVED), f"unknown file {path.name!r}")
    known = (PAPERS, TOPICS, PAGES, VOCABULARY)
    for path in sorted(folder.glob("*/")):
        lost = min((*path.rglob("*.md"), *path.rglob("*.yaml")), default=None)
        if lost and path.name not in known and not path.name.startswith("."):
            fault = f"unknown folder {path.name!r}"
            yield _misnamed(lost, path.name, known, fault, "move it to one of")


def _misnamed(
    path: Path, word: str, known: Collection[str], fault: str, what: str = "choose from"
) -> Problem:
    mend = suggestion(word, known, f"{what}: {', '.join(known)}")
    return Problem(display_path(path), 1, 1, fault, mend)


def _texts(folder: Path) -> Told[dict[str, str]]:
    files, told = list_files(folder, PAGES)
    texts: dict[str, str] = {}
    problems = [*told]
    for path in files:
        if path.stem not in TEXTS:
            problems.append(_misnamed(path, path.stem, TEXTS, f"no page is called {path.stem!r}"))
            continue
        try:
            text = read_text(path)
            check_letters(text, display_path(path))
        except Problems as met:
            problems += met.problems
            continue
        problems += _faults(text, display_path(path))
        texts[path.stem] = text.strip()
    return texts, problems


def _faults(text: str, file: str) -> Iterator[Problem]:
    if text.startswith("---\n"):
        mend = "begin with the words: its title is given"
        yield Problem(file, 1, 1, "a page has no fields", mend)
    for line, bad in markdown.faults(text):
        yield Problem(file, line + 1, 1, *formula_fault(bad))


def _nested(path: Path, name: str) -> Problem:
    fault, mend = f"a folder within {name}/", f"move the file to {name}/{path.name}"
    return Problem(display_path(path), 1, 1, fault, mend)
