"""JSON lines become content files; wrong lines are told and the rest goes on."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import read_source
from site_builder.content.yaml_nodes import parse
from site_builder.editing.compose import compose
from site_builder.ingest.importers import import_jsonl, jsonl, report_lines
from site_builder.ingest.importers.topic_names import TopicNames
from site_builder.ingest.importers.writer import ImportReport, Source
from site_builder.ingest.json_values import MalformedValue
from site_builder.model.record import PaperRecord

DAY = date(2024, 6, 30)
RECORD = {
    "slug": "ignored",
    "title": "ReelZero: Kites without a Spool",
    "authors": ["Ada Loop", "Bo Reef"],
    "year": 2024,
    "venue": "WindConf 2024",
    "keywords": ["Strings, short", "wind"],
    "url": "https://kites.example/reel.PDF",
    "abstract": "A kite needs 5\\% of a spool.",
}


@pytest.fixture(autouse=True)
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list with one topic in the working directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    (folder / "topics").mkdir(parents=True)
    (folder / "topics" / "short-string.md").write_text(
        "---\nname: Short string\naliases: [less string, 'Strings, Short']\n---\n",
        encoding="utf-8",
    )
    (folder / "topics" / "broken.md").write_text("broken", encoding="utf-8")
    return folder


def imported(content: Path, data: bytes, name: str = "papers.jsonl") -> ImportReport:
    file = content.parent / name
    file.write_bytes(data)
    return import_jsonl(file, content, DAY)


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def entry(content: Path, **changes: object) -> PaperRecord:
    file = content.parent / "one.jsonl"
    file.write_bytes(lines(RECORD | changes))
    source = Source(file, TopicNames({}))
    [(_, entry)] = list(jsonl.read_lines(source))
    assert source.problems == []
    return entry


def test_a_line_becomes_a_content_file(content: Path) -> None:
    """Keywords that are a topic's slug, name or alias become topics; others are only counted."""
    report = imported(content, lines(RECORD))
    assert report.written == (content / "papers/2024/reelzero.md",)
    assert report.written[0].read_text(encoding="utf-8") == (
        '---\ntitle: "ReelZero: Kites without a Spool"\nauthors:\n  - Ada Loop\n  - Bo Reef\n'
        "published: 2024\nadded: 2024-06-30\nvenue: WindConf 2024\n"
        "links:\n  pdf: https://kites.example/reel.PDF\ntopics: [short-string]\n---\n\n"
        "A kite needs 5% of a spool.\n"
    )
    assert list(report_lines(report)) == [
        "wrote 1 paper to content/papers",
        "left out 1 keyword: no topic is called so",
    ]
    paper, problems = check_paper(read_source(report.written[0], content), ("short-string",))
    assert paper is not None
    assert problems == ()


@pytest.mark.parametrize("name", ["papers.jsonl.gz", "papers.jsonl"])
def test_packed_lines_are_unpacked(content: Path, name: str) -> None:
    """Whether the name says so or only the content does."""
    assert len(imported(content, gzip.compress(lines(RECORD)), name).written) == 1


def test_a_second_import_writes_nothing(content: Path) -> None:
    """Not by title, and not by arXiv id or DOI either."""
    records = [
        RECORD,
        {"title": "Knots", "url": "https://arxiv.org/abs/2406.00001v2"},
        {"title": "Wind", "url": "https://doi.org/10.9999/Wind.1"},
    ]
    assert len(imported(content, lines(*records)).written) == 3
    records = [
        {"title": "reelzero, kites WITHOUT a spool"},
        {"title": "Knots, Again", "url": "https://huggingface.co/papers/2406.00001"},
        {"title": "Wind, Again", "url": "https://dx.doi.org/10.9999/wind.1"},
    ]
    report = imported(content, lines(*records))
    assert (report.written, report.there, report.repeated) == ((), 3, ())


def test_a_paper_that_comes_twice_is_told_with_both_lines(content: Path) -> None:
    """The first is taken; that is no failure."""
    report = imported(content, lines(RECORD, {"title": "Knots"}, RECORD))
    assert [(line, first) for line, first, _ in report.repeated] == [(3, 1)]
    assert report.problems == ()


@pytest.mark.parametrize(
    ("url", "arxiv", "doi", "links"),
    [
        ("https://arxiv.org/pdf/2406.00001v2.pdf", "2406.00001", None, {}),
        ("http://huggingface.co/papers/2406.00001", "2406.00001", None, {}),
        ("https://doi.org/10.9999/reel.1", None, "10.9999/reel.1", {}),
        ("https://a.example/x.pdf?y=1", None, None, {"pdf": "https://a.example/x.pdf?y=1"}),
        ("https://a.example/x", None, None, {"paper": "https://a.example/x"}),
        (None, None, None, {}),
        (" ", None, None, {}),
    ],
)
def test_an_address_tells_an_id_or_is_a_link(
    content: Path, url: str | None, arxiv: str | None, doi: str | None, links: dict[str, str]
) -> None:
    """arXiv, Hugging Face and DOI addresses are ids; a PDF is one; the rest is the paper's page."""
    found = entry(content, url=url)
    assert (found.arxiv, found.doi, found.links) == (arxiv, doi, links)


