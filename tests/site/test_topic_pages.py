"""What topic pages teach: the way in, what a topic is not, results compared, years and names."""

from collections import Counter, defaultdict
from itertools import groupby

import pytest
from bs4 import BeautifulSoup, Tag

from site_builder.model.paper import Claim, Paper
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import NAMED
from tests.support.harness import Site, Tree, leads_to, said_from, words_of

NOTES = ("Not to be taken for", "{group}", "Next to it", "Also called")
"""What stands beside the introduction, in this order, each only where there is something to say."""


def address_of(topic: Topic) -> str:
    return f"topics/{topic.slug}/"


def shelf_of(tree: Tree, topic: Topic) -> tuple[Paper, ...]:
    return tree.library.by_topic[topic.slug]


def note(page: BeautifulSoup, name: str) -> Tag | None:
    """What stands beside the introduction under a name."""
    terms = page.select(".topic-notes dt")
    return next((term.find_next("dd") for term in terms if term.get_text() == name), None)


def counted(address: str, node: Tag) -> list[tuple[str, int]]:
    """The links of a list, each with the number behind it, 0 for those without one."""
    found = []
    for link in node.find_all("a"):
        number = link.find_next_sibling(True)
        has_one = number is not None and number.name == "span"
        found.append((leads_to(address, link)[0], int(number.get_text()) if has_one else 0))
    return found


def expected_sections(tree: Tree, topic: Topic) -> list[str]:
    papers = shelf_of(tree, topic)
    named = any(paper.tags.get(kind) for paper in papers for kind in NAMED)
    present = {
        "start": bool(topic.start),
        "papers": True,
        "results": any(paper.claims for paper in papers),
        "figures": named or len({paper.published.year for paper in papers}) > 1,
    }
    return [name for name, there in present.items() if there]


def test_every_section_is_there_and_in_order(tree: Tree) -> None:
    """A topic's page holds what its file and its papers have to say, always in one order."""
    for topic in tree.library.topics.values():
        page = tree.page(address_of(topic))
        sections = [heading["id"] for heading in page.select("main section > h2")]
        assert sections == expected_sections(tree, topic), topic.slug
        jumps = [leads_to("", link)[1] for link in page.select(".jumps a")]
        assert jumps == sections, topic.slug
        body = page.select_one("main")
        for earlier, later in (("h1", ".lede"), (".lede", ".jumps"), (".jumps", ".introduction")):
            assert body.select_one(f"{earlier}").sourceline <= body.select_one(later).sourceline
        assert page.select_one(".introduction").sourceline < page.find(id="papers").sourceline


def test_the_head_of_a_page_says_what_its_file_says(tree: Tree) -> None:
    """Mark, name, definition and aliases stand as written, and a note only where there is one."""
    for topic in tree.library.topics.values():
        page = tree.page(address_of(topic))
        assert page.select_one(".topic-head .shelf").get_text() == topic.mark
        assert page.h1.get_text() == topic.name
        assert page.select_one(".lede").get_text() == topic.definition
        terms = [term.get_text() for term in page.select(".topic-notes dt")]
        order = [name.format(group=topic.group) for name in NOTES]
        assert terms == [name for name in order if name in terms], topic.slug
        assert (note(page, "Not to be taken for") is not None) == bool(topic.unlike)
        called = note(page, "Also called")
        assert (called.get_text() if called else "") == ", ".join(topic.aliases)


def test_the_way_in_keeps_the_order_and_the_words_of_the_file(tree: Tree) -> None:
    """Each step links to its paper and says why to read it there."""
    for topic in tree.library.topics.values():
        address = address_of(topic)
        steps = [
            (leads_to(address, step.h3.a)[0], step.select_one(".because").get_text())
            for step in tree.page(address).select(".start li")
        ]
        assert steps == [(f"papers/{step.key}/", step.why) for step in topic.start], topic.slug


def test_a_step_names_its_paper_and_shows_a_pick(tree: Tree) -> None:
    """Title, first authors and year stand with each step, and whether the curator picked it."""
    library = tree.library
    for topic in library.topics.values():
        for row, step in zip(
            tree.page(address_of(topic)).select(".start li"), topic.start, strict=True
        ):
            paper = library.by_key[step.key]
            by = row.select_one(".by").get_text()
            assert paper.authors[0] in by and str(paper.published.year) in by
            assert (row.select_one(".picked") is not None) == (paper.pick is not None)


