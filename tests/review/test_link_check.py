"""Links out of the list: asked for politely, judged slowly, told and never mended."""

import contextlib
import json
import re
import socket
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from site_builder.content.reader import read_content
from site_builder.ingest.http.client import Answer, Unreachable, Web
from site_builder.ingest.http.pace import Limits, Pace
from site_builder.review.link_check.check import AT_ONCE, check_links
from site_builder.review.link_check.collect import ExternalLink, external_links
from site_builder.review.link_check.state import LinkState
from tests.support.harness import Called, Site, call
from tests.support.services import Hours
from tests.support.web_server import Misbehaving, misbehaving

FIRST, SECOND = date(2026, 3, 2), date(2026, 3, 9)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Misbehaving]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with misbehaving() as server:
        yield server


@pytest.fixture
def web() -> Web:
    """Asks without waiting, and for no longer than a test may take."""
    return Web("tests", Limits(size=0, silence=0.3, whole=2))


def judged(address: str, web: Web, *, first_hop: bool = False) -> tuple[str, str, str | None]:
    """What is made of one address, another one being alive."""
    alive = ExternalLink(address.split("/", 3)[0] + "//" + address.split("/")[2] + "/alive", ())
    links = [ExternalLink(address, ("x.md:1",), first_hop), alive]
    (found, _), _ = check_links(links, web, LinkState(), FIRST)
    return found.kind, found.said, found.to


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        ("/", "alive", "200"),
        ("/head-not-allowed", "alive", "200"),
        ("/head-404", "alive", "200"),
        ("/silent", "silent", "it did not answer within 0 seconds"),
        ("/dripping", "silent", "its answer was not complete after 2 seconds"),
        ("/garbage", "silent", "its answer is no HTTP"),
        ("/broken-off", "silent", "its answer is no HTTP"),
        ("/endless-headers", "silent", "its answer is no HTTP"),
        ("/loop", "silent", "it redirects without end"),
    ],
)
def test_a_server_that_misbehaves_is_not_dead(
    server: Misbehaving, web: Web, path: str, kind: str, said: str
) -> None:
    """HEAD is only a try; silence, garbage and circles say nothing about a page."""
    server.silence = 5
    assert judged(server.address + path, web)[:2] == (kind, said)


@pytest.mark.parametrize("status", [401, 403, 407, 429, 451, 999])
def test_who_turns_programs_away_is_blocked(server: Misbehaving, web: Web, status: int) -> None:
    """A person would see the page."""
    assert judged(server.will("/x", status), web)[:2] == ("blocked", str(status))


@pytest.mark.parametrize("status", [400, 405, 406, 418, 500, 502, 503, 504, 522])
def test_servers_in_trouble_are_silent(server: Misbehaving, web: Web, status: int) -> None:
    """A fault of today."""
    assert judged(server.will("/x", status), web)[:2] == ("silent", str(status))


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_asked_for_by_get_too(server: Misbehaving, web: Web, status: int) -> None:
    """Only a GET that fails counts, and the first time it is only suspect."""
    assert judged(server.will("/x", status), web)[:2] == ("suspect", str(status))
    assert [line for line in server.asked if "/x" in line] == ["HEAD /x", "GET /x"]


def test_too_many_requests_is_not_answered_by_another(server: Misbehaving, web: Web) -> None:
    """Who says 429 is left alone."""
    judged(server.will("/x", 429), web)
    assert [line for line in server.asked if "/x" in line] == ["HEAD /x"]


def test_a_move_for_good_is_told_with_the_new_address(server: Misbehaving, web: Web) -> None:
    """Through all its permanent redirects; one that passes is nobody's business."""
    server.will("/b", 308, Location="c?d=e%20f")
    old = server.will("/a", 301, Location=f"{server.address}/b")
    assert judged(old, web) == ("moved", "200", f"{server.address}/c?d=e%20f")
    assert judged(server.will("/p", 302, Location="/q"), web) == ("alive", "200", None)
    server.will("/s", 302, Location="/t")
    assert judged(server.will("/r", 301, Location="/s"), web) == ("alive", "200", None)


def test_a_move_to_what_is_gone_is_gone(server: Misbehaving, web: Web) -> None:
    """What counts is where one ends."""
    server.will("/b", 404)
    assert judged(server.will("/a", 301, Location="/b"), web)[0] == "suspect"


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "javascript:alert(1)", "http://[", "ftp://x.test/", "http://x y/"]
)
def test_a_redirect_to_no_web_address_is_not_followed(
    server: Misbehaving, web: Web, to: str
) -> None:
    """A server cannot lead us to a file or anything else that is not the web."""
    told = judged(server.will("/a", 301, Location=to), web)
    assert told[0] == "silent"


def test_a_doi_is_alive_if_it_leads_anywhere(server: Misbehaving, web: Web) -> None:
    """The publisher's page behind it turns programs away; the resolver's answer is enough."""
    server.will("/publisher", 403)
    assert judged(server.will("/10.1/x", 302, Location="/publisher"), web, first_hop=True) == (
        "alive",
        "302",
        None,
    )
    assert "HEAD /publisher" not in server.asked
    assert judged(server.will("/10.1/y", 404), web, first_hop=True)[0] == "suspect"


