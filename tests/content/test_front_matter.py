"""Files as they lie on a disk: encodings, sizes, links and whatever else a folder may hold."""

import errno
import os
from pathlib import Path

import pytest

from tests.support.harness import Site

PAPER = (
    "---\ntitle: A Kite\nauthors: [Ada Loop]\npublished: 2024-06-30\nadded: 2024-08-01\n"
    "topics: [short-string]\n---\n\nWe fly.\n"
)
HERE = "content/papers/2024/kite.md"


def put(site: Site, data: bytes, name: str = HERE) -> Path:
    path = site.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        PAPER.encode("utf-8-sig"),
        PAPER.replace("\n", "\r\n").encode(),
        PAPER.replace("\n", "\r").encode(),
        PAPER.replace("---\n", "--- \t\n").encode(),
        PAPER.rstrip().encode(),
        PAPER.replace("\n\nWe", "\n \n\t\n\nWe").encode(),
    ],
    ids=["BOM", "CRLF", "CR", "blanks after ---", "no last line end", "blank lines"],
)
def test_what_editors_leave_behind_does_no_harm(site: Site, data: bytes) -> None:
    """A byte order mark, foreign line ends and stray blanks are read as if they were not there."""
    put(site, data)
    checked = site.check()
    assert (checked.code, checked.told) == (0, "")
    assert checked.said.endswith(": all well\n")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            PAPER.replace("Ada Loop", "José Hitch").encode("latin-1"),
            ":3:14: not UTF-8: byte 0xe9 means nothing here\n    save the file as UTF-8\n",
        ),
        (
            PAPER.encode("utf-16"),
            ":1:1: not UTF-8: byte 0xff means nothing here\n    save the file as UTF-8\n",
        ),
        (
            PAPER.replace("fly", "f\0ly").encode(),
            ":9:1: a binary file\n    write plain text, as UTF-8\n",
        ),
        (
            b"PK\3\4\0\0\0\0",
            ":1:1: a binary file\n    write plain text, as UTF-8\n",
        ),
        (
            b"",
            ":1:1: the file is empty\n    begin it with --- and the fields of docs/fields.md\n",
        ),
        (
            PAPER.replace("We", "\n \n\nWe").replace("fly", "$x^$").encode(),
            ":12:1: the formula $x^$ cannot be read\n"
            "    mend the formula, or write \\$ for a dollar sign\n",
        ),
    ],
    ids=["Latin-1", "UTF-16", "a NUL", "a zip file", "no byte", "blank lines before the body"],
)
def test_a_file_that_is_no_text_is_told_where_it_ends_to_be(
    site: Site, data: bytes, told: str
) -> None:
    """The place is the line and the byte at which reading stops, in the file as it is."""
    put(site, data)
    checked = site.check()
    assert (1, HERE + told) == (checked.code, checked.told)


