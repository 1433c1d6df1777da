"""What curators should mend, as far as the list itself can tell."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from site_builder.content.checks.paper import UNDATED
from site_builder.content.reader import PAPERS
from site_builder.model.paper import Paper
from site_builder.model.paths import display_path
from site_builder.model.problems import quantity
from site_builder.model.reading_list import Survey
from site_builder.model.topic import Topic
from site_builder.review.markdown import code_span, escape_line
from site_builder.text import markdown

THIN = 3
"""Papers below which a topic is thin: a way into it needs as many."""
SHORT = 40
"""Words below which an abstract or an introduction is a stub."""


def gaps(survey: Survey) -> str:
    """A Markdown document of all gaps by kind, each with file and line.

    Papers in a folder of undated ones and stubs are told too, though the check refuses them.
    Whether an address still answers cannot be told without asking it; the links report does that.
    """
    papers = sorted(survey.papers, key=lambda paper: (paper.published.first_day, paper.key))
    sections = list(_sections(papers, survey))
    lines = ["# What to mend", ""]
    lines += [f"{quantity(len(papers), 'paper')}, {quantity(len(survey.topics), 'topic')}.", ""]
    for name, words, found in sections:
        if found:
            lines += [f"## {name} ({len(found)})", "", words, ""]
            lines += [*found, ""]
    if not any(found for _, _, found in sections):
        lines += ["Nothing is missing.", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _sections(papers: list[Paper], survey: Survey) -> Iterator[tuple[str, str, list[str]]]:
    """The kinds of gaps, each with what to do about it and a line for each."""
    topics = survey.topics
    find_day = "Find the day of the first public version."
    yield "No topic", "Listed as unsorted.", _papers(papers, lambda paper: not paper.topics)
    undated = [
        _line(display_path(path), 1, escape_line(key))
        for key, path in survey.keys.items()
        if path.parent == Path(*path.parts[:-2], UNDATED) and path.parent.parent.name == PAPERS
    ]
    yield "Undated", find_day, undated
    unvenued = _papers(papers, _unvenued)
    yield "No venue", "Oldest first: look whether it has appeared since.", unvenued
    rough = _papers(papers, lambda paper: not paper.published.day, "published")
    yield "Only a month or a year", find_day, rough
    codeless = _papers(papers, lambda paper: "code" not in paper.links, "links")
    yield "No code link", "Look for one on the paper's page.", codeless
    stubs = _papers(papers, lambda paper: _is_short(paper.abstract), "body")
    short = [_topic(topic, "body") for topic in topics if _is_short(topic.introduction)]
    yield "Stubs", f"Shorter than {SHORT} words.", stubs + short
    under = Counter(slug for paper in papers for slug in set(paper.topics))
    thin = [
        _topic(topic, "name", f" ({quantity(under[topic.slug], 'paper')})")
        for topic in topics
        if under[topic.slug] < THIN
    ]
    yield "Thin topics", f"Fewer than {THIN} papers.", thin
    astray = [_topic(topic, "name") for topic in topics if not topic.start]
    yield "Topics without a way in", "Name three to seven papers to start with.", astray


def _line(file: str, line: int, words: str) -> str:
    return f"- {code_span(f'{file}:{line}')} {words}"


def _papers(papers: list[Paper], lacks: Callable[[Paper], bool], field: str = "title") -> list[str]:
    """Papers at the line of a field, or of their title where they have no such field."""
    return [
        _line(
            paper.file,
            paper.lines.get(field, paper.lines["title"])[0],
            f"{escape_line(markdown.title_text(paper.title))} ({paper.published})",
        )
        for paper in papers
        if lacks(paper)
    ]


def _topic(topic: Topic, field: str, more: str = "") -> str:
    return _line(topic.file, topic.lines[field][0], escape_line(topic.name) + more)


def _unvenued(paper: Paper) -> bool:
    return paper.venue is None and paper.status.kind not in ("withdrawn", "retracted")


def _is_short(text: str) -> bool:
    return len(text.split()) < SHORT
