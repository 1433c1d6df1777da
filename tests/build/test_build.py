"""The flow as a whole: same content, same bytes; everything that must come out does."""

from pathlib import Path

import pytest

from site_builder.site import site as the_site
from tests.support.harness import SMALL, TEMPLATES, Site, Tree, run


def test_the_same_content_gives_the_same_bytes(small: Site) -> None:
    """Number of processes and moment of building leave no trace."""
    assert small.build("--jobs", "1").code == 0
    first = Tree(small.output).files()
    assert small.build("--jobs", "3").code == 0
    assert first == Tree(small.output).files()


@pytest.mark.slow
@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LANG": "de_DE.UTF-8"},
    ],
    ids=["east", "west"],
)
def test_the_machine_leaves_no_trace(
    surroundings: dict[str, str], small_tree: Tree, tmp_path: Path
) -> None:
    """Time zone, language, hash seed and process change no byte, index included."""
    folders = ("--content", SMALL, "--templates", TEMPLATES, "--output", tmp_path / "public")
    assert run("build", "--quiet", *folders, **surroundings).returncode == 0
    assert Tree(tmp_path / "public").files() == small_tree.files()


def test_the_base_url_can_be_given(small: Site) -> None:
    """--base-url takes the place of the settings', with or without its last slash."""
    small.build("--base-url", "https://mirror.example/copy")
    canonical = small.page("papers/knot/").find("link", rel="canonical")
    assert canonical["href"] == "https://mirror.example/copy/papers/knot/"
    assert small.page("404.html").find("link", rel="stylesheet")["href"].startswith("/copy/assets/")


def test_the_feed_holds_the_newest_first(small: Site) -> None:
    """By the day of adding, then of publication, then by key; no more than feed_length."""
    settings = (small.content / "site.yaml").read_text(encoding="utf-8")
    small.write({"content/site.yaml": settings + "feed_length: 3\n"})
    small.build()
    from xml.etree import ElementTree

    feed = ElementTree.fromstring(Tree(small.output).text("feed.xml"))
    ids = [entry.findtext("{*}id", "") for entry in feed.findall("{*}entry")]
    assert [name.rpartition(":")[2] for name in ids] == ["knot", "windless", "spool"]


def test_a_topic_without_papers_has_its_page_and_a_valid_feed(small: Site) -> None:
    """A curator may add the shelf before the first book."""
    small.build()
    assert "0 papers" in small.page("topics/calm-air/").get_text()
    assert "<updated>" in Tree(small.output).text("topics/calm-air/feed.xml")


def test_a_list_without_papers_builds(site: Site) -> None:
    """An empty list is a list."""
    built = site.build("--search")
    assert (built.code, built.told) == (0, "")


def test_an_author_below_the_minimum_is_searched_for(small: Site) -> None:
    """Names with enough papers have a page; the others lead to the search."""
    small.build()
    page = small.page("papers/windless/")
    links = {link.get_text(): link["href"] for link in page.select(".authors a")}
    assert links == {
        "Ada Loop": "../../authors/ada-loop/",
        "Cleo Gale": "../../search/?author=Cleo+Gale",
    }


def test_a_superseded_paper_leads_to_its_successor(small: Site) -> None:
    """Its page and its entries say so."""
    small.build()
    status = small.page("papers/spool/").select_one(".imprint .status")
    assert status.get_text() == "superseded by KNOT: Kites with O(1) Knots & No Tangles"
    assert status.a["href"] == "../../papers/knot/"
    assert small.page("papers/").select_one("#spool .status").get_text() == "superseded"


@pytest.mark.parametrize("part", ["SimilarityIndex", "Extractor"])
def test_processes_share_what_is_dear_to_make(
    small: Site, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made once, before there are several."""
    made, shipped = small.folder / "made", getattr(the_site, part)

    def make(*of: object) -> object:
        with made.open("a") as file:
            file.write("once\n")
        return shipped(*of)

    monkeypatch.setattr(the_site, part, make)
    assert small.build("--jobs", "2").code == 0
    assert made.read_text() == "once\n"


def test_a_new_paper_leaves_pages_without_it_as_they_were(small: Site) -> None:
    """Of another year and author, under no topic: only pages that show or count it change."""
    assert small.build().code == 0
    before = Tree(small.output).files()
    text = (
        "---\ntitle: Zymurgy\nauthors: [Quentin Xu]\npublished: 1999\nadded: 2001-01-01\n---\n\n"
        "Fermented barley.\n"
    )
    small.write({"content/papers/1999/zymurgy.md": text})
    assert small.build().code == 0
    after = Tree(small.output).files()
    assert "papers/zymurgy/index.html" in after
    pages = [name for name in before if name.startswith(("about/", "papers/", "topics/", "tags/"))]
    changed = {name for name in pages if before[name] != after[name]}
    assert changed == {"papers/index.html", "topics/index.html"}
