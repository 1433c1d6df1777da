"""A complete new tree beside the old one, then one exchange of the two."""

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable
from site_builder.site import urls
from site_builder.site.output import Output


def write_file(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


MARKER = ".site_builder"
"""File at the root of every tree of ours; a folder without it is never overwritten."""


def check_addresses(outputs: Iterable[Output]) -> None:
    """Refuse two outputs at one address, and addresses that differ only by case.

    Such a tree could not be unpacked on every machine. Raises Problems.
    """
    first: dict[str, str] = {}
    problems = []
    for output in outputs:
        file = urls.output_file(output.address)
        folded = file.casefold()
        if folded in first:
            also = "" if first[folded] == file else f" and /{file}"
            fault = f"two files at one address: /{first[folded]}{also}"
            problems.append(Problem(f"/{file}", 1, 1, fault, "rename one of the two"))
        first.setdefault(folded, file)
    if problems:
        raise Problems(problems)


def check_output(output: Path, *inputs: Path) -> None:
    """Refuse an output folder that is not ours, or that holds what the site is made from."""
    target, name, mend = output.resolve(), display_path(output), "give another --output"
    for folder in (*inputs, Path.cwd()):
        if folder.resolve().is_relative_to(target):
            raise Unable(f"{name}: holds {display_path(folder)}; {mend}")
    for folder in inputs:
        if target.is_relative_to(folder.resolve()):
            raise Unable(f"{name}: lies inside {display_path(folder)}; {mend}")
    try:
        if output.exists() and not output.is_dir():
            raise Unable(f"{name}: is a file; {mend}")
        ours = (output / MARKER).is_file() or not output.exists() or not any(output.iterdir())
    except OSError as error:
        raise Unable(f"{name}: {error.strerror}") from error
    if not ours:
        raise Unable(f"{name}: holds files that this program did not write; empty it, or {mend}")


@contextmanager
def staging_tree(output: Path) -> Iterator[Path]:
    """A new folder beside ``output`` that takes its place if the block succeeds.

    The old tree stays whole and served until the one exchange; when the block fails, nothing
    has changed. Raises Unable when the disk or the permissions do not allow it, or when
    another build is writing the same site.
    """
    staging = output.with_name(f".{output.name}.building")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        staging.mkdir(exist_ok=True)
        lock = os.open(staging, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError as error:
        raise _unable(error, output) from error
    try:
        _claim(lock, staging)
        _empty(staging)
        (staging / MARKER).write_text("This folder is written anew by every build.\n")
        yield staging
        _exchange(staging, output)
    except _Busy:
        raise
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise _unable(error, output) from error
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    finally:
        os.close(lock)


def _claim(lock: int, staging: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(lock).st_ino == staging.stat().st_ino:
            return
    except (BlockingIOError, FileNotFoundError):
        pass
    raise _Busy(f"{display_path(staging)}: another build is writing this site; wait until it ends")


class _Busy(Unable):
    """Another build holds the folder: it is not ours to clean up."""


def _empty(folder: Path) -> None:
    """Clear what a killed build left behind."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _unable(error: OSError, output: Path) -> Unable:
    if error.errno == errno.ENOSPC:
        return Unable(
            f"{display_path(output)}: no space left on the disk; the old site is untouched"
        )
    place = error.filename or output
    return Unable(f"{display_path(Path(place))}: {error.strerror}; the old site is untouched")


def _exchange(new: Path, old: Path) -> None:
    """Let the new tree take the old one's place in one step where the system can."""
    if not old.exists():
        new.rename(old)
        return
    held = os.open(old, os.O_RDONLY)
    try:
        with suppress(OSError):  # the old tree will stand where another build would begin
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        aside = new
        if not _renameat2_exchange(new, old):
            aside = old.with_name(f".{old.name}.old")
            shutil.rmtree(aside, ignore_errors=True)
            old.rename(aside)
            new.rename(old)
        shutil.rmtree(aside, ignore_errors=True)
    finally:
        os.close(held)


def _renameat2_exchange(new: Path, old: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where kernel or file system lack it."""
    if not sys.platform.startswith("linux"):
        return False
    at_fdcwd, rename_exchange = -100, 2
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    result = libc.renameat2(
        at_fdcwd, os.fsencode(new), at_fdcwd, os.fsencode(old), ctypes.c_uint(rename_exchange)
    )
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(old))
