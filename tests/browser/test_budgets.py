"""What a search may cost on the real list; ``make eval`` says how long it takes."""

import pytest
from playwright.sync_api import Browser

from tests.support.budgets import KB, measured
from tests.support.harness import Tree
from tests.support.known_items import known_items

MOST = 170 * KB
"""Compressed bytes from Enter to the first results."""


@pytest.mark.slow
@pytest.mark.browser
def test_a_search_is_light(browser: Browser, real_tree: Tree) -> None:
    """A first search stays within its bytes, and suggestions come while somebody types."""
    asked = [query.query for query in known_items(real_tree.library.papers)][::12]
    costs = measured(browser, real_tree.folder, asked)
    assert len(costs.weights) > 10
    assert min(costs.weights) > 10 * KB
    assert max(costs.weights) <= MOST
    assert len(costs.pauses) > 50
