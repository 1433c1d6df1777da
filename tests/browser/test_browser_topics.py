"""Topic pages, reasons and tags in a real browser."""

import re
from collections.abc import Iterator
from itertools import groupby

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.harness import Tree

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CLEAR = "rgba(0, 0, 0, 0)"


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A page of a visitor without script."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


def table_of(page: Page, caption: str) -> Locator:
    return page.get_by_role("table", name=caption)


def heading(table: Locator, name: str) -> Locator:
    return table.get_by_role("columnheader", name=name)


def numbers(table: Locator) -> list[tuple[str, float]]:
    """Units and numbers of a table's rows, from the top."""
    rows = table.locator("tbody .number").evaluate_all(
        "cells => cells.map(({ dataset }) => [dataset.unit, Number(dataset.value)])"
    )
    return [(unit, value) for unit, value in rows]


def column(table: Locator, name: str) -> list[str]:
    return table.locator(f"tbody .{name}").all_inner_texts()


def ground(locator: Locator) -> str:
    """The colour behind an element's words."""
    return str(locator.evaluate("node => getComputedStyle(node).backgroundColor"))


def longest_table(tree: Tree) -> tuple[str, str]:
    """The topic page and the caption of the table with the most rows."""
    rows = [
        (len(table.select("tbody tr")), address, table.caption.get_text())
        for address, page in tree.pages.items()
        for table in page.select("table.results")
    ]
    _, address, caption = max(rows)
    return address, caption


def test_a_click_on_a_heading_sorts_and_says_so(page: Page, small_root: str) -> None:
    """The largest first, then the smallest; the other headings say nothing any more."""
    page.goto(f"{small_root}topics/short-string/")
    table = table_of(page, "Speed")
    assert numbers(table) == [("x", 12), ("x", 1.5), ("%", 20)]
    expect(table.locator("[aria-sort]")).to_have_count(0)
    heading(table, "Number").get_by_role("button").click()
    expect(heading(table, "Number")).to_have_attribute("aria-sort", "descending")
    assert numbers(table) == [("x", 12), ("x", 1.5), ("%", 20)]
    heading(table, "Number").get_by_role("button").click()
    expect(heading(table, "Number")).to_have_attribute("aria-sort", "ascending")
    assert numbers(table) == [("x", 1.5), ("x", 12), ("%", 20)]
    heading(table, "Paper").get_by_role("button").click()
    expect(heading(table, "Paper")).to_have_attribute("aria-sort", "ascending")
    expect(table.locator("[aria-sort]")).to_have_count(1)
    titles = column(table, "work")
    assert titles == sorted(titles)
    heading(table, "Year").get_by_role("button").click()
    expect(heading(table, "Year")).to_have_attribute("aria-sort", "descending")
    assert column(table, "year") == ["2024", "2023", "2023"]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_heading_sorts_by_keyboard(page: Page, small_root: str, key: str) -> None:
    """It is a button that Tab reaches and that keeps the focus."""
    page.goto(f"{small_root}topics/short-string/")
    table = table_of(page, "Speed")
    first = heading(table, "Number").get_by_role("button")
    first.focus()
    page.keyboard.press(key)
    page.keyboard.press(key)
    expect(heading(table, "Number")).to_have_attribute("aria-sort", "ascending")
    assert numbers(table) == [("x", 1.5), ("x", 12), ("%", 20)]
    expect(first).to_be_focused()
    page.keyboard.press("Tab")
    expect(heading(table, "Paper").get_by_role("button")).to_be_focused()


def mixed_tables(tree: Tree) -> list[tuple[str, str]]:
    """The first pages and captions of tables with more than one unit."""
    found = [
        (address, table.caption.get_text())
        for address, page in tree.pages.items()
        for table in page.select("table.results")
        if len({cell["data-unit"] for cell in table.select(".number")}) > 1
    ]
    return found[:6]


