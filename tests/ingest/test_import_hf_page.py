"""A saved Hugging Face Papers page becomes content files; what is not a paper is told."""

import json
import os
import textwrap
from datetime import date
from pathlib import Path

import pytest

from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import read_source
from site_builder.ingest.importers import hf_page, import_hf_page, report_lines
from site_builder.ingest.importers.hf_page import read_page
from site_builder.ingest.importers.metadata import read_metadata
from site_builder.ingest.importers.topic_names import TopicNames
from site_builder.ingest.importers.writer import Entry, ImportReport, Source
from site_builder.model.problems import Problem, Problems, Unable
from site_builder.text import markdown

EXCERPT = Path(__file__).parents[1] / "data" / "saved-page-excerpt.txt"
DAY = date(2024, 6, 30)
ABSTRACT = "Kites need string. " * 20 + "They need wind."
KEYS = "kitezero unknot many-ways-string-may-wound network-kn-kites-better-together".split()
KEYS += ["cafe-and-draht"]


@pytest.fixture(autouse=True)
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty list in the working directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def excerpt() -> str:
    return EXCERPT.read_text(encoding="utf-8")


def imported(content: Path, text: str, metadata: object = None) -> ImportReport:
    file = content.parent / "page.txt"
    file.write_text(text, encoding="utf-8")
    known = None
    if metadata is not None:
        known = content.parent / "known.json"
        known.write_text(json.dumps(metadata), encoding="utf-8")
    return import_hf_page(file, content, DAY, known)


def read(text: str) -> tuple[list[Entry], list[Problem]]:
    source = Source(Path("page.txt"), TopicNames({}))
    return read_page(text, source, {}), source.problems


def told(problems: tuple[Problem, ...] | list[Problem]) -> list[tuple[int, str]]:
    return [(problem.line, problem.fault) for problem in problems]


def test_every_paper_of_a_page_is_found_among_its_furniture() -> None:
    """Furniture before, between and after titles and abstracts is passed over."""
    records, problems = read(excerpt())
    assert problems == []
    assert [line for line, _ in records] == [11, 23, 36, 42, 48]
    assert records[0][1].title == "KiteZero: Slack-Free Flight with Half the String"
    assert records[1][1].abstract.startswith("Knots grow with the square")
    assert records[1][1].abstract.endswith("shown at https://kites.example/pulls.")
    assert len(records[2][1].title) > 200


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n\n", "\n\n \t \n\n"),
        lambda text: "\n\n".join(textwrap.fill(part, 90) for part in text.split("\n\n")),
    ],
    ids=["carriage returns", "a mark of byte order", "more blank lines", "broken lines"],
)
def test_how_a_page_was_saved_makes_no_difference(changed) -> None:  # type: ignore[no-untyped-def]
    """Line ends, blank lines and broken lines change neither titles nor abstracts."""
    text = "\n\n".join([*excerpt().split("\n\n")[:7], "Knots: A Title", ABSTRACT])
    plain, _ = read(text)
    other, problems = read(changed(text))
    assert problems == []
    assert len(plain) == 2
    papers = [(record.title, record.abstract) for _, record in plain]
    assert [(record.title, record.abstract) for _, record in other] == papers


def test_titles_and_abstracts_need_no_blank_lines_between() -> None:
    """One paragraph a line is a page as well."""
    text = (
        f"Upvote\n12\nKnots: A Title\n{ABSTRACT}\nA Second Title of Kites\n12 authors\n{ABSTRACT}\n"
    )
    records, problems = read(text)
    assert problems == []
    assert [record.title for _, record in records] == ["Knots: A Title", "A Second Title of Kites"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            f"A Lonely Title Here\n\nKnots: A Title\n\n{ABSTRACT}\n\nAnother Lonely Title",
            [
                (1, "a title without an abstract: A Lonely Title Here"),
                (7, "a title without an abstract: Another Lonely Title"),
            ],
        ),
        (
            f"Knots: A Title\n\n{ABSTRACT}\n\n{ABSTRACT}",
            [(5, "an abstract without a title")],
        ),
        ("new\n\nUpvote\n\n12", [(1, "no paper on this page")]),
        ("", [(1, "no paper on this page")]),
    ],
)
def test_half_a_paper_is_told_with_its_line(text: str, problems: list[tuple[int, str]]) -> None:
    """A title or an abstract alone is a problem, and so is a page without any paper."""
    assert told(read(text)[1]) == problems


