"""The house stays in order: who may import whom, how big a room may grow, who may speak."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.support.harness import REPOSITORY

PACKAGE = REPOSITORY / "site_builder"
ROOMS = (REPOSITORY / "docs" / "rooms.md").read_text(encoding="utf-8")
GLOSSARY = (REPOSITORY / "docs" / "glossary.md").read_text(encoding="utf-8")
FILES = sorted(PACKAGE.rglob("*.py"))


def rows(text: str) -> list[list[str]]:
    """The cells of a table, its two head lines left out."""
    found = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in found[2:]]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([\w./]+)`", cell)


def allowed() -> dict[str, set[str]]:
    """Each package, in order, with those it may import."""
    law: dict[str, set[str]] = {}
    for package, _, imports, _ in rows(ROOMS):
        law[package.strip("`")] = set(law) if imports == "all above" else set(quoted(imports))
    return law


def inside(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def module(file: Path) -> str:
    return inside(file).removesuffix(".py").replace("/", ".").removesuffix("__init__").strip(".")


def package(name: str) -> str:
    return name.partition(".")[0]


@cache
def nodes(file: Path) -> list[ast.AST]:
    """Everything that stands in a file."""
    return [*ast.walk(ast.parse(file.read_text(encoding="utf-8")))]


MODULES = {module(file): file for file in FILES}


def imports(file: Path) -> Iterator[str]:
    """Our modules that a file imports, at its head or inside its functions."""
    for node in nodes(file):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{inside(file)}:{node.lineno}: write the import in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.startswith("site_builder."):
                name = name.removeprefix("site_builder.")
                yield name if name in MODULES else name.rpartition(".")[0]


GRAPH = {name: set(imports(file)) - {name} for name, file in MODULES.items()}


def reached(begin: Iterable[str], graph: Mapping[str, set[str]]) -> set[str]:
    """All modules that are imported from these on; a module brings the packages it lies in."""
    found: set[str] = set()
    left = list(begin)
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            left += [*graph[name], *filter(None, [name.rpartition(".")[0]])]
    return found


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in nodes(file):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_package_stands_in_the_table_once_and_in_order() -> None:
    """docs/rooms.md lists the twelve packages, each below all that it may import."""
    law = allowed()
    assert [package for package, *_ in rows(ROOMS)] == [f"`{name}`" for name in law]
    assert sorted(law) == sorted({package(name) for name in MODULES} - {"", "__main__"})
    assert len(law) == 12
    above = [set(list(law)[:place]) for place in range(len(law))]
    assert [name for name, higher in zip(law, above, strict=True) if law[name] - higher] == []


def test_a_package_imports_only_what_its_row_allows() -> None:
    """The table of docs/rooms.md is the law of imports."""
    law = allowed() | {"": set(), "__main__": {"cli"}}
    offenders = [
        f"{name} imports {other}"
        for name, others in GRAPH.items()
        for other in sorted(others)
        if package(other) not in law[package(name)] | {package(name), ""}
    ]
    assert offenders == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Whichever of two is read first, the other one needs it not."""
    circle: list[str] = []
    try:
        TopologicalSorter(GRAPH).prepare()
    except CycleError as met:
        circle = met.args[1]
    assert circle == []


def test_a_build_reaches_nothing_that_fetches_or_writes_content() -> None:
    """By no way: neither ingest, nor what imports the writer of content files."""
    built = reached([name for name in MODULES if package(name) == "build"], GRAPH)
    assert len(built) > 50
    offenders = [
        name
        for name in sorted(built)
        if package(name) == "ingest" or "editing.atomic" in reached([name], GRAPH)
    ]
    assert offenders == []


def test_a_file_fits_250_lines_and_a_function_40() -> None:
    """What grows past that is to be redesigned."""
    long_files = [
        f"{inside(file)}: {lines} lines"
        for file in FILES
        if (lines := len(file.read_text("utf-8").splitlines())) > 250
        and f"`{inside(file).removesuffix('.py')}` is longer" not in ROOMS
    ]
    long_functions = [
        f"{inside(file)}:{function.lineno}: {function.name} has {lines} lines"
        for file in FILES
        for function in functions(file)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > 40
    ]
    assert long_files + long_functions == []


def test_only_the_command_line_prints() -> None:
    """All else returns or raises."""
    offenders = [
        f"{inside(file)}:{node.lineno}"
        for name, file in MODULES.items()
        if package(name) != "cli"
        for node in nodes(file)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]
    assert offenders == []


def test_only_the_command_line_asks_the_clock() -> None:
    """Builds are reproducible; services get a clock as a value."""
    asks = re.compile(r"\.(now|utcnow|today)\(|\btime\.(time|time_ns|localtime|gmtime|strftime)\(")
    offenders = [
        inside(file)
        for name, file in MODULES.items()
        if package(name) != "cli" and asks.search(file.read_text(encoding="utf-8"))
    ]
    assert offenders == []


def test_no_public_function_name_is_defined_more_than_three_times() -> None:
    """A name that means many things means none."""
    where: defaultdict[str, list[str]] = defaultdict(list)
    for file in FILES:
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                where[node.name].append(inside(file))
    offenders = {name: files for name, files in where.items() if len(files) > 3}
    assert offenders == {}


def test_every_term_of_the_glossary_is_in_the_code() -> None:
    """A class, function or constant of this name, or a module."""
    names = {
        name
        for file in FILES
        for node in nodes(file)
        for name in (getattr(node, "name", None), getattr(getattr(node, "target", 0), "id", None))
    }
    names |= {name.id for file in FILES for name in nodes(file) if isinstance(name, ast.Name)}
    terms = {term for _, code, *_ in rows(GLOSSARY) for term in quoted(code)}
    assert len(terms) > 30
    assert sorted(terms - names - set(MODULES)) == []
