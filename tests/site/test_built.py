"""The built sites, read page by page: whatever list they were built from."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
from bs4 import BeautifulSoup

from tests.support.harness import HOST, Tree


def inside(address: str, href: str, base_path: str) -> tuple[str, str] | None:
    """The address and the anchor within the site that a link on a page leads to, or None."""
    whole = urljoin(HOST + address, href)
    parts = urlsplit(whole)
    if f"{parts.scheme}://{parts.netloc}/" != HOST:
        return None
    path = unquote(parts.path).lstrip("/")
    if address == "404.html" and href.startswith(base_path):
        path = unquote(href[len(base_path) :].partition("#")[0].partition("?")[0])
    return path, parts.fragment


def base_path(tree: Tree) -> str:
    canonical = tree.page("").find("link", rel="canonical")["href"]
    return urlsplit(canonical).path


def test_every_link_and_anchor_resolves(tree: Tree, pages: dict[str, BeautifulSoup]) -> None:
    """Nothing on the site leads nowhere on the site."""
    files, base = set(tree.files()), base_path(tree)
    anchors = {
        address: {node["id"] for node in page.find_all(id=True)} for address, page in pages.items()
    }
    dead = []
    for address, page in pages.items():
        for node in page.find_all(["a", "link", "script", "form"]):
            href = node.get("href") or node.get("src") or node.get("action")
            if not href or node.get("rel") == ["canonical"]:
                continue
            target = inside(address, href, base)
            if target is None:
                continue
            path, anchor = target
            file = path + "index.html" if path == "" or path.endswith("/") else path
            if file not in files or (anchor and anchor not in anchors[path]):
                dead.append((address, href))
    assert dead == []


def test_links_within_the_site_are_relative(pages: dict[str, BeautifulSoup]) -> None:
    """One tree works at any base path; only the 404 page, which is served anywhere, is not so."""
    absolute = [
        (address, node[name])
        for address, page in pages.items()
        if address != "404.html"
        for name in ("href", "src", "action")
        for node in page.find_all(attrs={name: True})
        if node[name].startswith("/")
        or (node.get("rel") not in (["canonical"],) and node[name].startswith(HOST))
    ]
    assert absolute == []


def test_each_page_has_one_h1_and_a_unique_title(pages: dict[str, BeautifulSoup]) -> None:
    """Readers and search engines can tell pages apart."""
    assert {address: len(page.find_all("h1")) for address, page in pages.items()} == dict.fromkeys(
        pages, 1
    )
    titles = Counter(page.title.get_text() for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_headings_do_not_skip_a_level(pages: dict[str, BeautifulSoup]) -> None:
    """A screen reader's outline has no holes."""
    for address, page in pages.items():
        levels = [int(node.name[1]) for node in page.find_all(re.compile("^h[1-6]$"))]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], address


def test_no_id_stands_twice_on_a_page(pages: dict[str, BeautifulSoup]) -> None:
    """Anchors and labels mean one thing."""
    for address, page in pages.items():
        ids = Counter(node["id"] for node in page.find_all(id=True))
        assert [name for name, count in ids.items() if count > 1] == [], address


def test_every_picture_has_a_text(pages: dict[str, BeautifulSoup]) -> None:
    """Images say what they show; icons drawn as SVG say it or are hidden."""
    for address, page in pages.items():
        assert [node for node in page.find_all("img") if not node.has_attr("alt")] == [], address
        for node in page.find_all("svg"):
            assert node.get("aria-hidden") == "true" or node.find("title"), address


def test_every_field_has_a_label(pages: dict[str, BeautifulSoup]) -> None:
    """What is typed into is named."""
    for address, page in pages.items():
        labels = {node["for"] for node in page.find_all("label", attrs={"for": True})}
        for node in page.find_all(["input", "select", "textarea"]):
            assert node.find_parent("label") or node["id"] in labels, f"{address} {node}"


