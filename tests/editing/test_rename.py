"""Papers renamed and taken off: everything follows, or nothing changes."""

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.reader import read_content
from site_builder.content.yaml_nodes import parse
from site_builder.editing import atomic, rename
from site_builder.editing.atomic import write
from site_builder.editing.redirects import record_redirect
from site_builder.model.problems import Problems, Unable
from tests.support.harness import CONTENT, Called, Sample, Site, call


def move(site: Site, old: str, new: str) -> Called:
    return call("move", old, new, "--content", site.content)


def remove(site: Site, key: str, reason: str = "It fell.") -> Called:
    return call("remove", key, "--because", reason, "--content", site.content)


def held(site: Site) -> dict[str, bytes]:
    return {
        path.relative_to(site.content).as_posix(): path.read_bytes()
        for path in site.content.rglob("*")
        if path.is_file()
    }


def test_a_move_renames_mends_and_leaves_a_redirect(small: Site) -> None:
    """The file, the way into a topic, the paper it superseded, and old addresses that led to it."""
    before = held(small)
    called = move(small, "knot", "knots")
    assert (called.code, called.told) == (0, "")
    assert called.said == (
        "content/papers/2024/knot.md → content/papers/2024/knots.md\n"
        "content/topics/short-string.md: changed\n"
        "content/papers/2023/spool.md: changed\n"
        "content/moved.yaml: changed\n"
    )
    after = held(small)
    assert after.pop("papers/2024/knots.md") == before.pop("papers/2024/knot.md")
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"topics/short-string.md", "papers/2023/spool.md", "moved.yaml"}
    for name in ("topics/short-string.md", "papers/2023/spool.md"):
        pairs = zip(before[name].splitlines(), after[name].splitlines(), strict=True)
        lines = [(old, new) for old, new in pairs if old != new]
        assert len(lines) == 1
        assert lines[0][0].replace(b"knot", b"knots", 1) == lines[0][1]
    moved = after["moved.yaml"].decode()
    assert moved.startswith("# Keys that papers no longer have")
    assert "  bowline: knots\n  knot: knots\n" in moved
    assert small.check().code == 0


def test_a_moved_paper_s_old_address_leads_to_it(small: Site) -> None:
    """On the built site."""
    move(small, "windless", "calm")
    assert small.build().code == 0
    assert small.page("papers/windless/").select_one("main a")["href"] == "../../papers/calm/"


def test_a_paper_can_move_back(small: Site) -> None:
    """The key lives again, and the other one leads to it: no circle."""
    before = read_content(small.content)
    move(small, "windless", "calm")
    assert move(small, "calm", "windless").code == 0
    moves = read_content(small.content).moves
    assert moves.moved == {**before.moves.moved, "calm": "windless"}


def test_a_second_move_makes_no_chain(small: Site) -> None:
    """Every old key leads straight to the paper."""
    move(small, "windless", "calm")
    move(small, "calm", "still-air")
    moved = read_content(small.content).moves.moved
    assert moved == {"bowline": "knot", "calm": "still-air", "windless": "still-air"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kont", "kite", "kont:1:1: no paper has this key\n    write 'knot'\n"),
        ("bowline", "kite", "bowline:1:1: no paper has this key\n    it has moved: write 'knot'\n"),
        ("zeppelin", "kite", "    it was taken off the list: A zeppelin is no kite"),
        ("knot", "spool", "spool:1:1: 'spool' is the key of a paper already\n"),
        ("knot", "zeppelin", "zeppelin:1:1: 'zeppelin' was another paper's key\n"),
        ("windless", "bowline", "bowline:1:1: 'bowline' was another paper's key\n"),
        ("knot", "Knot 2", "'Knot 2' is not a key\n    name the file knot-2.md\n"),
        ("knot", "../../knot", "'../../knot' is not a key\n    name the file knot.md\n"),
        ("../topics/calm-air", "kite", "no paper has this key\n"),
        ("knot", "k" * 61, "the key has 61 characters, more than 60\n"),
    ],
)
def test_a_move_that_cannot_be_is_told(small: Site, old: str, new: str, told: str) -> None:
    """With what to write instead; nothing is changed."""
    before = held(small)
    called = move(small, old, new)
    assert (called.code, called.said) == (1, "")
    assert told in called.told
    assert held(small) == before


def test_a_move_waits_for_a_list_without_problems(small: Site) -> None:
    """It reads every reference, so every file must be readable."""
    small.write({"content/papers/2024/kite.md": "---\ntitel: A Kite\n---\n"})
    before = held(small)
    called = move(small, "knot", "knots")
    assert called.code == 1
    assert "unknown field 'titel'" in called.told
    assert held(small) == before


