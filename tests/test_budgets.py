"""What a search may cost on the real list."""

from statistics import median

import pytest
from playwright.sync_api import Browser

from tests.budgets import KB, measured
from tests.harness import Tree
from tests.known_items import known_items

MOST = 170 * KB
"""Compressed bytes from Enter to the first results."""
WAIT = 100
"""Milliseconds from Enter to painted results: for half of the queries, since machines are noisy."""


@pytest.mark.slow
@pytest.mark.browser
def test_a_search_is_light_and_quick(browser: Browser, real_tree: Tree) -> None:
    """A first search within its bytes, further ones within their time, and no block of the page."""
    asked = [query.query for query in known_items(real_tree.library.papers)][::12]
    costs = measured(browser, real_tree.folder, asked)
    assert len(costs.weights) > 10
    assert min(costs.weights) > 10 * KB
    assert max(costs.weights) <= MOST
    assert median(costs.waits) <= WAIT
    assert len(costs.pauses) > 50
    assert sum(costs.blocks) <= 200