def test_numbers_are_sorted_within_their_units(page: Page, real_tree: Tree, real_root: str) -> None:
    """Units stay together in the page's order, both ways, after any other sorting too."""
    for address, caption in mixed_tables(real_tree):
        page.goto(real_root + address)
        table = table_of(page, caption)
        first = numbers(table)
        units = [unit for unit, _ in groupby(first, key=lambda row: row[0])]
        for before in ("Paper", "Paper", "Year", "Year"):
            heading(table, before).get_by_role("button").click()
            for direction in ("descending", "ascending"):
                heading(table, "Number").get_by_role("button").click()
                expect(heading(table, "Number")).to_have_attribute("aria-sort", direction)
                rows = numbers(table)
                assert sorted(rows) == sorted(first)
                runs = [
                    (unit, [value for _, value in run])
                    for unit, run in groupby(rows, key=lambda row: row[0])
                ]
                assert [unit for unit, _ in runs] == units, f"{address} {caption}"
                for _, values in runs:
                    assert values == sorted(values, reverse=direction == "descending")


def test_a_table_of_one_row_has_nothing_to_sort(page: Page, small_root: str) -> None:
    """Its headings are words, not buttons."""
    page.goto(f"{small_root}topics/short-string/")
    expect(table_of(page, "Memory").get_by_role("row")).to_have_count(2)
    expect(table_of(page, "Memory").get_by_role("button")).to_have_count(0)
    expect(table_of(page, "Cost").get_by_role("button")).to_have_count(3)


def test_a_narrow_table_is_still_a_table(browser: Browser, small_root: str) -> None:
    """On a phone its rows are folded, and headings are still headings that sort."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{small_root}topics/short-string/")
    table = table_of(page, "Speed")
    heading(table, "Number").get_by_role("button").click()
    heading(table, "Number").get_by_role("button").click()
    expect(heading(table, "Number")).to_have_attribute("aria-sort", "ascending")
    assert numbers(table) == [("x", 1.5), ("x", 12), ("%", 20)]
    context.close()


def check_reasons(page: Page, address: str) -> None:
    """The words are marked while the reasons are open."""
    page.goto(address)
    marks = page.locator(".paper .abstract .why")
    assert marks.count() > 0
    assert {ground(mark) for mark in marks.all()} == {CLEAR}
    summary = page.get_by_text("Why these topics and tags")
    summary.click()
    assert CLEAR not in {ground(mark) for mark in marks.all()}
    assert len({ground(mark) for mark in marks.all()}) == 1
    summary.click()
    assert {ground(mark) for mark in marks.all()} == {CLEAR}


def explained(tree: Tree) -> str:
    """The page of the paper with the most marks."""
    return max(tree.pages, key=lambda address: len(tree.pages[address].select(".abstract .why")))


def test_open_reasons_mark_their_words(page: Page, real_tree: Tree, real_root: str) -> None:
    """Closing them takes the marks away."""
    check_reasons(page, real_root + explained(real_tree))


def test_reasons_are_marked_without_script(still: Page, real_tree: Tree, real_root: str) -> None:
    """The style sheet does it alone."""
    check_reasons(still, real_root + explained(real_tree))


def check_phrase(page: Page, address: str) -> None:
    """A phrase leads to its words, which are marked with the reasons closed as well."""
    page.goto(address)
    page.get_by_text("Why these topics and tags").click()
    phrase = page.locator(".reasons a.phrase").last
    text = phrase.inner_text()
    anchor = (phrase.get_attribute("href") or "").removeprefix("#")
    phrase.click()
    page.wait_for_url(f"**#{anchor}")
    target = page.locator(f"#{anchor}")
    assert text in target.inner_text()
    expect(target).to_be_in_viewport()
    page.get_by_text("Why these topics and tags").click()
    assert ground(target) != CLEAR
    others = page.locator(f".paper .abstract .why:not(#{anchor})").all()
    assert {ground(other) for other in others} <= {CLEAR}


def test_a_phrase_leads_to_the_marked_words(page: Page, real_tree: Tree, real_root: str) -> None:
    """And only they are marked."""
    check_phrase(page, real_root + explained(real_tree))


def test_a_phrase_leads_there_without_script(still: Page, real_tree: Tree, real_root: str) -> None:
    """It is a link to a place of the page."""
    check_phrase(still, real_root + explained(real_tree))


def check_quotation(page: Page, address: str, caption: str) -> None:
    """A quotation leads to its words on the paper's page, where they alone are marked."""
    page.goto(address)
    link = table_of(page, caption).locator(".quote a").last
    quote = link.inner_text().strip("“”")
    link.click()
    page.wait_for_url(re.compile(r"/papers/[^/]+/#claim-\d+$"))
    target = page.locator(f"#{page.url.partition('#')[2]}")
    assert target.inner_text() == quote
    assert ground(target) != CLEAR
    expect(target).to_be_in_viewport()
    marked = [mark for mark in page.locator(".claim, .why").all() if ground(mark) != CLEAR]
    assert len(marked) == 1
    page.go_back()
    expect(link).to_be_visible()


