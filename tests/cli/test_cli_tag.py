"""The command ``tag``: what it shows, what it writes, and papers as JSON lines."""

import gzip
import io
import json
import re
import subprocess
import sys
from functools import partial
from typing import Any

import pytest

from site_builder.analysis import batch
from site_builder.analysis.batch import tag_lines
from site_builder.analysis.extractor import Extractor
from site_builder.build.processes import map_in_processes
from site_builder.content.reader import read_content
from tests.support.harness import REPOSITORY, Site, call, run

KNOT = """---
title: "KNOT: Kites on a Short String"
authors: [Ada Loop]  # one
published: 2024-06-30
added: 2024-08-01
# why not
venue: KiteConf 2024
---

We tie kites to a *short string*.
KNOT flies 12x faster than by hand
on short strings, with Delta-7B sails.

It saves 50% of memory; the short string of Breeze10 is old.
"""
SPOOL = """---
title: Spooling
authors: [Bo Reef]
published: 2024
added: 2024-08-01
topics: [short-string]
---

We spool. It does not fly.
"""
VOCABULARY = {
    "models": "Delta: []\n",
    "benchmarks": "Breeze-10: []\n",
    "cues": "own: [we]\nbackground: [existing]\n",
    "claims": "speed-up: [faster]\nmemory: [memory]\n",
    "modality": "vision: [kites]\n",
}
KNOT_FILE = "content/papers/2024/knot.md"
SPOOL_FILE = "content/papers/2024/spool.md"


@pytest.fixture
def kites(site: Site) -> Site:
    """A list of two papers and a vocabulary; nothing of the first is in its file yet."""
    words = {f"content/vocabulary/{name}.yaml": text for name, text in VOCABULARY.items()}
    return site.write({**words, KNOT_FILE: KNOT, SPOOL_FILE: SPOOL})


PLACE = re.compile(r"“([^”]*)”, ([^:;]+):(\d+):(\d+)")


@pytest.mark.usefixtures("kites")
def test_a_paper_is_shown_with_the_phrase_behind_each_suggestion() -> None:
    """File, line and column are where the words really stand."""
    called = call("tag", "knot")
    assert (called.code, called.told) == (0, "")
    head, *told = called.said.splitlines()
    assert head == f"{KNOT_FILE}: knot"
    assert [line.partition(" ←")[0] for line in told] == [
        "  + short-string",
        "  + methods: KNOT",
        "  + models: Delta",
        "  + benchmarks: Breeze-10",
        "  + modality: vision",
        "  + speed-up: “12x faster”",
        "  + memory: “50% of memory”",
    ]
    places = PLACE.findall(called.said)
    assert len(places) >= len(told)
    written = KNOT.splitlines()
    for phrase, file, line, column in places:
        assert file == KNOT_FILE
        assert written[int(line) - 1][int(column) - 1 :].startswith(phrase)
    assert ("Delta-7B", KNOT_FILE, "12", "24") in places
    assert ("Short String", KNOT_FILE, "2", "26") in places


def test_what_agrees_what_is_refused_and_what_is_by_judgement(kites: Site) -> None:
    """Each with its own mark, in the order of the file's fields."""
    fields = "topics: [short-string]\ntags:\n  methods: [KNOT, Loop]\n  hardware: [Spool]\n"
    drop = "drop:\n  tags: [delta]\n  claims: [12x faster than by hand]\n"
    kites.write({KNOT_FILE: KNOT.replace("venue", f"{fields}{drop}venue")})
    told = [line.partition(" ←")[0] for line in call("tag", "knot").said.splitlines()]
    assert told[1:] == [
        "    short-string",
        "    methods: KNOT",
        "  + benchmarks: Breeze-10",
        "  + modality: vision",
        "  + memory: “50% of memory”",
        "  - models: Delta",
        "  - speed-up: “12x faster”",
        "  = methods: Loop, by judgement",
        "  = hardware: Spool, by judgement",
    ]
    checked = call("tag", "knot", "--check").said.splitlines()
    assert {line[2] for line in checked[1:]} == {"+", "="}


