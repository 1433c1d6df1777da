"""A new paper's file, tagged and checked before anything is written."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from site_builder.checks.papers import check_paper
from site_builder.checks.together import check_together
from site_builder.content import PAPERS, Content
from site_builder.entry import Entry, entry_text, place
from site_builder.extraction import Extractor
from site_builder.formatting import STYLES, formatted
from site_builder.keys import key_for
from site_builder.paper import Paper
from site_builder.problems import Problem, Problems, Unable
from site_builder.source import parse_source, shown
from site_builder.tagging import Proposal, difference, spellings, with_proposals


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that may be written."""

    path: Path
    text: str
    paper: Paper
    proposed: tuple[Proposal, ...]
    """Topics, tags and claims that its words suggest; they stand in the text."""
    warnings: tuple[Problem, ...]
    """What might still be mended."""


def draft_of(
    entry: Entry, content: Path, known: Content, extractor: Extractor | None = None
) -> Draft:
    """The file of a new paper where it belongs, with what ``extractor`` suggests.

    It passes the checks, alone and together with the list. Raises Problems.
    """
    keys = {paper.key for paper in known.papers}
    taken = keys.union(known.moves.moved, known.moves.removed)
    year = entry.published[:4] if entry.published else None
    try:
        key = key_for(entry.title, entry.abstract, taken, year)
    except ValueError as error:
        mend = "write the title as printed"
        raise Problems([Problem(shown(content), 1, 1, str(error), mend)]) from error
    path = content / PAPERS / place(entry) / f"{key}.md"
    text = formatted(entry_text(entry), path, content, STYLES[PAPERS])
    paper, problems = _checked(text, path, content, known)
    proposed: tuple[Proposal, ...] = ()
    if extractor:
        extract = extractor.read(paper.title, paper.abstract)
        proposed = difference(paper, extract, spellings(known.papers)).proposed
        text = formatted(with_proposals(text, proposed), path, content, STYLES[PAPERS])
        paper, problems = _checked(text, path, content, known)
    papers = [*known.papers, paper]
    if clashes := check_together(papers, known.topics, {*keys, key}, focus=(paper.file,)):
        raise Problems(clashes)
    return Draft(path, text, paper, proposed, problems)


def _checked(
    text: str, path: Path, content: Path, known: Content
) -> tuple[Paper, tuple[Problem, ...]]:
    slugs = {topic.slug for topic in known.topics}
    paper, problems = check_paper(parse_source(text, path, content), slugs)
    if paper is None:
        raise Problems(problems)
    return paper, problems


def write_draft(draft: Draft) -> None:
    """Write a draft's file whole, never over another one. Raises Unable, with nothing written."""
    path = draft.path
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(draft.text, encoding="utf-8", newline="\n")
        os.link(beside, path)
    except FileExistsError as error:
        raise Unable(f"{shown(path)}: is already there") from error
    except OSError as error:
        raise Unable(f"{shown(path)}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
