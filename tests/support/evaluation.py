"""How well extraction and search do on what was judged by hand, and how fast: ``make eval``."""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from site_builder.analysis.evidence import Extract
from site_builder.analysis.extractor import Extractor
from site_builder.content.reader import read_content
from site_builder.editing.compose import compose
from site_builder.model.paper import TAG_KINDS, Paper
from site_builder.model.reading_list import ReadingList
from site_builder.model.record import PaperRecord
from site_builder.text.slugs import fold_name, title_identity
from tests.support import budgets, searching
from tests.support.harness import CONTENT, REPOSITORY, call, launched, served
from tests.support.known_items import known_items

DATA = REPOSITORY / "tests" / "eval"


@dataclass(frozen=True, slots=True)
class Figures:
    """Micro-averaged figures of one comparison."""

    precision: float
    recall: float
    left_alone: float = 1.0
    """Share of the papers with nothing to be found that were given nothing."""

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Row = tuple[set[str], set[str], set[str]]
"""Predicted, must and optional."""


def figures(rows: Iterable[Row]) -> Figures:
    """Precision over must and optional, recall over must."""
    rows = list(rows)
    predicted = sum(len(found) for found, _, _ in rows)
    right = sum(len(found & (must | optional)) for found, must, optional in rows)
    wanted = sum(len(must) for _, must, _ in rows)
    hit = sum(len(found & must) for found, must, _ in rows)
    empty = [found for found, must, optional in rows if not must and not optional]
    return Figures(
        precision=right / max(predicted, 1),
        recall=hit / max(wanted, 1),
        left_alone=sum(not found for found in empty) / max(len(empty), 1),
    )


@cache
def content() -> ReadingList:
    """The real list."""
    return read_content(CONTENT)


@cache
def extractor() -> Extractor:
    """What the real list knows."""
    return Extractor(content().topics, content().vocabulary)


def labelled(name: str) -> list[dict[str, Any]]:
    """The labelled papers of a file."""
    path = DATA / name
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def topics(papers: Sequence[dict[str, Any]]) -> Figures:
    """Topics suggested against topics labelled; topics the list has no more do not count."""
    known = {topic.slug for topic in content().topics}

    def rows() -> Iterator[Row]:
        for paper in papers:
            extract = extractor().read(paper["title"], paper["abstract"])
            found = {topic.topic for topic in extract.topics}
            yield found, set(paper["must"]) & known, set(paper["optional"]) & known

    return figures(rows())


@cache
def read_papers() -> tuple[tuple[Paper, dict[str, Any]], ...]:
    """The list's papers that were read for names and claims, with what was read; none of them on a
    list that is another's."""
    papers = {title_identity(paper.title): paper for paper in content().papers}
    labels = {title_identity(label["title"]): label for label in labelled("names.jsonl")}
    return tuple((papers[title], label) for title, label in labels.items() if title in papers)


@cache
def _told(title: str, abstract: str) -> Extract:
    return extractor().read(title, abstract)


def names(kinds: Sequence[str] = TAG_KINDS) -> Figures:
    """Names suggested for the list's own papers against names read in their abstracts."""

    def rows() -> Iterator[Row]:
        for paper, label in read_papers():
            extract = _told(paper.title, paper.abstract)
            optional = {fold_name(name) for name in label["optional"]}
            for kind in kinds:
                found = {fold_name(mention.name) for mention in extract.tags.get(kind, ())}  # type: ignore[call-overload]
                yield found, {fold_name(name) for name in label[kind]}, optional

    return figures(rows())


def claims() -> Figures:
    """Claims suggested against claims read; those that share their words are the same."""

    def rows() -> Iterator[Row]:
        for paper, label in read_papers():
            told = _told(paper.title, paper.abstract).claims
            quotes = {claim.evidence.text for claim in told}
            wanted = set(label["claims"])
            same = {q: next((w for w in wanted if q in w or w in q), q) for q in quotes}
            yield set(same.values()), wanted, set()

    return figures(rows())


def report() -> Iterator[str]:
    """The figures as a table."""
    yield f"{'':<36}{'precision':>10}{'recall':>10}{'F1':>10}{'left alone':>12}"
    for name in ("topics-dev.jsonl", "topics-read.jsonl.gz"):
        papers = labelled(name)
        yield _line(f"topics, {len(papers)} papers", topics(papers), alone=True)
    yield _line("names of all kinds", names())
    for kind in TAG_KINDS:
        yield _line(f"  {kind}", names([kind]))
    yield _line("claims", claims())


def _line(name: str, found: Figures, alone: bool = False) -> str:
    left = f"{found.left_alone:>12.3f}" if alone else ""
    return f"{name:<36}{found.precision:>10.3f}{found.recall:>10.3f}{found.f1:>10.3f}{left}"


def report_speed() -> Iterator[str]:
    """What the commands take on the real list, beside what they may."""
    entries = [
        PaperRecord(title=paper.title, abstract=paper.abstract) for paper in content().papers
    ]

    def write() -> None:
        for entry in islice(cycle(entries), 500):
            compose(entry)

    yield ""
    yield budgets.worked("the list checked", 1000, lambda: call("check", "--content", CONTENT))
    yield budgets.worked("500 entries written", 1000, write)


def report_search(folder: Path | None = None) -> Iterator[str]:
    """The figures of the search, asked on a built site in a real browser: with the judged queries
    on the list's own, with queries made from its papers on that of any other ``folder``."""
    with TemporaryDirectory() as made:
        public = Path(made) / "public"
        built = call("build", "--content", folder or CONTENT, "--output", public, "--quiet")
        assert built.code == 0, built.told
        with launched() as browser, served(public) as root:
            items = known_items(read_content(folder or CONTENT).papers)
            sets = {"known items": items} if folder else searching.judged_sets()
            yield from searching.report(browser.new_page(), root, sets)
            yield ""
            texts = [query.query for query in items][:: max(len(items) // 40, 1)]
            yield from budgets.report("costs", budgets.measured(browser, public, texts))


def main() -> None:
    """Print the figures; those of the search alone for another list's folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    whole = chain(report(), report_speed(), report_search())
    for line in report_search(folder) if folder else whole:
        print(line, flush=True)


if __name__ == "__main__":
    main()
