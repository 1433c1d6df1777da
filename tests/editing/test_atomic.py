"""Files change together or not at all."""

import os
from pathlib import Path
from typing import Any

import pytest

from site_builder.editing.atomic import change_files, write, write_new
from site_builder.model.problems import Unable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_bytes(b"a")
    (tmp_path / "b.md").write_bytes(b"b")
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_are_changed_made_and_taken_away(folder: Path) -> None:
    """In one go; nothing is left beside them."""
    with change_files({folder / "a.md": b"A", folder / "b.md": None, folder / "new/c.md": b"C"}):
        pass
    assert held(folder) == {"a.md": b"A", "new/c.md": b"C"}


def test_a_failed_block_leaves_everything_as_it_was(folder: Path) -> None:
    """Changed, made and deleted files come back, made folders go."""
    before = held(folder)
    files = {folder / "a.md": b"A", folder / "b.md": None, folder / "new/c.md": b"C"}
    with pytest.raises(ZeroDivisionError), change_files(files):
        print(1 / (held(folder) == before))
    assert held(folder) == before
    assert not (folder / "new").exists()


def test_a_file_that_cannot_be_written_changes_none(folder: Path) -> None:
    """A folder stands where a file should go: the others keep their contents."""
    (folder / ".z.md.new").mkdir()
    before = held(folder)
    files = {folder / "a.md": b"A", folder / "b.md": None, folder / "z.md": b"Z"}
    with pytest.raises(Unable, match="nothing is changed"), change_files(files):
        pytest.fail("the block must not run")
    assert held(folder) == before


def test_a_file_that_cannot_be_renamed_changes_none(folder: Path) -> None:
    """It fails only at the last step, after others have their new contents."""
    (folder / "z.md").mkdir()
    before = held(folder)
    with (
        pytest.raises(Unable, match="nothing is changed"),
        change_files({folder / "a.md": b"A", folder / "z.md": None}),
    ):
        pytest.fail("the block must not run")
    assert held(folder) == before


def test_a_file_keeps_its_mode(folder: Path) -> None:
    """What a person allowed stays allowed."""
    (folder / "a.md").chmod(0o640)
    write(folder / "a.md", b"A")
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o640


def test_folders_made_on_the_way_are_taken_away_again(folder: Path) -> None:
    """Those within others first, whichever came first."""
    files = {folder / "new/b.md": b"B", folder / "new/deep/down/c.md": b"C"}
    with pytest.raises(ZeroDivisionError), change_files(files):
        raise ZeroDivisionError
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "b.md"]


def test_a_new_file_is_whole_and_never_over_another(folder: Path) -> None:
    """Its folder is made on the way; nothing is left beside it, however it ends."""
    write_new(folder / "new/c.md", b"C")
    with pytest.raises(Unable, match=r"a\.md: is already there"):
        write_new(folder / "a.md", b"A")
    with pytest.raises(Unable, match=r"a\.md/d\.md: cannot be written"):
        write_new(folder / "a.md/d.md", b"D")
    assert held(folder) == {"a.md": b"a", "b.md": b"b", "new/c.md": b"C"}


def test_files_go_only_after_the_others_have_come(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order given, each renamed into its place and its folder synced before the next."""
    steps: list[str] = []
    for name in ("replace", "unlink"):
        real = getattr(Path, name)

        def step(path: Path, *args: object, real: Any = real, **options: object) -> object:
            steps.append(f"{real.__name__} {path.name}")
            return real(path, *args, **options)

        monkeypatch.setattr(Path, name, step)
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: (steps.append("fsync"), fsync(number))[1])
    with change_files({folder / "b.md": None, folder / "z.md": b"Z", folder / "a.md": b"A"}):
        pass
    assert steps == [
        *["fsync", "fsync"],
        *["replace .z.md.new", "fsync", "replace .a.md.new", "fsync"],
        *["unlink b.md", "fsync"],
    ]
