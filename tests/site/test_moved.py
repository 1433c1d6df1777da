"""What the addresses of keys that are gone answer, on the built site."""

import pytest

from site_builder.content.reader import read_content
from tests.support.harness import Site, Tree, leads_to, words_of


def test_an_old_key_s_page_leads_to_the_paper(small_tree: Tree) -> None:
    """At once, as a link for those who are not led, and as the canonical address."""
    page = small_tree.page("papers/bowline/")
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})["content"]
    assert refresh == "0; url=../../papers/knot/"
    link = page.select_one("main a")
    assert leads_to("papers/bowline/", link) == ("papers/knot/", "")
    assert page.find("link", rel="canonical")["href"].endswith("/papers/knot/")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_a_bookmark_of_the_map_meets_the_topics(small_tree: Tree) -> None:
    """The list was once drawn as a map; its address leads on, and is told to nobody."""
    page = small_tree.page("map/")
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})["content"]
    assert refresh == "0; url=../topics/"
    assert leads_to("map/", page.select_one("main a")) == ("topics/", "")
    assert page.find("link", rel="canonical")["href"].endswith("/topics/")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert "map/" not in small_tree.text("sitemap.xml").replace("sitemap", "")
    assert not [page for page in small_tree.pages if page.startswith("map/") and page != "map/"]


def test_a_removed_key_s_page_says_why(small_tree: Tree) -> None:
    """In the curator's words; nothing leads the reader away."""
    page = small_tree.page("papers/zeppelin/")
    assert "A zeppelin is no kite: it flies without string." in words_of(page.main)
    assert "zeppelin" in words_of(page.main)
    assert page.find("meta", attrs={"http-equiv": "refresh"}) is None
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize("file", ["sitemap.xml", "feed.xml", "papers/index.html"])
def test_keys_that_are_gone_are_listed_nowhere(small_tree: Tree, file: str) -> None:
    """Neither in the sitemap nor in feeds nor among the papers."""
    assert "papers/knot/" in small_tree.text(file) or "../papers/knot" in small_tree.text(file)
    for key in ("bowline", "zeppelin"):
        assert f"papers/{key}/" not in small_tree.text(file)


def test_a_reason_is_text_and_nothing_else(site: Site) -> None:
    """A tag written in a reason is shown as it is written."""
    site.write({"content/moved.yaml": "removed:\n  kite: 'It <b>fell</b> & broke.'\n"})
    assert site.build().code == 0
    assert "It <b>fell</b> & broke." in words_of(site.page("papers/kite/").main)


def test_a_list_without_the_file_has_moved_nothing(site: Site) -> None:
    """content/moved.yaml may be missing."""
    moves = read_content(site.content).moves
    assert (moves.moved, moves.removed) == ({}, {})
    assert "kite" not in moves
