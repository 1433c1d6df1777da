"""The command that adds papers, against a server that plays the services, well or badly."""

import re
from collections.abc import Iterator

import pytest

from site_builder import __version__
from site_builder.ingest.http.pace import Limits
from tests.support.harness import SMALL, Called, Site, call
from tests.support.services import (
    ABSTRACT,
    JSON,
    TITLE,
    Hours,
    Reply,
    Server,
    atom,
    note,
    paper,
    playing,
    work,
)

ID = "2403.00001"
OF_ID = f"/arxiv/api/query?id_list={ID}"
TITLED = "/arxiv/api/query?search_query="
FILE = "content/papers/2024/loop.md"
WRITTEN = f"""---
title: "{TITLE}"
authors:
  - Ada Loop
  - Bo Reef
published: 2024-03-01
added: 2024-09-01
arxiv: "2403.00001"
topics: [short-string]
tags:
  methods: [LOOP]
---

{ABSTRACT}
"""


@pytest.fixture
def server(small: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The services of the small list, which know nothing yet."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with playing() as played:
        settings = small.content / "site.yaml"
        settings.write_text(settings.read_text(encoding="utf-8") + played.settings, "utf-8")
        played.say(TITLED, Reply(atom()))
        yield played


def add(*words: object, clock: Hours | None = None, limits: Limits | None = None) -> Called:
    """Call ``add`` on a fixed day."""
    told = map(str, words)
    return call("add", "--added", "2024-09-01", *told, clock=clock or Hours(), limits=limits)


def hasty(reply: Reply) -> Limits:
    """Notice soon that a reply does not come or does not end; others may take their time."""
    soon = {"hang": Limits(silence=0.4), "drip": Limits(whole=0.4)}
    return soon.get(reply.act, Limits())


def papers(site: Site) -> set[str]:
    """Every file below the papers, hidden ones too."""
    folder = site.content / "papers"
    return {
        path.relative_to(site.folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }


def test_an_arxiv_id_becomes_a_file_with_its_evidence(server: Server, small: Site) -> None:
    """Topics, tags and claims are written, and the words behind each are shown with their place."""
    small.write({"content/vocabulary/claims.yaml": "speed-up: [faster]\n"})
    server.say(OF_ID, Reply(atom(paper())))
    made = add(ID)
    assert (made.code, made.told) == (0, "")
    text = (small.folder / FILE).read_text(encoding="utf-8")
    claim = "claims:\n  speed-up:\n    - 12x faster\n"
    assert text == WRITTEN.replace("\n---\n\n", f"\n{claim}---\n\n")
    assert made.said.startswith(f"wrote {FILE}\n  + short-string ← “Short-String”, {FILE}:2:")
    places = re.findall(rf"“([^“”]+)”, {FILE}:(\d+):(\d+)", made.said)
    assert len(places) >= 3
    for words, line, column in places:
        assert text.split("\n")[int(line) - 1][int(column) - 1 :].startswith(words)
    assert small.check().code == 0
    assert server.agents == {f"site_builder/{__version__} (+https://code.example/kites/list)"}


@pytest.mark.parametrize(
    "written",
    [
        f"arXiv:{ID}v2",
        f"https://arxiv.org/abs/{ID}",
        f"http://www.arxiv.org/pdf/{ID}v1.pdf",
        f"https://export.arxiv.org/html/{ID}v3",
        f"https://huggingface.co/papers/{ID}",
        f"10.48550/arXiv.{ID}",
        f"https://doi.org/10.48550/ARXIV.{ID}",
    ],
)
def test_every_form_of_an_arxiv_id_asks_for_the_one_paper(server: Server, written: str) -> None:
    """Address, version, prefix and DOI fall away."""
    server.say(OF_ID, Reply(atom(paper())))
    assert add(written).code == 0
    assert server.asked == [f"{OF_ID}&max_results=1"]


def test_an_old_id_is_asked_for_with_its_archive(server: Server, small: Site) -> None:
    """The slash is part of the id."""
    server.say("/arxiv/api/query?id_list=hep-th/9901001", Reply(atom(paper("hep-th/9901001"))))
    assert add("https://arxiv.org/abs/hep-th/9901001v1").code == 0
    assert 'arxiv: "hep-th/9901001"' in (small.folder / FILE).read_text(encoding="utf-8")


def test_arxiv_is_asked_every_three_seconds_at_most(server: Server) -> None:
    """Its terms of use want it; nobody else is waited for."""
    clock = Hours()
    for number in (1, 2, 3):
        entry = paper(f"2403.0000{number}", title=f"Kite {number} flies alone")
        server.say(f"/arxiv/api/query?id_list=2403.0000{number}", Reply(atom(entry)))
    assert add("2403.00001", "2403.00002", "2403.00003", clock=clock).code == 0
    assert clock.waited == [3.0, 3.0]


def test_a_remark_tells_the_venue_and_the_code(server: Server, small: Site) -> None:
    """What authors write into arXiv's comment is read where it is certain."""
    comment = "Accepted at NeurIPS 2024 (oral). Code: https://github.com/kites/loop."
    server.say(OF_ID, Reply(atom(paper(comment=comment))))
    assert add(ID).code == 0
    text = (small.folder / FILE).read_text(encoding="utf-8")
    assert "venue: NeurIPS 2024\nlinks:\n  code: https://github.com/kites/loop\n" in text


def test_a_doi_at_arxiv_tells_the_venue_by_crossref(server: Server, small: Site) -> None:
    """The preprint stays the source, its DOI and venue are kept."""
    server.say(OF_ID, Reply(atom(paper(doi="10.1145/1.2"))))
    server.say("/crossref/works/10.1145%2F1.2", Reply(work(), kind=JSON))
    assert add(ID).code == 0
    text = (small.folder / FILE).read_text(encoding="utf-8")
    assert "published: 2024-03-01\n" in text
    assert 'arxiv: "2403.00001"\ndoi: "10.1145/1.2"\nvenue: ICML 2024\n' in text


def test_a_doi_becomes_a_file_by_crossref(server: Server, small: Site) -> None:
    """Titles and abstracts in JATS become plain words."""
    server.say("/crossref/works/10.1145%2F1.2", Reply(work(), kind=JSON))
    made = add("https://doi.org/10.1145/1.2")
    assert (made.code, made.told) == (0, "")
    text = (small.folder / FILE).read_text(encoding="utf-8")
    assert "published: 2024-06-03\n" in text
    assert "venue: ICML 2024\n" in text
    assert text.endswith(f"---\n\n{ABSTRACT}\n")


@pytest.mark.parametrize("way", ["relation", "title"])
def test_the_arxiv_version_of_a_doi_wins(server: Server, small: Site, way: str) -> None:
    """Whether Crossref tells of it or its title and an author are found there."""
    relation = {"has-preprint": [{"id-type": "doi", "id": f"10.48550/arXiv.{ID}"}]}
    more = {"relation": relation} if way == "relation" else {}
    server.say("/crossref/works/", Reply(work(abstract=None, **more), kind=JSON))
    server.say(OF_ID, Reply(atom(paper())))
    server.say(TITLED, Reply(atom(paper("2403.99999", title="Other"), paper())))
    assert add("10.1145/1.2").code == 0
    text = (small.folder / FILE).read_text(encoding="utf-8")
    assert all(
        part in text for part in ('arxiv: "2403.00001"', "10.1145/1.2", "ICML 2024", ABSTRACT)
    )


def test_a_namesake_at_arxiv_is_another_paper(server: Server, small: Site) -> None:
    """The same title by other authors."""
    server.say("/crossref/works/", Reply(work(), kind=JSON))
    server.say(TITLED, Reply(atom(paper(authors=("Cy Gust",)))))
    assert add("10.1145/1.2").code == 0
    assert "arxiv:" not in (small.folder / FILE).read_text(encoding="utf-8")


def test_a_page_of_the_acl_anthology_is_read_by_its_bibtex(server: Server, small: Site) -> None:
    """The file beside the page; a DOI of the ACL leads there too."""
    bibtex = (
        '@inproceedings{loop-2024, title = "{LOOP}: Short-String Kites", author = "Loop, Ada and '
        'Reef, Bo", booktitle = "Proceedings of the 62nd Annual Meeting of the Association for '
        'Computational Linguistics (Volume 1: Long Papers)", month = aug, year = "2024", '
        f'url = "https://aclanthology.org/2024.acl-long.1/", abstract = "{ABSTRACT}"}}'
    )
    server.say("/anthology/2024.acl-long.1.bib", Reply(bibtex, kind="text/plain"))
    assert add("10.18653/v1/2024.acl-long.1").code == 0
    text = (small.folder / FILE).read_text(encoding="utf-8")
    assert "published: 2024-08\n" in text
    assert "venue: ACL 2024\nlinks:\n  paper: https://aclanthology.org/2024.acl-long.1/\n" in text


@pytest.mark.parametrize("newer", [Reply('{"notes": []}', kind=JSON), Reply(status=403)])
def test_openreview_is_read_in_both_its_versions(server: Server, small: Site, newer: Reply) -> None:
    """Papers of older venues are known to the older API alone."""
    server.say("/openreview/notes?id=kiteLOOP01", newer)
    server.say("/openreview_before/notes?id=kiteLOOP01", Reply(note(), kind=JSON))
    assert add("https://openreview.net/forum?id=kiteLOOP01&noteId=x").code == 0
    text = (small.folder / FILE.replace("2024", "2023")).read_text(encoding="utf-8")
    assert "published: 2023-09-18\n" in text
    assert "venue: ICLR 2024\nlinks:\n  paper: https://openreview.net/forum?id=kiteLOOP01" in text


def test_what_is_there_is_refused_with_its_file(server: Server) -> None:
    """By arXiv id before anything is asked, by title after; and twice in one call."""
    server.say(OF_ID, Reply(atom(paper(title="Windless flight"))))
    made = add("2406.00010v3", ID)
    assert made.code == 1
    assert made.told == (
        "2406.00010v3: it is on the list already: content/papers/2024/knot.md\n"
        "    mend that file if it lacks something\n"
        f"{ID}: it is on the list already: content/papers/2024/windless.md\n"
        "    mend that file if it lacks something\n"
    )
    assert server.asked == [f"{OF_ID}&max_results=1"]


def test_every_paper_has_its_own_outcome(server: Server, small: Site) -> None:
    """One that cannot be had keeps none of the others away."""
    server.say(OF_ID, Reply(atom(paper())))
    before = papers(small)
    made = add("nonsense", "2403.00009", ID, f"{ID}v1")
    assert made.code == 1
    assert papers(small) - before == {FILE}
    assert [line for line in made.told.split("\n") if line and not line.startswith(" ")] == [
        "'nonsense': names no paper",
        "2403.00009: arXiv knows no such paper",
        f"{ID}v1: it is on the list already: {FILE}",
    ]


def test_a_dry_run_shows_the_file_and_writes_nothing(server: Server, small: Site) -> None:
    """Word for word what would be written."""
    server.say(OF_ID, Reply(atom(paper())))
    before = papers(small)
    made = add(ID, "--dry-run")
    assert made.code == 0
    assert made.said.startswith(f"would write {FILE}\n")
    assert WRITTEN in made.said
    assert papers(small) == before


GOOD = Reply(atom(paper()))


@pytest.mark.parametrize(
    ("bad", "waited"),
    [
        (Reply(status=503), [3.0]),
        (Reply(status=500), [3.0]),
        (Reply(status=429, headers={"Retry-After": "7"}), [7.0]),
        (Reply(status=503, headers={"Retry-After": "Tue, 14 Nov 2023 22:13:30 GMT"}), [10.0]),
        (Reply(status=503, headers={"Retry-After": "soon"}), [3.0]),
        (Reply(act="drop"), [3.0]),
        (Reply(act="hang"), [3.0]),
        (Reply(atom(), act="cut"), [3.0]),
        (Reply(atom(), act="drip"), [3.0]),
        (Reply(act="babble"), [3.0]),
    ],
    ids="503 500 429 date soon drop hang cut drip babble".split(),
)
def test_what_may_pass_is_tried_again(
    server: Server,
    small: Site,
    bad: Reply,
    waited: list[float],
) -> None:
    """After a while, or after as long as the service asks for."""
    clock = Hours()
    server.say(OF_ID, bad, GOOD)
    assert add(ID, clock=clock, limits=hasty(bad)).code == 0
    assert sum(clock.waited) == sum(waited) or (bad.act in ("hang", "drip") and clock.waited)
    assert (small.folder / FILE).read_text(encoding="utf-8") == WRITTEN


def test_a_service_that_has_moved_is_followed(server: Server, small: Site) -> None:
    """From one web address to another."""
    server.say(OF_ID, Reply(status=301, headers={"Location": f"{server.root}/moved"}))
    server.say("/moved", GOOD)
    assert add(ID).code == 0
    assert (small.folder / FILE).exists()


HUGE = atom(paper(abstract="x " * 3_000_000))
BOMB = (
    '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>&b;</title></feed>'
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&e;</title></entry></feed>'
)
ERROR = (
    "<entry><id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title>"
    "<summary>incorrect id format for x</summary></entry>"
)


@pytest.mark.parametrize(
    ("reply", "code", "fault"),
    [
        (Reply(atom()), 1, "arXiv knows no such paper"),
        (Reply(status=404), 1, "arXiv knows no such paper"),
        (Reply(status=400), 1, "arXiv does not understand the id"),
        (Reply(atom(ERROR)), 1, "arXiv says 'incorrect id format for x'"),
        (Reply(atom(paper("2403.00002"))), 3, "it answers with another paper, 2403.00002"),
        (Reply("<feed", 200), 3, "its answer is no XML that can be read"),
        (Reply("", 200), 3, "its answer is no XML that can be read"),
        (Reply(b"\xff\xfe\x00", 200), 3, "its answer is no XML that can be read"),
        (Reply("<html></html>"), 3, "its answer is no Atom feed"),
        (Reply(BOMB), 3, "its answer is no XML that can be read"),
        (Reply(OUTSIDE), 3, "its answer is no XML that can be read"),
        (Reply("<p>Robot?</p>", kind="text/html"), 3, "it answers with text/html, not application"),
        (Reply(HUGE), 3, "its answer has more than 5,000,000 bytes"),
        (Reply(atom(paper(abstract="x " * 20_000))), 3, "a text of more than 20,000 characters"),
        (Reply(status=403), 3, "arXiv does not answer programs (status 403)"),
        (Reply(status=503), 3, "it is out of order (status 503), asked 4 times"),
        (Reply(status=429), 3, "it is asked too often, asked 4 times"),
        (Reply(status=429, headers={"Retry-After": "3600"}), 3, "too often, for 60 minutes"),
        (Reply(status=451), 3, "it answers with status 451"),
        (Reply(act="drop"), 3, "arXiv cannot be asked: "),
        (Reply(act="hang"), 3, "it did not answer within 0 seconds, asked 4 times"),
        (Reply(atom(), act="cut"), 3, "its answer broke off, asked 4 times"),
        (Reply(atom(), act="drip"), 3, "its answer was not complete after 0 seconds"),
        (Reply(act="babble"), 3, "its answer is no HTTP, asked 4 times"),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), 3, "with status 302"),
        (Reply(atom(paper(comment="This paper has been withdrawn by Ada"))), 1, "it was withdrawn"),
        (Reply(atom(paper(abstract="This paper has been withdrawn."))), 1, "it was withdrawn"),
        (Reply(atom(paper(authors=()))), 1, "its authors are not known"),
        (Reply(atom(paper(abstract=" "))), 1, "its abstract is not known"),
        (Reply(atom(paper(title="…"))), 1, ""),
    ],
)
def test_what_cannot_be_had_is_told_by_its_id(
    server: Server,
    small: Site,
    reply: Reply,
    code: int,
    fault: str,
) -> None:
    """In a sentence with what to do instead; nothing is written, not even half."""
    server.say(OF_ID, reply)
    before = papers(small)
    made = add(ID, limits=hasty(reply))
    assert made.code == code
    assert made.told.startswith(f"{ID}: ")
    assert fault in made.told
    assert made.told.count("\n    ") >= 1
    assert "Traceback" not in made.told
    assert (made.said, papers(small)) == ("", before)