def test_a_short_name_may_be_a_title() -> None:
    """One word is a title when nothing longer stands before the abstract."""
    records, problems = read(f"reelkeeper\n\nMonarch\n\n{ABSTRACT}")
    assert ([record.title for _, record in records], problems) == (["Monarch"], [])


def test_papers_are_written_mended_and_undated(content: Path) -> None:
    """Without metadata a paper has title, abstract and day, and waits in undated/."""
    report = imported(content, excerpt())
    assert [path.stem for path in report.written] == KEYS
    assert report.problems == ()
    text = (content / "papers/undated/kitezero.md").read_text(encoding="utf-8")
    assert text.startswith(
        '---\ntitle: "KiteZero: Slack-Free Flight with Half the String"\nadded: 2024-06-30\n---\n\n'
    )
    assert "approximately 5% of" in text
    for path in report.written:
        source = read_source(path, content)
        _, problems = check_paper(source, ())
        assert [problem.fault for problem in problems if not problem.warning] == [
            "'authors' is missing",
            "'published' is missing",
        ]
        assert markdown.faults(source.body) == []


def test_metadata_are_found_by_title(content: Path) -> None:
    """Case, accents and signs of a title do not matter; null is unknown."""
    metadata = [
        {
            "title": "cafe & draht: <wind> IN * and _ --- a dictionary",
            "arxiv": "https://arxiv.org/abs/2406.00002v3",
            "authors": ["Ada Loop", "Zo\\'e Küsten"],
            "published": "2024-05",
            "venue": "WindConf",
            "links": {"project": "https://kites.example/words", "code": "https://kites.example/w"},
        },
        {"title": "Untangling in Linear Time", "arxiv": None, "authors": [], "links": None},
    ]
    report = imported(content, excerpt(), metadata)
    assert report.written[4] == content / "papers/2024/cafe-and-draht.md"
    assert report.written[4].read_text(encoding="utf-8").split("---\n")[1] == (
        'title: "Café & Draht: <Wind> in * and _ – a Dictionary"\n'
        "authors:\n  - Ada Loop\n  - Zoé Küsten\n"
        "published: 2024-05\nadded: 2024-06-30\n"
        'arxiv: "2406.00002"\nvenue: WindConf 2024\n'
        "links:\n  code: https://kites.example/w\n  project: https://kites.example/words\n"
    )
    paper, problems = check_paper(read_source(report.written[4], content), ())
    assert paper is not None
    assert [problem.fault for problem in problems] == ["no topic"]


def test_a_second_import_writes_nothing(content: Path) -> None:
    """Papers that are there are counted and left alone, however a person changed their files."""
    imported(content, excerpt())
    moved = content / "papers/2023/reel.md"
    moved.parent.mkdir()
    (content / "papers/undated/kitezero.md").rename(moved)
    changed = moved.read_text(encoding="utf-8").replace("5%", "6%")
    moved.write_text(changed, encoding="utf-8")
    report = imported(content, excerpt())
    assert (report.written, report.there) == ((), 5)
    assert moved.read_text(encoding="utf-8") == changed
    assert list(report_lines(report)) == ["left 5 alone: already there"]


def test_a_broken_file_keeps_its_key_and_its_paper(content: Path) -> None:
    """What cannot be read as YAML is still not written a second time."""
    folder = content / "papers/2020"
    folder.mkdir(parents=True)
    (folder / "kitezero.md").write_text("no fields at all", encoding="utf-8")
    broken = '---\ntitle: "Untangling in linear time"\nauthors: [\n---\n'
    (folder / "knots.md").write_text(broken, encoding="utf-8")
    report = imported(content, excerpt())
    assert report.there == 1
    assert [path.stem for path in report.written] == ["kitezero-slack-free", *KEYS[2:]]


