"""One paper, one file: every road to the list asks the same question and gets the same answer."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pytest

from site_builder.content.reader import read_content
from site_builder.contribute.papers import papers
from site_builder.ingest.importers import (
    import_awesome,
    import_bibtex,
    import_hf_page,
    import_jsonl,
)
from site_builder.ingest.importers.writer import ImportReport
from site_builder.site.library import Library
from tests.support.harness import Site, call
from tests.support.services import JSON, Hours, Reply, Server, atom, paper, playing, work

DAY = date(2024, 9, 1)
THERE = "Kites of Silk"
OTHER = "Reels of Steel"
ABSTRACT = "Silk holds the wind. " * 20
OLD, NEW, DOI = "math/0309136", "2403.00001", "10.1145/1.2"

SAME = [
    ({"arxiv": NEW}, {"arxiv": NEW}, NEW),
    ({"arxiv": NEW}, {"link": f"https://arxiv.org/abs/{NEW}v2"}, NEW),
    ({"links.paper": f"https://arxiv.org/abs/{NEW}"}, {"arxiv": NEW}, NEW),
    ({"links.pdf": f"https://arxiv.org/pdf/{NEW}v3.pdf"}, {"arxiv": NEW}, NEW),
    ({"links.paper": f"https://huggingface.co/papers/{NEW}"}, {"arxiv": NEW}, NEW),
    ({"doi": f"10.48550/arXiv.{NEW}"}, {"arxiv": NEW}, NEW),
    ({"arxiv": OLD}, {"arxiv": "math.GT/0309136"}, OLD),
    ({"arxiv": "math.GT/0309136"}, {"arxiv": OLD}, OLD),
    ({"links.paper": "https://arxiv.org/abs/math.GT/0309136"}, {"arxiv": OLD}, OLD),
    ({"doi": "10.1145/AbC.2"}, {"doi": "10.1145/aBc.2"}, "10.1145/abc.2"),
    ({"links.paper": f"https://doi.org/{DOI}"}, {"doi": DOI}, DOI),
    ({"links.pdf": f"http://dx.doi.org/{DOI}"}, {"doi": DOI}, DOI),
    ({}, {"title": "kites OF: $\\mathrm{Silk}$"}, None),
]
"""What a file says, what is said elsewhere of the same paper, and the id they share in its one
form; ``link`` is an address in links.paper."""
OTHERS = [
    ({"arxiv": NEW}, {"arxiv": "2403.00002"}, "2403.00002"),
    ({"arxiv": OLD}, {"arxiv": "math/0309137"}, "math/0309137"),
    ({"doi": DOI}, {"doi": "10.1145/1.3"}, "10.1145/1.3"),
    ({"links.code": f"https://arxiv.org/abs/{NEW}"}, {"arxiv": NEW}, NEW),
]
"""The like of two papers, and the id of the second."""

Fields = Mapping[str, str]
pairs = pytest.mark.parametrize(
    ("first", "second", "same"),
    [*((*pair, True) for *pair, _ in SAME), *((*pair, False) for *pair, _ in OTHERS)],
    ids=str,
)


@pytest.fixture
def listed(small: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A list in the working directory."""
    monkeypatch.chdir(small.folder)
    return small


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One server for all pairs."""
    with playing() as server:
        yield server


def file_of(fields: Fields, title: str, added: str = "2024-08-01") -> str:
    """The file of a paper, as a person writes it."""
    flat = {"title": title, **{k: v for k, v in fields.items() if "." not in k}}
    links = {k.partition(".")[2]: v for k, v in fields.items() if k.startswith("links.")}
    front = {**flat, "authors": ["Ada Loop"], "topics": ["short-string"], "links": links}
    rows = "".join(f"{name}: {json.dumps(value)}\n" for name, value in front.items() if value)
    return f"---\n{rows}published: 2024-03\nadded: {added}\n---\n\nWe fly.\n"


def put(listed: Site, first: Fields) -> None:
    listed.write({"content/papers/2024/there.md": file_of(first, THERE)})
    assert listed.check().code == 0


def link_of(second: Fields) -> str | None:
    """The address by which a foreign list leads to the paper."""
    if arxiv := second.get("arxiv"):
        return f"https://arxiv.org/abs/{arxiv}"
    return f"https://doi.org/{second['doi']}" if "doi" in second else second.get("link")


def title_of(second: Fields) -> str:
    return second.get("title", OTHER)


@pairs
def test_check_tells_the_second_file(
    listed: Site, first: Fields, second: Fields, same: bool
) -> None:
    """With the name of the first one."""
    put(listed, first)
    link = {"links.paper": second["link"]} if "link" in second else {}
    fields = {name: text for name, text in second.items() if name in ("arxiv", "doi")} | link
    listed.write({"content/papers/2024/here.md": file_of(fields, title_of(second), "2024-09-01")})
    made = listed.check()
    assert made.code == (1 if same else 0)
    assert ("content/papers/2024/here.md:" in made.told) == same
    assert ("content/papers/2024/there.md" in made.told) == same


@pytest.mark.parametrize(
    ("first", "one", "same"),
    [
        *((first, one, True) for first, _, one in SAME if one),
        *((first, one, False) for first, _, one in OTHERS),
    ],
    ids=str,
)
def test_the_form_knows_a_paper_by_the_ids_that_check_compares(
    listed: Site, first: Fields, one: str, same: bool
) -> None:
    """In their one form: bare, without class and version, DOIs in small letters."""
    put(listed, first)
    assert (one in json.dumps(papers(Library.of(read_content(listed.content))))) == same


@pairs
def test_add_refuses_a_paper_that_is_there(
    listed: Site, server: Server, first: Fields, second: Fields, same: bool
) -> None:
    """By its id before a service is asked, by its title after."""
    put(listed, first)
    settings = listed.content / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + server.settings, encoding="utf-8")
    arxiv = second.get("arxiv", "2403.00009")
    server.say("/arxiv/api/query?id_list=", Reply(atom(paper(arxiv, title_of(second)))))
    server.say("/arxiv/api/query?search_query=", Reply(atom()))
    found = work(second.get("doi", DOI), title=[title_of(second)])
    server.say("/crossref/", Reply(found, kind=JSON))
    before = len(server.asked)
    made = call("add", link_of(second) or arxiv, clock=Hours())
    there = "it is on the list already: content/papers/2024/there.md"
    assert (made.code, there in made.told) == ((1, True) if same else (0, False)), made.told
    assert (len(server.asked) == before) == (same and "title" not in second)


def bibtex(listed: Site, second: Fields) -> ImportReport:
    file = listed.folder / "refs.bib"
    link = link_of(second)
    ids = f", url = {{{link}}}" if link else ""
    if "doi" in second:
        ids = f", doi = {{{second['doi']}}}"
    file.write_text(
        f"@misc{{x, title = {{{title_of(second)}}}, author = {{Loop, Ada}}, year = 2024{ids}}}\n",
        encoding="utf-8",
    )
    return import_bibtex(file, listed.content, DAY)


def json_lines(listed: Site, second: Fields) -> ImportReport:
    file = listed.folder / "papers.jsonl"
    record = {"title": title_of(second), "url": link_of(second)}
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return import_jsonl(file, listed.content, DAY)


def awesome(listed: Site, second: Fields) -> ImportReport:
    file = listed.folder / "README.md"
    link = link_of(second) or "https://kites.example/x"
    file.write_text(
        f"## Kites\n\n- {title_of(second)}, <ins>WindConf, 2024</ins> [[paper]({link})]\n", "utf-8"
    )
    return import_awesome(file, listed.content, DAY)


def hf_page(listed: Site, second: Fields) -> ImportReport:
    page, known = listed.folder / "page.txt", listed.folder / "known.json"
    page.write_text(f"{title_of(second)}\n\n{ABSTRACT}\n", encoding="utf-8")
    link = {"links": {"paper": second["link"]}} if "link" in second else {}
    ids = {name: second.get(name) for name in ("arxiv", "doi")}
    known.write_text(json.dumps([{"title": title_of(second), **ids, **link}]), encoding="utf-8")
    return import_hf_page(page, listed.content, DAY, known)


@pytest.mark.parametrize("road", [bibtex, json_lines, awesome, hf_page])
@pairs
def test_import_leaves_a_paper_alone_that_is_there(
    listed: Site,
    road: Callable[[Site, Fields], ImportReport],
    first: Fields,
    second: Fields,
    same: bool,
) -> None:
    """Whatever kind of file tells of it."""
    put(listed, first)
    report = road(listed, second)
    assert (report.there, len(report.written)) == ((1, 0) if same else (0, 1))


def test_a_paper_is_known_by_the_links_of_a_file_that_cannot_be_read(listed: Site) -> None:
    """By the looks of its lines, as far as they go."""
    broken = "---\nauthors: [\nlinks:\n  paper: https://arxiv.org/abs/math.GT/0309136\n---\n"
    listed.write({"content/papers/2024/there.md": broken})
    assert json_lines(listed, {"arxiv": OLD}).there == 1


def test_a_paper_that_comes_twice_in_one_file_is_written_once(listed: Site) -> None:
    """Its old id stands there with and without its class."""
    file = listed.folder / "papers.jsonl"
    records = [
        {"title": THERE, "url": f"https://arxiv.org/abs/{OLD}"},
        {"title": OTHER, "url": "https://arxiv.org/abs/math.GT/0309136"},
    ]
    file.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    report = import_jsonl(file, listed.content, DAY)
    assert (len(report.written), [first for _, first, _ in report.repeated]) == (1, [1])


def test_import_gives_no_paper_a_key_that_another_had(listed: Site) -> None:
    """The old key leads elsewhere for good, which content/moved.yaml tells."""
    gone = {"content/moved.yaml": "removed:\n  kites-silk: withdrawn by its authors\n"}
    listed.write(gone)
    report = json_lines(listed, {"title": THERE})
    assert [path.stem for path in report.written] != ["kites-silk"]
    assert "moved.yaml" not in listed.check().told