def test_nothing_is_asked_of_other_hosts(tree: Tree, pages: dict[str, BeautifulSoup]) -> None:
    """Links may lead away; scripts, styles, fonts and pictures never do, nor is any inline."""
    for address, page in pages.items():
        for script in page.find_all("script"):
            inline = not script.get("src")
            assert not inline or script["type"] == "application/ld+json", address
        assert page.find_all("style") == []
        assert page.find_all(style=True) == []
        for node in page.find_all(src=True):
            assert not urlsplit(node["src"]).netloc, address
        for node in page.find_all("link", rel=["stylesheet", "icon", "preload"]):
            assert not urlsplit(node["href"]).netloc, address
        attributes = {name for node in page.find_all(True) for name in node.attrs}
        assert [name for name in attributes if name.startswith("on")] == [], address
    for name, data in tree.files().items():
        if name.endswith((".css", ".svg")):
            assert re.findall(rb"(?:url\(|@import )['\"]?(?:https?:)?//", data) == [], name


def test_every_page_is_valid_enough_for_a_strict_parser(tree: Tree) -> None:
    """html5lib meets no parse error on any page."""
    for address in tree.addresses:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(tree.text(address))


def test_the_sitemap_lists_the_pages_to_be_found(
    tree: Tree, pages: dict[str, BeautifulSoup]
) -> None:
    """All pages but those not to be indexed (search, 404, old keys), by their own addresses."""
    listed = re.findall("<loc>(.*?)</loc>", tree.text("sitemap.xml"))
    canonical = [
        page.find("link", rel="canonical")["href"]
        for address, page in pages.items()
        if not page.find("meta", attrs={"name": "robots", "content": "noindex"})
    ]
    assert {"404.html", "search/"}.isdisjoint(listed)
    assert sorted(listed) == sorted(canonical)
    assert len(listed) > 10


def papers_of(pages: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """The papers' own pages, not those of keys that are gone."""
    return {address: page for address, page in pages.items() if page.select_one("article.paper")}


def test_every_paper_is_on_the_full_list_and_in_its_year(pages: dict[str, BeautifulSoup]) -> None:
    """The list without script holds everything."""
    keys = {address.split("/")[1] for address in papers_of(pages)}
    assert len(keys) > 3
    assert {node["id"] for node in pages["papers/"].select(".entry")} == keys
    in_years = [
        node["id"]
        for address, page in pages.items()
        if address.startswith("years/")
        for node in page.select(".entry")
    ]
    assert sorted(in_years) == sorted(keys)


def test_paper_pages_carry_what_reference_managers_read(pages: dict[str, BeautifulSoup]) -> None:
    """Title, every author and the date as Highwire tags, equal to what is shown."""
    for page in papers_of(pages).values():
        tags = [
            (node["name"], node["content"]) for node in page.find_all("meta", attrs={"name": True})
        ]
        authors = [content for name, content in tags if name == "citation_author"]
        shown = [link.get_text() for link in page.select(".authors a")]
        assert authors == shown
        date = page.select_one(".imprint time")["datetime"].replace("-", "/")
        assert ("citation_publication_date", date) in tags
        assert page.title.get_text().startswith(dict(tags)["citation_title"])


def test_a_strict_content_policy_holds_on_every_page(pages: dict[str, BeautifulSoup]) -> None:
    """Before anything is loaded; and nothing that it forbids stands on any page."""
    for address, page in pages.items():
        (policy,) = page.find_all("meta", {"http-equiv": "Content-Security-Policy"})
        said = dict(part.split(maxsplit=1) for part in policy["content"].split("; "))
        assert said == {
            "default-src": "'self'",
            "script-src": "'self' 'wasm-unsafe-eval'",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'self'",
        }, address
        assert policy.find_all_previous(["script", "link", "style"]) == []
        names = {name for node in page.find_all(True) for name in node.attrs}
        assert [name for name in names if name == "style" or name.startswith("on")] == []