def test_a_service_that_is_gone_is_not_waited_for_twice(server: Server) -> None:
    """Offline, each id is told, and the second at once."""
    server.say("/arxiv/", Reply(act="drop"))
    made = add("2403.00001", "2403.00002")
    assert (made.code, len(server.asked)) == (3, 4)
    assert made.told.count("arXiv cannot be asked") == 2
    assert made.told.count("site_builder new, or site_builder add --bibtex") == 2


def test_a_name_that_leads_nowhere_is_told_at_once(small: Site) -> None:
    """As on a machine that is offline; what works there is offered."""
    settings = small.content / "site.yaml"
    text = settings.read_text(encoding="utf-8") + "services:\n  arxiv: https://arxiv.invalid\n"
    settings.write_text(text, encoding="utf-8")
    made = add(ID)
    assert made.code == 3
    assert "arXiv cannot be asked" in made.told
    assert "site_builder add --bibtex FILE" in made.told


def test_without_the_second_service_the_paper_comes_with_a_remark(
    server: Server, small: Site
) -> None:
    """Crossref is out of order, but arXiv knows enough."""
    server.say(OF_ID, Reply(atom(paper(doi="10.1145/1.2"))))
    server.say("/crossref/", Reply(status=500))
    made = add(ID)
    assert made.code == 0
    assert f"{ID}: its venue is not known: Crossref cannot be asked" in made.told
    assert "10.1145/1.2" in (small.folder / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "path", "body"),
    [
        ("10.1145/1.2", "/crossref/", "[]"),
        ("10.1145/1.2", "/crossref/", '{"message": []}'),
        ("10.1145/1.2", "/crossref/", '{"message": {"DOI": 5}}'),
        ("10.1145/1.2", "/crossref/", work("10.1145/9.9")),
        ("10.1145/1.2", "/crossref/", work(author="Ada")),
        ("10.1145/1.2", "/crossref/", work(author=[5])),
        ("10.1145/1.2", "/crossref/", work(title=[])),
        ("10.1145/1.2", "/crossref/", work(issued={"date-parts": 5})),
        ("10.1145/1.2", "/crossref/", "[" * 100_000),
        ("10.1145/1.2", "/crossref/", '{"message": '),
        ("openreview.net/forum?id=kiteLOOP01", "/openreview/", '{"notes": [5]}'),
        ("openreview.net/forum?id=kiteLOOP01", "/openreview/", note("other")),
        ("openreview.net/forum?id=kiteLOOP01", "/openreview/", note(authors=5)),
        ("openreview.net/forum?id=kiteLOOP01", "/openreview/", note(title=None)),
        ("2024.acl-long.1", "/anthology/", "nothing"),
        (
            "2024.acl-long.1",
            "/anthology/",
            "@misc{x, title={T}, url={https://x.org/2024.acl-long.2}}",
        ),
    ],
)
def test_an_answer_of_another_shape_is_told(
    server: Server, small: Site, asked: str, path: str, body: str
) -> None:
    """Whatever a service sends, nothing stumbles and nothing is written."""
    kind = "text/plain" if path == "/anthology/" else JSON
    server.say(path, Reply(body, kind=kind))
    before = papers(small)
    made = add(asked)
    assert made.code == 3, made.told
    assert made.told.startswith(f"{asked}: what ")
    assert papers(small) == before


