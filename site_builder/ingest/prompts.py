"""A new paper from answers: those given, and those asked for."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from site_builder.model.problems import Unable
from site_builder.model.record import PaperRecord


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
        while ask is not None and question.field not in answers:
            if text := ask(f"{question.words}: ").strip():
                answers[question.field] = text
            elif not question.needed:
                break
    missing = [q.field for q in QUESTIONS if q.needed and q.field not in answers]
    if missing:
        options = ", ".join(f"--{name}" for name in missing)
        raise Unable(f"nobody is here to be asked: give {options}")
    return answers


def entry_of(answers: Mapping[str, str], added: str) -> PaperRecord:
    """Answers as an entry."""
    lists = {
        name: tuple(part.strip() for part in answers.get(name, "").split(",") if part.strip())
        for name in _LISTS
    }
    return PaperRecord(
        title=answers["title"],
        abstract=" ".join(answers["abstract"].split()),
        published=answers["published"],
        added=added,
        arxiv=answers.get("arxiv"),
        venue=answers.get("venue"),
        authors=lists["authors"],
        topics=lists["topics"],
    )


def on_terminal() -> Ask | None:
    """How to ask a person, if one is at the terminal."""
    return input if sys.stdin.isatty() else None