def test_all_papers_are_shown_without_a_key(kites: Site) -> None:
    """In the order of their files; a key given twice is shown once."""
    heads = [line for line in call("tag").said.splitlines() if not line.startswith(" ")]
    assert heads == [f"{KNOT_FILE}: knot", f"{SPOOL_FILE}: spool"]
    assert call("tag", "spool", "knot", "spool").said.count(": spool") == 1
    assert kites.check().code == 0


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["knto"], "knto:1:1: no paper has this key\n    write 'knot'\n"),
        (["Knot"], "Knot:1:1: no paper has this key\n    write 'knot'\n"),
        (["balloon"], "balloon:1:1: no paper has this key\n    see content/papers\n"),
        (
            ["knot", "spol", "knto"],
            "knto:1:1: no paper has this key\n    write 'knot'\n"
            "spol:1:1: no paper has this key\n    write 'spool'\n",
        ),
    ],
)
@pytest.mark.parametrize("way", [[], ["--check"], ["--write"]])
def test_an_unknown_key_is_told_with_a_near_one(
    kites: Site, keys: list[str], told: str, way: list[str]
) -> None:
    """All of them at once, and nothing is shown or written."""
    called = call("tag", *keys, *way)
    assert (called.code, called.said, called.told) == (1, "", told)
    assert (kites.folder / KNOT_FILE).read_text("utf-8") == KNOT


def test_check_fails_until_every_suggestion_is_answered(kites: Site) -> None:
    """By the file or by what it refuses; what is there by judgement fails nothing."""
    assert call("tag", "--check").code == 1
    assert call("tag", "--check", "spool").code == 0
    assert call("tag").code == 0
    drop = (
        "drop:\n  topics: [short-string]\n  tags: [KNOT, Delta, Breeze 10, vision]\n"
        "  claims:\n    - 12x faster\n    - 50% of memory\n"
    )
    kites.write({KNOT_FILE: KNOT.replace("venue", f"{drop}venue")})
    assert (call("tag", "--check", "knot").code, call("tag", "--check", "knot").said) == (0, "")
    judged = drop + "tags:\n  hardware: [Spool]\n"
    kites.write({KNOT_FILE: KNOT.replace("venue", f"{judged}venue")})
    assert call("tag", "--check", "knot").code == 0
    assert "= hardware: Spool, by judgement" in call("tag", "--check", "knot").said


def test_what_is_written_is_in_its_place_and_the_rest_as_it_was(kites: Site) -> None:
    """Comments, order and the abstract; the list passes its check."""
    called = call("tag", "--write")
    assert (called.code, called.told) == (0, "")
    assert called.said.splitlines()[:2] == [
        f"{KNOT_FILE}: + short-string",
        f"{KNOT_FILE}: + methods: KNOT",
    ]
    added = (
        "topics: [short-string]\ntags:\n  methods: [KNOT]\n  models: [Delta]\n"
        "  benchmarks: [Breeze-10]\n  modality: [vision]\n"
        "claims:\n  speed-up:\n    - 12x faster\n  memory:\n    - 50% of memory\n"
    )
    before, venue, after = KNOT.partition("venue: KiteConf 2024\n")
    assert (kites.folder / KNOT_FILE).read_text("utf-8") == before + venue + added + after
    assert (kites.folder / SPOOL_FILE).read_text("utf-8") == SPOOL
    assert (kites.check().code, kites.check().told) == (0, "")


def test_a_second_run_writes_nothing(kites: Site) -> None:
    """Nor does a third one, and check is content."""
    assert call("tag", "--write").code == 0
    files = {path: path.read_bytes() for path in kites.content.rglob("*.md")}
    times = {path: path.stat().st_mtime_ns for path in files}
    called = call("tag", "--write")
    assert (called.code, called.told) == (0, "")
    assert called.said == "nothing to write: every suggestion is in its file, or refused there\n"
    assert {path: path.read_bytes() for path in kites.content.rglob("*.md")} == files
    assert {path: path.stat().st_mtime_ns for path in files} == times
    assert call("tag", "--check").code == 0


