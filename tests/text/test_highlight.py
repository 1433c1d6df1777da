"""Marks in a rendered text: they stand where the words stand, and change nothing else."""

import re
from collections import Counter
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text import markdown as prose
from site_builder.text.highlight import Occurrence, Span, highlight, locate, merge

MATH = "<math><mi>k</mi></math>"
MARK = re.compile(r'<span class="(?:claim|why)"(?: id="(?:claim|why)-\d+")?>|</span>')


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 4, Occurrence("kite", 0)),
        (5, 9, Occurrence("kite", 1)),
        (11, 15, Occurrence("kite", 2)),
        (5, 10, Occurrence("kites", 0)),
        (0, 9, Occurrence("kite kite", 0)),
    ],
)
def test_a_place_is_its_words_and_how_many_read_so_before(
    start: int, end: int, place: Occurrence
) -> None:
    """Those within other words count, too."""
    assert Occurrence.of("kite kites kite", start, end) == place


@pytest.mark.parametrize(
    ("html", "place", "span"),
    [
        ("<p>a kite</p>", Occurrence("kite"), (2, 6)),
        ("<p>kite and kite</p>", Occurrence("kite", 1), (9, 13)),
        ("<p>kite and kite</p>", Occurrence("kite", 2), None),
        ("<p>a sail</p>", Occurrence("kite"), None),
        ("<p>low <em>rank</em> kite</p>", Occurrence("low rank"), (0, 8)),
        ("<p>low</p>\n<p>rank</p>", Occurrence("low\nrank"), (0, 8)),
        ("<p>AT&amp;T &lt;b&gt;</p>", Occurrence("T&T <b"), (1, 7)),
        ("<p>&quot;kite&quot; it&#x27;s</p>", Occurrence("it's"), (7, 11)),
        ('<p><a href="kite" title="kite">a kite</a></p>', Occurrence("kite"), (2, 6)),
        (f"<p>a {MATH}-kite</p>", Occurrence("kite"), (3, 7)),
        (f"<p>a {MATH}-kite</p>", Occurrence("a -kite"), (0, 7)),
        (f"<p>a {MATH}-kite</p>", Occurrence("k-kite"), None),
        (f"<p>a {MATH}-kite</p>", Occurrence("k"), (3, 4)),
        ("", Occurrence("kite"), None),
    ],
)
def test_words_are_found_as_a_reader_sees_them(
    html: str, place: Occurrence, span: tuple[int, int] | None
) -> None:
    """Outside tags and formulas, across emphasis, entities read."""
    assert locate(html, [place]) == [span and Span(*span)]


def test_places_of_a_text_are_found_in_its_rendering() -> None:
    """All of them at once; words that hold a sign of Markdown are nowhere."""
    text = "We *fly* low. Fly low-*rank* kites & fly low."
    words = ["fly* low", "fly", "low", "low-", "low-*rank", "kites &"]
    places = [Occurrence.of(text, text.index(word), text.index(word) + len(word)) for word in words]
    places.append(Occurrence.of(text, len(text) - 4, len(text) - 1))
    seen = "We fly low. Fly low-rank kites & fly low."
    spans = locate(prose.html(text), places)
    found = [span and seen[span.start : span.end] for span in spans]
    assert found == [None, "fly", "low", "low-", None, "kites &", "low"]
    assert spans[-1] == Span(len(seen) - 4, len(seen) - 1)


@pytest.mark.parametrize(
    ("spans", "joined"),
    [
        ([], []),
        ([(4, 6), (0, 2)], [(0, 2), (4, 6)]),
        ([(0, 4), (2, 6), (5, 8)], [(0, 8)]),
        ([(0, 8), (2, 4)], [(0, 8)]),
        ([(0, 2), (2, 4)], [(0, 2), (2, 4)]),
        ([(1, 2), (1, 2)], [(1, 2)]),
    ],
)
def test_spans_that_overlap_become_one(
    spans: list[tuple[int, int]], joined: list[tuple[int, int]]
) -> None:
    """Those that only touch stay two."""
    assert merge(Span(*span) for span in spans) == [Span(*span) for span in joined]