def test_a_retracted_paper_is_refused(server: Server) -> None:
    """Crossref tells of its retraction, OpenReview of its withdrawal."""
    server.say("/crossref/", Reply(work(**{"updated-by": [{"type": "retraction"}]}), kind=JSON))
    server.say(
        "/openreview/", Reply(note(venue="ICLR 2024 Conference Withdrawn Submission"), kind=JSON)
    )
    made = add("10.1145/1.2", "https://openreview.net/forum?id=kiteLOOP01")
    assert made.code == 1
    assert made.told.count("it was withdrawn") == 2


IN_BIBTEX = ABSTRACT.replace("%", r"\%")
BIBTEX = f"""@misc{{loop, title={{{{LOOP}}: Short-String Kites}}, author={{Loop, Ada and Reef, Bo}},
  year=2024, month=mar, eprint={{2403.00001}}, archivePrefix={{arXiv}},
  abstract={{{IN_BIBTEX}}}}}
"""


def test_bibtex_needs_no_network(small: Site) -> None:
    """The same file as by its id, but for a date that BibTeX tells less of."""
    (small.folder / "refs.bib").write_text(BIBTEX, encoding="utf-8")
    made = add("--bibtex", small.folder / "refs.bib")
    assert (made.code, made.told) == (0, "")
    assert (small.folder / FILE).read_text("utf-8") == WRITTEN.replace("2024-03-01", "2024-03")
    assert small.check().code == 0


