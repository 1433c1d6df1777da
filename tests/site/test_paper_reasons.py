"""What paper pages explain: the words behind topics and tags, the claims, the papers near."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag

from site_builder.model.paper import Paper
from site_builder.site.library import slug_of
from site_builder.text import markdown
from tests.support.harness import Site, Tree, leads_to, said_from, words_of

MOST_NEAR = 5


def pages_of(tree: Tree) -> Iterator[tuple[Paper, str, BeautifulSoup]]:
    """Every paper with its address and its page."""
    for paper in tree.library.papers:
        address = f"papers/{paper.key}/"
        yield paper, address, tree.pages[address]


def abstract_of(page: BeautifulSoup) -> Tag:
    return page.select_one(".paper .abstract")


def test_marks_change_no_word_of_an_abstract(tree: Tree) -> None:
    """With all marks in it, the abstract reads as its authors wrote it, and as lists show it."""
    for paper, address, page in pages_of(tree):
        plain = BeautifulSoup(markdown.html(paper.abstract), "html.parser")
        assert words_of(abstract_of(page)) == words_of(plain), address


def test_a_phrase_leads_to_its_words_in_the_abstract(tree: Tree) -> None:
    """Every link of the reasons ends at a mark in the abstract that holds the phrase."""
    followed = 0
    for _, address, page in pages_of(tree):
        for link in page.select(".reasons a.phrase"):
            to, anchor = leads_to(address, link)
            mark = page.find(id=anchor)
            assert to == address and mark is not None, f"{address} {link}"
            assert "why" in mark["class"] and mark.find_parent(class_="abstract"), address
            begins = said_from(mark).find(link.get_text())
            assert 0 <= begins < len(words_of(mark)), f"{address} {link}"
            followed += 1
    assert followed > 5


def test_every_mark_has_something_that_leads_to_it(tree: Tree) -> None:
    """No word is marked without a reason, no quotation without a line that names it."""
    for _, address, page in pages_of(tree):
        marks = {node["id"] for node in abstract_of(page).select(".why, .claim") if node.get("id")}
        links = page.select(".reasons a.phrase, .measured a")
        assert marks == {leads_to(address, link)[1] for link in links}, address


def test_marks_begin_and_end_with_words(tree: Tree) -> None:
    """No mark cuts a word apart: vision is not found in supervision."""
    for _, address, page in pages_of(tree):
        for mark in abstract_of(page).select(".why[id]"):
            before = mark.find_previous(string=True)
            after = mark.find_all(string=True)[-1].find_next(string=True) or ""
            joined = f"{before[-1:]}|{mark.get_text()}|{after[:2]}"
            assert not re.search(r"[^\W\d_]\|[^\W\d_]", joined.removesuffix("s ")), (
                f"{address} {joined}"
            )


def test_every_topic_and_tag_has_its_reason(tree: Tree) -> None:
    """In the order of the page: words of the paper, or the curator's judgement."""
    for paper, address, page in pages_of(tree):
        rows = page.select(".reasons li")
        expected = [f"topics/{slug}/" for slug in paper.topics]
        expected += [f"tags/{kind}/{slug_of(name)}/" for kind, name in paper.tag_pairs]
        assert len(rows) == len(expected), address
        for row, to in zip(rows, expected, strict=True):
            lead = row.find("a", class_=lambda name: name != "phrase")
            phrases = [node.get_text() for node in row.select(".phrase")]
            if lead is None:
                (phrase,) = phrases
                assert slug_of(phrase) == to.split("/")[2], f"{address} {phrase}"
                continue
            assert leads_to(address, lead)[0] == to
            assert bool(phrases) != ("curator’s judgement" in row.get_text()), address


def test_words_that_mean_something_else_are_no_reason(small_tree: Tree) -> None:
    """What a topic's "never" covers is not marked, and what stands beside it is."""
    page = small_tree.page("papers/spool/")
    assert "A string of gusts" in words_of(abstract_of(page))
    marked = [node.get_text() for node in abstract_of(page).select(".why")]
    assert marked == ["spooled", "spool", "delta-wing kite", "less string"]


def test_a_tag_that_is_part_of_a_word_is_not_found_there(small_tree: Tree) -> None:
    """The modality vision has no word in an abstract that only speaks of supervision."""
    page = small_tree.page("papers/knot/")
    assert "supervision" in words_of(abstract_of(page))
    (row,) = [
        row
        for row in page.select(".reasons li")
        if row.a and leads_to("papers/knot/", row.a)[0] == "tags/modality/vision/"
    ]
    assert row.select(".phrase") == []


def test_claims_are_quoted_and_lead_into_the_abstract(tree: Tree) -> None:
    """Each once, in the order of kinds; what stands at its anchor is the quotation."""
    for paper, address, page in pages_of(tree):
        quotes = [
            claim.quote if "$" not in claim.quote else markdown.text(claim.quote)
            for claim in paper.claims
        ]
        text = " ".join(node.get_text() for node in page.select(".measured dd"))
        assert text.count("“") == len(quotes), address
        links = page.select(".measured dd a")
        assert [link.get_text().strip("“”") for link in links] == quotes, address
        for link in links:
            mark = page.find(id=leads_to(address, link)[1])
            assert mark is not None and "claim" in mark["class"], f"{address} {link}"
            assert said_from(mark).startswith(link.get_text().strip("“”")), address