def test_what_a_topic_is_not_leads_to_topics_that_exist(tree: Tree) -> None:
    """Each topic it is easily taken for is a link to that topic's page, with the sentence."""
    for topic in tree.library.topics.values():
        address = address_of(topic)
        written = note(tree.page(address), "Not to be taken for")
        rows = written.select("li") if written else []
        found = [(leads_to(address, row.a)[0], row.get_text()) for row in rows]
        names = {slug: other.name for slug, other in tree.library.topics.items()}
        assert found == [
            (f"topics/{slug}/", f"{names[slug]}. {words}") for slug, words in topic.unlike
        ]
        assert {to for to, _ in found} <= set(tree.addresses)


def test_the_topics_of_a_group_lead_to_one_another(tree: Tree) -> None:
    """All of a group in order, the page's own without a link; a group of one is not shown."""
    library = tree.library
    for topic in library.topics.values():
        address = address_of(topic)
        siblings = [other for other in library.topics.values() if other.group == topic.group]
        shown = note(tree.page(address), topic.group)
        if len(siblings) == 1:
            assert shown is None
            continue
        assert shown.get_text().split() == ", ".join(other.name for other in siblings).split()
        assert shown.em.get_text() == topic.name
        linked = [leads_to(address, link)[0] for link in shown.find_all("a")]
        assert linked == [address_of(other) for other in siblings if other is not topic]


def test_topics_next_to_it_are_counted_rightly(tree: Tree) -> None:
    """By papers under both, most first; related ones without a shared paper carry no number."""
    for topic in tree.library.topics.values():
        address = address_of(topic)
        both = Counter(slug for paper in shelf_of(tree, topic) for slug in paper.topics)
        del both[topic.slug]
        both.update(dict.fromkeys(topic.related, 0))
        shown = note(tree.page(address), "Next to it")
        rows = counted(address, shown) if shown else []
        counts = [count for _, count in rows]
        assert counts == sorted(both.values(), reverse=True)[: len(rows)]
        assert all(both[to.split("/")[1]] == count for to, count in rows)
        assert len(rows) == min(len(both), 8)


def test_the_chart_and_its_table_say_the_same(tree: Tree) -> None:
    """The picture has a title, and its numbers are the table's, which are the papers' years."""
    charts = 0
    for topic in tree.library.topics.values():
        page = tree.page(address_of(topic))
        years = Counter(paper.published.year for paper in shelf_of(tree, topic))
        chart = page.select_one(".chart")
        assert (chart is not None) == (len(years) > 1), topic.slug
        if chart is None:
            continue
        charts += 1
        assert page.find(id=chart.svg["aria-labelledby"]) is chart.svg.title
        assert str(years.total()) in chart.svg.title.get_text().split()
        table = {int(row.th.get_text()): int(row.td.get_text()) for row in chart.select("tbody tr")}
        assert table == dict(sorted(years.items()))
        drawn = [int(text.get_text()) for text in chart.select("text:not(.foot)")]
        assert drawn == list(table.values())
        feet = [text.get_text() for text in chart.select("text.foot")]
        span = range(min(years), max(years) + 1)
        assert feet == [f"’{year % 100:02}" for year in span]
        heights = [float(bar["height"]) for bar in chart.select("rect")]
        most = max(table.values())
        assert heights == pytest.approx(
            [max(heights) * count / most for count in table.values()], abs=0.1
        )
    assert charts


def test_the_years_of_the_chart_lead_to_their_pages(tree: Tree) -> None:
    """The table's years are links to the papers of that year."""
    for topic in tree.library.topics.values():
        address = address_of(topic)
        for link in tree.page(address).select(".chart tbody a"):
            assert leads_to(address, link)[0] == f"years/{link.get_text()}/"


def rows_of(tree: Tree, topic: Topic) -> dict[str, list[Tag]]:
    """The rows of a topic's tables of results by caption."""
    tables = tree.page(address_of(topic)).select("table.results")
    return {table.caption.get_text(): table.select("tbody tr") for table in tables}


def test_every_claim_of_a_topics_papers_is_a_row(tree: Tree) -> None:
    """Once, in the table of its kind, with its number, its paper and that paper's year."""
    shown = 0
    for topic in tree.library.topics.values():
        address = address_of(topic)
        claims: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for paper in shelf_of(tree, topic):
            for claim in paper.claims:
                row = (claim.quote, f"papers/{paper.key}/", paper.published.year)
                claims[claim.kind].append(row)
        tables = rows_of(tree, topic)
        found = [
            sorted(
                (
                    row.select_one(".quote").get_text().strip("“”"),
                    leads_to(address, row.select_one(".work a"))[0],
                    int(row.select_one(".year").get_text()),
                )
                for row in rows
            )
            for rows in tables.values()
        ]
        assert sorted(found) == sorted(map(sorted, claims.values())), topic.slug
        shown += sum(map(len, found))
    assert shown > 3


