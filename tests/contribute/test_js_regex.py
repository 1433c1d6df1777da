"""Patterns of Python's that browsers read: both find the same."""

import json
import re

import pytest

from site_builder.contribute import patterns as the_patterns
from site_builder.contribute.js_regex import Untranslatable, browser_pattern
from tests.support.contributing import texts
from tests.support.harness import Tree
from tests.support.script import ADAPTERS, results_of

SAMPLES = [
    re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|\d+"),
    re.compile(r"\b\w+\B", re.I),
    re.compile(r"(?P<a>\d+(?:,\d)?)(?:x|xy)z{0,2}"),
    re.compile(r"[-a&|~^.$#+*(){}]+\"|[^]\-x]\-"),
    re.compile(r"[\W_]\S\D[\s\d-]?"),
    re.compile(r"(?<![\w^])a{2}[]/]|\{\}|\\|$"),
    re.compile(r"é.$|^\w", re.DOTALL),
    re.compile(r"\d\w", re.ASCII),
    re.compile(r"(?<=[^\W_])\+{1,2}(?![^\W_])|a*?b|[\x00-\x1f\u200b]"),
]


def test_the_same_is_found_by_both(small_tree: Tree) -> None:
    """Every pattern that the builder writes out, and every construct, on texts of odd signs."""
    known = [
        pattern
        for table in (*the_patterns.CHECKING.values(), *the_patterns.READING.values())
        for pattern in table.values()
    ]
    written_out = [
        made
        for name in ("rules", "vocabulary")
        for made in json.loads(small_tree.text(f"contribute/{name}.json"))["patterns"].values()
    ]
    assert written_out == [browser_pattern(pattern) for pattern in known]
    patterns = [*known, *SAMPLES]
    given = [text.replace("ı", "i") for text in texts(400, 40)]  # to Python a case of i
    expected = [
        [[match.group() for match in pattern.finditer(text)] for text in given]
        for pattern in patterns
    ]
    written = [browser_pattern(pattern) for pattern in patterns]
    found = results_of(ADAPTERS / "contribute.js", "matcher", written, given)
    for pattern, ours, theirs in zip(patterns, expected, found, strict=True):
        assert theirs == ours, pattern.pattern
    assert sum(map(len, map(str, expected))) > 10_000


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"(a)?(?(1)b|c)", r"(?P<x>a)(?P=x)", r"(?i:a)", r"\Aa", r"(a)\1", r"(?m)^a"),
        *(r"a++", r"a{2}+", r"(?>a)", r"a{,2}", r"a]"),
    ],
)
def test_what_browsers_do_not_know_is_refused(pattern: str) -> None:
    """At build, not in a reader's browser."""
    with pytest.raises(Untranslatable):
        browser_pattern(re.compile(pattern))
