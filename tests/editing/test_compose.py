"""An entry's content file: what is known, in one order, read back as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import parse_source
from site_builder.content.yaml_nodes import Mapping, Scalar, Sequence, parse
from site_builder.editing.compose import compose, year_folder
from site_builder.editing.format import format_text
from site_builder.editing.style import STYLES
from site_builder.model.record import PaperRecord

FULL = PaperRecord(
    title="ReelZero: Kites without a Spool",
    abstract="A kite needs no spool.\n\nIt needs wind.",
    authors=("Ada Loop", "Bo O'Reef", "Zoë Küsten, Jr."),
    published="2024-06",
    added="2024-06-30",
    arxiv="2406.00001",
    doi="10.9999/reel.1",
    venue="WindConf 2024",
    links={"pdf": "https://kites.example/reel.pdf", "code": "https://kites.example/reel"},
    topics=("short-string", "no-string"),
    tags={"methods": ("ReelZero", "No, spool"), "hardware": ("Spool-3",)},
    status="published",
    pick="The one to begin with.",
    note="Not to be flown in rain.",
)

FULL_TEXT = """---
title: "ReelZero: Kites without a Spool"
authors:
  - Ada Loop
  - Bo O'Reef
  - Zoë Küsten, Jr.
published: 2024-06
added: 2024-06-30
arxiv: "2406.00001"
doi: "10.9999/reel.1"
venue: WindConf 2024
links:
  pdf: https://kites.example/reel.pdf
  code: https://kites.example/reel
topics: [short-string, no-string]
tags:
  methods: [ReelZero, "No, spool"]
  hardware: [Spool-3]
status: published
pick: The one to begin with.
note: Not to be flown in rain.
---

A kite needs no spool.

It needs wind.
"""


def front(text: str) -> Mapping:
    node = parse(text.split("---\n")[1], "x.md")
    assert isinstance(node, Mapping)
    return node


def field(text: str, name: str) -> str:
    value = {key.text: value for key, value in front(text).entries}[name]
    while not isinstance(value, Scalar):
        value = value.items[0] if isinstance(value, Sequence) else value.entries[0][1]
    return value.text


def test_a_full_entry_stands_as_a_person_would_write_it() -> None:
    """Order of fields, quotes, indents and blank lines are these, to the letter."""
    assert compose(FULL) == FULL_TEXT


def test_a_composed_file_is_left_alone_by_format() -> None:
    """The two agree which fields stand in quotes, and on all else."""
    content = Path("content")
    path = content / "papers" / year_folder(FULL) / "reelzero.md"
    assert format_text(FULL_TEXT, path, content, STYLES["papers"]) == FULL_TEXT
    bare = FULL_TEXT.replace('"2406.00001"', "2406.00001").replace('"10.9999/', "10.9999/")
    bare = bare.replace('reel.1"', "reel.1")
    assert format_text(bare, path, content, STYLES["papers"]) == FULL_TEXT


def test_a_full_entry_passes_the_checks() -> None:
    """What was written is read as the paper that was meant."""
    content = Path("content")
    path = content / "papers" / year_folder(FULL) / "reelzero.md"
    source = parse_source(compose(FULL), path, content)
    paper, problems = check_paper(source, FULL.topics)
    assert problems == ()
    assert paper is not None
    assert (paper.title, paper.authors, paper.abstract) == (
        FULL.title,
        FULL.authors,
        FULL.abstract,
    )
    assert (paper.arxiv, paper.doi, str(paper.venue)) == (FULL.arxiv, FULL.doi, FULL.venue)


def test_what_is_not_known_is_left_out() -> None:
    """No field stands empty; an entry without an abstract has no body."""
    assert compose(PaperRecord(title="Knots", abstract="")) == "---\ntitle: Knots\n---\n"


@pytest.mark.parametrize(
    ("published", "folder"), [("2024-06-30", "2024"), ("1999", "1999"), (None, "undated")]
)
def test_the_year_is_the_folder(published: str | None, folder: str) -> None:
    """A paper without a date stands in undated/."""
    assert year_folder(replace(FULL, published=published)) == folder


@pytest.mark.parametrize(
    "text",
    [
        "NO", "yes", "Off", "y", "null", "~", "true", "123", "1e5", "1_000", "0x1F", "0o17", "1.5",
        ".5", ".inf", "12:30", "2024", "2024-06-30", "<<", "=", "- a", "? a", ": a", "a: b", "a:",
        "a #b", "#a", "[a]", "{a}", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">a", "\"a\"", "'a'",
        "--- a", "...", ",", "🤗 a",
    ],
)  # fmt: skip
def test_text_that_yaml_could_misread_stands_in_double_quotes(text: str) -> None:
    """Numbers, booleans, nulls, dates and signs stay the text they are, for any YAML reader."""
    written = compose(PaperRecord(title=text, abstract=""))
    assert written.split("\n")[1].startswith('title: "')
    assert field(written, "title") == text
    assert yaml.safe_load(written.split("---\n")[1]) == {"title": text}


@pytest.mark.parametrize(
    "text",
    [
        "Knots", "A, b and c", "How? A way!", "Q&A [sic] {x}", r"$\beta$-th order", "C++ & C#",
        'The "knot"', "O'Reef", "5 ways", "a:b", "中文", "Ünder wind", "x 2024-06-30", "a\\b",
    ],
)  # fmt: skip
def test_text_that_is_plainly_text_needs_no_quotes(text: str) -> None:
    """Most titles stand as printed."""
    written = compose(PaperRecord(title=text, abstract=""))
    assert written.split("\n")[1] == f"title: {text}"
    assert field(written, "title") == text


def test_a_long_text_is_never_broken_and_a_long_row_between_its_items() -> None:
    """A row takes 98 columns at most, unless one item is longer, and says what was meant."""
    long = " ".join(["word"] * 100)
    names = ("no, 'spool'", "🤗 kite") * 20
    written = compose(PaperRecord(title=long, abstract="", tags={"methods": (*names, long)}))
    lines = [line for line in written.split("\n") if long not in line]
    assert max(map(len, lines)) <= 98
    assert yaml.safe_load(written.split("---\n")[1]) == {
        "title": long,
        "tags": {"methods": [*names, long]},
    }


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).filter(
        lambda text: text.strip() and "\ufffe" not in text and "\uffff" not in text
    )
)
def test_any_text_is_read_back(text: str) -> None:
    """In every field of every kind, whatever its signs."""
    text = " ".join(text.split())
    if not text:
        return
    entry = PaperRecord(
        title=text,
        abstract="",
        authors=(text,),
        doi=text,
        links={"code": text},
        topics=(text,),
        tags={"models": (text,)},
    )
    written = compose(entry)
    names = ("title", "authors", "doi", "links", "topics", "tags")
    assert [field(written, name) for name in names] == [text] * len(names)
