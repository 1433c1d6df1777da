"""Files changed together: written beside the old ones, then renamed; all of them or none."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from site_builder.model.paths import display_path
from site_builder.model.problems import Unable


@contextmanager
def change_files(files: Mapping[Path, bytes | None]) -> Iterator[None]:
    """Give these files new contents for good, in their order; None takes a file away.

    Each stands whole on the disk before the next follows, and files go only after the others have
    come, so that a machine that stops halfway loses nothing that was to stay.
    When that fails, or the block does, every file is as it was before. Raises Unable.
    """
    old: dict[Path, bytes | None] = {}
    folders: list[Path] = []
    try:
        for path, data in files.items():
            old[path] = path.read_bytes() if path.exists() else None
            if data is not None:
                _write_beside(path, data, folders)
        for path, data in files.items():
            if data is not None:
                _beside(path).replace(path)
                _sync(path.parent)
        for path, data in files.items():
            if data is None:
                path.unlink(missing_ok=True)
                _sync(path.parent)
        yield
    except OSError as error:
        _restore(old, folders)
        place = display_path(Path(error.filename)) if error.filename else "the list"
        raise Unable(f"{place}: cannot be written: {error.strerror}; nothing is changed") from error
    except BaseException:
        _restore(old, folders)
        raise


def write(path: Path, data: bytes) -> None:
    """Give one file a new content, whole or not at all. Raises Unable."""
    with change_files({path: data}):
        pass


def write_new(path: Path, data: bytes) -> None:
    """Make a file that is not there, whole or not at all, and never over another. Raises Unable."""
    beside = _beside(path)
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
        beside.write_bytes(data)
        os.link(beside, path)
    except OSError as error:
        reason = "is already there" if path.exists() else f"cannot be written: {error.strerror}"
        raise Unable(f"{display_path(path)}: {reason}") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _write_beside(path: Path, data: bytes, folders: list[Path]) -> None:
    """Write the new content under a hidden name; note the folders that it needed."""
    missing = [folder for folder in path.parents if not folder.exists()]
    folders += missing
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in missing:
        _sync(folder.parent)
    beside = _beside(path)
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        beside.chmod(path.stat().st_mode)


def _sync(folder: Path) -> None:
    """Let the names in a folder reach the disk, where a folder can be opened for that."""
    if hasattr(os, "O_DIRECTORY"):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _restore(old: Mapping[Path, bytes | None], folders: list[Path]) -> None:
    """Bring the old contents back, the last first, as far as the machine allows."""
    for path, data in sorted(old.items(), key=lambda one: one[1] is None):
        beside = _beside(path)
        with suppress(OSError):
            if data is None:
                path.unlink(missing_ok=True)
            elif not path.exists() or path.read_bytes() != data:
                beside.write_bytes(data)
                beside.replace(path)
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    for folder in sorted(folders, key=lambda folder: -len(folder.parts)):
        with suppress(OSError):
            folder.rmdir()
