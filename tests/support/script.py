"""The site's scripts for tests: their modules called in Node, with many cases at once."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.support.harness import REPOSITORY, TEMPLATES

MODULES = TEMPLATES / "assets" / "js"
ADAPTERS = REPOSITORY / "tests" / "js"


def node() -> str:
    """Node, as ``.ci/node`` finds it; it is an error when there is none."""
    folders = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    path = shutil.which("node", path=folders)
    assert path, "no Node: install it (Debian: apt install nodejs), or call `make tests`"
    return path


def results_of(
    module: Path, function: str, cases: Iterable[tuple[Any, ...]], *given: Any
) -> list[Any]:
    """What a function of a module gives for the arguments of each case. Where something is
    ``given``, the function is called with that once, and makes the one that is called with the
    cases; a module of ADAPTERS has such functions for classes."""
    done = subprocess.run(
        [node(), "tests/js/call.js", module.relative_to(REPOSITORY).as_posix(), function],
        input=json.dumps({"given": given, "cases": list(cases)}),
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))
