"""The small list's site, byte for byte."""

import re
import shutil
from pathlib import Path

import pytest

from tests.support.harness import REPOSITORY, Site, Tree

GOLDEN = REPOSITORY / "tests" / "sites" / "small.built"
BUILDER = ("contribute/rules.json", "contribute/vocabulary.json")
HASH = re.compile(rb"assets/[0-9a-f]{10}/")


def redacted(files: dict[str, bytes]) -> dict[str, bytes]:
    """The tree without what every change of a stylesheet or a pattern would change: assets with
    their hash, and what the contribute page knows of the builder."""
    return {
        name: HASH.sub(b"assets/HASH/", data)
        for name, data in files.items()
        if not name.startswith(("assets/", *BUILDER))
    }


def test_the_small_list_builds_to_the_golden_tree(
    small: Site, request: pytest.FixtureRequest
) -> None:
    """Every page, feed and sitemap is as reviewed; --rewrite-golden takes the new tree over."""
    built = small.build()
    assert built.code == 0, built.told
    files = redacted(Tree(small.output).files())
    if request.config.getoption("--rewrite-golden"):
        rewrite(files)
    expected = Tree(GOLDEN).files()
    assert sorted(expected) == sorted(files)
    for name, data in files.items():
        assert expected[name].decode() == data.decode(), f"{name}: see make golden"


def rewrite(files: dict[str, bytes]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, data in files.items():
        path = Path(GOLDEN / name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