def test_overlapping_claims_have_a_place_each(small: Site) -> None:
    """A quotation may hold another one, or begin in it: both can be followed."""
    file = small.content / "papers" / "2023" / "spool.md"
    text = file.read_text(encoding="utf-8")
    quotes = ("takes 20% less time to unwind, and costs 25%", "costs 25% less string")
    assert all(quote in text for quote in quotes)
    written = text.replace("cost: [", f'cost: ["{quotes[0]}", "20% less time", ')
    small.write({"content/papers/2023/spool.md": written})
    built = small.build()
    assert built.code == 0, built.told
    page = small.page("papers/spool/")
    links = page.select(".measured dd a")
    assert {link.get_text().strip("“”") for link in links} > {*quotes, "20% less time"}
    for link in links:
        mark = page.find(id=leads_to("papers/spool/", link)[1])
        assert said_from(mark).startswith(link.get_text().strip("“”"))


@pytest.mark.parametrize(
    ("written", "quote", "shown"),
    [
        ("is **3 times** lighter", "is 3 times lighter", "is 3 times lighter"),
        ("is **3 times** lighter", "is **3 times** lighter", "is 3 times lighter"),
        ("with $n$ sails 3 times lighter", "with $n$ sails 3 times", "with n sails 3 times"),
        ("is 3 times\nlighter & new", "is 3 times lighter & new", "is 3 times lighter & new"),
    ],
    ids=["as seen", "as written", "formula", "line break"],
)
def test_a_quotation_reads_as_the_abstract_is_seen(
    small: Site, written: str, quote: str, shown: str
) -> None:
    """Markup, formulas and line breaks within it keep it from nothing."""
    file = small.content / "papers" / "2021" / "ballast.md"
    text = file.read_text(encoding="utf-8").replace("Ballast is heavy", f"Ballast {written}")
    field = f"claims:\n  memory: ['{quote}']\ntopics: [short-string]\nstatus:"
    small.write({"content/papers/2021/ballast.md": text.replace("status:", field)})
    built = small.build()
    assert built.code == 0, built.told
    page = small.page("papers/ballast/")
    (link,) = page.select(".measured a")
    mark = page.find(id=leads_to("papers/ballast/", link)[1])
    assert said_from(mark).startswith(" ".join(shown.replace("n sails", "sails").split()))
    assert link.get_text() == f"“{shown}”"
    topic = small.page("topics/short-string/")
    (row,) = topic.select(f'.results a[href$="papers/ballast/#{mark["id"]}"]')
    assert row.get_text() == f"“{shown}”"


def near(tree: Tree) -> dict[str, list[str]]:
    """Keys of the papers near each paper, as its page lists them."""
    return {
        paper.key: [
            leads_to(address, row.a)[0].split("/")[1] for row in page.select(".around .near li")
        ]
        for paper, address, page in pages_of(tree)
    }


def test_papers_near_are_others_and_share_something(tree: Tree) -> None:
    """Never the paper itself, none twice, five at most, each with its year and shared terms."""
    library = tree.library
    for paper, address, page in pages_of(tree):
        rows = page.select(".around .near li")
        keys = [leads_to(address, row.a)[0].split("/")[1] for row in rows]
        assert paper.key not in keys and len(set(keys)) == len(keys) <= MOST_NEAR, address
        for key, row in zip(keys, rows, strict=True):
            other = library.by_key[key]
            assert row.select_one(".year").get_text() == str(other.published.year)
            shared = row.select_one(".shared").get_text().split(", ")
            assert shared != [""], f"{address} {key}"
            topics = {library.topics[slug].name for slug in {*paper.topics} & {*other.topics}}
            tags = {name for _, name in {*paper.tag_pairs} & {*other.tag_pairs}}
            words = [term for term in shared if term not in topics | tags]
            text = f"{paper.title} {paper.abstract}".lower()
            assert all(word in text for word in words), f"{address} {key} {words}"


def test_nearness_goes_both_ways_where_there_is_room(tree: Tree) -> None:
    """A paper that is near another one has it near too, or five that are nearer."""
    lists = near(tree)
    pairs = [(key, other) for key, others in lists.items() for other in others]
    assert pairs
    one_way = [(key, other) for key, other in pairs if key not in lists[other]]
    assert [pair for pair in one_way if len(lists[pair[1]]) < MOST_NEAR] == []
    assert len(one_way) < len(pairs) / 2


def test_papers_near_share_topics_more_than_others_do(tree: Tree) -> None:
    """Near papers stand under a common topic more often than two papers do by chance."""
    topics = {paper.key: {*paper.topics} for paper in tree.library.papers}
    close = [
        bool(topics[key] & topics[other]) for key, rest in near(tree).items() for other in rest
    ]
    every = [bool(topics[key] & topics[other]) for key in topics for other in topics if other > key]
    assert sum(close) / len(close) > sum(every) / len(every)


def test_papers_that_share_only_a_kind_of_data_are_not_near(site: Site) -> None:
    """Half a list shares it, so it is never shown as the term that makes two papers near."""
    for number in (1, 2):
        site.write(
            {
                f"content/papers/2024/p{number}.md": (
                    f"---\ntitle: Paper {number}\nauthors: [A B]\npublished: 2024\n"
                    "added: 2024-08-01\ntags:\n  modality: [text]\n---\n\nThe of and.\n"
                )
            }
        )
    built = site.build()
    assert built.code == 0, built.told
    assert site.page("papers/p1/").select(".near") == []