@pytest.mark.parametrize("name", [HERE, "content/site.yaml", "content/pages/about.md"])
def test_a_huge_file_is_refused_unread(
    site: Site, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifty megabytes are no abstract; the size alone says so."""
    path, read = put(site, b"", name), Path.read_bytes
    os.truncate(path, 50_000_000)

    def read_others(file: Path) -> bytes:
        assert file != path
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", read_others)
    checked = site.check()
    told = (
        f"{name}:1:1: the file has 50,000,000 bytes, more than 1,000,000\n"
        "    content is a page or two of text: shorten it\n"
    )
    assert (1, told) == (checked.code, checked.told)


def test_a_missing_settings_file_is_told(site: Site) -> None:
    """A list without site.yaml says what belongs there."""
    (site.content / "site.yaml").unlink()
    checked = site.check()
    told = (
        "content/site.yaml:1:1: the settings are missing\n"
        "    write the list's name, base_url and so on there: see docs/fields.md\n"
    )
    assert (1, told) == (checked.code, checked.told)


LINK = "    put the file itself here instead of a link\n"


@pytest.mark.parametrize(
    "target", ["../../../secret.md", "nowhere.md", "kite.md", "/etc/hostname"], ids=str
)
def test_a_link_that_does_not_stay_is_refused(site: Site, target: str) -> None:
    """Out of the folder, to nothing, or to itself: nothing of it is read."""
    (site.folder / "secret.md").write_text(PAPER)
    path = site.folder / HERE
    path.parent.mkdir(parents=True)
    path.symlink_to(target)
    checked = site.check()
    assert (1, f"{HERE}:1:1: a link out of papers/, or to nothing\n{LINK}") == (
        checked.code,
        checked.told,
    )


def test_a_link_within_the_folder_is_a_second_file(site: Site) -> None:
    """It is read, and found to be the same paper."""
    put(site, PAPER.encode())
    (site.folder / "content/papers/2024/spool.md").symlink_to("kite.md")
    checked = site.check()
    assert f"spool.md:2:8: the same title as {HERE}: A Kite\n" in checked.told


def test_names_that_differ_by_case_are_told(site: Site) -> None:
    """Only one of them can be a key, so that the tree unpacks on every machine."""
    topic = (site.content / "topics" / "short-string.md").read_text(encoding="utf-8")
    other = topic.replace("STRING", "LONG").replace("Short", "Long")
    site.write({"content/topics/Short-String.md": other})
    checked = site.check()
    told = (
        "content/topics/Short-String.md:1:1: 'Short-String' is not a key\n"
        "    name the file short-string.md\n"
    )
    assert (1, told) == (checked.code, checked.told)


def test_a_name_that_is_no_text_is_told(site: Site) -> None:
    """File names are bytes; one that is not UTF-8 is told, and printed as far as it can be."""
    folder = site.folder / "content" / "papers" / "2024"
    folder.mkdir(parents=True)
    try:
        (folder / os.fsdecode(b"k\xffte.md")).write_text(PAPER)
    except OSError as error:  # pragma: no cover
        if error.errno != errno.EILSEQ:
            raise
        pytest.skip("this file system keeps names in UTF-8 only")
    checked = site.check()
    assert checked.code == 1
    assert "is not a key" in checked.told


def test_a_pipe_is_not_waited_for(site: Site) -> None:
    """What is no plain file is told, though it ends in .md."""
    path = site.folder / HERE
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    checked = site.check()
    told = f"{HERE}:1:1: not a file\n    put a text file in its place\n"
    assert (1, told) == (checked.code, checked.told)


def test_a_folder_in_place_of_the_settings_is_told(site: Site) -> None:
    """site.yaml must be a file."""
    (site.content / "site.yaml").unlink()
    (site.content / "site.yaml").mkdir()
    checked = site.check()
    told = "content/site.yaml:1:1: not a file\n    put a text file in its place\n"
    assert (1, told) == (checked.code, checked.told)


def test_a_folder_named_like_a_paper_is_a_folder(site: Site) -> None:
    """Its papers are read and told where they lie."""
    put(site, PAPER.encode(), "content/papers/2024/old.md/kite.md")
    checked = site.check()
    assert checked.told == (
        "content/papers/2024/old.md/kite.md:4:12: published 2024-06-30, but the file lies in "
        "old.md/\n    move it to papers/2024/kite.md\n"
    )


def test_a_file_that_cannot_be_read_is_the_machine_s_fault(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 3 and one sentence; root is refused nothing, so the refusal is made up here."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    put(site, PAPER.encode())
    monkeypatch.setattr(Path, "read_bytes", refuse)
    checked = site.check()
    assert (
        checked.code,
        checked.told,
    ) == (3, "content/site.yaml: cannot be read: Permission denied\n")


def test_hidden_files_are_passed_over(site: Site) -> None:
    """What an editor or a version control keeps for itself is not content."""
    put(site, b"\xff", "content/papers/.2024.md.swp")
    put(site, b"\xff", "content/papers/.git/kite.md")
    assert (site.check().code, site.check().told) == (0, "")


def test_a_stray_file_hides_no_other_problem(site: Site) -> None:
    """Papers are still checked against the topics beside which it lies."""
    put(site, b"", "content/topics/notes.txt")
    put(site, PAPER.replace("short-string", "short-strings").encode())
    lines = [line for line in site.check().told.splitlines() if not line.startswith(" ")]
    assert [
        f"{HERE}:6:10: unknown topic 'short-strings'",
        "content/topics/notes.txt:1:1: not a content file: notes.txt",
    ] == lines


def test_messages_are_the_same_on_every_run(site: Site) -> None:
    """Choices are named in the order of their files, whatever the hash seed."""
    topic = (site.content / "topics" / "short-string.md").read_text(encoding="utf-8")
    for name in ("red", "tan", "blue", "gold"):
        other = topic.replace("STRING", name.upper()).replace("Short string", name.title())
        site.write({f"content/topics/{name}.md": other})
    put(site, PAPER.replace("short-string", "parachutes").encode())
    assert "    choose from: blue, gold, red, short-string, tan; or" in site.check().told


def test_a_folder_outside_is_named_in_full(
    site: Site, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are as short as they can be from where the command was called."""
    put(site, b"")
    for place, name in ((site.content, "papers/2024/kite.md"), (site.folder.parent, None)):
        monkeypatch.chdir(place)
        assert site.check().told.startswith(f"{name or site.folder.name + '/' + HERE}:1:1: ")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert site.check().told.startswith(f"{site.folder}/{HERE}:1:1: ")