def test_bibtex_that_lacks_something_is_told_with_its_line(small: Site) -> None:
    """What no entry can be without, and entries that cannot be read."""
    (small.folder / "refs.bib").write_text(
        "@misc{a, title={A Kite}, author={A B and others}, year=2024, abstract={We fly.}}\n"
        "@misc{b, title={B Kite}, author={A B}, year=2024, eprint={2403.00001}}\n"
        "@misc{c, title={C Kite}\n"
        "@misc{d, title={D Kite}, author={A B}, year=2024, abstract={We fly.}}\n",
        encoding="utf-8",
    )
    made = add("--bibtex", "refs.bib")
    assert made.code == 1
    assert [line for line in made.told.split("\n") if line.startswith("refs.bib:")][:2] == [
        "refs.bib:1: a: its authors end in 'and others'",
        "refs.bib:2: b: its abstract is not known",
    ]
    assert "add a field 'abstract = {...}' to it, or call: site_builder add 2403" in made.told
    assert "refs.bib:3:1: not BibTeX" in made.told
    assert "wrote content/papers/2024/d-kite.md" in made.said


@pytest.mark.usefixtures("small")
def test_a_call_without_papers_is_a_wrong_call() -> None:
    """It says what it wants."""
    made = add()
    assert made.code == 2
    assert "give an ID, --bibtex FILE or --issue FILE" in made.told


