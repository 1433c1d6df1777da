"""A tree is read once more before it goes live; whatever it lacks is told."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.harness import Called, Site, call


def proofread(*options: str) -> Called:
    return call("proofread", "--no-search", *options)


def change(old: str, new: str) -> Callable[[Path], None]:
    def apply(file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


@pytest.mark.usefixtures("small_built")
def test_a_tree_as_it_was_built_is_all_well() -> None:
    """Nothing is missed where nothing is missing."""
    told = proofread()
    assert (told.code, told.told) == (0, "")
    assert re.fullmatch(r"\d+ papers: all well\n", told.said)


def test_it_may_lie_anywhere(small: Site) -> None:
    """A site built for another address is read for that address."""
    assert small.build("--base-url", "https://else.example/a/b").code == 0
    assert proofread("--base-url", "https://else.example/a/b").code == 0
    told = proofread()
    assert told.code == 1
    assert "build with the same --base-url" in told.told


@pytest.mark.parametrize(
    ("name", "does", "words"),
    [
        ("index.html", Path.unlink, "is missing"),
        ("404.html", Path.unlink, "is missing"),
        ("feed.xml", Path.unlink, "is missing"),
        ("feed.xml", change("</feed>", ""), "cannot be read as XML"),
        ("feed.xml", lambda file: file.write_text(""), "is empty"),
        ("sitemap.xml", change("/about/", "/abot/"), "/abot/, which is missing"),
        ("sitemap.xml", change("</urlset>", ""), "cannot be read as XML"),
        ("search/description.xml", Path.unlink, "is missing"),
        (
            "about/index.html",
            change('rel="canonical" href="', 'rel="canonical" href="x'),
            "address",
        ),
        (
            "about/index.html",
            change('href="../', 'href="../nowhere/'),
            "leads nowhere: ../nowhere/",
        ),
        ("about/index.html", change('href="../', 'href="../../../../etc/'), "leads nowhere"),
        ("about/index.html", change('href="../', 'href="//site//etc/passwd?'), "leads nowhere"),
    ],
)
def test_what_a_tree_lacks_is_told(
    small_built: Site, name: str, does: Callable[[Path], object], words: str
) -> None:
    """Each with the file, and a code that stops a workflow."""
    does(small_built.output / name)
    told = proofread()
    assert told.code == 1
    assert f"public/{name}:" in told.told
    assert words in told.told
    assert "problem" in told.said


def test_every_paper_and_every_topic_is_looked_for(small_built: Site) -> None:
    """All that is missing is told in one go."""
    pages = [
        *small_built.output.glob("papers/*/index.html"),
        *small_built.output.glob("topics/*/index.html"),
    ]
    assert len(pages) > 3
    for page in pages:
        page.unlink()
    told = proofread().told
    for page in pages:
        assert f"{page.relative_to(small_built.folder).as_posix()}:1:1: is missing" in told


@pytest.mark.usefixtures("small_built")
def test_a_search_index_is_looked_for_unless_it_was_left_out() -> None:
    """A site without its index has a search page that finds nothing."""
    told = call("proofread")
    assert told.code == 1
    assert "public/pagefind/pagefind.js:1:1: is missing" in told.told


def test_a_folder_that_is_no_site_is_not_read(small_built: Site) -> None:
    """A wrong folder is told as such, not as a site that lacks everything."""
    told = proofread("--output", str(small_built.content))
    assert (told.code, told.said) == (3, "")
    assert "there is no built site" in told.told
