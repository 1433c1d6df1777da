"""The package as others install it: everything it needs is inside."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from site_builder.site.theme import SHIPPED
from tests.support.harness import REPOSITORY, TEMPLATES, Shared, Tree

pytestmark = pytest.mark.slow

_BUILD = "import sys, setuptools.build_meta as build; build.build_wheel(sys.argv[1])"


def run(*words: str | Path, folder: Path) -> str:
    """Call a program, with the tests' own copies of what the builder needs within reach."""
    variables = os.environ | {"PYTHONPATH": sysconfig.get_path("purelib")}
    done = subprocess.run(
        [str(word) for word in words], cwd=folder, env=variables, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _copied(copy: Path) -> None:
    for name in ("pyproject.toml", "LICENSE", "README.md"):
        shutil.copy(REPOSITORY / name, copy)
    for name in ("site_builder", "templates"):
        shutil.copytree(
            REPOSITORY / name, copy / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    run(sys.executable, "-c", _BUILD, copy / "made", folder=copy)


@pytest.fixture(scope="module")
def wheel(shared: Shared) -> Path:
    """The package, built from a copy of the repository, without the network."""
    (made,) = (shared("package", _copied) / "made").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment that holds the package alone."""
    folder = tmp_path_factory.mktemp("list") / ".venv"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps",
        "--no-index", wheel, folder=folder)  # fmt: skip
    return python


def test_the_wheel_holds_every_file_that_the_repository_has(wheel: Path) -> None:
    """Templates and assets, the files of a new list, and the data beside the modules."""
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = [
        *(f"site_builder/templates/{name}" for name in _files(TEMPLATES)),
        *(f"site_builder/{name}" for name in _files(REPOSITORY / "site_builder")),
    ]
    assert len(tracked) > 150
    assert [name for name in tracked if name not in names] == []


def _files(folder: Path) -> list[str]:
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    ]


def test_the_repository_finds_its_own_templates() -> None:
    """The editable installation of `make site` uses the folder that is edited."""
    assert SHIPPED.samefile(TEMPLATES)


def test_an_installed_package_makes_a_list_out_of_an_empty_folder(python: Path) -> None:
    """Begun, checked and built by the list's own two commands, far from the repository."""
    folder = python.parents[2]
    here = run(python, "-c", "import site_builder; print(site_builder.__file__)", folder=folder)
    assert Path(here.strip()).is_relative_to(folder)
    run(python, "-m", "site_builder", "init", "kites", "--builder", "x", folder=folder)
    ready = folder / ".venv" / "ready"
    ready.touch()
    made = run("make", "--silent", "test", "site", f"VENV={folder / '.venv'}",
               folder=folder / "kites")  # fmt: skip
    assert "2 papers and 2 topics: all well" in made
    tree = Tree(folder / "kites" / "public")
    assert tree.page("").h1.get_text() == "Kites"
    assert [name for name in tree.files() if name.endswith("style.css")]
    assert (tree.folder / "pagefind").is_dir()