def test_a_file_that_appears_meanwhile_is_not_overwritten(server: Server, small: Site) -> None:
    """Two people at one list."""
    server.say(OF_ID, Reply(atom(paper())))
    (small.content / "papers/2024/.gitkeep").touch()
    stranger = small.folder / FILE
    stranger.symlink_to("nowhere.md")
    made = add(ID)
    assert made.code != 0
    assert stranger.is_symlink()


FORM = """### Paper

{}

### Why it belongs here

It is good, says 2403.00009.

### Disclosure

- [X] I am an author
"""


def issue(site: Site, paper: str, form: str = FORM) -> Called:
    """Call ``add --issue`` with a form whose field for the paper holds this."""
    (site.folder / "issue.md").write_text(form.format(paper), encoding="utf-8", newline="")
    return add("--issue", "issue.md")


@pytest.mark.parametrize(
    "paper_field",
    [
        ID,
        f"https://arxiv.org/abs/{ID}v2",
        f"<https://arxiv.org/abs/{ID}>",
        f"- arXiv: {ID} [cs.LG]\r",
    ],
)
def test_an_issue_form_is_read_as_data(server: Server, small: Site, paper_field: str) -> None:
    """The id below its heading, and nothing of the other fields."""
    server.say(OF_ID, Reply(atom(paper())))
    made = issue(small, paper_field)
    assert (made.code, made.told) == (0, "")
    assert len(server.asked) == 1
    assert (small.folder / FILE).read_text(encoding="utf-8") == WRITTEN