def test_a_quotation_leads_to_its_words_in_the_abstract(tree: Tree) -> None:
    """The anchor exists on the paper's page, and what stands there is the quotation."""
    for topic in tree.library.topics.values():
        address = address_of(topic)
        for row in (row for rows in rows_of(tree, topic).values() for row in rows):
            link = row.select_one(".quote a")
            to, anchor = leads_to(address, link)
            assert to == leads_to(address, row.select_one(".work a"))[0]
            mark = tree.pages[to].find(id=anchor) if anchor else None
            quote = link.get_text().strip("“”")
            assert mark is not None, f"{to} {quote}"
            assert mark.find_parent(class_="abstract"), f"{to}#{anchor}"
            assert said_from(mark).startswith(quote), f"{to}#{anchor}"
            assert quote.startswith(words_of(mark)), f"{to}#{anchor}"


def test_rows_stand_by_unit_then_by_number(tree: Tree) -> None:
    """Units stand together, those with most rows first, and fall within each from the top."""
    for topic in tree.library.topics.values():
        for rows in rows_of(tree, topic).values():
            cells = [row.select_one(".number") for row in rows]
            runs = [
                (unit, [float(cell["data-value"]) for cell in group])
                for unit, group in groupby(cells, key=lambda cell: cell["data-unit"])
            ]
            units = [unit for unit, _ in runs]
            assert len(set(units)) == len(units), topic.slug
            sizes = [len(values) for _, values in runs]
            assert sizes == sorted(sizes, reverse=True), topic.slug
            for _, values in runs:
                assert values == sorted(values, reverse=True), topic.slug


def test_a_number_reads_as_its_claim_has_it(tree: Tree) -> None:
    """A cell's words are the value and the unit that sort it."""
    claims: dict[tuple[str, str], Claim] = {
        (paper.key, claim.quote): claim for paper in tree.library.papers for claim in paper.claims
    }
    for topic in tree.library.topics.values():
        address = address_of(topic)
        for row in (row for rows in rows_of(tree, topic).values() for row in rows):
            key = leads_to(address, row.select_one(".work a"))[0].split("/")[1]
            claim = claims[key, row.select_one(".quote").get_text().strip("“”")]
            cell = row.select_one(".number")
            assert float(cell["data-value"]) == claim.value
            assert cell["data-unit"] == claim.unit
            number = cell.get_text().rstrip("×%").removesuffix(claim.unit).replace(",", "")
            assert float(number) == pytest.approx(claim.value)


def test_the_names_most_used_are_counted_rightly(tree: Tree) -> None:
    """Models, benchmarks and hardware of a topic's papers: the six most named, each linked."""
    for topic in tree.library.topics.values():
        address = address_of(topic)
        shown = tree.page(address).select("section.figures dl.tags dd")
        kinds = []
        for kind in NAMED:
            names = Counter(
                name for paper in shelf_of(tree, topic) for name in paper.tags.get(kind, ())
            )
            if names:
                kinds.append((kind, names))
        assert len(shown) == len(kinds), topic.slug
        for node, (kind, names) in zip(shown, kinds, strict=True):
            rows = counted(address, node)
            assert [count for _, count in rows] == [count for _, count in names.most_common(6)]
            assert all(to.startswith(f"tags/{kind}/") for to, _ in rows)
            texts = [link.get_text() for link in node.find_all("a")]
            assert [names[text] for text in texts] == [count for _, count in rows]


def test_a_topic_with_a_name_and_an_alias_explains_its_papers(small: Site) -> None:
    """A new topic needs no phrases: the words of its name and aliases are marked."""
    paper = small.content / "papers" / "2024" / "knot.md"
    text = paper.read_text(encoding="utf-8")
    assert "films" in text
    small.write(
        {
            "content/topics/moving-pictures.md": (
                "---\nname: Moving pictures\nmark: FILM\ngroup: Sail\n"
                "definition: Films of kites.\naliases: [films]\n---\n\nThey move.\n"
            ),
            "content/papers/2024/knot.md": text.replace(
                "topics: [short-string,", "topics: [short-string, moving-pictures,"
            ),
        }
    )
    built = small.build()
    assert built.code == 0, built.told
    page = small.page("papers/knot/")
    address = "papers/knot/"
    (reason,) = [
        row
        for row in page.select(".reasons li")
        if row.a and leads_to(address, row.a)[0] == "topics/moving-pictures/"
    ]
    phrase = reason.select_one("a.phrase")
    assert phrase.get_text() == "films"
    assert page.find(id=leads_to(address, phrase)[1]).get_text() == "films"
    shelf = small.page("topics/moving-pictures/")
    assert [entry["id"] for entry in shelf.select(".entry")] == ["knot"]