def test_a_paper_that_comes_twice_is_told_with_both_lines(content: Path) -> None:
    """By title or by arXiv id; the first one is taken."""
    titles = ("Knots: A Title", "knots, a TITLE", "Of Other Knots")
    text = "\n\n".join(f"{title}\n\n{ABSTRACT}" for title in titles)
    metadata = [
        {"title": "Knots: A Title", "arxiv": "2406.00003"},
        {"title": "Of Other Knots", "arxiv": "2406.00003"},
    ]
    report = imported(content, text, metadata)
    assert [path.stem for path in report.written] == ["knots"]
    assert [(line, first) for line, first, _ in report.repeated] == [(5, 1), (9, 1)]
    assert report.problems == ()
    assert list(report_lines(report)) == [
        "wrote 1 paper to content/papers",
        "1 of them to content/papers/undated: give them their dates",
        "page.txt:5: skipped, the same paper as on line 1: knots, a TITLE",
        "page.txt:9: skipped, the same paper as on line 1: Of Other Knots",
    ]


def test_nothing_half_written_is_left(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails, the machine is told to be in the way, and no file stays behind."""

    def full(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(Unable, match="No space left on device"):
        imported(content, excerpt())
    assert [path for path in content.rglob("*") if path.is_file()] == []


def test_an_import_can_begin_a_list(tmp_path: Path) -> None:
    """A folder that is not there is made; a page that is not there is told."""
    report = import_hf_page(EXCERPT, tmp_path / "new", DAY)
    assert all(path.is_relative_to(tmp_path / "new") for path in report.written)
    assert report.written
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Unable, match="is a file"):
        import_hf_page(EXCERPT, tmp_path / "file", DAY)
    with pytest.raises(Unable, match="cannot be read"):
        import_hf_page(tmp_path / "nothing.txt", tmp_path / "content", DAY)


@pytest.mark.parametrize(
    ("data", "fault"),
    [(b"\xff\xfe", "not UTF-8: byte 0xff means nothing here"), (b"a\0b", "a binary file")],
)
def test_what_is_no_text_is_refused(content: Path, data: bytes, fault: str) -> None:
    """A page is to be saved as text."""
    file = content.parent / "page.txt"
    file.write_bytes(data)
    with pytest.raises(Problems) as met:
        import_hf_page(file, content, DAY)
    assert met.value.problems[0].fault == fault


def test_a_page_too_large_is_refused_unread(content: Path) -> None:
    """The limit is told before anything is read."""
    file = content.parent / "page.txt"
    file.touch()
    os.truncate(file, hf_page.MAX_BYTES + 1)
    with pytest.raises(Problems, match=f"bytes, more than {hf_page.MAX_BYTES:,}"):
        import_hf_page(file, content, DAY)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{}", [(1, "not a JSON list")]),
        ("", [(1, "not a JSON list")]),
        ('[\n{"title": "a"},\n{"title" "b"}]', [(3, "not JSON: Expecting ':' delimiter")]),
        ('[{"title": "a"}\n{"title": "b"}]', [(2, "not JSON: Expecting ',' delimiter")]),
        ('[{"title": "a"}]\n[]', [(2, "not JSON: Extra data")]),
        ("[" * 100_000, [(1, "not JSON that can be read")]),
        (
            '[\n1,\n{"arxiv": "2406.00001"},\n{"title": "b", "arxiv": "x"},\n'
            '{"title": "c", "authors": "Ada"},\n{"title": "d", "published": "2024-13"},\n'
            '{"title": "e", "links": {"cod": "https://a.example"}},\n'
            '{"title": "f", "links": {"code": "a.example"}},\n{"title": "F"},\n{"title": 1}]',
            [
                (2, "not an object"),
                (3, "'title' is missing"),
                (4, "'arxiv' cannot be 'x'"),
                (5, "'authors' is not a list"),
                (6, "'published' cannot be '2024-13'"),
                (7, "unknown link 'cod'"),
                (8, "'code' is not a web address: 'a.example'"),
                (10, "'title' is not a text"),
            ],
        ),
        ('[{"title": "a"},\n{"title": "A!"}]', [(2, "a second record for the same title")]),
    ],
    ids=range(8),
)
def test_wrong_metadata_are_told_with_their_lines(
    tmp_path: Path, text: str, problems: list[tuple[int, str]]
) -> None:
    """Everything wrong is told at once; a link's name is out of a closed vocabulary."""
    file = tmp_path / "known.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as met:
        read_metadata(file)
    assert told(met.value.problems) == problems


def test_no_metadata_are_no_fault(tmp_path: Path) -> None:
    """An empty list knows nothing."""
    file = tmp_path / "known.json"
    file.write_text(" [ ] ", encoding="utf-8")
    assert read_metadata(file) == {}
