"""Suggestions under the search box: what is suggested, and how the box behaves, in a browser."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.support.harness import Tree, served
from tests.support.script import ADAPTERS, results_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST = [
    ("short", "topic", "Short string", "topics/short-string/"),
    ("SHORT STR", "topic", "Short string", "topics/short-string/"),
    ("shortstr", "topic", "Short string", "topics/short-string/"),
    ("air", "topic", "Calm air", "topics/calm-air/"),
    ("less s", "topic", "Short string", "topics/short-string/"),
    ("efficient", "topic", "Short string", "topics/short-string/"),
    ("LS", "topic", "Light sails", "topics/light-sails/"),
    ("SAIL", "topic", "Light sails", "topics/light-sails/"),
    ("k", "name", "KNOT", "papers/knot/"),
    ("kno", "name", "KNOT", "papers/knot/"),
    ("knot++", "name", "KNOT++", "papers/knot/"),
    ("del", "name", "Delta", "tags/models/delta/"),
    ("delta wing", "name", "Delta", "tags/models/delta/"),
    ("breeze 1", "name", "Breeze-10", "tags/benchmarks/breeze-10/"),
    ("spool 3", "name", "Spool 3", "tags/hardware/spool-3/"),
    ("vis", "name", "vision", "tags/modality/vision/"),
    ("bo", "author", "Bo Reef", "search/"),
    ("reef", "author", "Bo Reef", "search/"),
    ("jose", "author", "José Hitch", "search/"),
    ("lucja sp", "author", "Łucja Splice", "search/"),
    ("gale", "author", "Cleo Gale", "search/"),
    ("balla", "paper", "Ballast Considered Heavy", "papers/ballast/"),
    ("ballst", "paper", "Ballast Considered Heavy", "papers/ballast/"),
    ("heavy cons", "paper", "Ballast Considered Heavy", "papers/ballast/"),
    ("windles flight", "paper", "Windless Flight", "papers/windless/"),
    ("spooled str", "paper", "Spooling String Twice", "papers/spool/"),
]
"""On the small list: a text, and what is suggested first."""

NOTHING = ["", "  ", "?!", "qqqqqq", "<q>", "cl"]

Answers = dict[str, list[dict[str, Any]]]
"""Suggestions by text."""


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor on whose console errors are expected."""
    context = browser.new_context()
    yield context
    context.close()


def suggested(tree: Tree, texts: list[str], *, long: bool = False) -> list[list[dict[str, Any]]]:
    """What is suggested for each text, on a long list as if it had no room for its papers."""
    data = json.loads(tree.text("search/lexicon.json"))
    given = data | {"papers": None} if long else data
    return results_of(ADAPTERS / "suggest.js", "suggester", zip(texts), given)


@pytest.fixture(scope="module")
def answers(small_tree: Tree) -> Answers:
    """What the small list suggests for every text of the tables."""
    texts = [text for text, *_ in FIRST] + NOTHING
    return dict(zip(texts, suggested(small_tree, texts), strict=True))