def test_a_move_that_fails_halfway_changes_nothing(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is read again before the move is final."""
    before = held(small)
    first = iter([True])

    def read_once(folder: Path) -> object:
        if next(first, False):
            return read_content(folder)
        raise Problems([])

    monkeypatch.setattr("site_builder.editing.rename.read_content", read_once)
    with pytest.raises(Problems):
        rename.move(small.content, "knot", "knots")
    assert held(small) == before


class Killed(BaseException):
    """The machine stopped: nothing after it runs, nothing is cleaned up."""


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine stop before the writing call of this number."""
    left = iter(range(step))

    def before(real: Callable[..., object]) -> Callable[..., object]:
        def call_or_stop(*args: object, **options: object) -> object:
            if next(left, None) is None:
                raise Killed
            return real(*args, **options)

        return call_or_stop

    for name in ("replace", "unlink", "mkdir", "open"):
        monkeypatch.setattr(Path, name, before(getattr(Path, name)))
    monkeypatch.setattr(os, "fsync", before(os.fsync))
    monkeypatch.setattr(atomic, "_restore", lambda *_: None)


@pytest.mark.parametrize("command", ["move", "remove"])
def test_a_machine_that_stops_at_any_call_loses_no_word(
    command: str, small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paper is in its old file or its new one, or its removal is recorded; the same command
    then ends what was begun, and the list is as if nothing had happened."""
    start = small.folder / "start"
    shutil.copytree(small.content, start)
    key, new = ("knot", "knots") if command == "move" else ("windless", "windless")
    paper = next(start.rglob(f"{key}.md")).read_bytes()

    def change() -> None:
        if command == "move":
            rename.move(small.content, key, new)
        else:
            rename.remove(small.content, key, "It fell.")

    change()
    done = held(small)
    for step in itertools.count():
        shutil.rmtree(small.content)
        shutil.copytree(start, small.content)
        with monkeypatch.context() as patch:
            killed_at(step, patch)
            try:
                change()
                break
            except Killed:
                pass
        now = held(small)
        recorded_now = f"  {key}: ".encode() in now["moved.yaml"]
        assert recorded_now or paper in [data for name, data in now.items() if f"/{key}." in name]
        assert command == "remove" or paper in now.values()
        if f"papers/2024/{key}.md" in now:
            change()
        after = {name: data for name, data in held(small).items() if not name.endswith(".new")}
        assert after == done
    assert step > 10 if command == "move" else step > 4


def test_a_move_is_not_ended_over_another_paper(small: Site) -> None:
    """A line that was never a move's takes no file away."""
    moved = small.content / "moved.yaml"
    moved.write_text(moved.read_text().replace("moved:\n", "moved:\n  knot: spool\n"))
    (small.content / "papers/2024/spool.md").write_text("Words.")
    before = held(small)
    called = move(small, "knot", "spool")
    assert called.code in (1, 3)
    assert "delete" in called.told
    assert held(small) == before


def test_line_ends_and_quotes_of_mended_files_stay(small: Site) -> None:
    """Only the key's own letters change, however the file is written."""
    topic = small.content / "topics/short-string.md"
    text = topic.read_text(encoding="utf-8").replace("  knot:", "  'knot' :")
    write(topic, text.replace("\n", "\r\n").encode())
    spool = small.content / "papers/2023/spool.md"
    text = spool.read_text(encoding="utf-8")
    text = text.replace("status: superseded by knot", "status: >-  # knot\n  superseded\n  by knot")
    write(spool, b"\xef\xbb\xbf" + text.encode())
    assert move(small, "knot", "knots").code == 0
    assert b"\r\n  'knots' :" in topic.read_bytes()
    assert b"status: >-  # knot\n  superseded\n  by knots\n" in spool.read_bytes()
    assert spool.read_bytes().startswith(b"\xef\xbb\xbf---")


def test_a_removed_paper_leaves_its_reason(small: Site) -> None:
    """At its own address and at those that led to it."""
    move(small, "windless", "calm")
    called = remove(small, "calm", "  It was no\nkite: only air, #1 of “many”.  ")
    assert (called.code, called.told) == (0, "")
    assert called.said == ("content/papers/2024/calm.md: removed\ncontent/moved.yaml: changed\n")
    moves = read_content(small.content).moves
    reason = "It was no kite: only air, #1 of “many”."
    assert moves.moved == {"bowline": "knot"}
    assert (moves.removed["calm"], moves.removed["windless"]) == (reason, reason)
    assert not (small.content / "papers/2024/calm.md").exists()
    assert small.check().code == 0


def test_a_paper_that_others_refer_to_is_not_removed(small: Site) -> None:
    """Each place is named, so that a curator decides what shall stand there."""
    before = held(small)
    called = remove(small, "knot")
    assert called.code == 1
    assert "content/topics/short-string.md:12:3: the way into 'short-string' leads over 'knot'" in (
        called.told
    )
    assert "content/papers/2023/spool.md:18:9: it is superseded by 'knot'" in called.told
    assert held(small) == before


@pytest.mark.parametrize(
    ("reason", "code"), [("", 3), ("  ", 3), ("It \u202efell.", 1), ("It\x07fell.", 1)]
)
def test_a_reason_that_says_nothing_or_hides_something_is_refused(
    small: Site, reason: str, code: int
) -> None:
    """A reader must be able to read it; nothing is changed."""
    before = held(small)
    assert remove(small, "windless", reason).code == code
    assert held(small) == before


def test_remove_needs_a_reason(small: Site) -> None:
    """It is no option that can be left out."""
    called = call("remove", "knot", "--content", small.content)
    assert called.code == 2
    assert "--because" in called.told


def test_the_first_move_begins_the_file(small: Site) -> None:
    """With a line that says what it is for."""
    (small.content / "moved.yaml").unlink()
    assert move(small, "windless", "calm").code == 0
    assert (small.content / "moved.yaml").read_text(encoding="utf-8") == (
        "# Keys that papers no longer have, kept so that their addresses still answer.\n"
        "moved:\n  windless: calm\n"
    )


def test_comments_and_the_order_of_lines_stay() -> None:
    """New lines stand in the order of keys; others are not touched."""
    text = "# Head.\n\nmoved:\n    # About b.\n    b: x  # why\n    d: 'x'\n\n# Foot.\n"
    made = record_redirect(text, {"moved": {"a": "x", "b": "x", "c": "z", "d": "x"}, "removed": {}})
    assert made == (
        "# Head.\n\nmoved:\n    a: x\n    # About b.\n    b: x  # why\n    c: z\n    d: 'x'\n\n"
        "# Foot.\n"
    )
    assert record_redirect(made, {"moved": {"c": "w"}}) == (
        "# Head.\n\nmoved:\n    # About b.\n    c: w\n\n# Foot.\n"
    )
    assert record_redirect(made, {"removed": {"c": "z: #"}}) == (
        '# Head.\n\n    # About b.\n\n# Foot.\nremoved:\n  c: "z: #"\n'
    )


def test_a_file_in_braces_is_left_to_its_curator() -> None:
    """It is not written as lines, so no line can be added."""
    with pytest.raises(Unable, match="not in braces"):
        record_redirect("moved: {a: b}\n", {"moved": {"a": "c"}})


KEYS = st.from_regex(r"[a-z][a-z0-9]{0,3}", fullmatch=True)
SAID = st.dictionaries(KEYS, st.text(st.sampled_from("ab :#'\"-é"), min_size=1).map(
    lambda text: " ".join(text.split())).filter(bool), max_size=4)  # fmt: skip


@given(steps=st.lists(st.fixed_dictionaries({"moved": SAID, "removed": SAID}), max_size=4))
def test_the_file_says_what_it_was_told_to_say(steps: list[dict[str, dict[str, str]]]) -> None:
    """After any number of changes, whatever the keys and reasons."""
    text = ""
    for groups in steps:
        text = record_redirect(text, groups)
        node = parse(text, "moved.yaml") if text else None
        said = {key.text: {k.text: v.text for k, v in value.entries} for key, value in
                (node.entries if node else ())}  # fmt: skip
        assert said == {name: group for name, group in groups.items() if group}
        assert record_redirect(text, groups) == text


@pytest.mark.slow
def test_every_paper_of_the_real_list_can_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Sample
) -> None:
    """Whatever refers to it follows; a few that are referred to are tried."""
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    site = Site(tmp_path)
    content = read_content(site.content)
    started = {step.key: None for topic in content.topics for step in topic.start}
    keys = [*started, *(paper.key for paper in content.papers if paper.key not in started)]
    for key in sample(keys, 3):
        if key not in read_content(site.content).moves:
            assert move(site, key, f"{key[:50]}-moved").code == 0
    assert site.check().code == 0
