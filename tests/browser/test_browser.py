"""The site in a real browser: searching, going back, and silence on the console."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.budgets import of_each_kind
from tests.support.harness import Tree, results, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_reader_searches_opens_the_first_hit_and_goes_back(page: Page, real_root: str) -> None:
    """From any page's box to the results, into a paper, and back to the same results."""
    page.goto(real_root)
    word = page.locator(".entry h3 a").first.inner_text().split()[-1]
    page.locator("#q").fill(word)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    found = results(page)
    assert found
    expect(page.locator("#results")).to_have_attribute("data-query", word)
    page.locator("#results h3 a").first.click()
    page.wait_for_url(f"**/papers/{found[0]}/**")
    page.go_back()
    assert results(page) == found
    assert page.locator("#q").input_value() == word


def test_searching_a_topic_finds_it_and_its_papers(
    page: Page, real_tree: Tree, real_root: str
) -> None:
    """The topic with most papers, by its name; Back shows the same results again."""
    library = real_tree.library
    topic = max(library.topics.values(), key=lambda topic: len(library.by_topic[topic.slug]))
    page.goto(f"{real_root}search/?q={quote(topic.name)}")
    found = results(page)
    assert {paper.key for paper in library.by_topic[topic.slug]} & set(found)
    first = page.locator("#topic-results > li").first
    expect(first).to_contain_text(topic.name)
    expect(first).to_have_attribute("data-topic", topic.slug)
    page.locator("#results h3 a").first.click()
    page.wait_for_url(f"**/papers/{found[0]}/**")
    page.go_back()
    assert results(page) == found


def test_results_follow_what_is_typed(page: Page, small_root: str) -> None:
    """Without Enter; the address names the query; Back and Forward walk the queries."""
    page.goto(f"{small_root}search/")
    assert page.locator("#results").get_attribute("aria-busy") is None
    page.locator("#q").press_sequentially("spool", delay=20)
    page.wait_for_selector("#results[data-query='spool'][aria-busy='false']", state="attached")
    assert results(page)[0] == "spool"
    assert page.url.endswith("/search/?q=spool")
    page.locator("#q").press("Enter")
    page.locator("#q").fill("windless")
    page.locator("#q").press("Enter")
    page.wait_for_selector("#results[data-query='windless'][aria-busy='false']", state="attached")
    page.go_back()
    page.wait_for_selector("#results[data-query='spool'][aria-busy='false']", state="attached")
    assert page.locator("#q").input_value() == "spool"
    page.go_forward()
    page.wait_for_selector("#results[data-query='windless'][aria-busy='false']", state="attached")


def test_a_found_topic_carries_its_mark(page: Page, small_root: str) -> None:
    """Above the papers, with its definition, and named by its slug."""
    page.goto(f"{small_root}search/?q=string")
    results(page)
    topic = page.locator("#topic-results > li").first
    expect(topic).to_have_attribute("data-topic", "short-string")
    assert topic.locator(".shelf").inner_text().casefold() == "string"
    expect(topic).to_contain_text("Flying a kite with as little string as it needs.")


def test_an_author_without_a_page_has_a_search(page: Page, small_root: str) -> None:
    """Their name leads to their papers, and to no one else's."""
    page.goto(f"{small_root}papers/windless/")
    page.get_by_role("link", name="Cleo Gale").click()
    assert results(page) == ["windless"]
    expect(page.locator("#status")).to_contain_text("Cleo Gale")


def test_markup_in_the_address_stays_text(page: Page, small_root: str) -> None:
    """A query is words, whatever it holds."""
    page.goto(f"{small_root}search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&author=%3Cb%3Ex")
    results(page)
    assert page.locator("main img, main b").count() == 0
    expect(page.locator("#status")).to_contain_text("<img src=x onerror=alert(1)>")


def test_a_missing_index_is_said_in_a_sentence(browser: Browser, small_root: str) -> None:
    """The box is not dead: it says what happened."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/words/**", lambda route: route.abort())
    page.goto(f"{small_root}search/?q=knot")
    assert results(page) == []
    expect(page.locator("#status")).to_contain_text("could not be loaded")
    context.close()


def test_without_pagefind_everything_but_an_exact_phrase_is_found(
    browser: Browser, small_root: str
) -> None:
    """Its files are needed for these alone; then a sentence and the plain list are there."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{small_root}search/?q=knot")
    assert results(page)[0] == "knot"
    page.goto(f"{small_root}search/?q=%22ties a kite%22")
    assert results(page) == []
    expect(page.locator("#status")).to_contain_text("could not be loaded")
    expect(page.locator("#status a")).to_have_attribute("href", "../papers/")
    context.close()


def test_without_script_the_search_page_leads_to_the_full_list(
    browser: Browser, small_root: str
) -> None:
    """The form arrives, says what is missing and shows the way."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_root}papers/knot/")
    page.locator("#q").fill("string")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=string")
    page.get_by_role("link", name="all papers", exact=True).click()
    assert page.locator(".entry").count() == 4
    context.close()


def test_nothing_is_fetched_from_elsewhere(browser: Browser, real_root: str) -> None:
    """No page, nor the search, asks another host for anything."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("", "papers/", "topics/", "tags/", "about/", "search/?q=memory"):
        page.goto(real_root + address)
        page.wait_for_load_state("networkidle")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith(real_root)] == []
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_scrolls_sideways(browser: Browser, real_tree: Tree, width: int) -> None:
    """A page of each kind fits a phone, a tablet and a desk."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    with served(real_tree.folder, real_tree.library.settings.base_path) as root:
        for address in (*of_each_kind(real_tree).values(), "404.html"):
            page.goto(root + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_the_site_lives_anywhere(page: Page, small_tree: Tree) -> None:
    """The same tree works at the root of a host as well."""
    with served(small_tree.folder) as root:
        page.goto(f"{root}topics/short-string/")
        page.locator("#spool h3 a").click()
        page.wait_for_url("**/papers/spool/")
        page.locator("#q").fill("ballast")
        page.keyboard.press("Enter")
        assert results(page) == ["ballast"]


def test_the_content_policy_stops_what_a_page_should_not_do(
    browser: Browser, small_root: str
) -> None:
    """An inline script and an image from elsewhere are refused; the page's own parts are not."""
    page = browser.new_page()
    page.goto(f"{small_root}search/?q=spool")
    assert results(page)
    stopped = page.evaluate(
        """() => new Promise((resolve) => {
          const met = [];
          document.addEventListener("securitypolicyviolation", (event) => {
            met.push(event.effectiveDirective);
            if (met.length === 2) resolve([met.sort(), window.harmed]);
          });
          const script = document.createElement("script");
          script.textContent = "window.harmed = true";
          const image = document.createElement("img");
          image.src = "https://elsewhere.test/a.png";
          document.body.append(script, image);
        })"""
    )
    page.close()
    assert stopped == [["img-src", "script-src-elem"], None]
