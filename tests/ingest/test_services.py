"""What the services' answers tell, read with care."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.http.retry import Refused
from site_builder.ingest.json_values import MalformedValue
from site_builder.ingest.services.anthology import read_anthology
from site_builder.ingest.services.arxiv import read_arxiv
from site_builder.ingest.services.crossref import read_crossref
from site_builder.ingest.services.jats import paragraphs, plain_text
from site_builder.ingest.services.openreview import read_openreview
from site_builder.ingest.services.result import ServiceResult, links_in
from tests.support.services import atom, note, paper, work

ID = "2403.00001"


def of_arxiv(**changes: str) -> ServiceResult:
    found = read_arxiv(atom(paper(**changes)).encode(), ID)
    assert found
    return found


def test_line_breaks_of_arxiv_are_not_those_of_the_abstract() -> None:
    """It wraps lines, and begins a paragraph with two spaces."""
    found = of_arxiv(title="A\n  long title", abstract="One\ntwo.\n  Three $x_1$\nfour.")
    assert found.entry.title == "A long title"
    assert found.entry.abstract == "One two.\n\nThree $x_1$ four."


@pytest.mark.parametrize(
    ("reference", "comment", "venue"),
    [
        ("40th International Conference on Machine Learning, 2023", "", "ICML 2023"),
        ("Transactions on Machine Learning Research (2024)", "", "TMLR 2024"),
        ("Nature Machine Intelligence, vol. 5, pp. 1-9 (2023)", "", None),
        ("Phys. Rev. D 98, 030001 (2018)", "", None),
        ("", "ICLR 2024 (oral)", "ICLR 2024"),
        ("", "Published at ICLR 2024 (oral)", "ICLR 2024"),
        ("", "submitted to ICLR 2024", None),
    ],
)  # fmt: skip
def test_a_venue_of_arxiv_is_taken_where_it_is_certain(
    reference: str, comment: str, venue: str | None
) -> None:
    """A journal reference may hold volumes and pages, a comment anything."""
    assert of_arxiv(journal_ref=reference, comment=comment).entry.venue == venue


@pytest.mark.parametrize(
    ("comment", "withdrawn"),
    [
        ("This paper has been withdrawn by the authors due to an error", True),
        ("Withdrawn: see 2403.00002", True),
        ("withdrawn by arXiv administrators", True),
        ("This article was retracted", True),
        ("We study how products are bought", False),
        ("Dataset of withdrawn products; 12 pages", False),
    ],
)
def test_a_withdrawal_is_seen_in_the_comment(comment: str, withdrawn: bool) -> None:
    """Where arXiv keeps it: the page stays."""
    assert bool(of_arxiv(comment=comment).withdrawn) == withdrawn


def test_the_class_in_an_old_id_is_no_part_of_it() -> None:
    """ArXiv answers without it."""
    found = read_arxiv(atom(paper("math/0309136")).encode(), "math.GT/0309136")
    assert found
    assert found.entry.arxiv == "math/0309136"


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        (["ZeRO-infinity"], ["breaking the wall"], "ZeRO-infinity: breaking the wall"),
        (["ZeRO: Breaking the Wall"], ["breaking the wall"], "ZeRO: Breaking the Wall"),
        (["ZeRO"], [], "ZeRO"),
    ],
)  # fmt: skip
def test_a_subtitle_is_said_once(title: list[str], subtitle: list[str], whole: str) -> None:
    """Some publishers repeat it in the title."""
    body = work(title=title, subtitle=subtitle).encode()
    assert read_crossref(body, "10.1145/1.2").entry.title == whole


def test_the_doi_that_arxiv_gives_itself_is_not_kept() -> None:
    """It says no more than the id."""
    assert of_arxiv(doi=f"10.48550/arXiv.{ID}").entry.doi is None
    assert of_arxiv(doi="10.1145/1.2 10.1145/3.4").entry.doi == "10.1145/1.2"


def test_the_earliest_date_of_crossref_is_that_of_the_paper() -> None:
    """A day beats the month around it."""
    dates = {
        "published-print": {"date-parts": [[2024, 6]]},
        "published-online": {"date-parts": [[2024, 6, 3]]},
        "posted": {"date-parts": [[None]]},
        "issued": {"date-parts": [[2024]]},
    }
    assert read_crossref(work(**dates).encode(), "10.1145/1.2").entry.published == "2024-06-03"


@pytest.mark.parametrize(
    ("parts", "published"),
    [
        ([2021, 6, 10**39], "2021-06"),
        ([2021, -(10**39), 1], "2021"),
        ([10**39], None),
        ([2021, 2, 30], "2021-02"),
        ([2021.5, True], None),
    ],
)
def test_a_number_that_no_calendar_has_is_no_date(parts: list[float], published: str) -> None:
    """Of forty digits, below nothing, or no whole one: what makes sense before it is kept."""
    body = work(published={"date-parts": [parts]}, issued={}, **{"published-online": {}}).encode()
    assert read_crossref(body, "10.1145/1.2").entry.published == published


def test_names_at_crossref_are_people_or_groups() -> None:
    """Given and family name, or a name alone; twice is once."""
    people = [{"given": "Ada", "family": "Loop", "suffix": "Jr."}, {"name": "The Kites"}, {}] * 2
    found = read_crossref(work(author=people).encode(), "10.1145/1.2")
    assert found.entry.authors == ("Ada Loop Jr.", "The Kites")


def test_the_venue_of_crossref_is_the_event() -> None:
    """Its short name where it has one; the year in which it was held."""
    event = {
        "acronym": "KiteConf '24",
        "name": "Conference on Kites",
        "start": {"date-parts": [[2024]]},
    }
    assert read_crossref(work(event=event).encode(), "10.1145/1.2").entry.venue == "KiteConf 2024"
    posted = work(type="posted-content", **{"container-title": []})
    assert read_crossref(posted.encode(), "10.1145/1.2").entry.venue is None


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("ICLR 2024 poster", "ICLR 2024"),
        ("ICLR 2023 notable top 5%", "ICLR 2023"),
        ("NeurIPS 2023 Oral", "NeurIPS 2023"),
        ("Accepted by TMLR", "TMLR 2023"),
        ("ICML 2024 Spotlight (Oral)", "ICML 2024"),
        ("Submitted to ICLR 2024", None),
        ("ICLR 2024 Conference Rejected Submission", None),
        ("CoRR 2023", None),
        ("", None),
    ],
)
def test_a_venue_of_openreview_is_one_that_accepted(venue: str, told: str | None) -> None:
    """Without the manner in which it was shown."""
    found = read_openreview(note(venue=venue).encode(), "kiteLOOP01")
    assert found
    assert found.entry.venue == told


def test_old_and_new_notes_of_openreview_say_the_same() -> None:
    """Values bare or in an object."""
    new = json.loads(note())
    old = json.loads(note())
    content = old["notes"][0]["content"]
    old["notes"][0]["content"] = {name: one["value"] for name, one in content.items()}
    read = [read_openreview(json.dumps(one).encode(), "kiteLOOP01") for one in (new, old)]
    assert read[0] == read[1]


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("<jats:title>Abstract</jats:title><p>One</p><jats:p>Two</jats:p>", ["One", "Two"]),
        ("CO<sub>2</sub> &amp; &lt;b&gt;", ["CO2 & <b>"]),
        ("<jats:tex-math>$x$</jats:tex-math><mml:math><mml:mi>x</mml:mi></mml:math> y", ["$x$ y"]),
        ("<mml:math><mml:mi>x</mml:mi></mml:math> y", ["x y"]),
        ("<script>alert(1)</script><style>p</style>words", ["words"]),
        ("a < b and c > d", ["a < b and c > d"]),
        ("", []),
    ],
)  # fmt: skip
def test_markup_becomes_words(fragment: str, words: list[str]) -> None:
    """JATS, MathML and HTML, whole or broken."""
    assert paragraphs(fragment) == words


def test_code_and_project_are_found_where_there_is_one() -> None:
    """Two repositories may be anyone's."""
    text = "Code: https://github.com/a/b. Project page: https://kite.test/x/, as shown."
    assert links_in(text) == {"code": "https://github.com/a/b", "project": "https://kite.test/x/"}
    assert links_in("https://github.com/a/b and https://github.com/c/d") == {}


READERS = (
    lambda body: read_arxiv(body, ID),
    lambda body: read_crossref(body, "10.1145/1.2"),
    lambda body: read_openreview(body, "kiteLOOP01"),
    lambda body: read_anthology(body, "2024.acl-long.1"),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from("message notes DOI title content id".split()), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(st.binary(max_size=200) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_no_answer_makes_a_reader_stumble(body: bytes) -> None:
    """It is a paper, nothing, or a reason."""
    for read in READERS:
        with contextlib.suppress(MalformedValue, Refused):
            read(body)


@given(st.sampled_from(list(json.loads(work())["message"])), ANYTHING)
def test_no_field_of_crossref_makes_it_stumble(name: str, value: object) -> None:
    """Each may be anything."""
    with contextlib.suppress(MalformedValue):
        assert read_crossref(work(**{name: value}).encode(), "10.1145/1.2").entry.title


@given(st.text())
def test_markup_always_ends(fragment: str) -> None:
    """Whatever it is."""
    assert "\n" not in plain_text(fragment)
