"""A new content file from answers: asked for, checked, then written."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.checks.papers import check_paper
from site_builder.checks.together import check_together
from site_builder.content import PAPERS, Content
from site_builder.entry import Entry, entry_text, place
from site_builder.formatting import STYLES, formatted
from site_builder.keys import key_for
from site_builder.problems import Problem, Problems, Unable
from site_builder.source import parse_source, shown


@dataclass(frozen=True, slots=True)
class Question:
    """Something a new entry needs, and how a person is asked for it."""

    field: str
    words: str
    needed: bool = False


QUESTIONS = (
    Question("title", "Title", needed=True),
    Question("authors", "Authors, all of them, separated by commas", needed=True),
    Question("published", "First published (2024-06-30, or 2024-06, or 2024)", needed=True),
    Question("arxiv", "arXiv id, like 2408.06450"),
    Question("venue", "Venue and year, like NeurIPS 2023"),
    Question("topics", "Topics (slugs), separated by commas"),
    Question("abstract", "Abstract, word for word, on one line", needed=True),
)
_LISTS = ("authors", "topics")

Ask = Callable[[str], str]


def ask_for(given: Mapping[str, str], ask: Ask | None) -> dict[str, str]:
    """The given answers and those ``ask`` brings for the rest; an empty one is no answer.

    Raises Unable when something needed is missing and nobody can be asked.
    """
    answers = {name: text for name, text in given.items() if text.strip()}
    for question in QUESTIONS:
        if question.field in answers:
            continue
        while ask is not None:
            text = ask(f"{question.words}: ").strip()
            if text:
                answers[question.field] = text
            if text or not question.needed:
                break
    missing = [q.field for q in QUESTIONS if q.needed and q.field not in answers]
    if missing:
        options = ", ".join(f"--{name}" for name in missing)
        raise Unable(f"nobody is here to be asked: give {options}")
    return answers


def entry_of(answers: Mapping[str, str], added: str) -> Entry:
    """Answers as an entry."""
    lists = {
        name: tuple(part.strip() for part in answers.get(name, "").split(",") if part.strip())
        for name in _LISTS
    }
    return Entry(
        title=answers["title"],
        abstract=" ".join(answers["abstract"].split()),
        published=answers["published"],
        added=added,
        arxiv=answers.get("arxiv"),
        venue=answers.get("venue"),
        authors=lists["authors"],
        topics=lists["topics"],
    )


def write_new(entry: Entry, content: Path, known: Content) -> tuple[Path, tuple[Problem, ...]]:
    """Write a new paper's file where it belongs; gives its path and what might be mended.

    The file is checked before it is written, alone and together with the list. Raises Problems,
    and then has written nothing.
    """
    taken = {paper.key for paper in known.papers}
    try:
        key = key_for(entry.title, entry.abstract, taken)
    except ValueError as error:
        mend = "write the title as printed"
        raise Problems([Problem(shown(content), 1, 1, str(error), mend)]) from error
    path = content / PAPERS / place(entry) / f"{key}.md"
    text = formatted(entry_text(entry), path, content, STYLES[PAPERS])
    slugs = {topic.slug for topic in known.topics}
    paper, problems = check_paper(parse_source(text, path, content), slugs)
    if paper is None:
        raise Problems(problems)
    papers, keys = [*known.papers, paper], {*taken, key}
    if clashes := check_together(papers, known.topics, keys, focus=(paper.file,)):
        raise Problems(clashes)
    _write(path, text)
    return path, problems


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        os.link(beside, path)
    except FileExistsError as error:
        raise Unable(f"{shown(path)}: is already there") from error
    except OSError as error:
        raise Unable(f"{shown(path)}: {error.strerror}") from error
    finally:
        beside.unlink(missing_ok=True)


def on_terminal() -> Ask | None:
    """How to ask a person, if one is at the terminal."""
    return input if sys.stdin.isatty() else None
