"""What of a page a reader would see change is told by name."""

import pytest

from site_builder.review.page_changes import changed_parts
from tests.support.harness import REPOSITORY

PAGE = (REPOSITORY / "tests/sites/small.built/papers/knot/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("<main id", "<main id", []),
        ('<meta name="color-scheme"', '<meta name="colour-scheme"', []),
        ("which ties a kite", "which is a kite", ["text", "description", "JSON-LD"]),
        ("<h1>KNOT", "<h1>NOT", ["text"]),
        ("<title>KNOT", "<title>NOT", ["title"]),
        ('name="description" content="', 'name="description" content="x', ["description"]),
        ('rel="canonical" href="', 'rel="canonical" href="x', ["canonical address"]),
        ('"@type":"ScholarlyArticle"', '"@type":"Article"', ["JSON-LD"]),
    ],
)
def test_what_changes_of_a_page_is_named(old: str, new: str, parts: list[str]) -> None:
    """The main text, or what search engines and citing machines are told; not the frame."""
    assert old in PAGE
    assert list(changed_parts(PAGE, PAGE.replace(old, new))) == parts
