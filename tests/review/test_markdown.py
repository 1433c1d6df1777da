"""Strangers' words reach a post only as words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from site_builder.review.markdown import LONGEST, code_block, code_span, escape_line, escape_post
from tests.support.hostile import HOSTILE

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
MENTION = re.compile(r"(?<![\w/])@[a-z\d](?:[\w/-]*)", re.IGNORECASE)
REFERENCE = re.compile(r"(?<!&)#\d|\bGH-\d|/(?:issues|pull)/\d", re.IGNORECASE)


def seen(markdown: str) -> str:
    """What a reader would see, entities and escapes resolved, code apart."""
    text = []
    for token in MarkdownIt("commonmark", {"html": True}).parse(markdown):
        text += [child.content for child in token.children or () if child.type == "text"]
    return "\n".join(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_inert_words_call_nobody_and_hide_nothing(text: str) -> None:
    """No mention, no reference, no comment that could pass for our mark, nothing unseen."""
    made = escape_post(text)
    assert not MENTION.search(seen(made)), made
    assert not REFERENCE.search(seen(made)), made
    assert not HIDDEN.search(made)
    assert "<!--" not in made
    assert len(made) < 65_000


@given(st.text(alphabet="@#&;xa1064commatnu/\\<!-*_` \n", max_size=40))
def test_however_signs_are_written_they_call_nobody(text: str) -> None:
    """Entities, escapes and marks in between make no difference."""
    made = seen(escape_post(text))
    assert not MENTION.search(made)
    assert not re.search(r"(?<![&\w])#\d", made)


@given(st.text(max_size=200))
def test_a_block_holds_whatever_is_in_it(text: str) -> None:
    """Nothing ends a block of code before its end, so that nothing in it is Markdown."""
    tokens = MarkdownIt("commonmark").parse(code_block(text))
    assert [token.type for token in tokens] == ["fence"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_in_a_block_and_in_a_line_stay_words(text: str) -> None:
    """As a block, and as code within a line."""
    tokens = MarkdownIt("commonmark").parse(f"{code_block(text)}\n")
    assert [token.type for token in tokens] == ["fence"]
    (line,) = [token for token in MarkdownIt().parse(f"x {code_span(text)} y") if token.children]
    assert [child.type for child in line.children or ()] == ["text", "code_inline", "text"]
    assert not HIDDEN.search(code_span(text))


@pytest.mark.parametrize("char", "\x1b\u00ad\u061c\u200b\u200d\u202e\u206f\ufeff\U000e0041\ue000")
def test_what_nobody_sees_is_shown_wherever_words_stand(char: str) -> None:
    """In a line, in a post and in code alike: a sign takes its place, so that it is seen."""
    for harmless in (escape_line, escape_post, code_span, code_block):
        made = harmless(f"a{char}b")
        assert char not in made
        assert "a\ufffdb" in made


def test_a_report_keeps_its_look() -> None:
    """Headings, tables, links and details are what reports are made of."""
    report = "# 1 paper\n\n|a|b|\n|-|-|\n|[x](https://x.test/a#b)|`y`|\n\n<details>z</details>\n"
    assert escape_post(report) == report


def test_what_is_too_long_ends_at_a_line_and_says_so() -> None:
    """A post that GitHub would refuse is cut."""
    made = escape_post("line\n" * 50_000)
    assert len(made) <= LONGEST + 100
    assert made.endswith("line\n\n(The rest is too long to be posted.)")
