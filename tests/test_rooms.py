"""The house stays in order: who may import whom, and how big a room may grow."""

import ast
import re
from pathlib import Path

import pytest

from tests.harness import REPOSITORY

PACKAGE = REPOSITORY / "site_builder"
DOORWAYS = {"__init__", "__main__"}


def rooms_in_order() -> list[str]:
    """Rooms as docs/rooms.md lists them, from the ground up."""
    table = (REPOSITORY / "docs" / "rooms.md").read_text(encoding="utf-8")
    return re.findall(r"^\|[^|]*\| `(\w+)` \|", table, re.MULTILINE)


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(file: Path) -> set[str]:
    """Rooms of the house that a file imports, at its head or inside its functions."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("site_builder.")}
    return found - {room_of(file), "__version__"}


FILES = sorted(file for file in PACKAGE.rglob("*.py") if room_of(file) not in DOORWAYS)


def test_every_room_stands_in_the_table_once() -> None:
    """docs/rooms.md lists exactly the rooms there are."""
    listed = rooms_in_order()
    assert len(FILES) > 20
    assert sorted({room_of(file) for file in FILES}) == sorted(listed)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_rooms_above_it(file: Path) -> None:
    """The order of docs/rooms.md is the law of imports."""
    order = rooms_in_order()
    above = set(order[: order.index(room_of(file))])
    assert imported_rooms(file) - above == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_room_fits_250_lines_and_a_function_40(file: Path) -> None:
    """What grows past that is to be redesigned."""
    text = file.read_text(encoding="utf-8")
    excused = f"`{room_of(file)}` is longer" in (REPOSITORY / "docs/rooms.md").read_text("utf-8")
    assert len(text.splitlines()) <= 250 or excused
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            lines = node.end_lineno - node.lineno + 1 if node.end_lineno else 0
            assert lines <= 40, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_only_the_doors_print(file: Path) -> None:
    """Rooms return or raise; the command line and its progress speak."""
    if room_of(file) in ("cli", "progress"):
        return
    calls = [
        node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)
    ]
    names = [call.func.id for call in calls if isinstance(call.func, ast.Name)]
    assert "print" not in names


def test_no_page_is_built_by_the_clock() -> None:
    """Only the commands that add papers may ask what day it is."""
    users = [
        room_of(file)
        for file in FILES
        if re.search(r"\.now\(|\.today\(|\btime\.time\(", file.read_text(encoding="utf-8"))
    ]
    assert set(users) <= {"cli"}