def test_only_the_chosen_papers_are_written(kites: Site) -> None:
    """A key is a boundary."""
    assert "nothing to write" in call("tag", "spool", "--write").said
    assert (kites.folder / KNOT_FILE).read_text("utf-8") == KNOT


def test_what_is_refused_is_never_written(kites: Site) -> None:
    """However a name is spelt and however little of a quotation is dropped."""
    drop = "drop:\n  topics: [short-string]\n  tags: [knot, DELTA, breeze10]\n  claims: [12x]\n"
    kites.write({KNOT_FILE: KNOT.replace("venue", f"{drop}venue")})
    told = call("tag", "--write").said
    assert [line.partition(" + ")[2] for line in told.splitlines()] == [
        "modality: vision",
        "memory: “50% of memory”",
    ]


def test_a_result_said_twice_and_one_in_bold_are_written_as_the_checks_want(kites: Site) -> None:
    """Markup that a quotation would cut in two keeps it out."""
    text = "We are 12x faster than kites. We are 12x faster than sails.\nWe cut **memory by 50%**."
    kites.write({SPOOL_FILE: SPOOL.replace("We spool. It does not fly.", text)})
    called = call("tag", "spool", "--write")
    assert (called.code, called.told) == (0, "")
    assert called.said.count("speed-up") == 1
    assert kites.check().code == 0
    assert "nothing to write" in call("tag", "spool", "--write").said


def test_one_name_is_written_in_one_spelling(kites: Site) -> None:
    """That of the list, so that the check finds no two."""
    text = "We propose K-NOT, a kite."
    kites.write(
        {
            SPOOL_FILE: SPOOL.replace("We spool. It does not fly.", text),
            "content/papers/2024/loop.md": SPOOL.replace("Spooling", "Loops").replace(
                "It does", "We propose KnOt, a kite. It does"
            ),
        }
    )
    assert call("tag", "--write").code == 0
    assert (kites.check().code, kites.check().told) == (0, "")
    assert call("tag", "--check").code == 0


def test_a_broken_file_is_told_before_anything_is_suggested(kites: Site) -> None:
    """As check tells it, and nothing is written."""
    kites.write({SPOOL_FILE: SPOOL.replace("title", "titel")})
    for way in ([], ["--write"], ["--check"], ["--jsonl", KNOT_FILE]):
        called = call("tag", *way)
        assert (called.code, called.said) == (1, "")
        assert "unknown field 'titel'" in called.told
    assert (kites.folder / KNOT_FILE).read_text("utf-8") == KNOT


@pytest.mark.parametrize("words", ["--write --check", "--check --jsonl", "--jsonl --write"])
def test_two_ways_at_once_are_a_wrong_call(kites: Site, words: str) -> None:
    """Code 2 and the usage."""
    called = call("tag", *words.split())
    assert (called.code, called.said) == (2, "")
    assert "not allowed with argument" in called.told
    assert (kites.folder / KNOT_FILE).read_text("utf-8") == KNOT


PAPER = {"title": "KNOT: Kites on a Short String", "abstract": "We tie short strings, 12x faster."}
GOOD = json.dumps(PAPER).encode()
LINES = [
    GOOD,
    b"knot",
    b"",
    b"[1]",
    b'"title"',
    b"{}",
    b'{"title": 1}',
    b'{"title": "A", "abstract": ["B"]}',
    b'{"title": "A", "abstract": []}',
    b'{"title": "A", "abstract": null}',
    b'{"title": "A"}',
    b'{"title": ""}',
    b'{"title": "\xff"}',
    b'{"title": "\\ud83d"}',
    b'{"title": "\\ud83d\\ude80 kites"}',
    b'{"title": "A\\u2028B\\n", "id": {"any": "thing"}}',
    b"\xef\xbb\xbf" + GOOD,
    GOOD + b"\r",
    b"  " + GOOD,
    b"[" * 100_000,
    b'{"title": ' + b"9" * 5000 + b"}",
    b'{"title": "' + b"a" * 1_000_000 + b'"}',
    GOOD,
]
ANSWERS = [
    *["paper", "not JSON", "not JSON", "not an object", "not an object"],
    *["no title", "no title", "no title", "no title", "paper", "paper", "paper"],
    *["not UTF-8", "half a character", "paper", "paper", "paper", "paper", "paper"],
    *["not JSON", "not JSON", "a line of more than 1,000,000 bytes", "paper"],
]


