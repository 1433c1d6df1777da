"""Templates and assets: faults told at the template's own line, assets that may be kept."""

import re
import shutil
from pathlib import Path

import pytest

from tests.support.harness import TEMPLATES, Called, Site, Tree, call


@pytest.fixture
def theme(small: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates beside the small list, taken for those that ship."""
    shutil.copytree(TEMPLATES, small.folder / "templates")
    monkeypatch.setattr("site_builder.site.theme.SHIPPED", small.folder / "templates")
    return small.folder / "templates"


@pytest.fixture
def own(small: Site) -> Site:
    """The small list with a folder of its own templates, still empty."""
    (small.folder / "templates").mkdir()
    return small


def line_of(file: Path, words: str) -> int:
    """The line of a file that holds the words."""
    lines = file.read_text(encoding="utf-8").split("\n")
    (number,) = [number for number, line in enumerate(lines, 1) if words in line]
    return number


def built(site: Site, theme: Path) -> Called:
    """A build that must not succeed and not write anything."""
    made = site.build(templates=theme)
    assert not site.output.exists()
    assert sorted(path.name for path in site.folder.iterdir()) == ["content", "templates"]
    return made


@pytest.mark.parametrize(
    ("template", "written", "fault", "page", "view"),
    [
        ("pages/tags.html", "{% if %}", "Expected an expression, got 'end of statement", "tags/",
         "TagsView"),
        ("pages/tags.html", "{{ view.kinds }", "unexpected '}'", "tags/",
         "TagsView"),
        ("pages/tags.html", "{% wenn x %}", "Encountered unknown tag 'wenn'.", "tags/", "TagsView"),
        ("pages/tags.html", "{{ x | shiny }}", "No filter named 'shiny'.", "tags/", "TagsView"),
        ("pages/tags.html", "{{ vieww.kinds }}", "'vieww' is undefined", "tags/", "TagsView"),
        ("pages/tags.html", "{{ view.kindz }}",
         "'site_builder.site.pages.tags.TagsView object' has no attribute 'kindz'", "tags/",
         "TagsView"),
        ("pages/tags.html", "{{ 1 / 0 }}", "ZeroDivisionError: division by zero", "tags/",
         "TagsView"),
        ("pages/tags.html", "{{ view.kinds + 1 }}", "TypeError: can only concatenate", "tags/",
         "TagsView"),
        ("pages/tags.html", '{% include "parts/nowhere.html" %}',
         "there is no template 'parts/nowhere.html'", "tags/", "TagsView"),
        ("pages/tags.html", '{% include "pages/tags.html" %}',
         "templates include one another without end", "tags/", "TagsView"),
        ("base.html", "{{ view.frame.titel }}",
         "'site_builder.site.frame.Frame object' has no attribute 'titel'", "", "HomeView"),
        ("parts/entry.html", "{{ entry.titel }}",
         "'site_builder.site.rows.Row object' has no attribute 'titel'", "", "HomeView"),
        ("parts/entry.html", "{% endif %}", "Encountered unknown tag 'endif'.", "", "HomeView"),
        ("parts/entry.html", "{{ entries(list) }}", "templates include one another without end",
         "", "HomeView"),
    ],
)  # fmt: skip
def test_a_template_s_fault_is_told_at_its_own_line(
    small: Site, theme: Path, template: str, written: str, fault: str, page: str, view: str
) -> None:
    """In a page, in the frame around it, in a part it includes: file, line, page and view."""
    file = theme / template
    marker = {
        "base.html": "<head>",
        "pages/tags.html": "<h1>Tags</h1>",
        "parts/entry.html": '<div class="what">',
    }[template]
    line = line_of(file, marker) + 1
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(marker + "\n", f"{marker}\n{written}\n", 1), encoding="utf-8")
    made = built(small, theme)
    assert made.code == 1
    assert made.told.startswith(f"templates/{template}:{line}:1: {fault}")
    assert made.told.endswith(f"\n    met while rendering /{page}; its view is {view}\n")


def test_a_base_template_that_is_not_there_is_told_where_it_is_named(
    small: Site, theme: Path
) -> None:
    """The line that extends it."""
    file = theme / "pages" / "tags.html"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"base.html"', '"bass.html"'), encoding="utf-8")
    made = built(small, theme)
    assert (made.code, made.told) == (
        1,
        "templates/pages/tags.html:1:1: there is no template 'bass.html'\n"
        "    met while rendering /tags/; its view is TagsView\n",
    )


def test_a_template_that_is_not_there_is_told(small: Site, theme: Path) -> None:
    """At the place where it should be."""
    (theme / "pages" / "tags.html").unlink()
    made = built(small, theme)
    assert (made.code, made.told) == (
        1,
        "templates/pages/tags.html:1:1: there is no template 'pages/tags.html'\n"
        "    met while rendering /tags/; its view is TagsView\n",
    )


def test_a_template_that_is_not_utf_8_is_told(small: Site, theme: Path) -> None:
    """Not a traceback, though Jinja raises one."""
    (theme / "pages" / "tags.html").write_bytes(b"<h1>\xe9</h1>")
    made = built(small, theme)
    assert made.code == 1
    assert made.told.startswith("templates/pages/tags.html:1:1: UnicodeDecodeError: 'utf-8' codec")


@pytest.mark.parametrize("name", ["style.css", "icon.svg", "js/search.js", "fonts/roman.woff2"])
def test_a_missing_asset_is_told(small: Site, theme: Path, name: str) -> None:
    """A page asks for it; it is told where it should lie."""
    (theme / "assets" / name).unlink()
    made = built(small, theme)
    assert (made.code, made.told) == (
        1,
        f"templates/assets/{name}:1:1: this asset is missing\n    put it there, or name another\n",
    )


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('@import "css/nowhere.css";', "there is no stylesheet 'css/nowhere.css'"),
        ("@import 'css/base.css';", "this @import is not understood"),
        ("@import url(css/base.css);", "this @import is not understood"),
        ('@import "css/base.css" print;', "this @import is not understood"),
        ('@import "https://fonts.example/a.css";', "this @import is not understood"),
        ('@import "css/two.css";', "'css/two.css' imports another stylesheet"),
    ],
)
def test_an_import_that_leads_nowhere_is_told(
    small: Site, theme: Path, written: str, fault: str
) -> None:
    """Stylesheets become one file; what cannot be put into it is told at its line."""
    (theme / "assets/css/two.css").write_text('/* two */\n@import "css/base.css";\n')
    style = theme / "assets" / "style.css"
    text = style.read_text(encoding="utf-8")
    line = text.count("\n") + 2
    style.write_text(f"{text}\n{written}\n", encoding="utf-8")
    made = built(small, theme)
    assert (made.code, made.told) == (
        1,
        f"templates/assets/style.css:{line}:1: {fault}\n"
        '    write @import "css/NAME.css"; for a file of assets/ that imports no other\n',
    )


@pytest.mark.parametrize("name", ["style.css", "css/base.css"])
def test_a_stylesheet_that_is_not_utf_8_is_told(small: Site, theme: Path, name: str) -> None:
    """Whether a page asks for it or another stylesheet does."""
    (theme / "assets" / name).write_bytes(b"/* \xe9 */")
    made = built(small, theme)
    assert (made.code, made.told) == (
        1,
        f"templates/assets/{name}:1:1: not UTF-8\n    save the file as UTF-8\n",
    )


def test_stylesheets_become_one(small: Site, theme: Path) -> None:
    """In the order of their imports, each letter of them; none is published twice."""
    style = (theme / "assets" / "style.css").read_text(encoding="utf-8")
    names = re.findall('@import "(.*?)";', style)
    assert len(names) > 5
    small.build(templates=theme)
    files = Tree(small.output).files()
    (sheet,) = [data for name, data in files.items() if name.endswith(".css")]
    assert sheet == b"".join((theme / "assets" / name).read_bytes() for name in names)


def assets_folder(site: Site, theme: Path) -> str:
    """The folder that holds the assets of the built site, and that all pages name."""
    assert site.build(templates=theme).code == 0
    (folder,) = {path.name for path in (site.output / "assets").iterdir()}
    named = {
        match for address in Tree(site.output).addresses
        for match in re.findall(r"assets/([^/\"]+)/", Tree(site.output).text(address))
    }  # fmt: skip
    assert named == {folder}
    return folder


@pytest.mark.parametrize(
    "change", ["css/base.css", "js/search.js", "icon.svg", "fonts/roman.woff2", "new.txt", None]
)
def test_the_assets_address_changes_with_any_of_them(
    small: Site, theme: Path, change: str | None
) -> None:
    """A browser may keep them for ever, and never shows old ones."""
    before = assets_folder(small, theme)
    if change is None:
        (theme / "assets/icon.svg").rename(theme / "assets/sign.svg")
        (theme / "assets/sign.svg").with_name("icon.svg").write_bytes(
            (theme / "assets/sign.svg").read_bytes()
        )
    else:
        with (theme / "assets" / change).open("ab") as file:
            file.write(b"\n")
    assert assets_folder(small, theme) != before


def test_the_assets_address_changes_with_nothing_else(small: Site, theme: Path) -> None:
    """Neither a page's template, nor the content, nor the time of a file, nor a hidden one."""
    before = assets_folder(small, theme)
    (theme / "pages" / "tags.html").write_text("{% extends 'base.html' %}", encoding="utf-8")
    (theme / "assets" / ".DS_Store").write_bytes(b"\0")
    for file in (theme / "assets").rglob("*.css"):
        file.touch()
    (small.content / "papers/2021/ballast.md").unlink()
    assert assets_folder(small, theme) == before
    assert [name for name in Tree(small.output).files() if "DS_Store" in name] == []


def test_content_is_never_read_as_a_template(small: Site) -> None:
    """Braces in a title are braces, and HTML in it is text."""
    path = small.content / "papers/2024/windless.md"
    text = path.read_text(encoding="utf-8")
    title = "{{ 7 * 7 }} {% raw %} <b>&amp;"
    path.write_text(text.replace("Windless Flight", f"'{title}'"), encoding="utf-8")
    assert small.build().code == 0
    assert small.page("papers/windless/").h1.get_text() == title


def built_with_own(own: Site) -> Tree:
    """The site of a list with its own templates, named by no option."""
    made = call("build", "--no-search", "--quiet")
    assert made.code == 0, made.told
    return Tree(own.output)


def test_a_list_without_templates_is_built_with_those_that_ship(small: Site) -> None:
    """The same site, byte for byte, as with a whole copy of them."""
    assert call("build", "--no-search", "--quiet").code == 0
    shipped = Tree(small.output).files()
    assert small.build().code == 0
    assert Tree(small.output).files() == shipped


def test_a_part_of_the_list_s_own_takes_the_place_of_the_one_that_ships(own: Site) -> None:
    """One file is enough; all other templates stay as they ship."""
    own.write({
        "templates/parts/crumbs.html":
            "{% macro crumbs(links) %}<p class=path>{{ links | length }}</p>{% endmacro %}"
    })  # fmt: skip
    tree = built_with_own(own)
    page = tree.page("papers/windless/")
    assert page.select_one("p.path") and not page.select_one("nav.crumbs")
    assert page.select_one("article.paper h1")


def test_a_template_of_the_list_s_own_can_extend_the_one_it_overrides(own: Site) -> None:
    """By its name behind shipped/, where Jinja would else go round in circles."""
    own.write({
        "templates/pages/about.html":
            '{% extends "shipped/pages/about.html" %}\n'
            "{% block main %}{{ super() }}<p id=more>More.</p>{% endblock %}\n"
    })  # fmt: skip
    page = built_with_own(own).page("about/")
    assert page.select_one("#more")
    assert page.h1.get_text() == "About"


def test_a_stylesheet_and_a_script_of_the_list_s_own_take_their_places(own: Site) -> None:
    """Within the one stylesheet that is published, and under the same name as before."""
    own.write({
        "templates/assets/css/tokens.css": ":root { --own: 1 }\n",
        "templates/assets/js/table.js": "export {};\n",
        "templates/assets/portrait.txt": "new\n",
    })  # fmt: skip
    files = built_with_own(own).files()
    (sheet,) = [data.decode() for name, data in files.items() if name.endswith("style.css")]
    tokens = (TEMPLATES / "assets/css/tokens.css").read_text(encoding="utf-8")
    assert ":root { --own: 1 }" in sheet
    assert tokens not in sheet
    assert (TEMPLATES / "assets/css/base.css").read_text(encoding="utf-8") in sheet
    assert [data for name, data in files.items() if name.endswith("js/table.js")] == [
        b"export {};\n"
    ]
    assert [name for name in files if name.endswith("/portrait.txt")]


def test_a_fault_in_a_template_of_the_list_s_own_is_told_there(own: Site) -> None:
    """Not at the one it overrides, nor at the page that includes it."""
    own.write({"templates/parts/crumbs.html": "{% macro crumbs(links) %}\n{{ links.up }}{% endm"})
    made = call("build", "--no-search", "--quiet")
    assert made.code == 1
    assert made.told.startswith("templates/parts/crumbs.html:2:1: ")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("pages/papper.html",
         "no template is called 'pages/papper.html', and none of yours names it\n"
         "    write 'pages/paper.html'"),
        ("welcome-to-all-of-us.html",
         "no template is called 'welcome-to-all-of-us.html', and none of yours names it\n"
         "    use it, or delete it"),
        ("assets/css/token.css",
         "no stylesheet is called 'css/token.css', and none imports it\n"
         "    write 'assets/css/tokens.css'"),
    ],
)  # fmt: skip
def test_a_file_that_overrides_nothing_is_told(own: Site, name: str, told: str) -> None:
    """Most are misspelt, and would be passed over in silence."""
    own.write({f"templates/{name}": ""})
    made = call("build", "--no-search", "--quiet")
    assert (made.code, made.told) == (1, f"templates/{name}:1:1: {told}\n")


def test_a_part_that_is_new_is_used_by_a_template_that_names_it(own: Site) -> None:
    """A list may add files of its own."""
    own.write({
        "templates/parts/thanks.html": "<p id=thanks>Thank you.</p>",
        "templates/pages/about.html":
            '{% extends "base.html" %}'
            '{% block main %}{% include "parts/thanks.html" %}{% endblock %}',
    })  # fmt: skip
    assert built_with_own(own).page("about/").select_one("#thanks")
