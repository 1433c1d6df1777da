"""Fixtures: a list to write into, built sites, and a browser."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import settings
from playwright.sync_api import Browser, Page

from site_builder.search import lexicon, postings, results, suggestions
from tests.support.harness import (
    BASE,
    CONTENT,
    SMALL,
    TEMPLATES,
    Sample,
    Shared,
    Site,
    Tree,
    call,
    launched,
    served,
)
from tests.support.repository import Repository

settings.register_profile("sampled", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("whole", deadline=None, derandomize=True, max_examples=1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden trees anew")
    parser.addoption("--audit", action="store_true", help="run whole what is else sampled")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("whole" if config.getoption("--audit") else "sampled")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to ``make audit`` what is marked for it."""
    if config.getoption("--audit"):
        return
    left = [item for item in items if item.get_closest_marker("audit")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in set(left)]


@pytest.fixture(scope="session")
def sample(request: pytest.FixtureRequest) -> Sample:
    """Some of many cases, spread over all of them; all of them in ``make audit``."""
    whole = request.config.getoption("--audit")
    return lambda cases, count: cases if whole else cases[:: max(1, len(cases) // count)]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A list with settings and one topic, and no paper; the working directory is its folder."""
    monkeypatch.chdir(tmp_path)
    site = Site(tmp_path)
    return site.write(
        {
            "content/site.yaml": (SMALL / "site.yaml").read_text(encoding="utf-8"),
            "content/topics/short-string.md": (
                "---\nname: Short string\nmark: STRING\ngroup: String\n"
                "definition: Less string.\n---\n\nString is heavy.\n"
            ),
        }
    )


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A copy of the small list, to be changed at will."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "content")
    return Site(tmp_path)


@pytest.fixture
def repository(small: Site) -> Repository:
    """The small list, committed to a git repository of its own."""
    return Repository(small)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Folders that are filled once a run, in however many processes it runs, and then only read."""
    base = tmp_path_factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def once(name: str, fill: Callable[[Path], object]) -> Path:
        folder = common / "shared" / name
        folder.mkdir(parents=True, exist_ok=True)
        with folder.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (filled := folder.with_suffix(".filled")).exists():
                fill(folder)
                filled.touch()
        return folder

    return once


def _built(content: Path, folder: Path, *options: str) -> None:
    folders = ("--content", content, "--templates", TEMPLATES, "--output", folder / "public")
    built = call("build", *folders, "--quiet", *options)
    assert built.code == 0, built.told


@pytest.fixture(scope="session")
def small_tree(shared: Shared) -> Tree:
    """The small list's site, with search."""
    return Tree(shared("small", partial(_built, SMALL)) / "public", SMALL)


@pytest.fixture
def small_built(small: Site, shared: Shared) -> Site:
    """The small list with its site, without search; both to be changed at will."""
    made = shared("plain", lambda folder: _built(SMALL, folder, "--no-search"))
    shutil.copytree(made / "public", small.output, symlinks=True)
    return small


@pytest.fixture(scope="session")
def real_tree(shared: Shared) -> Tree:
    """The real list's site, with search."""
    return Tree(shared("real", partial(_built, CONTENT)) / "public", CONTENT)


@pytest.fixture(scope="session")
def small_root(small_tree: Tree) -> Iterator[str]:
    """The small site, served under a base path that is not the one it was built for."""
    with served(small_tree.folder, BASE) as root:
        yield root


@pytest.fixture(scope="session")
def real_root(real_tree: Tree) -> Iterator[str]:
    """The real site, served likewise."""
    with served(real_tree.folder, BASE) as root:
        yield root


@pytest.fixture(scope="session")
def long_tree(shared: Shared) -> Tree:
    """The small list's site as if the list were very long: its lexicon names no paper and few
    words, and everything that is cut into pieces comes in many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicon, "LISTED", 2)
        patch.setattr(lexicon, "WORDS", 40)
        patch.setattr(results, "SPREAD", 1)
        patch.setattr(suggestions, "PIECE", 3)
        patch.setattr(suggestions, "COMMON", 2)
        patch.setattr(postings, "PIECE", 5)
        return Tree(shared("long", partial(_built, SMALL)) / "public", SMALL)


@pytest.fixture(scope="session")
def long_root(long_tree: Tree) -> Iterator[str]:
    """That site, served likewise."""
    with served(long_tree.folder, BASE) as root:
        yield root


@pytest.fixture(params=["small", "long"])
def either_root(request: pytest.FixtureRequest) -> str:
    """The small list's site, then the same as a very long list has it."""
    return request.getfixturevalue(f"{request.param}_root")


@pytest.fixture(params=["small", "real"])
def tree(request: pytest.FixtureRequest) -> Tree:
    """The small list's site, then the real one's."""
    return request.getfixturevalue(f"{request.param}_tree")


@pytest.fixture
def pages(tree: Tree) -> dict[str, BeautifulSoup]:
    """Every page by its address."""
    return tree.pages


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium; a test that cannot find one fails."""
    with launched() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh visitor; any error on the console fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []
