"""Formatting changes places and space, never words, comments or what a file says."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.checks.paper import check_paper
from site_builder.content.checks.topic import check_topic
from site_builder.content.front_matter import parse_source
from site_builder.editing.compose import compose
from site_builder.editing.format import format_text, style_of
from site_builder.editing.style import STYLES
from site_builder.model.paper import LINK_KINDS, TAG_KINDS, Paper, TagKind
from site_builder.model.problems import Problems
from site_builder.model.record import PaperRecord
from site_builder.model.topic import Topic
from tests.support.harness import CONTENT, SMALL, Called, Site, call
from tests.support.written import HOME, KITE, SLUGS, TEXT, files


def format_files(site: Site, *words: str) -> Called:
    return call("format", "--content", site.content, *words)


def in_style(text: str, path: Path = KITE) -> str:
    return format_text(text, path, HOME, STYLES[path.parts[1]])


def paper_of(text: str) -> Paper | None:
    paper, _ = check_paper(parse_source(text.removeprefix("\ufeff"), KITE, HOME), SLUGS)
    return paper and replace(paper, lines={})


MESSY = """---

# About the title.
title:   A Kite   # as printed
topics:
- short-string
- "light-sails"
added: 2024-08-01
published: 2024-06-30


authors: [Ada Loop, 'Bo "Reef"']   # both
# What it is tagged with.
tags:
    modality: [ vision ]
    # Its own name.
    methods:
        # The first.
        - KITE     # in capitals
        - Kite 2
    hardware: [Spool 3,
        "Reel, large"]
    # No models.
