"""What arXiv knows of the list's papers becomes a proposal, and never a change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from site_builder.ingest.http.client import Web
from site_builder.ingest.services import finder
from site_builder.model.paper import Paper, Status, Venue
from site_builder.model.settings import Services
from site_builder.review.link_check.arxiv_news import news_of
from tests.support.harness import Site, call
from tests.support.hostile import HOSTILE
from tests.support.services import Hours, Reply, Server, atom, paper, playing
from tests.support.written import PAPER

PREPRINT = replace(PAPER, arxiv="2403.00001", venue=None, status=Status("preprint"))
API = "/arxiv/api/query"


@pytest.fixture
def clock() -> Hours:
    """A clock that needs no time to wait."""
    return Hours()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with playing() as played:
        yield played


def asked(server: Server, clock: Hours, *papers: Paper) -> list[tuple[str, str, str]]:
    """Key, field and words of each piece of news."""
    ask = finder(Services(arxiv=f"{server.root}/arxiv"), Web("tests"), clock)
    return [(one.paper.key, one.field, one.words) for one in news_of(papers, ask)]


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ({}, []),
        ({"comment": "12 pages"}, []),
        (
            {"comment": "This paper has been withdrawn by the authors"},
            [("knot", "status", "This paper has been withdrawn by the authors")],
        ),
        ({"comment": "Accepted at ICML 2024"}, [("knot", "venue", "ICML 2024")]),
        ({"journal_ref": "TMLR 2024"}, [("knot", "venue", "TMLR 2024")]),
        ({"doi": "10.1234/a"}, [("knot", "doi", "10.1234/a")]),
        ({"doi": "10.48550/arXiv.2403.00001"}, []),
    ],
)
def test_what_is_new_is_told(
    server: Server, clock: Hours, says: dict[str, str], told: list[tuple[str, str, str]]
) -> None:
    """A withdrawal, a venue, a DOI; what it always says is no news."""
    server.say(API, Reply(atom(paper(**says))))
    assert asked(server, clock, PREPRINT) == told


def test_what_the_list_knows_already_is_not_told(server: Server, clock: Hours) -> None:
    """A curator who has answered is asked no more."""
    says = {"comment": "withdrawn by the authors", "journal_ref": "TMLR 2024", "doi": "10.1234/a"}
    server.say(API, Reply(atom(paper(**says))))
    known = replace(PREPRINT, venue=Venue("Knots", 2024), doi="10.1/x", status=Status("withdrawn"))
    assert asked(server, clock, known) == []


def test_many_papers_are_asked_for_together(server: Server, clock: Hours) -> None:
    """A hundred ids a request, three seconds apart; papers without an id are left out."""
    papers = [
        replace(PREPRINT, key=f"k{n}", arxiv=f"2401.{n:05}" if n % 2 else None) for n in range(501)
    ]
    entries = [paper(f"2401.{n:05}", doi=f"10.1234/{n}") for n in (499, 3, 99_999)]
    server.say(API, Reply(atom(*entries)))
    assert {key for key, _, _ in asked(server, clock, *papers)} == {"k3", "k499"}
    assert [line.count("2401.") for line in server.asked] == [100, 100, 50]
    assert server.asked[-1].endswith("&max_results=50")
    assert clock.waited == [3, 3]


@pytest.mark.parametrize("written", ["math/0309136", "math.GT/0309136"])
def test_old_ids_are_known_again(server: Server, clock: Hours, written: str) -> None:
    """arXiv leaves out the class that some write."""
    server.say(API, Reply(atom(paper("math/0309136", doi="10.1234/a"))))
    assert asked(server, clock, replace(PREPRINT, arxiv=written)) == [("knot", "doi", "10.1234/a")]


@pytest.fixture
def listed(site: Site, server: Server) -> Site:
    """A list with one preprint, whose own addresses lie on the server."""
    settings = (site.content / "site.yaml").read_text(encoding="utf-8").splitlines()
    own = ("repository:", "licence_url:", "editor_url:")
    kept = [line for line in settings if not line.startswith(own)]
    kept += [f"repository: {server.root}/r", f"licence_url: {server.root}/l", server.settings]
    server.say("/r", Reply())
    server.say("/l", Reply())
    return site.write(
        {
            "content/site.yaml": "\n".join(kept) + "\n",
            "content/papers/2024/knot.md": "---\ntitle: A Knot\nauthors: [Ada Knot]\n"
            'published: 2024\nadded: 2024-07-01\narxiv: "2403.00001"\n---\n\nLess string.\n',
        }
    )


def links() -> str:
    told = call("links", "--spacing", "0", "--proposals", "--on", "2026-03-02", clock=Hours())
    assert (told.code, told.told) == (0, "")
    return told.said


@pytest.mark.usefixtures("listed")
def test_news_are_proposals_and_change_nothing(server: Server) -> None:
    """Withdrawals apart from venues; the file stays as it was."""
    says = {"comment": "Withdrawn by the authors.", "journal_ref": "TMLR, 2024"}
    server.say(API, Reply(atom(paper(**says))))
    before = Path("content/papers/2024/knot.md").read_bytes()
    assert links() == (
        "2 outside links looked at on 2026-03-02. Nothing was changed: each line is a proposal.\n\n"
        "## Withdrawn?\n\n"
        "- `content/papers/2024/knot.md:2`: arXiv has `status: Withdrawn by the authors.`\n\n"
        "## Published?\n\n"
        "- `content/papers/2024/knot.md:2`: arXiv has `venue: TMLR 2024`\n"
    )
    assert Path("content/papers/2024/knot.md").read_bytes() == before


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.usefixtures("listed")
def test_what_an_author_wrote_to_arxiv_stays_words(server: Server, text: str) -> None:
    """A remark of any kind is one line of code, cut."""
    plain = "".join(char for char in text[:15_000] if char.isprintable() or char == "\n")
    server.say(API, Reply(atom(paper(comment=f"Withdrawn by the authors {plain}"))))
    (line,) = [line for line in links().splitlines() if line.startswith("- ")]
    said = MarkdownIt().parseInline(line.removeprefix("- "))[0].children or []
    assert [child.type for child in said] == ["code_inline", "text", "code_inline"]
    assert said[0].content == "content/papers/2024/knot.md:2"
    assert said[2].content.startswith("status: Withdrawn")
    assert len(line) < 400


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    "reply", [Reply(status=400), Reply("<feed"), Reply(status=503), Reply(act="drop")]
)
def test_a_silent_arxiv_does_not_silence_the_links(server: Server, reply: Reply) -> None:
    """What was found of links is told, and that arXiv was not asked."""
    server.say(API, reply)
    server.say("/l", Reply(status=301, headers={"Location": "/r"}))
    said = links()
    assert "## Moved for good" in said
    assert "arXiv was not asked: `" in said
