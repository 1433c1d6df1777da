"""What a first visit costs, and that nothing moves while it loads."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.budgets import BUDGETS, KB, of_each_kind, weigh
from tests.support.harness import Tree, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def root(real_tree: Tree) -> Iterator[str]:
    """The real site, served."""
    with served(real_tree.folder, "/reading-list/") as address:
        yield address


def test_no_page_is_heavier_than_its_budget(browser: Browser, real_tree: Tree, root: str) -> None:
    """The heaviest page of every kind, each on a first visit."""
    pages = of_each_kind(real_tree)
    assert len(pages) > 8
    for address in pages.values():
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        weights = weigh(context, root + address)
        context.close()
        listing = real_tree.page(address).select_one("main .catalogue") is not None
        most = {**BUDGETS, "document": 60 * KB if listing else BUDGETS["document"]}
        if address == "":
            most["document"] = 20 * KB
        for kind, limit in most.items():
            assert weights[kind] <= limit, f"/{address}: {kind}"
        if address.startswith("papers/") and address != "papers/":
            assert weights.total() <= 70 * KB, f"/{address}"
        if address == "":
            assert weights.total() <= 85 * KB


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_under_a_reader(
    browser: Browser, real_tree: Tree, root: str, width: int
) -> None:
    """The layout does not shift while a page loads."""
    watch = """() => new Promise((done) => {
        let total = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(total), 250);
    })"""
    for address in of_each_kind(real_tree).values():
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(root + address)
        assert page.evaluate(watch) == 0, f"/{address}"
        context.close()