links: {code: https://code.example/kite}
claims:
  speed-up: ["12x faster, by hand"]
note: >
  Two lines
  of words.
# The end.
---
\ufeff

We fly 12x faster, by hand.\x20\x20
Next line.

"""

TIDY = """---
# About the title.
title: A Kite   # as printed

authors:   # both
  - Ada Loop
  - 'Bo "Reef"'
published: 2024-06-30
added: 2024-08-01
links: {code: https://code.example/kite}
topics: [short-string, "light-sails"]
# What it is tagged with.
tags:
  # Its own name.
  methods:
    # The first.
    - KITE     # in capitals
    - Kite 2
  hardware: [Spool 3, "Reel, large"]
  modality: [vision]
  # No models.
claims:
  speed-up:
    - "12x faster, by hand"
note: >
  Two lines
  of words.
# The end.
---

We fly 12x faster, by hand.\x20\x20
Next line.
"""


def test_a_messy_file_becomes_tidy() -> None:
    """Order, indentation, shapes of lists and empty lines; comments go with their fields."""
    assert in_style(MESSY.replace("\ufeff", "")) == TIDY
    assert in_style(TIDY) == TIDY


def test_marks_of_other_systems_go() -> None:
    """A BOM and carriage returns."""
    assert in_style("\ufeff" + TIDY.replace("\n", "\r\n")) == TIDY


def test_a_topic_s_way_in_keeps_its_order() -> None:
    """Its reading order is what it says; so is the order of items in any list."""
    text = (SMALL / "topics/short-string.md").read_text(encoding="utf-8")
    path = HOME / "topics/short-string.md"
    assert in_style(text, path) == text
    moved = re.sub(r"(?ms)^(start:.*?)(phrases:.*?)(^---)", r"\2\1\3", text)
    assert moved != text
    assert in_style(moved, path) == text


def test_a_long_row_is_broken() -> None:
    """At the width at which the list's own rows are; a short one is joined."""
    names = [f"a plain name of number {number}" for number in range(12)]
    text = TIDY.replace("claims:", f"plain: [{', '.join(names)}]\nclaims:")
    made = in_style(text)
    rows = made[made.index("plain:") : made.index("claims:")].splitlines()
    assert rows[0] == "plain:"
    assert rows[1].startswith("  [a plain name of number 0, a")
    assert all(len(row) <= 98 for row in rows)
    assert in_style(made) == made
    assert in_style(made.replace(", ".join(names[:1]), names[0])) == made


def test_an_item_that_a_row_would_split_gets_quotes() -> None:
    """A comma or a bracket in a line's item means nothing there, and much in a row."""
    made = in_style(TIDY.replace("[vision]", "\n    - a, b\n    - c]d"))
    assert '  modality: ["a, b", "c]d"]\n' in made


@pytest.mark.parametrize(
    ("bare", "quoted"),
    [
        ("arxiv: 2408.06450", 'arxiv: "2408.06450"'),
        ("doi: 10.5555/kite", 'doi: "10.5555/kite"'),
        ('doi: 10.5555/a"b\\c', 'doi: 10.5555/a"b\\c'),
    ],
)
def test_an_id_gets_its_quotes(bare: str, quoted: str) -> None:
    """YAML reads a bare number without its zeros; what needs a backslash too stays bare."""
    assert f"\n{quoted}\n" in in_style(TIDY.replace("added:", f"{bare}\nadded:"))


@pytest.mark.parametrize(
    "front",
    [
        "title: &t A Kite\nnote: *t",
        "{title: A Kite, added: 2024-08-01}",
    ],
)
def test_what_yaml_can_repeat_is_left_alone(front: str) -> None:
    """Names of values and fields in braces are for their curator to undo."""
    text = f"---\n{front}\n---\n\nWe fly.\n"
    assert in_style(text) == text


@pytest.mark.parametrize("wrong", ["title: [", "title: 'a", "- a", "", "a: b\n? [c]\n: d"])
def test_what_cannot_be_read_is_told(wrong: str) -> None:
    """As the check tells it, and nothing is made of it."""
    with pytest.raises(Problems):
        in_style(f"---\n{wrong}\n---\n\nWe fly.\n")


def comments_in(text: str) -> list[str]:
    """Comments, as the files above write them."""
    return sorted(
        re.findall(r"# (?:on it|of it|below|why|Above|Far above|in a row|v\d|At).*", text)
    )


@given(text=files())
def test_formatting_changes_neither_meaning_nor_comments_nor_itself(text: str) -> None:
    """For any file: the checked paper is the same, every comment is there, twice is once."""
    made = in_style(text)
    assert paper_of(made) == paper_of(text.replace("\r\n", "\n"))
    assert comments_in(made) == comments_in(text.replace("\r\n", "\n"))
    assert in_style(made) == made
    assert not re.search(r"[ \t]$", made, re.MULTILINE)


def test_the_files_above_are_papers() -> None:
    """Most pass the check, so that the test above compares papers and not nothing."""
    passed = []

    @given(text=files())
    def count(text: str) -> None:
        passed.append(paper_of(text.replace("\r\n", "\n")) is not None)

    count()
    assert sum(passed) > len(passed) / 4


@given(
    title=TEXT,
    names=st.lists(TEXT, min_size=1, max_size=3, unique=True).map(tuple),
    tags=st.dictionaries(st.sampled_from(TAG_KINDS), st.lists(TEXT, min_size=1).map(tuple)),
    links=st.dictionaries(st.sampled_from([*LINK_KINDS]), st.just("https://kites.example/x")),
)
def test_what_the_builder_writes_is_in_style(
    title: str,
    names: tuple[str, ...],
    tags: dict[TagKind, tuple[str, ...]],
    links: dict[str, str],
) -> None:
    """To the byte: order of fields and groups, shapes of lists, and where a row is broken."""
    entry = PaperRecord(
        title=title,
        abstract="We fly.",
        authors=names,
        published="2024",
        added="2024-08-01",
        arxiv="2408.06450",
        doi="10.5555/kite",
        links=links,
        topics=names,
        tags=tags,
        claims={"memory": names, "speed": names},
        drop={"claims": names, "topics": names},
    )
    text = compose(entry)
    assert in_style(text) == text


@pytest.mark.parametrize("content", [SMALL, CONTENT], ids=["small", "real"])
def test_formatting_a_list_changes_no_paper_and_no_topic(content: Path) -> None:
    """Checked before and after, every field is the same."""
    for path in sorted(content.rglob("*.md")):
        style = style_of(path, content)
        if style is None:
            continue
        text = path.read_text(encoding="utf-8")
        made = format_text(text, path, content, style)
        before, after = (_checked(one, path, content) for one in (text, made))
        assert before is not None
        assert before == after


def _checked(text: str, path: Path, content: Path) -> Paper | Topic | None:
    source = parse_source(text, path, content)
    names = [file.stem for file in content.rglob("*.md")]
    if path.parent.name == "topics":
        groups = re.findall(r"^group: (.*)", text, re.MULTILINE)
        topic, _ = check_topic(source, names, groups, names, None)
        return topic and replace(topic, lines={})
    paper, _ = check_paper(source, names)
    return paper and replace(paper, lines={})


def test_the_real_list_is_formatted() -> None:
    """What contributors are held to holds for what is there."""
    called = call("format", "--check", "--content", CONTENT)
    assert (called.code, called.told) == (0, ""), called.said


def test_the_command_writes_what_changes_and_only_that(site: Site) -> None:
    """--check names the files and changes nothing; then they are written, once."""
    messy = MESSY.replace("\ufeff", "")
    site.write({"content/papers/2024/kite.md": messy, "content/papers/2024/calm.md": TIDY})
    told = "content/papers/2024/kite.md: is not formatted: call 'site_builder format'\n"
    checked = format_files(site, "--check")
    assert (checked.code, checked.said, checked.told) == (1, told, "")
    assert (site.content / "papers/2024/kite.md").read_text(encoding="utf-8") == messy
    made = format_files(site)
    assert (made.code, made.said) == (0, "content/papers/2024/kite.md: formatted\n")
    assert (site.content / "papers/2024/kite.md").read_text(encoding="utf-8") == TIDY
    again = format_files(site, "--check")
    assert (again.code, again.said) == (0, "3 files: all well\n")


def test_only_named_files_are_formatted(site: Site) -> None:
    """Files that have no style, such as the settings, pass in silence."""
    messy = MESSY.replace("\ufeff", "")
    site.write({"content/papers/2024/kite.md": messy, "content/papers/2023/calm.md": messy})
    names = [str(site.content / name) for name in ("papers/2023", "site.yaml")]
    assert format_files(site, *names).said == "content/papers/2023/calm.md: formatted\n"
    missing = format_files(site, "content/papers/kite.md")
    assert (missing.code, missing.said) == (1, "")
    assert "content/papers/kite.md:1:1: there is no such file" in missing.told


def test_a_file_that_cannot_be_read_does_not_hold_up_the_others(site: Site) -> None:
    """Its problems are told; the rest is formatted."""
    messy = MESSY.replace("\ufeff", "")
    site.write({"content/papers/2024/a.md": "---\ntitle: [\n", "content/papers/2024/b.md": messy})
    called = format_files(site)
    assert called.code == 1
    assert "content/papers/2024/a.md:1:1: the front matter is never closed" in called.told
    assert called.said == "content/papers/2024/b.md: formatted\n"


def test_a_copy_of_the_real_list_stays_the_same_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Formatting it anew changes no byte."""
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.md")}
    assert format_files(Site(tmp_path)).code == 0
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.md")} == before
