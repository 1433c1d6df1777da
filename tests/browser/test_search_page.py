"""Filters, operators and what a searcher is told, on the built search page in a real browser."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from site_builder.search.words import fold, plain_letters, tight
from site_builder.site.library import Library
from site_builder.text import markdown
from tests.support.harness import Site, Tree, results, served
from tests.support.searching import ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]


ADDRESSES = [
    ("topic=short-string", {"knot", "spool"}),
    ("topic=short-string&topic=light-sails", {"knot"}),
    ("year=2023..2024", {"knot", "spool", "windless"}),
    ("year=..2021", {"ballast"}),
    ("year=2021&year=2023", {"ballast", "spool"}),
    ("venue=KiteConf", {"knot"}),
    ("model=Delta&not-venue=KiteConf", {"windless", "spool"}),
    ("has=code", {"knot"}),
    ("benchmark=Breeze-10&hardware=Spool+3", {"knot"}),
    ("modality=vision", {"knot"}),
    ("not-author=Ada+Loop&year=2021..2024&author=%C5%81ucja+Splice", set()),
    ("author=%C5%81ucja+Splice", {"knot"}),
    ("author=nobody%27s+%2B+%E9%A2%A8", set()),
]
"""On the small list: filters of an address, and the papers that fit them."""

QUERIES = [
    ('"ties a kite"', {"knot"}),
    ('"kite a ties"', set()),
    ("delta -windless", {"knot", "spool"}),
    ("author:hitch", {"knot"}),
    ("-author:gale venue:annals", set()),
    ("year:2024 -has:code", {"windless"}),
    ("topic:SAIL year:2024", {"knot", "windless"}),
    ("venue:kiteconf", {"knot"}),
]
"""On the small list: operators, and the papers they leave."""


@pytest.mark.parametrize(("filters", "expected"), ADDRESSES)
def test_filters_of_an_address_leave_the_papers_that_fit(
    page: Page, either_root: str, filters: str, expected: set[str]
) -> None:
    """Values of one field mean any, of topic all; fields combine as all; each can be left out."""
    page.goto(f"{either_root}search/?{filters}")
    assert set(results(page)) == expected
    assert page.locator("#chosen > li").count() >= filters.count("=")


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_operators_narrow_what_is_found(
    page: Page, either_root: str, query: str, expected: set[str]
) -> None:
    """Phrases, words left out, and fields, as the line under the box explains them."""
    page.goto(f"{either_root}search/?q={quote(query)}")
    assert set(results(page)) == expected


def words_of_a_list(library: Library) -> Iterator[str]:
    """What somebody may type who knows some papers: topics, names, titles, beginnings, texts."""
    for topic in library.topics.values():
        yield from (topic.name, topic.mark, *topic.aliases, f"{topic.name} kite")
    for paper in library.papers:
        title = markdown.title_text(paper.title)
        yield from (title, paper.key, f"{paper.key} kite", f"big {paper.key}", *title.split())
        yield from (word[:length] for word in title.split() for length in (2, 3, 5))
        yield from (name for _, name in paper.tag_pairs)
        text = markdown.text(paper.abstract).split()
        yield from (" ".join(text[at : at + 3]) for at in range(0, len(text), 4))
        yield from (address.partition("://")[2] for address in paper.links.values())
        yield from filter(None, (paper.arxiv, paper.doi))


def test_a_list_of_any_length_is_ranked_alike(
    page: Page, small_tree: Tree, small_root: str, long_root: str
) -> None:
    """Topics, names and titles count the same however many pieces they are fetched in."""
    queries = list(dict.fromkeys(words_of_a_list(small_tree.library)))
    short = dict(zip(queries, ask(page, small_root, queries), strict=True))
    long = dict(zip(queries, ask(page, long_root, queries), strict=True))
    assert sum(len(found) > 1 for found in short.values()) > 20
    assert long == short


def typed_names(library: Library) -> Iterator[tuple[str, set[str]]]:
    """Authors, venues and years as somebody types them, with the papers that have them."""
    for author in library.authors.values():
        papers = {paper.key for paper in author.papers}
        plain = plain_letters(fold(author.name))
        last = plain.split()[-1]
        yield from (
            (text, papers) for text in (author.name, plain, tight(plain), tight(plain)[:-1])
        )
        yield from ((text, papers) for text in (last, last[:-1]) if len(text) > 2)
    for paper in library.papers:
        year = str(paper.published.year)
        same = {other.key for other in library.papers if other.published == paper.published}
        yield year, same
        if paper.venue:
            yield from (
                (text, {paper.key}) for text in (paper.venue.name, f"{paper.venue.name} {year}")
            )


def test_authors_venues_and_years_find_their_papers(
    page: Page, small_tree: Tree, either_root: str
) -> None:
    """Typed in full, by the last name, run together, in plain letters, and not quite to the end."""
    wanted = list(typed_names(small_tree.library))
    found = list(ask(page, either_root, [text for text, _ in wanted]))
    for (text, papers), keys in zip(wanted, found, strict=True):
        assert papers <= set(keys), text


def test_back_and_forward_walk_through_filters(page: Page, either_root: str) -> None:
    """A filter taken away in the bar is a step that can be taken back."""
    page.goto(f"{either_root}search/?topic=light-sails&year=2024")
    before = results(page)
    page.locator("#chosen a, #chosen button").first.click()
    page.wait_for_function("!location.search.includes('light-sails')")
    page.go_back()
    page.wait_for_function("location.search.includes('light-sails')")
    assert results(page) == before
    page.go_forward()
    page.wait_for_function("!location.search.includes('light-sails')")


def test_the_sheet_filters_and_counts(page: Page, either_root: str) -> None:
    """Opened by its button, closed by Escape; the focus comes back to the button."""
    page.goto(f"{either_root}search/")
    page.get_by_role("button", name="Filters").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("Light sails")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator("#open-filters")).to_be_focused()


def test_the_same_address_gives_the_same_order(page: Page, real_root: str) -> None:
    """Whatever was searched before."""
    address = f"{real_root}search/?q=memory+efficient+training&year=2021..2024"
    page.goto(address)
    first = results(page)
    page.goto(f"{real_root}search/?q=quantization")
    results(page)
    page.goto(address)
    assert len(first) > 3
    assert results(page) == first


def test_an_order_is_kept_in_the_address(page: Page, small_root: str) -> None:
    """Newest, oldest and by title; with no query all papers are browsed."""
    page.goto(f"{small_root}search/?sort=oldest")
    assert results(page)[0] == "ballast"
    page.locator("#order").select_option("title")
    page.wait_for_function("location.search === '?sort=title'")
    page.wait_for_function("document.querySelector('#results > li')?.dataset.paper === 'ballast'")


def test_a_correction_is_said_and_can_be_undone(page: Page, small_root: str) -> None:
    """Results for what was meant; a link searches for what was typed."""
    page.goto(f"{small_root}search/?q=windlss")
    assert results(page)[0] == "windless"
    status = page.locator("#status")
    expect(status).to_contain_text("windless; search instead for windlss")
    status.get_by_role("link", name="windlss").click()
    page.wait_for_function("location.search.includes('as=typed')")
    page.wait_for_function("!document.getElementById('status').textContent.includes('instead')")


def test_a_list_without_papers_can_be_searched(page: Page, site: Site) -> None:
    """Nothing is found, in a sentence, and its topics are still suggested."""
    assert site.build("--search").code == 0
    with served(site.output) as root:
        page.goto(f"{root}search/?q=nothing")
        assert results(page) == []
        expect(page.locator("#status")).to_contain_text("Nothing found")
        page.locator("main form input").fill("short")
        expect(page.get_by_role("option", name="Short string")).to_be_visible()
        page.goto("about:blank")


def test_nothing_found_is_said(page: Page, small_root: str) -> None:
    """In a sentence, and the list stays empty."""
    page.goto(f"{small_root}search/?q=xyzzyqwv")
    assert results(page) == []
    expect(page.locator("#status")).to_contain_text("Nothing found")


BROKEN = [
    ("knot", "**/search/worker.js"),
    ("knot", "**/search/lexicon.json"),
    ("knot", "**/search/words/*.json"),
    ("knot", "**/search/entries/*.json"),
    ('"ties a kite"', "**/search/pages.txt"),
    ('"ties a kite"', "**/pagefind/pagefind.js"),
    ('"ties a kite"', "**/*.pagefind"),
    ('"ties a kite"', "**/*.pf_meta"),
]
"""Queries, and a file without which they cannot be answered."""


@pytest.mark.parametrize(("query", "broken"), BROKEN)
@pytest.mark.parametrize("how", ["missing", "cut"])
def test_a_broken_index_is_said_in_a_sentence(
    browser: Browser, small_root: str, query: str, broken: str, how: str
) -> None:
    """Blocked or cut short: the page says so and leads to the plain list."""
    context = browser.new_context()
    page = context.new_page()
    if how == "missing":
        context.route(broken, lambda route: route.abort())
    else:
        context.route(broken, lambda route: route.fulfill(status=200, body=b"{"))
    page.goto(f"{small_root}search/?q={quote(query)}")
    assert results(page) == []
    expect(page.locator("#status")).to_contain_text("could not be loaded")
    page.locator("#status a").click()
    page.wait_for_url("**/papers/")
    context.close()


def test_a_strict_policy_is_obeyed(page: Page, small_root: str) -> None:
    """Under default-src 'self' and wasm alone, everything works."""
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": policy}
        )

    page.route("**/search/?*", strict)
    page.goto(f"{small_root}search/?q=knot")
    assert results(page)[0] == "knot"


def test_arrows_walk_through_the_results(page: Page, real_root: str) -> None:
    """Down to the next result, up to the one before and back to the box."""
    page.goto(f"{real_root}search/?q=training")
    assert len(results(page)) > 2
    links = page.locator("#results h3 a")
    links.first.focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("main form input")).to_be_focused()


def test_hits_are_marked_on_the_page_one_lands_on(page: Page, small_root: str) -> None:
    """The address of a result names the words to be marked."""
    page.goto(f"{small_root}search/?q=tangles")
    results(page)
    href = page.locator("#results h3 a").first.get_attribute("href") or ""
    assert "papers/knot/" in href
    assert ":~:text=" in href


def test_an_excerpt_shows_what_was_found(page: Page, real_tree: Tree, real_root: str) -> None:
    """However late in the abstract it stands; the title's words are marked too."""
    paper = max(real_tree.library.papers, key=lambda paper: len(paper.abstract))
    words = [
        word for word in markdown.text(paper.abstract).split() if word.isalpha() and len(word) > 5
    ]
    last = " ".join(words[-4:])
    page.goto(f"{real_root}search/?q={quote(last)}")
    assert paper.key in results(page)
    entry = page.locator(f'[data-paper="{paper.key}"]')
    assert entry.locator(".excerpt mark").count() > 0
    page.goto(f"{real_root}search/?q={quote(paper.title)}")
    assert results(page)[0] == paper.key
    assert page.locator("#results h3 mark").count() > 0


def test_a_search_is_over_when_its_filters_are_shown(page: Page, small_root: str) -> None:
    """However late the bar's script comes, the page does not say before it that it is done."""
    said: list[str | None] = []

    def late(route: Route) -> None:
        page.wait_for_selector("#results > li")
        said.append(page.get_attribute("#results", "aria-busy"))
        route.continue_()

    page.route("**/search/facets.js", late)
    page.goto(f"{small_root}search/?year=2021")
    assert results(page) == ["ballast"]
    assert said == ["true"]
    assert page.locator("#chosen > li").count() == 1


def test_the_wait_is_over_when_results_are_there(page: Page, small_root: str) -> None:
    """However long the filters take to load, results never stand under a word of waiting."""

    def late(route: Route) -> None:
        page.wait_for_timeout(900)
        route.continue_()

    page.route("**/search/facets.js", late)
    page.goto(f"{small_root}search/?q=knot")
    page.wait_for_selector("#results > li")
    expect(page.locator("#status")).to_contain_text("for “knot”")
    results(page)
    expect(page.locator("#status")).to_contain_text("for “knot”")
