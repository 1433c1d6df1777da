"""How messages name files."""

import os
from collections.abc import Sequence
from pathlib import Path

from site_builder.model.problems import Problem, Problems


def display_path(path: Path) -> str:
    """The path as messages name it: relative to the working directory where possible.

    What no line can show, such as a line end in a file's name, is shown as a sign of its own.
    """
    absolute = Path(os.path.abspath(path))
    try:
        name = absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        name = str(absolute)
    return name if name.isprintable() else printable(name)


def resolve_focus(paths: Sequence[Path]) -> frozenset[str]:
    """Files as messages name them, a folder's with those below it. Raises Problems for a path
    that leads nowhere."""
    wrong = [
        Problem(
            display_path(path), 1, 1, "there is no such file", "give a file or a folder of the list"
        )
        for path in paths
        if not path.exists()
    ]
    if wrong:
        raise Problems(wrong)
    below = (file for path in paths if path.is_dir() for file in path.rglob("*"))
    return frozenset(display_path(path) for path in (*paths, *below))


def printable(text: str) -> str:
    """A text on one line, with a sign for every character that cannot be printed."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