@pytest.mark.parametrize(
    ("html", "claims", "whys", "shown"),
    [
        ("<p>a kite</p>", [], [], "<p>a kite</p>"),
        ("<p>a kite</p>", [], [(2, 6)], "<p>a [why-1|kite]</p>"),
        ("<p>a kite</p>", [], [(0, 1), (2, 6)], "<p>[why-1|a] [why-2|kite]</p>"),
        ("<p>a kite</p>", [], [(2, 6), (0, 1)], "<p>[why-2|a] [why-1|kite]</p>"),
        ("<p>a kite</p>", [], [(0, 2), (2, 6)], "<p>[why-1|a ][why-2|kite]</p>"),
        ("<p>a kite</p>", [(0, 6)], [(2, 4)], "<p>[claim-1|a [why-1|ki]te]</p>"),
        ("<p>a kite</p>", [(0, 6)], [(0, 6)], "<p>[claim-1|[why-1|a kite]]</p>"),
        ("<p>a kite</p>", [(0, 4)], [(2, 6)], "<p>[claim-1|a [why-1|ki]][why|te]</p>"),
        ("<p>a kite</p>", [(2, 6)], [(0, 4)], "<p>[why-1|a ][claim-1|[why|ki]te]</p>"),
        ("<p>a kite</p>", [(0, 6), (2, 6)], [], "<p>[claim-1|a [claim-2|kite]]</p>"),
        ("<p>a kite</p>", [(2, 6), (0, 6)], [], "<p>[claim-2|a [claim-1|kite]]</p>"),
        ("<p>a kite</p>", [(0, 4), (2, 6)], [], "<p>[claim-1|a [claim-2|ki]][claim|te]</p>"),
        ("<p>a <em>ki</em>te</p>", [], [(0, 6)], "<p>[why-1|a ]<em>[why|ki]</em>[why|te]</p>"),
        ("<p>a <em>kite</em></p>", [], [(0, 4)], "<p>[why-1|a ]<em>[why|ki]te</em></p>"),
        ("<p>a <em>ki</em>te</p>", [], [(2, 4)], "<p>a <em>[why-1|ki]</em>te</p>"),
        ("<p>a</p><p>b</p>", [(0, 2)], [(1, 2)], "<p>[claim-1|a]</p><p>[claim|[why-1|b]]</p>"),
        (f"<p>a {MATH} b</p>", [], [(0, 4)], f"<p>[why-1|a ]{MATH}[why| b]</p>"),
        ("<p>a&amp;b &lt;</p>", [], [(1, 2), (4, 5)], "<p>a[why-1|&amp;]b [why-2|&lt;]</p>"),
        ("<p>&quot;a&quot;</p>", [], [(1, 2)], '<p>"[why-1|a]"</p>'),
        ("<pre><code>a\n</code></pre>", [], [(0, 1)], "<pre><code>[why-1|a]\n</code></pre>"),
        ("<p>a kite</p>", [], [(3, 3), (6, 9)], "<p>a kite</p>"),
    ],
)
def test_marks_stand_around_the_words(
    html: str, claims: list[tuple[int, int]], whys: list[tuple[int, int]], shown: str
) -> None:
    """Inner layers and shorter spans within; what is cut apart goes on without an anchor."""
    shown = re.sub(r"\[(\w+)-(\d+)\|", r'<span class="\1" id="\1-\2">', shown)
    shown = re.sub(r"\[(\w+)\|", r'<span class="\1">', shown).replace("]", "</span>")
    layers = [("claim", [Span(*span) for span in claims]), ("why", [Span(*span) for span in whys])]
    assert highlight(html, layers) == shown


BITS = [
    *"kite low a & < > \" ' * _ ` \\ $ $k$ [a](https://kite.example) &amp; &lt; 1. # é 风".split(),
    *["**", "\n", "\n\n", "- ", " ", "<b>", "$$x$$", "```", "&#39;", "&notit"],
]
MARKDOWN = st.text() | st.lists(st.sampled_from(BITS), max_size=40).map("".join)
SPANS = st.lists(st.builds(lambda at, long: Span(at, at + long), *[st.integers(0, 60)] * 2))


@given(MARKDOWN, SPANS, SPANS)
def test_without_its_marks_a_text_is_what_it_was(
    markdown: str, claims: list[Span], whys: list[Span]
) -> None:
    """Whatever the text and the spans; only quotation marks need no entity any more."""
    html = prose.html(markdown)
    done = highlight(html, [("claim", claims), ("why", merge(whys))])
    assert MARK.sub("", done).replace("&quot;", '"') == html.replace("&quot;", '"')
    assert done.count("<span") == done.count("</span>")


@given(MARKDOWN, SPANS, SPANS)
def test_marks_hold_the_words_they_are_for(
    markdown: str, claims: list[Span], whys: list[Span]
) -> None:
    """Each layer its own, and every span that holds any has one anchor."""
    html = prose.html(markdown)
    layers = {"claim": claims, "why": merge(whys)}
    seen = re.sub("<math.*?</math>", "", html, flags=re.DOTALL)
    text = BeautifulSoup(seen, "html.parser").get_text()
    done = BeautifulSoup(highlight(html, list(layers.items())), "html.parser")
    for name, spans in layers.items():
        held = Counter("".join(mark.get_text() for mark in done.select(f"span.{name}")))
        assert held == Counter("".join(text[span.start : span.end] for span in spans))
        anchors = [mark["id"] for mark in done.select(f"span.{name}[id]")]
        full = [n for n, span in enumerate(spans, 1) if text[span.start : span.end]]
        assert sorted(anchors) == sorted(f"{name}-{n}" for n in full)


WORDS = st.lists(st.sampled_from("low rank lowrank <b> & \" it's é".split()), min_size=1)


@given(WORDS, st.data())
def test_a_place_leads_back_to_where_it_was(words: list[str], data: st.DataObject) -> None:
    """The words found read the same, and are the same unless they overlap themselves."""
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = Occurrence.of(text, start, end)
    (span,) = locate(f"<p>{escape(text)}</p>", [place])
    assert span is not None
    assert text[span.start : span.end] == place.text
    overlapping = len(re.findall(f"(?={re.escape(place.text)})", text)) > text.count(place.text)
    assert span == Span(start, end) or overlapping
