"""How well the search does on queries judged by hand, in a real browser: part of ``make eval``."""

import json
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

READ = 30
"""Results read of each query."""
_ASK = """async ([query]) => {
    const engine = await import(window.engineUrl);
    const { hits } = await engine.papers(query);
    return (await Promise.all(hits.slice(0, 30).map((hit) => hit.data()))).map((d) => d.meta.key);
}"""


def queries(path: Path) -> list[dict[str, Any]]:
    """The judged queries of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def asked_on_page(page: Page, root: str, query: str) -> list[str]:
    """Keys of the papers that the search page shows for a query."""
    from urllib.parse import quote

    page.goto(f"{root}search/?q={quote(query)}")
    page.wait_for_selector("#results[aria-busy='false']", state="attached")
    return [
        item.get_attribute("data-paper") or "" for item in page.query_selector_all("#results > li")
    ][:READ]


def scores(found: Sequence[str], relevant: Mapping[str, int]) -> dict[str, float]:
    """success@1, success@5, reciprocal rank and nDCG@10 of one answer."""
    if not relevant:
        empty = float(not found)
        return {"s@1": empty, "s@5": empty, "rr": empty, "ndcg": empty}
    best = max(relevant.values())
    good = {key for key, grade in relevant.items() if grade >= min(best, 2)}
    ranks = [place for place, key in enumerate(found, 1) if key in good]
    gains = sum(
        (2 ** relevant.get(key, 0) - 1) / log2(place + 1) for place, key in enumerate(found[:10], 1)
    )
    ideal = sum(
        (2**grade - 1) / log2(place + 1)
        for place, grade in enumerate(sorted(relevant.values(), reverse=True)[:10], 1)
    )
    return {
        "s@1": float(bool(ranks) and ranks[0] == 1),
        "s@5": float(bool(ranks) and ranks[0] <= 5),
        "rr": 1 / ranks[0] if ranks and ranks[0] <= 10 else 0.0,
        "ndcg": gains / ideal,
    }


def mean(rows: Iterable[dict[str, float]]) -> dict[str, float]:
    """The mean of each figure."""
    rows = list(rows)
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}
