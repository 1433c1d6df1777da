"""A list in quite another field, made by the commands alone: no code knows which list it is."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.content.reader import read_content
from tests.support.budgets import BUDGETS, KB, of_each_kind, weigh
from tests.support.harness import REPOSITORY, Sample, Shared, Tree, call, results, served

pytestmark = pytest.mark.slow

VISION = REPOSITORY / "tests" / "sites" / "vision"
PAPERS = REPOSITORY / "tests" / "data" / "eccv-2022.jsonl.gz"


def _made(folder: Path) -> None:
    content = folder / "content"
    assert call("init", folder / "begun", "--builder", "x").code == 0
    shutil.copytree(folder / "begun" / "content", content)
    for replaced in ("papers", "topics", "vocabulary"):
        shutil.rmtree(content / replaced)
    shutil.copytree(VISION, content, dirs_exist_ok=True)
    imported = call("import", "jsonl", PAPERS, "--content", content, "--added", "2022-10-23")
    assert (imported.code, imported.told) == (0, "")
    assert call("tag", "--write", "--content", content).code == 0
    built = call("build", "--content", content, "--output", folder / "public", "--quiet")
    assert built.code == 0, built.told


@pytest.fixture(scope="module")
def vision(shared: Shared) -> Tree:
    """300 papers of one computer vision conference: imported, put under topics, built."""
    folder = shared("vision", _made)
    return Tree(folder / "public", folder / "content")


@pytest.fixture(scope="module")
def root(vision: Tree) -> Iterator[str]:
    """The site, served under a base path."""
    with served(vision.folder, "/seeing/") as address:
        yield address


def test_every_paper_is_there_and_most_stand_under_a_topic(vision: Tree) -> None:
    """The list's own phrases tell; every topic has papers."""
    library = vision.library
    assert len(library.papers) == 300
    assert sum(bool(paper.topics) for paper in library.papers) > 200
    assert all(len(library.by_topic[slug]) >= 5 for slug in library.topics)


def test_no_page_speaks_of_another_list(vision: Tree) -> None:
    """Name, line and addresses come from this list's settings, on every page and in every file."""
    other = read_content(REPOSITORY / "content").settings
    foreign = [other.name, other.tagline, other.repository, other.base_url, "Efficient ML"]
    checked = 0
    for name, data in vision.files().items():
        if name.endswith((".html", ".xml", ".json", ".js", ".css", ".txt")):
            text, checked = data.decode("utf-8"), checked + 1
            assert [words for words in foreign if words in text] == [], name
    assert checked > len(vision.library.papers)


def test_no_section_is_empty_and_no_heading_promises_what_is_not_there(
    vision: Tree, sample: Sample
) -> None:
    """One year, one venue, no code, no claims, no hardware: what is missing is not spoken of."""
    for address in {*sample(vision.addresses, 100), *of_each_kind(vision).values()}:
        for section in vision.page(address).select("main section:not([hidden])"):
            if address in ("search/", "contribute/"):
                continue  # filled once somebody searches or writes
            heading = section.find(["h2", "h3"])
            said = section.get_text(" ", strip=True)
            assert said != (heading.get_text(" ", strip=True) if heading else ""), address
    assert "ardware" not in vision.page("tags/").main.get_text()
    assert "Years" not in vision.page("topics/video/").main.get_text()
    assert vision.page("search/").select_one(".operators").get_text().count("year:2022 ") == 1
    imprint = vision.page("papers/bytetrack/").select_one(".imprint").get_text(" ", strip=True)
    assert " ".join(imprint.split()) == "ECCV 2022 · first published 2022"


@pytest.mark.browser
def test_a_newcomer_s_words_find_papers(page: Page, root: str) -> None:
    """By a topic's plain words, and by a method's name."""
    page.goto(root + "search/?q=bytetrack")
    assert results(page)[0] == "bytetrack"
    page.goto(root + "search/?q=sharpen+photos")
    page.wait_for_selector("#topic-results li")
    assert "Image restoration" in page.inner_text("#topic-results")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (390, "light"),
        (1280, "dark"),
        pytest.param(390, "dark", marks=pytest.mark.audit),
        pytest.param(1280, "light", marks=pytest.mark.audit),
    ],
)
def test_no_page_is_wider_than_the_window(
    browser: Browser, root: str, vision: Tree, width: int, scheme: str
) -> None:
    """On a phone and on a desk, in both colours; the console stays silent."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    for address in of_each_kind(vision).values():
        page.goto(root + address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    context.close()
    assert complaints == []


@pytest.mark.browser
def test_pages_stay_within_their_budgets(browser: Browser, root: str, vision: Tree) -> None:
    """Pages that are no list of papers weigh no more than on any other list."""
    told = Counter[str]()
    for address in of_each_kind(vision).values():
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        weights = weigh(context, root + address)
        context.close()
        listing = vision.page(address).select_one("main .catalogue") is not None
        most = {**BUDGETS, "document": 60 * KB if listing else BUDGETS["document"]}
        told[address] = weights["document"]
        for kind, limit in most.items():
            assert weights[kind] <= limit, f"/{address}: {kind} {weights[kind]:,}"
    assert len(told) > 8


def test_the_papers_of_the_second_list_come_from_one_file() -> None:
    """Copied out of nothing on this machine: the file is in the repository, and small."""
    assert Path(PAPERS).stat().st_size < 200 * KB
