"""What arXiv says of the list's papers becomes a proposal, and never a change."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from site_builder.links import Pace, ask_arxiv
from site_builder.paper import Paper, Status, Venue
from site_builder.problems import Unable
from tests.harness import Site, call
from tests.hostile import HOSTILE
from tests.test_correction import PAPER
from tests.web_server import Misbehaving, misbehaving

PREPRINT = replace(PAPER, venue=None, status=Status("preprint"))


@pytest.fixture
def server() -> Iterator[Misbehaving]:
    with misbehaving() as server:
        yield server


def entry(arxiv: str = "2401.00001v3", **says: str) -> str:
    """An entry of arXiv's Atom answer."""
    own = "".join(
        f'<arxiv:{name} xmlns:arxiv="http://arxiv.org/schemas/atom">{escape(text)}</arxiv:{name}>'
        for name, text in says.items()
    )
    return f"<entry><id>http://arxiv.org/abs/{arxiv}</id><title>A Knot</title>{own}</entry>"


def feed(*entries: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"{''.join(entries)}</feed>"
    ).encode()


def asked(server: Misbehaving, *papers: Paper) -> list[tuple[str, str, str, bool]]:
    """Key, field and words of each piece of news."""
    news = ask_arxiv(papers, f"{server.address}/api", "tests", Pace(0))
    return [(one.paper.key, one.field, one.words, one.withdrawn) for one in news]


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ({}, []),
        ({"comment": "12 pages, ICML 2024"}, []),
        (
            {"comment": "This paper has been withdrawn by the authors"},
            [("knot", "status", "This paper has been withdrawn by the authors", True)],
        ),
        ({"comment": "Withdrawal: error in  Lemma 2"},
         [("knot", "status", "Withdrawal: error in Lemma 2", True)]),
        ({"journal_ref": "Proc. Knots 2024"}, [("knot", "venue", "Proc. Knots 2024", False)]),
        ({"doi": "10.1234/a"}, [("knot", "doi", "10.1234/a", False)]),
        ({"doi": "10.48550/arXiv.2401.00001"}, []),
        ({"doi": "no doi"}, []),
    ],
)  # fmt: skip
def test_what_is_new_is_told(
    server: Misbehaving, says: dict[str, str], told: list[tuple[str, str, str, bool]]
) -> None:
    """A withdrawal, a venue, a DOI; what it always says is no news."""
    server.will("/api", 200, feed(entry(**says)))
    assert asked(server, PREPRINT) == told


def test_what_the_list_knows_already_is_not_told(server: Misbehaving) -> None:
    """A curator who has answered is asked no more."""
    says = {"comment": "withdrawn", "journal_ref": "Knots 2024", "doi": "10.1234/a"}
    server.will("/api", 200, feed(entry(**says)))
    known = replace(PAPER, venue=Venue("Knots", 2024), doi="10.1/x", status=Status("withdrawn"))
    assert asked(server, known) == []


def test_many_papers_are_asked_for_together(server: Misbehaving) -> None:
    """A hundred ids a request, three seconds apart; papers without an id are left out."""
    papers = [
        replace(PREPRINT, key=f"k{n}", arxiv=f"2401.{n:05}" if n % 2 else None) for n in range(501)
    ]
    entries = [entry(f"2401.{n:05}v1", doi=f"10.1234/{n}") for n in (499, 3, 99_999)]
    server.will("/api", 200, feed(*entries))
    slept: list[float] = []
    pace = Pace(3, clock=lambda: 0, sleep=slept.append)
    news = ask_arxiv(papers, f"{server.address}/api", "tests", pace)
    assert {one.paper.key for one in news} == {"k3", "k499"}
    assert [line.count("2401.") for line in server.asked] == [100, 100, 50]
    assert "max_results=50" in server.asked[-1]
    assert slept == [3, 6]


def test_old_ids_are_known_again(server: Misbehaving) -> None:
    """An archive's name with a slash."""
    server.will("/api", 200, feed(entry("cs/9901001v2", doi="10.1234/a")))
    assert asked(server, replace(PREPRINT, arxiv="cs/9901001"))[0][:2] == ("knot", "doi")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_arxiv_is_asked_again(server: Misbehaving, status: int) -> None:
    """Three times, then it is left alone until the next week."""
    server.will("/api", status)
    server.will("/api", 200, feed(entry(doi="10.1234/a")))
    assert asked(server, PREPRINT)
    server.answers["/api"] = [(status, {}, b"")]
    before = len(server.asked)
    with pytest.raises(Unable, match=f"arXiv answers {status}"):
        asked(server, PREPRINT)
    assert len(server.asked) - before == 3


