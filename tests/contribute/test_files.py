"""What the contribute page knows, as the builder writes it out."""

import gzip
import json
import random
import re
from dataclasses import replace

import pytest

from site_builder.content.messages import MESSAGES
from site_builder.contribute.papers import papers as known_papers
from tests.support.harness import TEMPLATES, Site, Tree

NAMES = ("rules", "vocabulary", "papers")


@pytest.fixture
def known(tree: Tree) -> dict[str, dict]:
    """The three files."""
    return {name: json.loads(tree.text(f"contribute/{name}.json")) for name in NAMES}


def test_every_paper_is_known_by_what_tells_it_apart(tree: Tree, known: dict[str, dict]) -> None:
    """Its file, its title, its ids: a duplicate is found before it is sent."""
    papers = known["papers"]["papers"]
    assert [paper[0] for paper in papers] == [paper.inside for paper in tree.library.papers]
    assert [set(paper[2:]) for paper in papers] == [
        {name for name in (paper.arxiv, paper.doi and paper.doi.lower()) if name}
        for paper in tree.library.papers
    ]


def test_every_topic_can_be_chosen(tree: Tree, known: dict[str, dict]) -> None:
    """By hand in the form, and with its mark in the entry."""
    page = tree.page("contribute/")
    offered = [option["value"] for option in page.select("#add-topic option")]
    assert sorted(filter(None, offered)) == sorted(tree.library.topics)
    assert [slug for slug, _, _ in known["vocabulary"]["topics"]] == list(tree.library.topics)


def packed(data: bytes) -> int:
    """Bytes as hosts send them."""
    return len(gzip.compress(data))


def test_the_form_s_first_use_keeps_to_its_budgets(real_tree: Tree) -> None:
    """Data 50 KB and script 30 KB, compressed; the list of papers comes later."""
    data = [real_tree.folder / f"contribute/{name}.json" for name in ("rules", "vocabulary")]
    assert sum(packed(file.read_bytes()) for file in data) <= 50_000
    (top,) = real_tree.folder.glob("assets/*/js")
    script = [top / f"{name}.js" for name in ("contribute", "store", "dom")]
    script += sorted((top / "contribute").rglob("*.js"))
    assert len(script) > 12
    assert sum(packed(file.read_bytes()) for file in script) <= 30_000


def test_the_list_of_papers_keeps_to_its_budget(real_tree: Tree) -> None:
    """65 bytes a paper, compressed; on a list of any length, each paper with its ids."""
    known = real_tree.folder / "contribute/papers.json"
    assert packed(known.read_bytes()) <= 65 * len(real_tree.library.papers)
    chance = random.Random(0)
    words = sorted({word for paper in real_tree.library.papers for word in paper.title.split()})
    papers = [
        replace(
            real_tree.library.papers[0],
            key="-".join(title[:4]).lower(),
            title=" ".join(title),
            arxiv=f"{chance.randint(1501, 2612)}.{chance.randint(0, 99999):05}",
            doi=f"10.1145/{chance.randint(10**6, 10**7)}.{chance.randint(10**6, 10**7)}",
            links={},
        )
        for title in (chance.choices(words, k=8) for _ in range(3000))
    ]
    library = replace(real_tree.library, papers=tuple(papers))
    text = json.dumps(known_papers(library), ensure_ascii=False, separators=(",", ":"))
    assert packed(text.encode()) <= 65 * len(papers)


def test_each_rule_that_a_module_tells_is_the_builder_s() -> None:
    """No message of the form is written in JavaScript."""
    text = (TEMPLATES / "assets/js/contribute/checks.js").read_text(encoding="utf-8")
    told = set(re.findall(r'(?:tell\([^()]*?, |told\()"([a-z-]+)"', text))
    assert len(told) > 15
    assert told <= MESSAGES.keys()


def test_the_same_list_writes_the_same_files(small: Site) -> None:
    """Byte for byte, whatever the order of sets."""
    small.build()
    first = Tree(small.output).files()
    small.build()
    second = Tree(small.output).files()
    names = [f"contribute/{name}.json" for name in NAMES]
    assert [first[name] for name in names] == [second[name] for name in names]


def test_without_script_the_other_ways_are_there(tree: Tree) -> None:
    """The form by id, the file by hand, a topic; and a word about the form."""
    page = tree.page("contribute/")
    assert "JavaScript" in page.noscript.get_text()
    links = [str(link["href"]) for link in page.select("#other-ways ~ .links a")]
    repository = tree.library.settings.repository
    assert f"{repository}/issues/new?template=01-add-paper.yml" in links
    assert any("/new/" in link and link.endswith("content/papers") for link in links)


def test_each_field_has_a_name_a_hint_and_a_place_for_faults(tree: Tree) -> None:
    """A screen reader tells all three."""
    page = tree.page("contribute/")
    fields = page.select("#contribution :is(input[type=text], textarea, select)")
    assert len(fields) == 11
    for field in fields:
        assert page.select_one(f"label[for='{field['id']}']")
        assert all(page.find(id=name) for name in str(field["aria-describedby"]).split())