def test_a_quotation_leads_to_the_marked_words(page: Page, real_tree: Tree, real_root: str) -> None:
    """From the results of a topic to the abstract, and back."""
    address, caption = longest_table(real_tree)
    check_quotation(page, real_root + address, caption)


def test_a_quotation_leads_there_without_script(
    still: Page, real_tree: Tree, real_root: str
) -> None:
    """The table is whole, its headings are words."""
    address, caption = longest_table(real_tree)
    check_quotation(still, real_root + address, caption)
    expect(table_of(still, caption).get_by_role("button")).to_have_count(0)


def test_a_mark_in_a_quotation_is_not_marked_twice(page: Page, small_root: str) -> None:
    """Who follows a quotation sees one ground from its first word to its last."""
    page.goto(f"{small_root}topics/short-string/")
    page.get_by_role("link", name="“costs 25% less string”").click()
    page.wait_for_url("**/papers/spool/#claim-*")
    inner = page.locator(".claim:target .why")
    assert inner.inner_text() == "less string"
    assert ground(inner) == CLEAR
    assert ground(page.locator(".claim:target")) != CLEAR


def test_a_start_path_is_walked_by_links(still: Page, small_root: str) -> None:
    """From the topic's page to its first paper, without script."""
    still.goto(f"{small_root}topics/short-string/")
    still.get_by_role("link", name="Start here").click()
    expect(still.locator("#start")).to_be_in_viewport()
    still.locator(".start li a").first.click()
    still.wait_for_url("**/papers/spool/")


def test_the_numbers_of_a_chart_can_be_read_without_script(still: Page, small_root: str) -> None:
    """The table behind the picture opens, and the picture has a name."""
    still.goto(f"{small_root}topics/short-string/")
    expect(still.get_by_role("img", name=re.compile("2 papers from 2023 to 2024"))).to_be_visible()
    row = still.locator(".chart tbody tr").first
    expect(row).to_be_hidden()
    still.get_by_text("As a table").click()
    expect(row).to_be_visible()


def test_tags_are_walked_without_script(still: Page, small_root: str) -> None:
    """From the index to a tag, from the tag to a paper, and back to the tag's kind."""
    still.goto(f"{small_root}tags/")
    still.get_by_role("link", name="Delta").click()
    still.wait_for_url("**/tags/models/delta/")
    expect(still.get_by_role("heading", level=2)).to_have_text("3 papers")
    still.get_by_role("link", name="Models").click()
    still.wait_for_url("**/tags/#models")


def taught(tree: Tree) -> list[str]:
    """All topic pages, the tags, and the papers with most to explain."""
    papers = [address for address in tree.pages if address.startswith("papers/")]
    papers.sort(key=lambda address: -len(tree.text(address)))
    return ["tags/", *papers[:3], *(one for one in tree.pages if one.startswith("topics/"))]


@pytest.mark.parametrize("width", [360, 768])
def test_nothing_scrolls_sideways_with_all_opened(
    browser: Browser, real_tree: Tree, real_root: str, width: int
) -> None:
    """Tables, charts and reasons keep to the width of a phone and of a tablet."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in taught(real_tree):
        page.goto(real_root + address)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert complaints == []
    context.close()