def asked(page: Page) -> list[str]:
    """Every address that a page asks for from now on."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def options(page: Page) -> Locator:
    """The suggestions that stand under the box."""
    return page.locator("#suggestions:not([hidden]) [role=option]")


def write(page: Page, text: str) -> None:
    """Type into the box, and wait for suggestions."""
    page.locator("#q").press_sequentially(text)
    expect(page.get_by_role("listbox")).to_be_visible()


def active(page: Page) -> str | None:
    """The words of the active suggestion."""
    found = page.locator("[role=option][aria-selected=true]").all()
    named = page.locator("#q").get_attribute("aria-activedescendant")
    assert [option.get_attribute("id") for option in found] == ([named] if named else [])
    return found[0].locator("span").first.inner_text() if found else None


@pytest.mark.parametrize(("text", "kind", "label", "path"), FIRST)
def test_what_comes_first(answers: Answers, text: str, kind: str, label: str, path: str) -> None:
    """By a name, an alias, a mark, words of a title, letters run together, a slip of the finger."""
    first = answers[text][0]
    assert (first["kind"], first["label"], first["path"]) == (kind, label, path)
    if kind == "author":
        assert first["query"] == {"author": label}


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_made_up(answers: Answers, text: str) -> None:
    """What fits nothing gives nothing, and nor do two letters of an author of one paper."""
    assert answers[text] == []


def test_a_paper_is_suggested_with_its_warning(answers: Answers) -> None:
    """As it stands on a list."""
    assert answers["balla"][0]["detail"] == "Dee Squall, 2021, withdrawn"


def test_whatever_has_a_name_is_found_by_it(real_tree: Tree) -> None:
    """Each topic by name and mark, each paper by its title, each author and tag, first or so."""
    library = real_tree.library
    topics = list(library.topics.values())
    wanted = [(text, f"topics/{t.slug}/") for t in topics for text in (t.name, t.mark)]
    wanted += [(p.title, f"papers/{p.key}/") for p in library.papers if "$" not in p.title]
    for kind in ("models", "benchmarks", "hardware", "modality"):
        wanted += [
            (shelf.name, f"tags/{kind}/{shelf.slug}/")
            for shelf in library.tags[kind].values()
            if shelf.name.isascii()
        ]
    texts = [text for text, _ in wanted]
    for (text, path), found in zip(wanted, suggested(real_tree, texts), strict=True):
        assert path in [one["path"] for one in found[:4]], text
    names = [shelf.name for shelf in library.authors.values()]
    for name, found in zip(names, suggested(real_tree, names), strict=True):
        assert {"author": name} in [one.get("query") for one in found[:2]], name


def test_every_suggestion_leads_somewhere(real_tree: Tree) -> None:
    """The beginnings of every name on the list: at most eight, in groups, to pages that exist."""
    library = real_tree.library
    names = [topic.name for topic in library.topics.values()]
    names += [name for paper in library.papers for _, name in paper.tag_pairs]
    names += [word for paper in library.papers for word in paper.title.split()]
    texts = sorted({name[:length] for name in names for length in (1, 2, 3, 4, 6, 60)})
    known = set(real_tree.addresses)
    for text, found in zip(texts, suggested(real_tree, texts), strict=True):
        assert len(found) <= 8, text
        kinds = [one["kind"] for one in found]
        starts = [n for n, kind in enumerate(kinds) if n == 0 or kinds[n - 1] != kind]
        assert len(starts) == len(set(kinds)), text
        assert {one["path"] for one in found} <= known, text


def test_a_very_long_list_suggests_topics_and_phrases(real_tree: Tree) -> None:
    """Where the lexicon lists no papers it knows neither their names nor their authors."""
    names = [topic.name for topic in real_tree.library.topics.values()]
    texts = [name[:6] for name in names] + ["l", "large", "neural n"]
    rows = suggested(real_tree, texts, long=True)
    assert {one["kind"] for found in rows for one in found} <= {"topic", "phrase"}
    for name, found in zip(names, rows, strict=False):
        assert name in [one["label"] for one in found], name


@pytest.mark.parametrize(
    ("text", "label", "path"),
    [
        ("kno", "KNOT", "papers/knot/"),
        ("windles flight", "Windless Flight", "papers/windless/"),
        ("ballast cons", "Ballast Considered Heavy", "papers/ballast/"),
        ("twice", "Spooling String Twice", "papers/spool/"),
        ("loop", "Ada Loop", "authors/ada-loop/"),
        ("light sa", "Light sails", "topics/light-sails/"),
    ],
)
def test_a_very_long_list_suggests_names_from_pieces(
    page: Page, long_root: str, text: str, label: str, path: str
) -> None:
    """Its papers, the names they give and the authors who have a page."""
    page.goto(long_root)
    page.locator("#q").focus()
    write(page, text)
    option = options(page).filter(has_text=label).first
    expect(option).to_be_visible()
    assert option.get_attribute("href") == long_root + path
    option.click()
    page.wait_for_url(f"**/{path}")


def test_nothing_is_fetched_before_the_box_is_touched(page: Page, small_root: str) -> None:
    """Then the box's script and the lexicon, once; never the search itself."""
    addresses = asked(page)
    page.goto(f"{small_root}papers/knot/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in addresses if "combobox" in one or "/search/" in one]
    page.locator("#q").focus()
    page.wait_for_load_state("networkidle")
    write(page, "str")
    page.locator("#q").fill("")
    write(page, "sai")
    assert len([one for one in addresses if one.endswith("search/lexicon.json")]) == 1
    assert not [one for one in addresses if "pagefind" in one]


def test_a_reader_may_be_faster_than_the_network(page: Page, small_root: str) -> None:
    """What was typed while the box's script was under way is answered when it comes."""
    held: list[Route] = []
    page.route("**/combobox.js", lambda route: held.append(route))
    page.goto(small_root)
    page.locator("#q").press_sequentially("str")
    page.wait_for_timeout(50)
    held[0].continue_()
    expect(options(page).first).to_contain_text("Short string")


def test_the_roles_of_the_pattern(page: Page, small_root: str) -> None:
    """Those that the ARIA practices ask for, and names for all."""
    page.goto(small_root)
    box = page.get_by_role("combobox", name="Search papers")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    box.focus()
    write(page, "s")
    popup = page.get_by_role("listbox", name="Suggestions")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert box.get_attribute("aria-controls") == popup.get_attribute("id")
    assert box.get_attribute("aria-activedescendant") is None
    assert popup.get_by_role("group", name="Topics").get_by_role("option").count() >= 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))
    for option in popup.get_by_role("option").all():
        assert option.get_attribute("aria-selected") == "false"
        assert option.get_attribute("tabindex") == "-1"
    count = popup.get_by_role("option").count()
    expect(page.locator(".site-search [role=status]")).to_have_text(f"{count} suggestions")


