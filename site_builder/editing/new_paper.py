"""A new paper's file, tagged and checked before anything is written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.analysis.extractor import Extractor
from site_builder.analysis.suggestions import Suggestion, compare, spellings
from site_builder.content.checks.cross_file import check_together
from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import parse_source
from site_builder.content.reader import PAPERS
from site_builder.editing.compose import compose, year_folder
from site_builder.editing.keys import key_for
from site_builder.model.paper import CLAIM_KINDS, TAG_KINDS, Paper
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems
from site_builder.model.reading_list import ReadingList
from site_builder.model.record import PaperRecord
from site_builder.text.measures import Units


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A file that may be written."""

    path: Path
    text: str
    paper: Paper
    proposed: tuple[Suggestion, ...]
    """Topics, tags and claims that its words suggest; they stand in the text."""
    warnings: tuple[Problem, ...]
    """What might still be mended."""


def new_paper(
    entry: PaperRecord, content: Path, known: ReadingList, extractor: Extractor | None = None
) -> NewPaper:
    """The file of a new paper where it belongs, with what ``extractor`` suggests.

    It passes the checks, alone and together with the list. Raises Problems.
    """
    entry = replace(entry, title=" ".join(entry.title.split()), abstract=entry.abstract.strip())
    proposed: tuple[Suggestion, ...] = ()
    if extractor:
        extract = extractor.read(entry.title, entry.abstract)
        proposed = compare(entry, extract, spellings(known.papers)).proposed
        entry = _with_proposals(entry, proposed)
    keys = {paper.key for paper in known.papers}
    try:
        path, text = new_file(entry, content, {*keys, *known.moves.moved, *known.moves.removed})
    except ValueError as error:
        mend = "write the title as printed"
        raise Problems([Problem(display_path(content), 1, 1, str(error), mend)]) from error
    slugs = {topic.slug for topic in known.topics}
    units = Units(known.vocabulary.units)
    paper, problems = check_paper(parse_source(text, path, content), slugs, units)
    if paper is None:
        raise Problems(problems)
    papers = [*known.papers, paper]
    if clashes := check_together(papers, known.topics, {*keys, paper.key}, focus=(paper.file,)):
        raise Problems(clashes)
    return NewPaper(path, text, paper, proposed, problems)


def new_file(entry: PaperRecord, content: Path, taken: Collection[str]) -> tuple[Path, str]:
    """Where a new paper's file stands, under a key that is not ``taken``, and its text.

    Nothing is checked. Raises ValueError for a title without a letter or digit.
    """
    year = entry.published[:4] if entry.published else None
    key = key_for(entry.title, entry.abstract, taken, year)
    return content / PAPERS / year_folder(entry) / f"{key}.md", compose(entry)


def _with_proposals(entry: PaperRecord, proposed: Sequence[Suggestion]) -> PaperRecord:
    """The entry with the proposals at the ends of its lists."""

    def named(field: str, kind: str = "") -> list[str]:
        return [one.value for one in proposed if (one.field, one.kind) == (field, kind)]

    tags = {kind: (*entry.tags.get(kind, ()), *named("tags", kind)) for kind in TAG_KINDS}
    claims = {kind: (*entry.claims.get(kind, ()), *named("claims", kind)) for kind in CLAIM_KINDS}
    return replace(entry, topics=(*entry.topics, *named("topics")), tags=tags, claims=claims)