HOSTILE_IDS = [
    "$(touch pwned)",
    "`touch pwned`",
    "2403.00001; touch pwned",
    "2403.00001 && touch pwned",
    "../../../etc/passwd",
    "https://arxiv.org/abs/../../2403.00001",
    "https://arxiv.org.evil.example/abs/2403.00001",
    "https://evil.example@arxiv.org/abs/2403.00001",
    "https://\u0430rxiv.org/abs/2403.00001",
    "2403.0000\u202e1",
    "2403.\uff10\uff10\uff10\uff10\uff11",
    "${{ github.token }}",
    "::set-output name=x::y",
    "<script>alert(1)</script>",
    "file:///etc/passwd",
    "http://169.254.169.254/latest/meta-data",
    "--content=/etc",
    "10.1145/\u202egnp.exe",
    "https://openreview.net/forum?id=x%0d%0aHost:evil",
]


@pytest.mark.parametrize("hostile", HOSTILE_IDS)
def test_what_is_no_id_is_refused_with_its_line(server: Server, small: Site, hostile: str) -> None:
    """Of an issue nothing but ids is taken, and what is shown of the rest is plain."""
    server.say(OF_ID, Reply(atom(paper())))
    before = papers(small)
    made = issue(small, hostile)
    assert made.code == 1
    assert "issue.md:3:1: '" in made.told
    assert "names no paper" in made.told
    assert made.told.isascii()
    assert papers(small) - before <= {FILE}
    assert not (small.folder / "pwned").exists()
    assert set(server.asked) <= {f"{OF_ID}&max_results=1"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "issue.md:1:1: the heading '### Paper' is missing"),
        ("### Paper\n\n_No response_\n", "issue.md:1:1: no paper is asked for"),
        ("### Paper\n\n### Paper\n", "issue.md:3:1: the heading '### Paper' stands there more"),
        ("### Paper\n" + "2403.0000{}\n" * 0 + "\n".join(f"2403.{n:05}" for n in range(11)),
         "issue.md:1:1: 11 ids, more than 10"),
        ("### Paper\n" + "x" * 400_000, "issue.md:1:1: the file has 400,010 bytes"),
        ("### Paper\n\0", "issue.md:2:1: a binary file"),
    ],
)  # fmt: skip
def test_an_issue_without_one_clear_paper_is_told(
    server: Server, small: Site, text: str, told: str
) -> None:
    """Empty, doubled, endless."""
    (small.folder / "issue.md").write_text(text, encoding="utf-8")
    made = add("--issue", "issue.md")
    assert made.code == 1
    assert made.told.startswith(told)
    assert server.asked == []