def test_the_arrows_walk_and_enter_follows(page: Page, small_root: str) -> None:
    """Down and round through the box itself, which keeps focus and text; then into a page."""
    page.goto(f"{small_root}papers/")
    page.locator("#q").focus()
    write(page, "str")
    labels = [option.locator("span").first.inner_text() for option in options(page).all()]
    assert len(labels) >= 2
    assert active(page) is None
    for label in [*labels, None, labels[0]]:
        page.keyboard.press("ArrowDown")
        assert active(page) == label
    for label in [None, labels[-1]]:
        page.keyboard.press("ArrowUp")
        assert active(page) == label
    page.keyboard.press("Home")
    assert active(page) is None
    assert page.evaluate("document.activeElement.selectionStart") == 0
    assert page.locator("#q").input_value() == "str"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/short-string/")


def test_enter_alone_searches(page: Page, small_root: str) -> None:
    """Suggestions never stand between a reader and the full results."""
    page.goto(small_root)
    page.locator("#q").focus()
    write(page, "string")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=string")


def test_escape_closes_and_then_clears(page: Page, small_root: str) -> None:
    """One thing at a time; the arrow opens it again."""
    page.goto(small_root)
    box, popup = page.locator("#q"), page.locator("#suggestions")
    box.focus()
    write(page, "str")
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    expect(box).to_have_value("str")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(popup).to_be_visible()
    assert active(page) == "Short string"
    page.keyboard.press("Alt+ArrowUp")
    expect(popup).to_be_hidden()
    page.keyboard.press("Alt+ArrowDown")
    expect(popup).to_be_visible()
    assert active(page) is None
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_be_focused()


def test_leaving_the_box_closes(page: Page, small_root: str) -> None:
    """By Tab or by a click elsewhere."""
    page.goto(small_root)
    popup = page.locator("#suggestions")
    page.locator("#q").focus()
    write(page, "str")
    page.keyboard.press("Tab")
    expect(popup).to_be_hidden()
    page.locator("#q").focus()
    expect(popup).to_be_hidden()
    write(page, "i")
    page.locator(".colophon").click()
    expect(popup).to_be_hidden()


