"""Numbers with their units: what was measured, and what is only counted or named."""

from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.defaults import UNITS


def read(text: str) -> list[tuple[float, str, str]]:
    """The numbers of a text with their units, and the words that say them."""
    return [
        (found.value, found.unit, text[found.start : found.end]) for found in UNITS.measures(text)
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2x", 2, "x"),
        ("2X", 2, "x"),
        ("2.5×", 2.5, "x"),
        ("2 ×", 2, "x"),
        ("12 times", 12, "x"),
        ("3-fold", 3, "x"),
        ("3 folds", 3, "x"),
        ("736fold", 736, "x"),
        ("two times", 2, "x"),
        ("ten times", 10, "x"),
        ("twice", 2, "x"),
        ("an order of magnitude", 10, "x"),
        ("one order of magnitude", 10, "x"),
        ("2 orders of magnitude", 100, "x"),
        ("three orders of magnitude", 1000, "x"),
        ("0.5%", 0.5, "%"),
        ("50 %", 50, "%"),
        ("50 percent", 50, "%"),
        ("5 percentage", 5, "%"),
        ("1 percentage point", 1, "points"),
        ("2 percent points", 2, "points"),
        ("3.1 percentage points", 3.1, "points"),
        ("3.1 points", 3.1, "points"),
        ("1.5 BLEU", 1.5, "BLEU"),
        ("1.5 BLEU points", 1.5, "BLEU"),
        ("80GB", 80, "GB"),
        ("512 MB", 512, "MB"),
        ("1,234.5 MB", 1234.5, "MB"),
        ("1,000,000 TB", 1e6, "TB"),
        ("2 TB", 2, "TB"),
        ("10s", 10, "s"),
        ("10 seconds", 10, "s"),
        ("1 second", 1, "s"),
        ("30 minutes", 30, "min"),
        ("1 hour", 1, "h"),
        ("9 ms", 9, "ms"),
        ("300W", 300, "W"),
        ("5 Watts", 5, "W"),
        ("3.2 mJ", 3.2, "mJ"),
        ("4 kWh", 4, "kWh"),
        ("15 petaflops", 15, "PFlops"),
        ("38 TFLOPs", 38, "TFlops"),
        ("120 tokens/s", 120, "tokens/s"),
        ("3\ntimes", 3, "x"),
        ("50\xa0GB", 50, "GB"),
        ("1.5.6%", 5.6, "%"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    """Units of one kind under one symbol, however they are written."""
    ((found, symbol, _),) = read(f"by {text}, we say")
    assert (found, symbol) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5-2.5x", 2.5),
        ("1.5–2.5x", 2.5),
        ("1.5x-2.5x", 2.5),
        ("1.5× to 2.5×", 2.5),
        ("5∼10x", 10),
        ("5 ~ 10x", 10),
        ("50%-60%", 60),
        ("10 to 20%", 20),
        ("two to three times", 3),
        ("two to three orders of magnitude", 1000),
    ],
)
def test_of_a_range_the_larger_end_counts(text: str, value: float) -> None:
    """And the whole range is what the number covers."""
    ((found, _, words),) = read(f"it is {text} smaller")
    assert (found, words) == (value, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it is up to 2x faster", "up to 2x"),
        ("it saves by up to 40% of", "by up to 40%"),
        ("an average of 3 points", "an average of 3 points"),
        ("only about 3 GB", "only about 3 GB"),
        ("at least\n 5 times", "at least\n 5 times"),
        ("is ~3x slower", "~3x"),
        ("of 3 GB", "3 GB"),
        ("reduced by 3%", "3%"),
        ("with more than 1.5-2.5x", "more than 1.5-2.5x"),
    ],
)
def test_a_number_begins_with_its_qualifier(text: str, words: str) -> None:
    """What makes it less than exact belongs to it; *by* and *of* alone do not."""
    assert [found for _, _, found in read(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "2024",
        "GPT-4 and INT8",
        "8bit, 8-bit and 8 bits",
        "2×1.4",
        "3x4",
        "16 x 16",
        "224 × 224",
        "x2",
        "2xy",
        "100 papers",
        "two kites",
        "twofold and ten-fold",
        "in the 1990s and 2000s",
        "10 GBs",
        "orders of magnitude",
        "fifty percent",
        "half",
    ],
)
def test_what_has_no_unit_is_not_measured(text: str) -> None:
    """Names, counts, products and decades."""
    assert read(text) == []


def test_every_number_of_a_text_is_read_in_order() -> None:
    """Each with its own unit."""
    text = "It is 2.7x faster, saves 40% of 16 GB and loses 0.3 points in a 3×3 sail, twice."
    assert [(value, unit) for value, unit, _ in read(text)] == [
        (2.7, "x"),
        (40, "%"),
        (16, "GB"),
        (0.3, "points"),
        (2, "x"),
    ]


BITS = [
    *"0 1 9 25 1,000 1990 two ten . , - – ~ ∼ × x X % ٣ ² \n".split(" "),
    *"s ms GB W|times|-fold|folds|points|percent|percentage|BLEU|hours|tokens/s".split("|"),
    *"up to|by|about|twice|orders of magnitude|an order of magnitude|to|only| ".split("|"),
]
SYMBOLS = set("x % points BLEU GB MB TB mW mJ kWh PFlops TFlops tokens/s ms s min h W".split())


@given(
    st.text()
    | st.lists(st.sampled_from(BITS), max_size=30).map("".join)
    | st.lists(st.sampled_from(BITS), max_size=30).map(" ".join)
)
def test_any_text_can_be_measured(text: str) -> None:
    """In order, each number finite and with a unit that compares."""
    found = list(UNITS.measures(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.value >= 0 and isfinite(one.value) for one in found)
    assert {one.unit for one in found} <= SYMBOLS


@pytest.mark.parametrize("digits", ["9" * 400, "999", "1,000", "9." + "9" * 400])
@pytest.mark.parametrize("unit", ["x", "%", " orders of magnitude"])
def test_no_number_is_too_large(digits: str, unit: str) -> None:
    """It is a number still, and no fault of the program."""
    ((value, _, _),) = read(digits + unit)
    assert isfinite(value)


@pytest.mark.parametrize(
    "bit",
    ["1", "1,", "123,", "1.", "1-", "1 to ", "only ", "by up to ", "two times", "1%", " ", "x"],
)
def test_no_run_of_signs_takes_for_ever(bit: str) -> None:
    """Two thousand of them are read."""
    assert isinstance(list(UNITS.measures(bit * 2_000)), list)
