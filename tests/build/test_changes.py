"""What a change of content changes on the site, and that nothing else does."""

import shutil
from pathlib import Path

import pytest

from site_builder.model.paper import Paper
from tests.support.harness import CONTENT, SMALL, TEMPLATES, Site, Tree, leads_to, run

FOLLOWS = ("feed.xml", "sitemap.xml")
"""Files that hold what pages hold."""

LISTS = {"small": SMALL, "real": CONTENT}


@pytest.fixture(params=["small", pytest.param("real", marks=pytest.mark.audit)])
def list_of(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    """A copy of the small list, then of the real one, to be changed at will."""
    shutil.copytree(LISTS[request.param], tmp_path / "content")
    return Site(tmp_path)


def built(site: Site) -> Tree:
    """The list as it is now, built beside what was built before."""
    number = len([*site.folder.glob("public*")])
    site.output = site.folder / f"public{number}"
    made = site.build()
    assert made.code == 0, made.told
    return Tree(site.output, site.content)


def changed(before: Tree, after: Tree) -> set[str]:
    """Addresses of pages that are new or not the same bytes."""
    old, new = before.files(), after.files()
    assert set(old) <= set(new)
    names = {name for name, data in new.items() if old.get(name) != data}
    return {name.removesuffix("index.html") for name in names if not name.endswith(FOLLOWS)}


def file_of(site: Site, paper: Paper) -> Path:
    return site.content / paper.inside


def shows(tree: Tree, address: str, paper: Paper) -> bool:
    """Whether a page leads to a paper, or is its own."""
    own = f"papers/{paper.key}/"
    links = tree.page(address).select("main a[href]")
    inside = [link for link in links if not link["href"].startswith(("http", "mailto:"))]
    return address == own or own in {leads_to(address, link)[0] for link in inside}


def test_a_new_topic_file_is_all_that_a_new_topic_needs(list_of: Site) -> None:
    """With a name and aliases it has its page, and only what lists topics changes."""
    before = built(list_of)
    group = before.library.settings.groups[0]
    list_of.write(
        {
            "content/topics/kite-archaeology.md": (
                f"---\nname: Kite archaeology\nmark: DIG\ngroup: {group}\n"
                "definition: Kites found in the ground.\naliases: [dug-up kites]\n---\n\nOld.\n"
            )
        }
    )
    after = built(list_of)
    siblings = {
        f"topics/{slug}/" for slug, topic in after.library.topics.items() if topic.group == group
    }
    form = {"contribute/", "contribute/vocabulary.json"}
    assert changed(before, after) == {"", "topics/", *form, *siblings}
    page = after.page("topics/kite-archaeology/")
    assert page.h1.get_text() == "Kite archaeology"
    assert page.select_one(".aliases").get_text() == "dug-up kites"
    assert [heading["id"] for heading in page.select("section > h2")] == ["papers"]


def test_a_topic_is_taken_up_by_the_papers_that_name_it(list_of: Site) -> None:
    """A paper put under a new topic moves no page but those of its shelves and its neighbours."""
    before = built(list_of)
    paper = next(
        paper
        for paper in before.library.papers
        if len(paper.topics) < 4 and "topics: [" in file_of(list_of, paper).read_text("utf-8")
    )
    group = before.library.settings.groups[0]
    list_of.write(
        {
            "content/topics/kite-archaeology.md": (
                f"---\nname: Kite archaeology\nmark: DIG\ngroup: {group}\n"
                "definition: Kites found in the ground.\naliases: [dug-up kites]\n---\n\nOld.\n"
            )
        }
    )
    between = built(list_of)
    file = file_of(list_of, paper)
    text = file.read_text(encoding="utf-8").replace("topics: [", "topics: [kite-archaeology, ", 1)
    file.write_text(text, encoding="utf-8")
    after = built(list_of)
    moved = changed(between, after)
    assert {f"papers/{paper.key}/", "topics/kite-archaeology/", "topics/"} <= moved
    for address in moved - {"topics/", ""}:
        assert shows(between, address, paper) or shows(after, address, paper), address


def test_a_changed_abstract_changes_only_pages_that_show_it(list_of: Site) -> None:
    """Those that list the paper, and papers near it before or after; no other page."""
    before = built(list_of)
    with_near = [
        paper
        for paper in before.library.papers
        if before.page(f"papers/{paper.key}/").select(".near li")
    ]
    for paper in (with_near[0], with_near[-1]):
        file = file_of(list_of, paper)
        text = file.read_text(encoding="utf-8").rstrip()
        more = " We also fly kites with low-rank string, kites of many sails."
        file.write_text(f"{text}{more}\n", encoding="utf-8")
        after = built(list_of)
        moved = changed(before, after)
        assert f"papers/{paper.key}/" in moved
        assert {f"topics/{slug}/" for slug in paper.topics} <= moved
        for address in moved:
            assert shows(before, address, paper) or shows(after, address, paper), address
        before = after


def test_a_changed_list_of_names_changes_only_reasons(small: Site) -> None:
    """A new spelling in the vocabulary is marked where a paper that carries the tag writes it."""
    before = built(small)
    names = small.content / "vocabulary" / "models.yaml"
    text = names.read_text(encoding="utf-8")
    names.write_text(text.replace("Delta: [", "Delta: [our spool, "), encoding="utf-8")
    after = built(small)
    assert changed(before, after) - {"contribute/vocabulary.json"} <= {
        f"papers/{paper.key}/"
        for paper in after.library.papers
        if "Delta" in paper.tags.get("models", ())
    }


@pytest.mark.slow
def test_the_hash_seed_leaves_no_trace(real_tree: Tree, tmp_path: Path) -> None:
    """Topic pages, reasons, and neighbours come out of no set's chance order."""
    folders = ("--content", CONTENT, "--templates", TEMPLATES, "--output", tmp_path / "public")
    assert run("build", "--quiet", *folders, PYTHONHASHSEED="1").returncode == 0
    assert Tree(tmp_path / "public").files() == real_tree.files()