def test_a_click_follows(page: Page, small_root: str) -> None:
    """And coming back finds the list closed."""
    page.goto(f"{small_root}papers/windless/")
    page.locator("#q").focus()
    write(page, "calm")
    options(page).filter(has_text="Calm air").click()
    page.wait_for_url("**/topics/calm-air/")
    page.go_back()
    expect(page.locator("#suggestions")).to_be_hidden()


def test_a_finger_follows_on_a_phone(browser: Browser, small_root: str) -> None:
    """The list fits the screen, moves nothing, and a suggestion is as large as a finger."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(f"{small_root}topics/")
    before = page.locator("h1").bounding_box()
    page.locator("#q").tap()
    write(page, "s")
    assert page.locator("h1").bounding_box() == before
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator("#suggestions").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    for option in options(page).all():
        size = option.bounding_box()
        assert size and size["height"] >= 36
    options(page).filter(has_text="Light sails").tap()
    page.wait_for_url("**/topics/light-sails/")
    context.close()


def test_results_follow_below_the_suggestions(page: Page, small_root: str) -> None:
    """On the search page both come from one lexicon, and Enter leaves only the results."""
    addresses = asked(page)
    page.goto(f"{small_root}search/?q=knot")
    page.wait_for_selector("#results[data-query='knot'][aria-busy='false']", state="attached")
    page.locator("#q").focus()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#suggestions")).to_be_hidden()
    page.locator("#q").fill("")
    write(page, "string")
    page.wait_for_selector("#results[data-query='string'][aria-busy='false']", state="attached")
    expect(page.locator("#suggestions")).to_be_visible()
    assert page.url.endswith("/search/?q=string")
    page.keyboard.press("Enter")
    expect(page.locator("#suggestions")).to_be_hidden()
    assert len([one for one in addresses if one.endswith("search/lexicon.json")]) == 1
    write(page, "s")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_selector("#results:not([aria-busy])", state="attached")


def test_the_not_found_page_suggests_too(visitor: BrowserContext, small_tree: Tree) -> None:
    """It is served at any depth and knows where the site lies."""
    page = visitor.new_page()
    with served(small_tree.folder, "/list/") as root:
        page.goto(f"{root}no/such/page")
        page.locator("#q").focus()
        write(page, "calm")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{root}topics/calm-air/")


def test_a_strict_policy_is_obeyed(page: Page, small_root: str) -> None:
    """Scripts, styles and data are the site's own; none is inline."""

    def answer(route: Route) -> None:
        response = route.fetch()
        policy = {"content-security-policy": "default-src 'self'"}
        route.fulfill(response=response, headers={**response.headers, **policy})

    page.route("**/*", answer)
    page.goto(f"{small_root}topics/")
    page.locator("#q").focus()
    write(page, "calm")
    options(page).filter(has_text="Calm air").click()
    page.wait_for_url("**/topics/calm-air/")


def test_without_the_lexicon_the_box_is_a_box(visitor: BrowserContext, small_root: str) -> None:
    """No list, no error, and the form still leads to the results."""
    page = visitor.new_page()
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.route("**/search/lexicon.json", lambda route: route.fulfill(status=404))
    page.goto(small_root)
    page.locator("#q").press_sequentially("string", delay=20)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=string")
    assert errors == []


def test_markup_in_a_name_stays_text(page: Page, small_tree: Tree, small_root: str) -> None:
    """Whatever a list's names hold."""
    data = json.loads(small_tree.text("search/lexicon.json"))
    name = "<img src=x onerror=alert(1)> air"
    data["topics"][0]["name"] = name
    body = json.dumps(data)
    page.route("**/search/lexicon.json", lambda route: route.fulfill(body=body))
    page.goto(small_root)
    page.locator("#q").focus()
    write(page, "img")
    expect(options(page).first).to_contain_text(name)
    assert page.locator("#suggestions img").count() == 0
