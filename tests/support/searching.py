"""How well the search does on queries judged by hand, in a real browser: part of ``make eval``."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2

from playwright.sync_api import Page

from tests.support.harness import REPOSITORY

DATA = REPOSITORY / "tests" / "eval"
SETS = ("queries-dev.jsonl", "queries-held.jsonl")
READ = 20
"""Results read of each query: the first page of them."""
_ASK = """async ([query, most]) => {
    const box = document.querySelector("main form input");
    const results = document.getElementById("results");
    box.value = query;
    box.form.requestSubmit();
    await new Promise((shown) => {
        const look = () =>
            results.dataset.query === query.trim() && results.ariaBusy === "false"
                ? shown() : setTimeout(look, 4);
        look();
    });
    return [...results.children].slice(0, most).map((paper) => paper.dataset.paper);
}"""
_ASK_PLAIN = """async ([pagefind, query, most]) => {
    const { search } = await import(pagefind);
    const { results } = await search(query, { filters: { paper: "yes" } });
    const pages = await Promise.all(results.slice(0, most).map((hit) => hit.data()));
    return pages.map((page) => page.meta.key);
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and what they hope for."""

    query: str
    kind: str
    relevant: Mapping[str, int]
    """Papers by key, graded from 1 (related) to 3 (what was meant); none for nonsense."""


@dataclass(frozen=True, slots=True)
class Score:
    """How good an answer is, or the mean of several; each from 0 to 1."""

    first: float
    """Success at 1: the first result is what was meant, or for nonsense there is none."""
    five: float
    """Success at 5."""
    rank: float
    """Reciprocal rank of the first good result among ten."""
    gain: float
    """nDCG at 10, with gains of 2^grade - 1 (Burges et al. 2005)."""


@cache
def queries(name: str) -> tuple[Query, ...]:
    """The judged queries of a file."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return tuple(Query(**json.loads(line)) for line in lines)


def ask(page: Page, root: str, wanted: Iterable[str]) -> Iterator[list[str]]:
    """Keys of the papers that the search page shows for each query."""
    page.goto(f"{root}search/")
    for query in wanted:
        yield page.evaluate(_ASK, [query, READ])


def ask_plain(page: Page, root: str, wanted: Iterable[str]) -> Iterator[list[str]]:
    """Keys of the papers that Pagefind as it comes finds on the same pages."""
    page.goto(root)
    for query in wanted:
        yield page.evaluate(_ASK_PLAIN, [f"{root}pagefind/pagefind.js", query, READ])


def score(found: Sequence[str], relevant: Mapping[str, int]) -> Score:
    """How good one answer is; a result counts as a success from grade 2 on."""
    if not relevant:
        empty = float(not found)
        return Score(empty, empty, empty, empty)
    least = min(max(relevant.values()), 2)
    places = (place for place, key in enumerate(found, 1) if relevant.get(key, 0) >= least)
    place = next(places, READ + 1)
    gains = _gain([relevant.get(key, 0) for key in found])
    ideal = _gain(sorted(relevant.values(), reverse=True))
    reciprocal = 1 / place if place <= 10 else 0.0
    return Score(float(place == 1), float(place <= 5), reciprocal, gains / ideal)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades[:10], 1))


def mean(scores: Iterable[Score]) -> Score:
    """The mean of each figure."""
    rows = list(scores)
    sums = [sum(values) / len(rows) for values in zip(*map(_values, rows), strict=True)]
    return Score(*sums)


def _values(row: Score) -> tuple[float, float, float, float]:
    return row.first, row.five, row.rank, row.gain


def judged(asked: Sequence[Query], answers: Iterable[Sequence[str]]) -> dict[str, Score]:
    """Mean scores by kind of query, and of all of them under ``all``."""
    kinds: defaultdict[str, list[Score]] = defaultdict(list)
    for query, found in zip(asked, answers, strict=True):
        kinds[query.kind].append(score(found, query.relevant))
    table = {kind: mean(scores) for kind, scores in sorted(kinds.items())}
    return {**table, "all": mean(row for scores in kinds.values() for row in scores)}


def table(name: str, ours: Mapping[str, Score], plain: Mapping[str, Score]) -> Iterator[str]:
    """Figures by kind, beside those of plain Pagefind."""
    heads = ("success@1", "success@5", "MRR@10", "nDCG@10")
    yield f"{name:<16}" + "".join(f"{head:>12}" for head in heads) + f"{'plain Pagefind':>34}"
    for kind, row in ours.items():
        beside = "".join(f"{value:>10.3f}" for value in _values(plain[kind]))
        yield f"{kind:<16}" + "".join(f"{value:>12.3f}" for value in _values(row)) + beside


def judged_sets() -> dict[str, Sequence[Query]]:
    """The sets that were judged by hand."""
    return {name.removesuffix(".jsonl"): queries(name) for name in SETS}


def report(page: Page, root: str, sets: Mapping[str, Sequence[Query]]) -> Iterator[str]:
    """Sets of queries as tables."""
    for name, asked in sets.items():
        texts = [query.query for query in asked]
        ours = judged(asked, ask(page, root, texts))
        plain = judged(asked, ask_plain(page, root, texts))
        yield ""
        yield from table(name, ours, plain)
