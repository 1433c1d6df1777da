"""The contribute page in a real browser: the whole way from a paste to a filled-in new file."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import parse_source
from site_builder.editing.compose import compose
from site_builder.model.record import PaperRecord
from site_builder.text import markdown
from tests.support.contributing import READY, file_of, fill, said_of
from tests.support.harness import SMALL, Site, Tree

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BIBTEX = r"""@misc{loop2024,
  title={{KiteX}: Flying {\'E}asily with Short String},
  author={Loop, Ada and K{\"u}sten, Zo{\"e} and O'Reef, Bo},
  year={2024}, eprint={2406.54321}, archivePrefix={arXiv}, primaryClass={cs.LG}
}"""
ABSTRACT = "We present KiteX, which flies on a short string.\nIt climbs 3x faster than Spool."
ANSWERS = {"arxiv": "2406.54321", "bibtex": BIBTEX, "abstract": ABSTRACT}
WRONG = {
    "title": ("\u202eevil", "'title' holds an invisible character (U+202E)"),
    "authors": ("Ada Loop et al.", "'Ada Loop et al.' is not a name"),
    "published": ("yesterday", "'published' cannot be 'yesterday'"),
    "venue": ("NeurIPS", "'venue' cannot be 'NeurIPS'"),
    "doi": ("no doi", "'doi' cannot be 'no doi'"),
    "code": ("javascript:alert(1)", "'links.code' is not a web address: 'javascript:alert(1)'"),
    "arxiv": ("2408.1", "'arxiv' cannot be '2408.1'"),
    "note": ("a\u200bb", "'note' holds an invisible character (U+200B)"),
}
"""What may be written wrongly, and how the builder tells it."""


@pytest.fixture
def form(page: Page, small_root: str) -> Page:
    """The page, untouched."""
    page.goto(f"{small_root}contribute/")
    return page


@pytest.fixture
def repository(page: Page, small_tree: Tree) -> list[str]:
    """Addresses in the repository that the page went to; nothing leaves this machine."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<title>New file</title>", content_type="text/html")

    page.route(f"{small_tree.library.settings.repository}/**", answer)
    return asked


def proposed(address: str) -> tuple[str, str]:
    """Path and text of the new file that an address proposes."""
    query = parse_qs(urlsplit(address).query)
    return query["filename"][0], query["value"][0]


def checked(path: str, text: str) -> list[str]:
    """What the builder finds wrong with the file."""
    topics = [file.stem for file in (SMALL / "topics").glob("*.md")]
    source = parse_source(text, Path(path), Path("content"))
    _, problems = check_paper(source, topics)
    return [problem.fault for problem in problems]


def test_the_whole_way_by_keyboard(form: Page, repository: list[str]) -> None:
    """Paste, tab on, press the button: the repository's page opens with a file that is right."""
    page = form
    page.locator("#arxiv").focus()
    page.keyboard.insert_text("https://arxiv.org/pdf/2406.54321v3")
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("#arxiv-page")).to_have_attribute(
        "href", "https://arxiv.org/abs/2406.54321"
    )
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#bibtex")).to_be_focused()
    page.keyboard.insert_text(BIBTEX)
    expect(page.locator("#said")).to_contain_text("3 authors, 2024-06")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(ABSTRACT)
    page.keyboard.press("Tab")
    expect(page.locator("#title")).to_be_focused()
    expect(page.locator("#title")).to_have_value("KiteX: Flying Éasily with Short String")
    expect(page.locator("#choices label").first).to_contain_text("Short string")
    send = page.locator("#contribution button:not([type])")
    for _ in range(30):
        if send.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/main?*")
    (address,) = repository
    path, text = proposed(address)
    assert path == "content/papers/2024/kitex.md"
    assert checked(path, text) == []
    assert 'arxiv: "2406.54321"\n' in text
    assert '  - "Zoë Küsten"\n' in text
    assert text.endswith("\n\nWe present KiteX, which flies on a short string. It climbs 3x faster "
                         "than Spool.\n")  # fmt: skip


def test_the_file_is_the_builder_s(form: Page) -> None:
    """What the form shows says what the same answers become on the command line."""
    fill(form, {**ANSWERS, "venue": "WindConf 2024", "code": "https://kites.example/x"})
    fill(form, {"note": "Read: with care, #1", "doi": "https://doi.org/10.5555/Kite"})
    text = file_of(form)
    added = re.findall(r"^added: (.*)$", text, re.MULTILINE)[0]
    entry = PaperRecord(
        title="KiteX: Flying Éasily with Short String",
        abstract=" ".join(ABSTRACT.split()),
        authors=("Ada Loop", "Zoë Küsten", "Bo O'Reef"),
        published="2024-06",
        added=added,
        arxiv="2406.54321",
        doi="10.5555/Kite",
        venue="WindConf 2024",
        links={"code": "https://kites.example/x"},
        topics=("short-string",),
        note="Read: with care, #1",
    )
    ours, theirs = compose(entry).split("---\n"), text.split("---\n")
    assert list(yaml.safe_load(theirs[1]).items()) == list(yaml.safe_load(ours[1]).items())
    assert theirs[2] == ours[2]


def test_the_entry_looks_as_in_the_list(form: Page, small: Site) -> None:
    """The same elements, attributes and words as the builder's own once the file is there."""
    fill(form, ANSWERS)
    path = small.folder / (form.locator("#path").text_content() or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file_of(form), encoding="utf-8")
    shown = form.locator("#preview > .entry").evaluate("node => node.outerHTML")
    assert small.build().code == 0
    small.write({"preview.html": f"<ol>{shown}</ol>"})
    ours = Tree(small.folder).page("preview.html").select_one(".entry")
    theirs = small.page("topics/short-string/").find(id=path.stem)
    assert ours is not None
    assert theirs is not None
    for entry in (ours, theirs):
        for link in entry.select("a"):
            link["href"] = str(link["href"]).replace("../../", "../")
    assert flat(ours) == flat(theirs)


def flat(node: object) -> str:
    """Markup without the white space between elements."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", str(node))


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_when_its_field_is_left(form: Page, name: str) -> None:
    """In the builder's words, beside the field, which is marked and described by it."""
    text, fault = WRONG[name]
    fill(form, {**ANSWERS, name: text})
    assert said_of(form, name).startswith(fault)
    expect(form.locator(f"#{name}")).to_have_attribute("aria-invalid", "true")
    form.locator(f"#{name}").fill("")
    form.locator("#own").focus()
    assert fault not in said_of(form, name)


def test_what_is_told_never_moves_what_is_clicked(form: Page) -> None:
    """A field that is left by a click on something below it; the click still counts."""
    fill(form, ANSWERS)
    form.locator("#venue").fill("Wind")
    form.locator("#own").click()
    expect(form.locator("#own")).to_be_checked()
    expect(form.locator("#venue-fault")).to_be_visible()


def test_a_form_that_is_not_right_is_not_sent(form: Page, repository: list[str]) -> None:
    """One list of all faults takes the focus, each with a way to its field."""
    fill(form, {"title": "Kites", "venue": "Wind"})
    form.get_by_role("button", name="Check").click()
    summary = form.locator("#summary")
    expect(summary).to_be_focused()
    for words in ("'authors' is missing", "'published' is missing", "the abstract is missing",
                  "'venue' cannot be 'Wind'"):  # fmt: skip
        expect(summary).to_contain_text(words)
    summary.get_by_role("link", name="Venue").click()
    expect(form.locator("#venue")).to_be_focused()
    assert repository == []


def test_a_paper_that_is_there_is_told_at_once(form: Page, small_tree: Tree) -> None:
    """By its id in any form or by its title, with a link to it."""
    paper = next(paper for paper in small_tree.library.papers if paper.arxiv)
    fill(form, {"arxiv": f"http://www.arxiv.org/pdf/{paper.arxiv}v7.pdf"})
    assert said_of(form, "arxiv").startswith(f"the same arxiv as content/{paper.inside}")
    link = form.locator("#arxiv-fault a")
    assert (link.get_attribute("href"), link.inner_text()) == (
        f"../papers/{paper.key}/",
        markdown.title_text(paper.title),
    )
    fill(form, {"arxiv": "", "title": paper.title.upper() + "!"})
    assert said_of(form, "title").startswith(f"the same title as content/{paper.inside}")
    expect(form.locator("#title-fault a")).to_have_attribute("href", f"../papers/{paper.key}/")


def test_papers_are_looked_up_only_when_there_is_something_to_look_for(form: Page) -> None:
    """Their list is not fetched on first focus, nor for words that tell no paper."""
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    fill(form, {"abstract": ABSTRACT, "note": "For calm days."})
    assert file_of(form)
    assert [url for url in asked if url.endswith("papers.json")] == []
    fill(form, {"title": "Kites"})
    assert len([url for url in asked if url.endswith("papers.json")]) == 1


def test_nothing_is_sent_before_the_papers_were_looked_up(
    browser: Browser, small_root: str, small_tree: Tree
) -> None:
    """A list that cannot be loaded is told of, and asked for again."""
    context = browser.new_context()
    page = context.new_page()
    repository = f"{small_tree.library.settings.repository}/**"
    page.route(repository, lambda route: route.fulfill(body="New file"))
    page.route("**/contribute/papers.json", lambda route: route.abort())
    page.goto(f"{small_root}contribute/")
    for name, text in ANSWERS.items():
        page.locator(f"#{name}").fill(text)
    page.wait_for_selector(READY, state="attached")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#said")).to_contain_text("could not be looked up")
    page.unroute("**/contribute/papers.json")
    page.get_by_role("button", name="Check").click()
    page.wait_for_url("**/new/main?*")
    context.close()


def test_suggestions_are_accepted_and_refused(form: Page) -> None:
    """Unticked, a topic goes under drop; another one is chosen by hand; both are remembered."""
    fill(form, ANSWERS)
    box = form.get_by_role("checkbox", name="Short string")
    expect(box).to_be_checked()
    expect(form.locator("#choices label em").first).to_have_text("Short String")
    box.uncheck()
    form.locator("#add-topic").select_option("light-sails")
    assert "\ntopics: [light-sails]\n" in file_of(form)
    assert "\ndrop:\n  topics: [short-string]\n" in file_of(form)
    before = file_of(form)
    form.reload()
    form.wait_for_selector(READY, state="attached")
    assert file_of(form) == before


def test_a_draft_survives_a_reload_and_can_be_cleared(form: Page) -> None:
    """Every field, and nothing of it once it is cleared."""
    fill(form, {**ANSWERS, "code": "https://kites.example/x"})
    form.locator("#own").check()
    before = file_of(form)
    form.reload()
    form.wait_for_selector(READY, state="attached")
    expect(form.locator("#bibtex")).to_have_value(BIBTEX)
    expect(form.locator("#own")).to_be_checked()
    assert file_of(form) == before
    form.get_by_role("button", name="Clear").click()
    expect(form.locator("#arxiv")).to_be_focused()
    expect(form.locator("#outcome")).to_be_hidden()
    form.reload()
    expect(form.locator("#title")).to_have_value("")
    expect(form.locator(READY)).to_have_count(0)


def test_a_browser_that_keeps_nothing_is_no_error(browser: Browser, small_root: str) -> None:
    """The form works; its draft lasts for the visit."""
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{small_root}contribute/")
    fill(page, ANSWERS)
    assert 'arxiv: "2406.54321"' in file_of(page)
    context.close()
    assert complaints == []


def test_a_draft_that_is_no_draft_is_passed_over(form: Page) -> None:
    """Whatever another page of the host, or a later version, has left there."""
    odd = '{"answers": {"title": 1}, "chosen": 4}'
    for kept in ("{", "null", "[]", '"x"', '{"answers": 3}', odd):
        form.evaluate("kept => localStorage.setItem('contribution', kept)", kept)
        form.reload()
        form.wait_for_selector(READY, state="attached")
        expect(form.locator("#title")).to_have_value("")
    form.evaluate("localStorage.clear()")


HOSTILE = {
    "title": "<img src=x onerror=alert(1)> \"'`: - #x\\U0001F600 {{7*7}} $(id) ../../etc",
    "authors": "- !!python/object:os.system x\n&a *a, b: c",
    "venue": "a: |- &b 2024",
    "code": "https://x.example/\"onmouseover=alert(1)",
    "note": "key: [value, {a: b}] # no comment\t--- ... %TAG ! x",
    "abstract": "---\n\n<script>alert(1)</script> ${{ github.event }} `rm` [x](javascript:y)",
}  # fmt: skip


def test_hostile_words_come_out_inert(page: Page, small: Site, small_root: str) -> None:
    """As text in the preview; in the file as the very words, or refused in the builder's."""
    page.goto(f"{small_root}contribute/")
    fill(page, {"authors": "</script><script>alert(1)</script>"})
    assert "holds '<', which no name has" in said_of(page, "authors")
    fill(page, {**HOSTILE, "published": "2024"})
    assert page.locator("#contribution :is(img, script)").count() == 0
    assert page.locator("#preview h3").inner_text() == HOSTILE["title"]
    assert said_of(page, "code").startswith("'links.code' is not a web address")
    page.locator("#code").fill("")
    page.locator("#own").focus()
    path, text = page.locator("#path").text_content() or "", file_of(page)
    assert re.fullmatch(r"content/papers/2024/[a-z0-9-]{1,60}\.md", path)
    told = [said_of(page, name) for name in HOSTILE]
    assert [fault for fault in told if fault] == []
    assert checked(path, text) == ["no topic"]
    small.write({path: text})
    built = small.build()
    assert built.code == 0, built.told
    shown = small.page(f"papers/{Path(path).stem}/")
    assert shown.h1.get_text() == HOSTILE["title"]
    assert shown.select("main :is(img, script)") == []


def test_a_file_too_long_for_an_address_is_copied(
    browser: Browser, small_tree: Tree, small_root: str
) -> None:
    """The button says so, the copy is whole, and the repository's page has at least its name."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{small_root}contribute/")
    fill(page, {**ANSWERS, "abstract": "We fly a kite. " * 600})
    expect(page.locator("#too-long")).to_be_visible()
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#too-long")).to_be_focused()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#said")).to_have_text("The file is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == file_of(page)
    href = page.locator("#by-hand").get_attribute("href") or ""
    assert href.startswith(f"{small_tree.library.settings.repository}/new/main?filename=content")
    context.close()


def test_nothing_is_fetched_before_the_form_is_used(page: Page, small_root: str) -> None:
    """Then from this site alone, under a strict policy and any base path."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def strictly(route: Route) -> None:
        answer = route.fetch()
        policy = {"content-security-policy": "default-src 'self'"}
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    page.route("**/contribute/", strictly)
    page.goto(f"{small_root}contribute/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/js/contribute/" in url or url.endswith(".json")] == []
    fill(page, ANSWERS)
    assert [url for url in asked if url.endswith("contribute/rules.json")]
    assert [url for url in asked if not url.startswith(small_root)] == []
    assert "title:" in file_of(page)


def test_a_form_that_cannot_be_loaded_says_so_and_may_be_tried_again(
    browser: Browser, small_root: str
) -> None:
    """A lost connection loses no word that was written."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/contribute/vocabulary.json", lambda route: route.abort())
    page.goto(f"{small_root}contribute/")
    page.locator("#title").fill("Kites")
    expect(page.locator("#said")).to_contain_text("could not be loaded")
    page.unroute("**/contribute/vocabulary.json")
    fill(page, {"venue": "Wind 2024"})
    assert 'title: "Kites"\n' in file_of(page)
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_by_day_and_night(
    browser: Browser, small_root: str, width: int, scheme: str
) -> None:
    """No line sticks out, whatever is pasted, and every control is tall enough for a thumb."""
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{small_root}contribute/")
    fill(page, {**ANSWERS, "title": "x" * 300, "authors": "y" * 400, "doi": "10.5555/" + "z" * 300})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.evaluate("getComputedStyle(document.querySelector('#add-topic')).backgroundColor")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == ground
    if width == 390:
        heights = page.locator("#contribution :is(input[type=text], select, button)").evaluate_all(
            "nodes => nodes.filter((node) => node.offsetParent).map((node) => node.offsetHeight)"
        )
        assert min(heights) >= 24
    context.close()


def test_without_script_the_form_is_not_there(browser: Browser, small_root: str) -> None:
    """And the other ways are."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_root}contribute/")
    expect(page.locator("#contribution")).to_be_hidden()
    expect(page.get_by_role("link", name="Write the file by hand")).to_be_visible()
    context.close()