def test_addresses_with_any_letters_can_be_asked_for(server: Misbehaving, web: Web) -> None:
    """Unescaped letters, signs and a fragment."""
    assert judged(f"{server.address}/é/漢?q=ü&r=[1]#frag", web)[0] == "alive"
    assert "HEAD /%C3%A9/%E6%BC%A2?q=%C3%BC&r=%5B1%5D" in server.asked


def no_such_host(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        if host == "127.0.0.1":
            return real(host, *rest, **more)
        raise socket.gaierror(code, "no")

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", resolve)


@pytest.mark.parametrize(
    ("code", "kind"), [(socket.EAI_NONAME, "suspect"), (socket.EAI_AGAIN, "silent")]
)
def test_a_host_whose_name_is_gone_is_gone(
    server: Misbehaving, web: Web, monkeypatch: pytest.MonkeyPatch, code: int, kind: str
) -> None:
    """Unless it is only the resolver that fails."""
    no_such_host(monkeypatch, code)
    links = [
        ExternalLink("https://gone.test/", ("x.md:1",)),
        ExternalLink(f"{server.address}/", ()),
    ]
    (found, _), _ = check_links(links, web, LinkState(), FIRST)
    assert (found.kind, found.said) == (kind, "its name is not found, as when a machine is offline")


@pytest.mark.usefixtures("site")
def test_when_nobody_answers_it_is_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A machine without a network declares nothing dead, and remembers nothing."""
    no_such_host(monkeypatch, socket.EAI_NONAME)
    told = call("links", "--spacing", "0", "--state", "seen.json")
    assert (told.code, told.said) == (3, "")
    assert "cut off from the network" in told.told
    assert not Path("seen.json").exists()


def test_a_host_is_asked_in_turns_and_several_at_once() -> None:
    """Each host has its own spacing, whoever asks; by a clock of the test's own."""
    clock = Hours()
    pace = Pace(2, clock)
    for host in ("a", "a", "b", "a"):
        pace.wait(host)
    clock.now += 1
    pace.wait("a")
    clock.now += 15
    pace.wait("a")
    assert clock.waited == [2, 2, 1]
    clock.now -= 1_000
    pace.wait("a")
    assert clock.waited == [2, 2, 1, 2]


def test_no_more_than_a_few_hosts_are_asked_at_the_same_time() -> None:
    """However many hosts there are; and one host never twice at once."""
    at_once, most, hosts = 0, 0, set()
    lock, twice = threading.Lock(), []

    class Counting(Web):
        def ask(self, method: str, address: str, *_: Any, **__: Any) -> Answer:
            nonlocal at_once, most
            host = address.split("/")[2]
            with lock:
                at_once, most = at_once + 1, max(most, at_once + 1)
                twice.extend([host] if host in hosts else [])
                hosts.add(host)
            with contextlib.suppress(Unreachable):
                Web.ask(self, method, "http://127.0.0.1:9/")
            with lock:
                at_once -= 1
                hosts.remove(host)
            return Answer(200)

    links = [ExternalLink(f"https://h{n % 30}.test/{n}", ()) for n in range(90)]
    findings, _ = check_links(links, Counting("tests"), LinkState(), FIRST)
    assert [found.link for found in findings] == links
    assert most <= AT_ONCE
    assert twice == []


def paper(address: str, **more: str) -> dict[str, str]:
    lines = "".join(f"{name}: {value}\n" for name, value in more.items())
    return {
        "content/papers/2024/knot.md": "---\ntitle: A Knot\nauthors: [Ada Knot]\n"
        f"published: 2024\nadded: 2024-07-01\n{lines}"
        f"links:\n  code: {address}\n---\n\nLess string.\n"
    }


@pytest.fixture
def listed(site: Site, server: Misbehaving) -> Site:
    """A list whose own addresses lie on the server."""
    file = site.content / "site.yaml"
    text = re.sub(
        r"(?m)^(repository|licence_url): .*", rf"\1: {server.address}/\1", file.read_text()
    )
    return site.write({"content/site.yaml": re.sub(r"(?m)^editor_url: .*\n", "", text)})


def links(*options: str, on: date = FIRST) -> Called:
    return call(
        "links", "--spacing", "0", "--state", "seen/links.json", "--on", on.isoformat(), *options
    )


def test_dead_is_what_was_gone_on_two_days(listed: Site, server: Misbehaving) -> None:
    """Nothing is told the first time, nor the same day again; then with place and archive."""
    address = server.will("/gone", 404)
    listed.write(paper(address))
    assert (links().code, links().said) == (0, "")
    told = links(on=SECOND)
    assert told.code == 0
    assert told.said == (
        "3 outside links looked at on 2026-03-09. Nothing was changed: each line is a proposal.\n\n"
        "## Dead, seen twice\n\n"
        f"- `{address}` (404), `content/papers/2024/knot.md:7`, since 2026-03-02; "
        f"[archived copies](<https://web.archive.org/web/*/{address}>)\n"
    )
    assert json.loads(Path("seen/links.json").read_text()) == {
        "format": 1,
        "gone": {address: "2026-03-02"},
    }


def test_what_comes_back_is_forgotten(listed: Site, server: Misbehaving) -> None:
    """Gone, back, gone is seen for the first time again; silence in between tells nothing."""
    server.will("/x", 404), server.will("/x", 404)  # HEAD and GET of one look
    address = server.will("/x", 200)
    listed.write(paper(address))
    assert links().said == ""
    assert links(on=SECOND).said == ""
    assert json.loads(Path("seen/links.json").read_text())["gone"] == {}
    server.answers["/x"] = [(503, {}, b"")]
    held = {"format": 1, "gone": {address: "2026-03-02"}}
    Path("seen/links.json").write_text(json.dumps(held))
    assert links(on=SECOND).said == ""
    assert json.loads(Path("seen/links.json").read_text()) == held


def test_a_link_that_left_the_list_is_forgotten(listed: Site, server: Misbehaving) -> None:
    """The state never grows beyond the list."""
    listed.write(paper(server.will("/gone", 404)))
    links()
    listed.write(paper(f"{server.address}/other"))
    links(on=SECOND)
    assert json.loads(Path("seen/links.json").read_text())["gone"] == {}


@pytest.mark.parametrize(
    "held",
    [
        "",
        "[]",
        "{}",
        '{"format": 2}',
        '{"format": 1, "gone": []}',
        '{"format": 1, "gone": {"a": 1}}',
        '{"format": 1, "gone": {"a": "x"}}',
        "[" * 100_000,
        "\x00",
        "null",
    ],
)
def test_a_state_that_cannot_be_read_is_told_and_kept(listed: Site, held: str) -> None:
    """It may be a file given by mistake: nothing is overwritten."""
    listed.write({"seen/links.json": held})
    told = links()
    assert told.code == 1
    assert told.told.startswith("seen/links.json:")
    assert "delete the file to begin anew" in told.told or held == "\x00"
    assert Path("seen/links.json").read_text() == held


def test_every_place_that_leads_out_is_looked_at(listed: Site) -> None:
    """Settings, links, DOIs, notes, abstracts, topics and pages; arXiv's pages by its API alone."""
    listed.write(
        {
            **paper(
                "https://code.test/",
                doi="10.1234/a",
                note="See [it](https://note.test/)",
                arxiv='"2401.00001"',
            ),
            "content/topics/short-string.md": (
                "---\nname: Short string\nmark: STRING\ngroup: String\n"
                "definition: Less string.\n---\n\nString.\n\nSee https://topic.test/a and "
                "[that](https://code.test/).\n"
            ),
            "content/pages/about.md": "One\n\n[two](https://page.test/) [x](/here) "
            "[y](https://arxiv.org/abs/2401.00001)\n",
        }
    )
    found = {
        link.address: link for link in external_links(read_content(listed.content), listed.content)
    }
    assert found["https://code.test/"].places == (
        "content/papers/2024/knot.md:10",
        "content/topics/short-string.md:10",
    )
    assert found["https://note.test/"].places == ("content/papers/2024/knot.md:7",)
    assert found["https://topic.test/a"].places == ("content/topics/short-string.md:10",)
    assert found["https://page.test/"].places == ("content/pages/about.md:3",)
    assert found["https://doi.org/10.1234/a"].first_hop
    assert not [address for address in found if "arxiv.org" in address]
    assert len(found) == 7


def test_what_is_told_cannot_break_out_of_its_line(listed: Site, server: Misbehaving) -> None:
    """An address that a server made up stands as code, whatever it holds."""
    address = server.will("/a", 301, Location="/@everyone/#1/*x*/[y](z)/<!--")
    listed.write(paper(address))
    assert links().said == ""  # it is no address at all
    server.answers["/a"] = [(301, {"Location": "/@everyone/#1/*x*/[y](z)"}, b"")]
    told = links().said
    assert f"`{address}` → `{server.address}/@everyone/#1/*x*/[y](z)`" in told


def test_only_what_needs_somebody_makes_an_issue(listed: Site, server: Misbehaving) -> None:
    """Blocked and silent hosts are listed beneath what is to be done, never alone."""
    listed.write(paper(server.will("/blocked", 403)))
    assert links().said == ""
    text = (listed.content / "papers/2024/knot.md").read_text()
    moved = server.will("/moved", 301, Location="/there")
    (listed.content / "papers/2024/knot.md").write_text(
        text.replace("links:\n", f"links:\n  demo: {moved}\n  data: {server.address}/loop\n")
    )
    told = links().said
    assert "## Moved for good\n\n- `content/papers/2024/knot.md:7`: " in told
    assert "<summary>Turns programs away; look yourself (1)</summary>" in told
    assert "<summary>No answer this time (1)</summary>" in told


@pytest.mark.parametrize("seconds", ["-1", "x", "nan", "601"])
def test_a_spacing_that_is_none_is_refused(seconds: str) -> None:
    """In a sentence."""
    told = call("links", "--spacing", seconds)
    assert told.code == 2
    assert "is not a number of seconds from 0 to 600" in told.told