@pytest.mark.parametrize("answer", [b"", b"<feed", b"\xff\xfe", b"[]"])
def test_an_answer_that_is_no_feed_is_told(server: Misbehaving, answer: bytes) -> None:
    """In a sentence."""
    server.will("/api", 200, answer)
    with pytest.raises(Unable, match="arXiv's answer cannot be read; try again later"):
        asked(server, PREPRINT)


def test_a_feed_of_nothing_is_no_news(server: Misbehaving) -> None:
    """An id that arXiv does not know, or a page of another kind."""
    server.will("/api", 200, feed())
    server.will("/api", 200, b"<html></html>")
    assert asked(server, PREPRINT) + asked(server, PREPRINT) == []


def test_a_bomb_of_entities_does_not_go_off(server: Misbehaving) -> None:
    """An answer that unfolds into gigabytes is refused."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><feed>&a11;</feed>'
    server.will("/api", 200, bomb.encode())
    with pytest.raises(Unable, match="cannot be read"):
        asked(server, PREPRINT)


@pytest.fixture
def listed(site: Site, server: Misbehaving) -> Site:
    """A list with one preprint, whose own addresses lie on the server."""
    settings = (site.content / "site.yaml").read_text(encoding="utf-8").splitlines()
    own = ("repository:", "licence_url:", "editor_url:")
    kept = [line for line in settings if not line.startswith(own)]
    kept += [f"repository: {server.address}/r", f"licence_url: {server.address}/l"]
    return site.write(
        {
            "content/site.yaml": "\n".join(kept) + "\n",
            "content/papers/2024/knot.md": "---\ntitle: A Knot\nauthors: [Ada Knot]\n"
            'published: 2024\nadded: 2024-07-01\narxiv: "2401.00001"\n---\n\nLess string.\n',
        }
    )


def links(server: Misbehaving) -> str:
    told = call(
        *("links", "--spacing", "0", "--proposals", "--on", "2026-03-02"),
        *("--arxiv", f"{server.address}/api"),
    )
    assert (told.code, told.told) == (0, "")
    return told.said


@pytest.mark.usefixtures("listed")
def test_news_are_proposals_and_change_nothing(server: Misbehaving) -> None:
    """Withdrawals apart from venues; the file stays as it was."""
    server.will("/api", 200, feed(entry(comment="Withdrawn.", journal_ref="Knots, 2024")))
    before = Path("content/papers/2024/knot.md").read_bytes()
    assert links(server) == (
        "2 outside links looked at on 2026-03-02. Nothing was changed: each line is a proposal.\n\n"
        "## Withdrawn?\n\n"
        "- `content/papers/2024/knot.md`: arXiv says, for `status`: `Withdrawn.`\n\n"
        "## Published?\n\n"
        "- `content/papers/2024/knot.md`: arXiv says, for `venue`: `Knots, 2024`\n"
    )
    assert Path("content/papers/2024/knot.md").read_bytes() == before


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.usefixtures("listed")
def test_what_an_author_wrote_to_arxiv_stays_words(server: Misbehaving, text: str) -> None:
    """A comment of any kind is one line of code, cut."""
    plain = "".join(char for char in text if char.isprintable() or char == "\n")
    server.will("/api", 200, feed(entry(comment=f"withdrawn {plain}")))
    (line,) = [line for line in links(server).splitlines() if line.startswith("- ")]
    assert line.startswith("- `content/papers/2024/knot.md`: arXiv says, for `status`: `withdrawn ")
    assert line.endswith("`")
    assert line.count("`") == 6
    assert len(line) < 400


@pytest.mark.usefixtures("listed")
def test_a_silent_arxiv_does_not_silence_the_links(server: Misbehaving) -> None:
    """What was found of links is told, and that arXiv was not asked."""
    server.will("/api", 400)
    server.will("/l", 301, Location="/new")
    said = links(server)
    assert "## Moved for good" in said
    assert "arXiv was not asked: `arXiv answers 400; try again later`" in said
