"""The site as a reader meets it: its themes, its keys, its lists."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.harness import Site, Tree, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def small(small_tree: Tree) -> Iterator[str]:
    """The small site, served where it was built for, as its 404 page needs."""
    with served(small_tree.folder, "/list/") as address:
        yield address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor at a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_the_theme_follows_the_system_and_the_reader(browser: Browser, small: str) -> None:
    """A switch is remembered on every page, without a flash; switching back follows the system."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(small)
    dark = background(page)
    page.get_by_role("button", name="Switch to the light theme").click()
    light = background(page)
    assert light != dark
    page.goto(f"{small}papers/")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert background(page) == light
    page.keyboard.press("d")
    assert background(page) == dark
    assert page.evaluate("localStorage.getItem('theme')") is None
    context.close()


def test_a_theme_is_chosen_before_the_first_paint(visitor: BrowserContext, small: str) -> None:
    """The script that sets it stands in the head and blocks."""
    page = visitor.new_page()
    page.goto(small)
    script = page.locator("head script[src*='theme.js']")
    assert script.get_attribute("type") is None
    assert script.get_attribute("async") is None
    assert script.get_attribute("defer") is None


def test_the_density_of_lists_is_remembered(visitor: BrowserContext, small: str) -> None:
    """Titles alone, a bibliography, or with abstracts: on every list from then on."""
    page = visitor.new_page()
    page.goto(f"{small}papers/")
    by, abstract = page.locator("#knot .by"), page.locator("#knot .abstract")
    expect(by).to_be_visible()
    expect(abstract).to_be_hidden()
    page.get_by_label("Show").select_option("titles")
    expect(by).to_be_hidden()
    page.get_by_label("Show").select_option("abstracts")
    expect(abstract).to_be_visible()
    page.goto(f"{small}topics/light-sails/")
    expect(page.locator("#knot .abstract")).to_be_visible()
    page.goto(small)
    expect(page.locator("#knot .abstract")).to_be_visible()
    page.get_by_label("Show").select_option("bibliography")
    expect(page.locator("#knot .abstract")).to_be_hidden()


def titles(page: Page) -> list[str]:
    return page.locator(".entry:visible h3").all_inner_texts()


def test_a_list_can_be_sorted_filtered_and_shared(visitor: BrowserContext, small: str) -> None:
    """The shape of a list is in its address."""
    page = visitor.new_page()
    page.goto(f"{small}papers/")
    page.get_by_label("Order").select_option("title")
    assert titles(page) == sorted(titles(page))
    page.get_by_label("Filter").fill("lóop sail")
    assert len(titles(page)) == 2
    expect(page.get_by_text("2 of 4 shown")).to_be_visible()
    shown = titles(page)
    other = visitor.new_page()
    other.goto(page.url)
    assert titles(other) == shown


def test_what_is_new_since_a_date_can_be_asked(visitor: BrowserContext, small: str) -> None:
    """By the day a paper came to the list."""
    page = visitor.new_page()
    page.goto(f"{small}papers/?since=2024-08-01")
    assert len(titles(page)) == 2


def test_keys_lead_through_the_site(visitor: BrowserContext, small: str) -> None:
    """/ searches, j and k walk entries, [ and ] walk papers, ? helps; typing is left alone."""
    page = visitor.new_page()
    page.goto(f"{small}papers/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/knot/")
    page.keyboard.press("]")
    page.wait_for_url("**/papers/spool/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("d?j")
    assert page.locator("#q").input_value() == "d?j"


def test_single_keys_can_be_turned_off(visitor: BrowserContext, small: str) -> None:
    """For those whose voice or hand presses keys by chance; ? still opens the help."""
    page = visitor.new_page()
    page.goto(small)
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "q"


def test_the_first_tab_stop_skips_to_the_content(visitor: BrowserContext, small: str) -> None:
    """One key past the masthead."""
    page = visitor.new_page()
    page.goto(f"{small}papers/knot/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.querySelector('main').contains(document.activeElement)"
    assert page.evaluate(inside)


def test_a_lost_reader_is_shown_the_nearest_pages(visitor: BrowserContext, small: str) -> None:
    """The 404 page guesses from the address."""
    page = visitor.new_page()
    page.goto(f"{small}papers/windles/")
    page.get_by_role("link", name="Windless Flight").click()
    page.wait_for_url("**/papers/windless/")


def test_a_browser_that_keeps_nothing_is_no_error(browser: Browser, small: str) -> None:
    """Without storage, choices last for the page."""
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{small}papers/")
    page.keyboard.press("d")
    page.get_by_label("Show").select_option("titles")
    assert errors == []
    context.close()


HARSH = """---
title: "On $\\\\mathcal{{O}}(n^{{2}}\\\\log n)$ and Hexakosioihexekontahexaphobia: {title}"
authors: [{authors}]
published: 2024-06-30
added: 2024-08-01
venue: {venue} 2024
links:
  code: https://code.example/{address}
topics: [short-string]
tags:
  methods: [{method}]
---

{words} ${formula}$ https://x.example/{address}
"""


@pytest.mark.parametrize("width", [360, 768])
def test_awkward_entries_keep_to_their_page(browser: Browser, site: Site, width: int) -> None:
    """Formulas in titles, forty authors, endless words, addresses and venues all fit a phone."""
    harsh = HARSH.format(
        title="Long " * 30,
        authors=", ".join(f"Wolfeschlegelsteinhausen von Bergerdorff {n:02}" for n in range(40)),
        venue="Proceedings of the International Symposium on " + "Very " * 18 + "Long",
        address="a" * 200,
        method="A" * 60,
        words="Word" * 40,
        formula="+".join(f"x_{{{n}}}" for n in range(40)),
    )
    built = site.write({"content/papers/2024/harsh.md": harsh}).build("--search")
    assert built.code == 0, built.told
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    with served(site.output) as root:
        for address in ("", "papers/", "papers/harsh/", "topics/short-string/", "tags/"):
            page.goto(root + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        page.goto(f"{root}search/?q=hexakosioihexekontahexaphobia")
        page.wait_for_selector("#results li")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