@pytest.mark.parametrize(
    ("changes", "published", "venue"),
    [
        ({"year": "2024"}, "2024", "WindConf 2024"),
        ({"published": "2023-12-31"}, "2023-12-31", "WindConf 2024"),
        ({"year": 2023, "venue": "WindConf"}, "2023", "WindConf 2023"),
        ({"year": None, "venue": "WindConf"}, None, "WindConf"),
        ({"year": None, "venue": None}, None, None),
        ({"year": 987}, "0987", "WindConf 2024"),
    ],
)
def test_a_venue_has_its_year(
    content: Path, changes: dict[str, object], published: str | None, venue: str | None
) -> None:
    """A venue that tells no year gets that of publication; a day is better than a year."""
    found = entry(content, **changes)
    assert (found.published, found.venue) == (published, venue)


def test_names_are_mended_and_never_twice(content: Path) -> None:
    """LaTeX accents become letters; blank and repeated names go."""
    found = entry(content, authors=["Jos\\'e  Reef", "Ada Loop", " ", "Ada Loop\u200b"])
    assert found.authors == ("José Reef", "Ada Loop")


def test_wrong_lines_are_told_and_the_rest_goes_on(content: Path) -> None:
    """Every wrong line has its number; blank ones are nothing."""
    wrong: list[bytes] = [
        b"{",
        b"[]",
        b"",
        b"[" * 100_000,
        b"9" * 5000,
        b'{"title": "\xff"}',
        b'{"abstract": "x"}',
        b'{"title": 1}',
        b'{"title": "..."}',
        b'{"title": "a", "authors": "b"}',
        b'{"title": "a", "authors": [1]}',
        b'{"title": "a", "year": 2024.5}',
        b'{"title": "a", "year": "soon"}',
        b'{"title": "a", "year": 20245}',
        b'{"title": "a", "year": true}',
        b'{"title": "a", "url": "ftp://a.example"}',
        b'{"title": "a", "url": "https://a.example/ b"}',
        b'{"title": "a\\ud800"}',
        b'{"title": "' + b"a" * 1_000_000 + b'"}',
    ]
    report = imported(content, b"\n".join([*wrong, lines(RECORD).strip()]) + b"\r\n\r\n")
    assert [path.stem for path in report.written] == ["reelzero"]
    assert [(problem.line, problem.fault) for problem in report.problems] == [
        (1, "not JSON: Expecting property name enclosed in double quotes at character 2"),
        (2, "not an object"),
        (4, "not JSON that can be read"),
        (5, "not JSON that can be read"),
        (6, "not UTF-8: byte 0xff means nothing here"),
        (7, "'title' is missing"),
        (8, "'title' is not a text"),
        (9, "'...' holds no letter or digit"),
        (10, "'authors' is not a list"),
        (11, "'authors' is not a text"),
        (12, "'year' is not a text"),
        (13, "'year' cannot be 'soon'"),
        (14, "'year' cannot be '20245'"),
        (15, "'year' is not a text"),
        (16, "'url' is not a web address: 'ftp://a.example'"),
        (17, "'url' is not a web address: 'https://a.example/ b'"),
        (18, "'title' holds half a character"),
        (19, "a line of 1,000,014 bytes, more than 1,000,000"),
    ]


def test_a_broken_archive_is_told(content: Path) -> None:
    """What came before the break is taken."""
    records = [RECORD, *({"title": f"Knot number {n}", "n": "x" * n} for n in range(3000))]
    packed = gzip.compress(lines(*records))
    report = imported(content, packed[: len(packed) // 2], "papers.jsonl.gz")
    assert report.problems[0].fault == "the gzip file is broken here"
    assert len(report.written) > 0
    report = imported(content, b"no archive", "papers.jsonl.gz")
    assert [problem.fault for problem in report.problems] == ["the gzip file is broken here"]


def test_a_bomb_fills_no_memory(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are cut at their limit, and the whole at its own."""
    monkeypatch.setattr(jsonl, "MAX_BYTES", 3_000_000)
    report = imported(content, gzip.compress(b"x" * 9_000_000), "bomb.gz")
    assert [problem.fault for problem in report.problems] == ["more than 3,000,000 bytes"]
    report = imported(content, b"x\n" * (jsonl.MAX_PROBLEMS + 100))
    assert len(report.problems) == jsonl.MAX_PROBLEMS + 1
    assert report.problems[-1].fault == "too many wrong lines"


def test_nothing_in_a_file_is_nothing_to_do(content: Path) -> None:
    """An empty file is no fault."""
    assert list(report_lines(imported(content, b"\n\n"))) == ["nothing to write"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)


@given(
    st.fixed_dictionaries(
        {"title": st.text()},
        optional={
            "authors": st.lists(st.text()) | JSON,
            "year": st.integers(-1, 99999) | JSON,
            "published": st.sampled_from(["2024", "2024-06", "2024-06-31", "٢٠٢٤"]) | JSON,
            "venue": st.text() | JSON,
            "url": st.sampled_from(["https://[", "https://a.example/%", "doi:10.9999/x"]) | JSON,
            "abstract": st.text() | JSON,
        },
    )
)
def test_any_record_is_told_or_read_back(record: dict[str, object]) -> None:
    """No record breaks the import, and what is taken is read back as it was taken."""
    try:
        entry = jsonl.entry_of(record, TopicNames({}))
    except MalformedValue:
        return
    text = compose(entry)
    assert parse(text.split("\n---\n")[0].removeprefix("---\n"), "x.md") is not None
    assert text.split("\n---\n", 1)[1].strip("\n") == entry.abstract.strip("\n")
