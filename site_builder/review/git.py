"""What a commit of the list's repository holds; nothing else calls git."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder.content.front_matter import Source, decode, parse_source, parse_yaml
from site_builder.model.paths import display_path
from site_builder.model.problems import Problems, Unable

_OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""What a hook's git leaves in the environment; the folder itself says where its repository is."""
_FILES = ("100644", "100755")
"""Modes of files, neither of links nor of other repositories."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A folder of a repository as it was at a commit."""

    folder: Path
    id: str
    blobs: Mapping[str, str]
    """Names of its files, relative to it, with the ids of their contents."""
    _contents: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    """What has been read so far: nothing is read twice."""

    def read(self, *names: str) -> list[bytes]:
        """Contents of files. Raises Unable."""
        self._fetch([name for name in names if name not in self._contents])
        return [self._contents[name] for name in names]

    def source(self, name: str) -> Source | None:
        """A content file as it was written; None where there is none that can be read."""
        if name not in self.blobs:
            return None
        path = self.folder / name
        try:
            text = decode(self.read(name)[0], name)
            if path.suffix == ".yaml":
                return parse_yaml(text, path)
            return parse_source(text, path, self.folder)
        except Problems:
            return None

    def _fetch(self, names: list[str]) -> None:
        asked = "".join(f"{self.blobs[name]}\n" for name in names).encode()
        answer = _git(self.folder, "cat-file", "--batch", given=asked).stdout if names else b""
        at = 0
        for name in names:
            end = answer.find(b"\n", at)
            kind = answer[at:end].split()[1:]
            if len(kind) != 2 or kind[0] != b"blob":
                raise Unable(f"{name}: git cannot read it at {self.id[:12]}; fetch it first")
            size = int(kind[1])
            self._contents[name] = answer[end + 1 : end + 1 + size]
            at = end + 2 + size

    @contextmanager
    def laid_out(self) -> Iterator[Path]:
        """The folder's files in a folder of their own, for as long as the block lasts."""
        names = list(self.blobs)
        with TemporaryDirectory(prefix="site_builder-") as place:
            for name, data in zip(names, self.read(*names), strict=True):
                path = Path(place, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            yield Path(place)


def branched_from(ref: str, folder: Path) -> Commit:
    """The commit at which what is checked out left ``ref``, with the folder as it was there.

    What came to ``ref`` since then is no change of ours. Raises Unable when git is missing, the
    folder lies in no repository, ``ref`` is not known or has no commit in common.
    """
    inside = _git(folder, "rev-parse", "--is-shallow-repository", wanted=False)
    if inside.returncode:
        said = inside.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        why = "lies in no git repository" if "not a git repository" in said else said
        raise Unable(f"{display_path(folder)}: {why}; --base compares with a commit of one")
    shallow = inside.stdout.strip() == b"true"
    commits = [_commit(name, folder, shallow) for name in (ref, "HEAD")]
    found = _git(folder, "merge-base", *commits, wanted=False)
    if found.returncode:
        raise Unable(f"{ref!r} and what is checked out have no commit in common{_more(shallow)}")
    base = found.stdout.decode().strip()
    listed = _git(folder, "ls-tree", "-r", "-z", base, ".").stdout
    rows = [row.split(b"\t", 1) for row in listed.split(b"\0") if row]
    blobs = {
        os.fsdecode(name): blob
        for what, name in rows
        for mode, _, blob in [what.decode().split()]
        if mode in _FILES
    }
    return Commit(folder, base, blobs)


def _commit(ref: str, folder: Path, shallow: bool) -> str:
    found = None
    if ref and not ref.startswith("-") and ref.isprintable():
        asked = f"{ref}^{{commit}}"
        found = _git(folder, "rev-parse", "--verify", "--quiet", asked, wanted=False)
    if found is None or found.returncode:
        mend = "give a branch, a tag or a commit that 'git log' knows, like origin/main"
        raise Unable(f"git knows no commit {ref!r}; {mend}{_more(shallow)}")
    return found.stdout.decode().strip()


def _more(shallow: bool) -> str:
    if not shallow:
        return ""
    return (
        "; this clone is shallow: call 'git fetch --unshallow', "
        "or set 'fetch-depth: 0' where a workflow checks out"
    )


def _git(
    folder: Path, *words: str, given: bytes = b"", wanted: bool = True
) -> subprocess.CompletedProcess[bytes]:
    """Call git in a folder, with words that never pass a shell. Raises Unable when it cannot be
    called, or fails though its answer is ``wanted``."""
    ours = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    command = ["git", "-C", str(folder), "--no-pager", "-c", "core.fsmonitor=false", *words]
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        run = subprocess.run(
            command, input=given, env={**ours, **quiet}, capture_output=True, check=False
        )
    except OSError as error:
        raise Unable(f"git cannot be called: {error.strerror}; --base needs it") from error
    if wanted and run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise Unable(f"git {words[0]} failed: {said}")
    return run
