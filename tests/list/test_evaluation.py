"""Extraction does not get worse: the figures of ``make eval`` have floors."""

import pytest

from site_builder.model.paper import TAG_KINDS
from tests.support import evaluation

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "papers", "f1", "left_alone"),
    [("topics-dev.jsonl", 60, 0.95, 0.92), ("topics-read.jsonl.gz", 1357, 0.93, 0.98)],
)
def test_topics_are_found_as_well_as_they_were(
    name: str, papers: int, f1: float, left_alone: float
) -> None:
    """On papers labelled by hand, among them many that belong under no topic."""
    labelled = evaluation.labelled(name)
    assert len(labelled) == papers
    found = evaluation.topics(labelled)
    assert found.f1 >= f1
    assert found.left_alone >= left_alone


def test_names_are_found_as_well_as_they_were() -> None:
    """Of every kind, and all together with the precision a curator can trust."""
    if not evaluation.read_papers():
        pytest.skip("this is another list: no paper on it was read")
    found = evaluation.names()
    assert found.precision >= 0.95
    assert found.recall >= 0.91
    for kind in TAG_KINDS:
        assert evaluation.names([kind]).f1 >= 0.85, kind


def test_claims_are_found_as_well_as_they_were() -> None:
    """Most of the results that a reader of the abstracts would quote."""
    if not evaluation.read_papers():
        pytest.skip("this is another list: no paper on it was read")
    found = evaluation.claims()
    assert found.precision >= 0.8
    assert found.recall >= 0.6


def test_the_figures_can_tell_good_from_bad() -> None:
    """A figure that nothing could lower would keep nothing from sinking."""
    rows = [({"a", "b"}, {"a"}, {"c"}), (set(), {"a"}, set()), ({"x"}, set(), set())]
    found = evaluation.figures(rows)
    assert found.precision == pytest.approx(1 / 3)
    assert found.recall == 0.5
    assert found.left_alone == 0.0
