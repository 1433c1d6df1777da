"""A real git repository around a list, for tests of what commits hold."""

import os
import subprocess
from pathlib import Path

from tests.support.harness import Site

_NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Ada Loop",
    "GIT_AUTHOR_EMAIL": "ada@kites.example",
    "GIT_COMMITTER_NAME": "Ada Loop",
    "GIT_COMMITTER_EMAIL": "ada@kites.example",
    "GIT_AUTHOR_DATE": "2024-08-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2024-08-01T12:00:00Z",
}
"""An author and a time of the tests' own, and no one's settings."""


def git(folder: Path, *words: str, fails: bool = False) -> str:
    """Call git in a folder; gives what it says."""
    environment = {**os.environ, **_NOBODY}
    run = subprocess.run(
        ["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (run.returncode != 0) == fails, run.stderr
    return run.stdout


class Repository:
    """A list under git: its first commit is on ``main``."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.folder = site.folder
        git(self.folder, "init", "--quiet", "--initial-branch=main")
        self.commit("Begin the list")

    def commit(self, words: str) -> "Repository":
        """Commit everything there is."""
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--allow-empty", "--message", words)
        return self

    def branch(self, name: str, start: str = "main") -> "Repository":
        """Begin a branch and check it out."""
        git(self.folder, "switch", "--quiet", "--create", name, start)
        return self

    def switch(self, name: str) -> "Repository":
        """Check a branch out."""
        git(self.folder, "switch", "--quiet", name)
        return self

    def merge(self, name: str) -> "Repository":
        """Merge a branch into the one that is checked out; a conflict fails the test."""
        git(self.folder, "merge", "--quiet", "--no-ff", "--message", f"Merge {name}", name)
        return self
