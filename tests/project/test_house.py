"""The house stays in order: who may import whom, and how big a room may grow."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.support.harness import REPOSITORY

PACKAGE = REPOSITORY / "site_builder"
DOORWAYS = {"__init__", "__main__"}


def rooms_in_order() -> list[str]:
    """Rooms as docs/rooms.md lists them, from the ground up."""
    table = (REPOSITORY / "docs" / "rooms.md").read_text(encoding="utf-8")
    return re.findall(r"^\|[^|]*\| `(\w+)` \|", table, re.MULTILINE)


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(file for file in PACKAGE.rglob("*.py") if room_of(file) not in DOORWAYS)


@cache
def nodes(file: Path) -> list[ast.AST]:
    """Everything that stands in a file."""
    return [*ast.walk(ast.parse(file.read_text(encoding="utf-8")))]


def inside(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def imported_rooms(file: Path) -> set[str]:
    """Rooms of the house that a file imports, at its head or inside its functions."""
    found = set()
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("site_builder.")}
    return found - {room_of(file), "__version__"}


def test_every_room_stands_in_the_table_once() -> None:
    """docs/rooms.md lists exactly the rooms there are."""
    listed = rooms_in_order()
    assert len(FILES) > 20
    assert sorted({room_of(file) for file in FILES}) == sorted(listed)


def test_a_room_imports_only_from_rooms_above_it() -> None:
    """The order of docs/rooms.md is the law of imports."""
    order = rooms_in_order()
    above = {room: set(order[:place]) for place, room in enumerate(order)}
    offenders = {
        inside(file): below
        for file in FILES
        if (below := imported_rooms(file) - above[room_of(file)])
    }
    assert offenders == {}


def test_a_room_fits_250_lines_and_a_function_40() -> None:
    """What grows past that is to be redesigned."""
    told = (REPOSITORY / "docs/rooms.md").read_text("utf-8")
    long_files = [
        f"{inside(file)}: {lines} lines"
        for file in FILES
        if (lines := len(file.read_text("utf-8").splitlines())) > 250
        and f"`{room_of(file)}` is longer" not in told
    ]
    long_functions = [
        f"{inside(file)}:{node.lineno}: {node.name} has {lines} lines"
        for file in FILES
        for node in nodes(file)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > 40
    ]
    assert long_files + long_functions == []


def test_only_the_doors_print() -> None:
    """Rooms return or raise; the command line and its progress speak."""
    offenders = [
        f"{inside(file)}:{node.lineno}"
        for file in FILES
        if room_of(file) not in ("cli", "progress")
        for node in nodes(file)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]
    assert offenders == []


def test_no_page_is_built_by_the_clock() -> None:
    """Only the commands that add papers may ask what day it is."""
    users = [
        room_of(file)
        for file in FILES
        if re.search(r"\.now\(|\.today\(|\btime\.time\(", file.read_text(encoding="utf-8"))
    ]
    assert set(users) <= {"cli"}
