"""What a first visit and a search cost in a real browser: bytes as they are sent, and time."""

import gzip
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.harness import Tree, served

KB = 1024
BUDGETS = {"document": 12 * KB, "stylesheet": 10 * KB, "script": 12 * KB, "font": 40 * KB}
"""Compressed bytes of a first visit, by kind."""
WAIT = 100
"""Milliseconds from Enter to painted results, for half of the queries."""
PAUSE = 50
"""Milliseconds from a key to painted suggestions, for half of the keys."""
BLOCKED = 200
"""Milliseconds for which the page may be blocked by all searches together."""
_COMPRESSED = {".html", ".js", ".css", ".json", ".txt", ".xml", ".svg"}
"""Files that hosts send compressed; what else there is, is compressed already."""
_WATCH = """() => {
    window.blocks = [];
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.blocks.push(duration);
    }).observe({ type: "longtask", buffered: true });
    window.painted = () => new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
    }));
}"""
_ENTER = """async (query) => {
    const box = document.querySelector("main form input");
    const results = document.getElementById("results");
    box.value = query;
    const begin = performance.now();
    box.form.requestSubmit();
    await new Promise((shown) => {
        const look = () =>
            results.dataset.query === query.trim() && results.ariaBusy === "false"
                ? shown() : setTimeout(look, 1);
        look();
    });
    await window.painted();
    return performance.now() - begin;
}"""
_TYPE = """async (text) => {
    const box = document.querySelector("#q");
    const list = document.querySelector("#suggestions");
    box.value = text;
    const begin = performance.now();
    const changed = new Promise((shown) => {
        const watcher = new MutationObserver(() => { watcher.disconnect(); shown(true); });
        watcher.observe(list, { childList: true, attributes: true });
        setTimeout(() => shown(false), 500);
    });
    box.dispatchEvent(new Event("input", { bubbles: true }));
    if (!(await changed)) return null;
    await window.painted();
    return performance.now() - begin;
}"""


@dataclass(frozen=True, slots=True)
class Costs:
    """What some searches cost."""

    weights: Sequence[int]
    """Compressed bytes from Enter to the results of a first search, by query."""
    waits: Sequence[float]
    """Milliseconds from Enter to painted results, by query, after a first search."""
    pauses: Sequence[float]
    """Milliseconds from a key to painted suggestions."""
    blocks: Sequence[float]
    """Milliseconds of each time the page was blocked for 50 or more."""


def of_each_kind(tree: Tree) -> dict[str, str]:
    """The heaviest page of each kind, by the first folder of its address, but for pages that lead
    elsewhere at once, and the one for lost addresses, which knows where it is served."""
    addresses = [address for address in tree.addresses if address != "404.html"]
    held = {address: tree.file(address).read_bytes() for address in addresses}
    staying = [address for address, page in held.items() if b'http-equiv="refresh"' not in page]
    return {
        address.split("/")[0] + str(address.count("/")): address
        for address in sorted(staying, key=lambda address: len(held[address]))
    }


def weigh(context: BrowserContext, url: str) -> Counter[str]:
    """Compressed bytes of everything a page fetches before anything is touched, by kind."""
    page, weights = context.new_page(), Counter[str]()
    responses = []
    page.on("response", lambda response: responses.append(response))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    for response in responses:
        kind = response.request.resource_type
        body = response.body()
        weights[kind] += len(body if kind == "font" else gzip.compress(body))
    page.close()
    return weights


def weight(folder: Path, path: str) -> int:
    """Bytes of a file of a site as a host sends it."""
    file = folder / path.partition("?")[0].lstrip("/")
    data = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(gzip.compress(data) if file.suffix in _COMPRESSED else data)


def measured(browser: Browser, folder: Path, queries: Sequence[str]) -> Costs:
    """Search for each query on a site, as a first visitor and as one who stays."""
    asked: list[str] = []
    with served(folder, asked=asked) as root:
        weights = [_first(browser, root, query, asked, folder) for query in queries]
        page = browser.new_page()
        page.goto(f"{root}search/")
        page.evaluate(_WATCH)
        waits = [page.evaluate(_ENTER, query) for query in (queries[0], *queries)][1:]
        blocks = page.evaluate("window.blocks")
        page.goto(root)
        page.evaluate(_WATCH)
        pauses = list(_typed(page, queries))
        blocks += page.evaluate("window.blocks")
        page.close()
    return Costs(weights, waits, pauses, blocks)


def _first(browser: Browser, root: str, query: str, asked: list[str], folder: Path) -> int:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{root}search/")
    page.wait_for_load_state("networkidle")
    page.evaluate(_WATCH)
    asked.clear()
    page.evaluate(_ENTER, query)
    context.close()
    return sum(weight(folder, path) for path in asked)


def _typed(page: Page, queries: Sequence[str]) -> Iterator[float]:
    page.locator("#q").focus()
    page.wait_for_load_state("networkidle")
    page.evaluate(_TYPE, "a")
    for query in queries:
        for length in range(1, min(len(query), 12) + 1):
            pause = page.evaluate(_TYPE, query[:length])
            if pause is not None:
                yield pause


def report(name: str, costs: Costs) -> Iterator[str]:
    """The costs in a few lines, each time beside its budget."""
    heavy = f"{median(costs.weights) / KB:.0f} KB, at most {max(costs.weights) / KB:.0f} KB"
    yield f"{name:<16}from Enter to the first results {heavy}"
    for what, times, limit in (
        ("Enter to results", costs.waits, WAIT),
        ("key to suggestions", costs.pauses, PAUSE),
    ):
        within = _judged(median(times), limit)
        yield f"{'':<16}{what} {within}; p95 {quantiles(times, n=20)[-1]:.0f} ms"
    yield f"{'':<16}page blocked for {_judged(sum(costs.blocks), BLOCKED)} in all"


def worked(name: str, limit: float, work: Callable[[], object]) -> str:
    """Milliseconds of the processor that a piece of work takes, the best of three, as a line."""
    times = []
    for _ in range(3):
        begin = process_time()
        work()
        times.append((process_time() - begin) * 1000)
    return f"{name:<36}{_judged(min(times), limit)}"


def _judged(time: float, limit: float) -> str:
    return f"{time:.0f} ms of {limit} ms{' (TOO LONG)' if time > limit else ''}"