def answers(said: str) -> list[dict[str, Any]]:
    """Lines of output as objects."""
    assert said.endswith("\n")
    return [json.loads(line) for line in said.removesuffix("\n").split("\n")]


def fed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let these bytes be standard input."""
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))
    monkeypatch.setattr(sys, "stdin", stdin)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("door", ["file", "standard input", "-"])
def test_every_line_gets_one_line_in_the_same_order(
    kites: Site, monkeypatch: pytest.MonkeyPatch, packed: bool, door: str
) -> None:
    """Wrong ones too, which say what to write; they end with code 1 and are told by number."""
    data = b"\n".join(LINES)
    data = gzip.compress(data) if packed else data
    (kites.folder / "kites").write_bytes(data)
    fed(monkeypatch, data)
    called = call("tag", "--jsonl", *({"file": ["kites"], "-": ["-"]}.get(door, [])))
    found = answers(called.said)
    assert len(found) == len(LINES)
    for answer, expected in zip(found, ANSWERS, strict=True):
        if expected == "paper":
            assert list(answer) == ["title", "topics", "tags", "claims"]
        else:
            assert list(answer) == ["error"]
            assert answer["error"].startswith(expected)
    assert found[0] == found[-1] == found[16]
    name = "kites" if door == "file" else "-"
    wrong = [n for n, expected in enumerate(ANSWERS, 1) if expected != "paper"]
    assert [line.split(" ")[0] for line in called.told.splitlines()] == [
        f"{name}:{number}:1:" for number in wrong
    ]
    assert called.code == 1


def test_the_keys_of_an_answer(kites: Site) -> None:
    """All of them always there; offsets count characters of title and abstract."""
    paper = {"title": "KNOT: Kites 🪁 on a Short String", "abstract": KNOT.partition("\n\n")[2]}
    (kites.folder / "one.jsonl").write_text(json.dumps(paper) + "\n")
    called = call("tag", "--jsonl", "one.jsonl")
    assert (called.code, called.told) == (0, "")
    (answer,) = answers(called.said)
    assert list(answer) == ["title", "topics", "tags", "claims"]
    assert answer["title"] == paper["title"]
    assert [list(topic) for topic in answer["topics"]] == [["topic", "score", "evidence"]]
    assert list(answer["tags"]) == ["methods", "models", "benchmarks", "hardware", "modality"]
    assert answer["tags"]["hardware"] == []
    names = [mention for kind in answer["tags"].values() for mention in kind]
    assert all(list(name) == ["name", "as_written", "field", "start", "end"] for name in names)
    keys = ["quote", "value", "unit", "kind", "start", "end"]
    assert [list(claim) for claim in answer["claims"]] == [keys, keys]
    for topic in answer["topics"]:
        assert 0.5 <= topic["score"] <= 1
        for place in topic["evidence"]:
            assert list(place) == ["field", "start", "end", "text"]
            assert paper[place["field"]][place["start"] : place["end"]] == place["text"]
    for name in names:
        assert paper[name["field"]][name["start"] : name["end"]] == name["as_written"]
    for claim in answer["claims"]:
        assert paper["abstract"][claim["start"] : claim["end"]] == claim["quote"]
    assert "🪁" in called.said


def test_a_paper_without_anything_has_empty_lists(kites: Site) -> None:
    """Nothing found is no error."""
    (kites.folder / "one.jsonl").write_text('{"title": "Balloons", "abstract": null}')
    empty = {"methods": [], "models": [], "benchmarks": [], "hardware": [], "modality": []}
    assert answers(call("tag", "--jsonl", "one.jsonl").said) == [
        {"title": "Balloons", "topics": [], "tags": empty, "claims": []}
    ]


@pytest.mark.parametrize(
    "data", [b"", gzip.compress(b"", mtime=0)], ids=["nothing", "nothing packed"]
)
def test_no_lines_give_no_lines(kites: Site, data: bytes) -> None:
    """An empty file is read to its end."""
    (kites.folder / "none").write_bytes(data)
    called = call("tag", "--jsonl", "none")
    assert (called.code, called.said, called.told) == (0, "", "")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere", "nowhere: cannot be read: No such file or directory\n"),
        ("content", "content: cannot be read: Is a directory\n"),
        ("cut.gz", "cut.gz: cannot be read: Compressed file ended before"),
        ("torn.gz", "torn.gz: cannot be read: "),
        ("tail.gz", "tail.gz: cannot be read: "),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    kites: Site, name: str, told: str
) -> None:
    """Code 3 and no traceback, though some of its lines may have been answered."""
    packed = gzip.compress(GOOD + b"\n")
    (kites.folder / "cut.gz").write_bytes(packed[:-12])
    (kites.folder / "torn.gz").write_bytes(packed[:10] + b"\xff" * 40)
    (kites.folder / "tail.gz").write_bytes(packed + b"no gzip")
    called = call("tag", "--jsonl", name)
    assert called.code == 3
    assert called.told.startswith(told)
    assert called.told.count("\n") == 1


def test_keys_do_not_go_with_lines(kites: Site) -> None:
    """A file of papers has no keys."""
    (kites.folder / "one.jsonl").write_bytes(GOOD)
    called = call("tag", "knot", "--jsonl", "one.jsonl")
    assert (called.code, called.said) == (3, "")
    assert "give no keys with it" in called.told


def test_one_process_and_two_tell_the_same(kites: Site) -> None:
    """In the same order, with wrong lines among them."""
    content = read_content(kites.content)
    extractor = Extractor(content.topics, content.vocabulary)
    many = [
        line
        for number in range(batch.FEW + batch.CHUNK // 2)
        for line in (json.dumps({"title": f"Kite {number}", "abstract": KNOT}).encode(), b"kite")
    ]
    one, two = (
        list(tag_lines(iter(many), extractor, partial(map_in_processes, jobs=jobs)))
        for jobs in (1, 2)
    )
    assert one == two
    assert len(one) == len(many)
    assert [json.loads(line).get("title") for line in one[::2]] == [
        f"Kite {number}" for number in range(len(many) // 2)
    ]


def test_lines_are_answered_as_they_come(kites: Site) -> None:
    """A line is answered before the next one is read: a stream has no end to wait for."""
    content = read_content(kites.content)
    asked = 0

    def stream() -> Any:
        nonlocal asked
        while True:
            asked += 1
            yield GOOD

    told = tag_lines(stream(), Extractor(content.topics, content.vocabulary))
    assert json.loads(next(told))["title"] == PAPER["title"]
    assert asked == 1


def test_the_hash_seed_changes_nothing(kites: Site) -> None:
    """In processes of their own, and with words that stand in sets."""
    (kites.folder / "many.jsonl").write_bytes(b"\n".join([GOOD, b"kite"] * 3))
    told = {
        (shown.stdout, given.stdout, given.stderr)
        for seed in "123"
        for shown in [run("tag", cwd=kites.folder, PYTHONHASHSEED=seed)]
        for given in [run("tag", "--jsonl", "many.jsonl", cwd=kites.folder, PYTHONHASHSEED=seed)]
    }
    assert len(told) == 1
    assert "short-string" in told.pop()[0]


def test_a_reader_that_goes_away_is_no_error(kites: Site) -> None:
    """As in a pipe to head."""
    (kites.folder / "many.jsonl").write_bytes(b"\n".join([GOOD] * 2000))
    command = f"'{sys.executable}' -m site_builder tag --jsonl many.jsonl | head -n 1"
    piped = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=kites.folder,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (piped.returncode, piped.stderr) == (0, "")
    assert json.loads(piped.stdout)["title"] == PAPER["title"]
