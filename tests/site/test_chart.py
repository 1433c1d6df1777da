"""Papers a year, drawn and said."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.site import chart


@pytest.mark.parametrize(
    ("counts", "bars"),
    [
        ({}, []),
        ({2020: 1}, [(2020, 1, 6.0, 0.0, 72.0)]),
        (
            {2022: 4, 2020: 1},
            [(2020, 1, 6.0, 54.0, 18.0), (2021, 0, 36.0, 72.0, 0.0), (2022, 4, 66.0, 0.0, 72.0)],
        ),
        ({2020: 3, 2021: 1}, [(2020, 3, 6.0, 0.0, 72.0), (2021, 1, 36.0, 48.0, 24.0)]),
        ({2020: 7, 2021: 1}, [(2020, 7, 6.0, 0.0, 72.0), (2021, 1, 36.0, 61.7, 10.3)]),
    ],
)
def test_every_year_has_a_bar(
    counts: dict[int, int], bars: list[tuple[int, int, float, float, float]]
) -> None:
    """The years between without papers, too; the highest bar is as high as the chart."""
    assert chart.bars(counts) == tuple(chart.Bar(f"{bar[0] % 100:02}", *bar[1:]) for bar in bars)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({2020: 1}, "1 paper, all of 2020."),
        ({2020: 7}, "7 papers, all of 2020."),
        ({2020: 1, 2022: 4}, "5 papers from 2020 to 2022; most, 4, in 2022."),
        ({2022: 2, 2020: 2, 2021: 1}, "5 papers from 2020 to 2022; most, 2, in 2020."),
        ({2019: 0, 2020: 1}, "1 paper from 2019 to 2020; most, 1, in 2020."),
    ],
)
def test_a_chart_is_a_sentence_for_those_who_do_not_see_it(
    counts: dict[int, int], sentence: str
) -> None:
    """Of years with as many papers the earliest is named."""
    assert chart.summary(counts) == sentence


@given(st.dictionaries(st.integers(1950, 2100), st.integers(1, 10_000), min_size=1))
def test_bars_stand_side_by_side_on_the_ground(counts: dict[int, int]) -> None:
    """Within the chart, in order, and higher where there are more papers."""
    bars = chart.bars(counts)
    assert [bar.year for bar in bars] == [
        f"{year % 100:02}" for year in range(min(counts), max(counts) + 1)
    ]
    assert sum(bar.count for bar in bars) == sum(counts.values())
    assert max(bar.height for bar in bars) == chart.HEIGHT
    assert all(0 <= bar.y <= chart.HEIGHT for bar in bars)
    assert all(bar.y + bar.height == pytest.approx(chart.HEIGHT) for bar in bars)
    assert all(one.x + chart.BAR <= other.x for one, other in pairwise(bars))
    assert bars[-1].x + chart.BAR <= len(bars) * chart.STEP
    by_count = sorted(bars, key=lambda bar: bar.count)
    assert all(one.height <= other.height for one, other in pairwise(by_count))