HOSTILE = [
    "$(touch pwned) `touch pwned` ; rm -rf /",
    "--- # not: [yaml, {at: all}]\n- &a *a !!python/object:os.system",
    "Kites: 'quoted' \"twice\" \\ backslash",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32 CON",
    "\u202egnp.exe\u202c and \u2066isolated\u2069",
    "\u0440\u0430ypal kites by \u0410rXiv",
    "{{ config }} {% raw %} ${{ github.token }} ::set-env name=X::y",
    "\x1b[31mred\x1b[0m \x07 bell",
    "&lt;b&gt; &amp; &#x3c;script&#x3e;",
    "\\input{/etc/passwd} \\href{javascript:alert(1)}{x} $\\def\\x{\\x\\x}\\x$",
    "a" * 3_000,
    "zero\u200bwidth and soft\u00adhyphen",
    "\ud83d\ude00 \ufdd0 \U000f0000",
]


@pytest.mark.parametrize("door", ["doi", "openreview", "bibtex"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_refused_or_come_out_inert(
    server: Server, small: Site, hostile: str, door: str
) -> None:
    """A title, an author and an abstract of tricks: a reason, or a file and a page without them."""
    hostile = hostile.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    author = hostile.replace("\n", " ")[:90] + " Loop"
    fields = {"title": f"Kite {hostile}", "abstract": f"We fly. {hostile}"}
    if door == "doi":
        known = {**fields, "title": [fields["title"]], "author": [{"name": author}]}
        server.say("/crossref/", Reply(work(**known), kind=JSON))
        made = add("10.1145/1.2")
    elif door == "openreview":
        server.say("/openreview/", Reply(note(**fields, authors=[author]), kind=JSON))
        made = add("https://openreview.net/forum?id=kiteLOOP01")
    else:
        lines = "".join(f"{name} = {{{text}}}, " for name, text in fields.items())
        text = f"@misc{{k, {lines} author = {{{{{author}}}}}, year = 2024}}"
        (small.folder / "refs.bib").write_text(text, encoding="utf-8")
        made = add("--bibtex", "refs.bib")
    assert "Traceback" not in made.told
    assert not list(small.folder.rglob("pwned"))
    whole = made.said + made.told
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", whole)
    if made.code == 1:
        assert "\n    " in made.told
        return
    (path,) = (
        set((small.content / "papers").rglob("*.md"))
        - set((SMALL / "papers").rglob("*.md"))
        - {small.content / one.relative_to(SMALL) for one in SMALL.rglob("*.md")}
    )
    assert re.fullmatch(r"[a-z0-9-]{1,60}\.md", path.name)
    assert small.check().code == 0
    assert small.build().code == 0
    page = small.page(f"papers/{path.stem}/")
    assert not page.select("script:not([src]):not([type]), [onerror], a[href^='javascript:']")
    assert not page.select("main img[src*='evil'], main script")
