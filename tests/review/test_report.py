"""Reports: what a reviewer reads, whatever a contributor has written into it."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from site_builder.review.markdown import code_span, escape_line, show_hidden
from site_builder.review.pull_request import LIMIT, MARKER
from tests.support.harness import CONTENT, REPOSITORY, TEMPLATES, Called, Site, call
from tests.support.repository import Repository

GOLDEN = REPOSITORY / "tests" / "reports"

KITE = """---
title: "{title}"
authors: [Ada Loop, Bo Reef]
published: 2024-07-01
added: 2024-08-02
arxiv: "2407.00011"
venue: KiteConf 2024
links: {{code: https://code.example/kite}}
topics: [short-string]
tags:
  methods: [KITE]
  modality: [vision]
claims:
  speed-up:
    - 3x faster
drop: {{tags: [Delta]}}
pick: It flies.
---

{abstract}
"""
ABSTRACT = (
    "We present KITE, a kite that needs less string and flies 3x faster than a Delta on Breeze-10. "
    "Its sails hold in calm air."
)


def kite(title: str = "KITE: A Kite", abstract: str = ABSTRACT) -> str:
    return KITE.format(title=title, abstract=abstract)


def report(site: Site, *words: str) -> Called:
    words = words or ("--base", "main")
    return call("report", *words, "--content", site.content, "--templates", TEMPLATES)


def rendered(markdown: str) -> BeautifulSoup:
    """As GitHub's dialect reads it: tables, strikethrough, bare links, and HTML as it stands."""
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    return BeautifulSoup(parser.render(markdown), "html.parser")


def adds(site: Site) -> None:
    site.write({"content/papers/2024/kite.md": kite()})


def changes(site: Site) -> None:
    """A venue and a topic more, a moved key, and a removed paper."""
    file = site.content / "papers/2021/ballast.md"
    text = file.read_text(encoding="utf-8")
    text = text.replace("\n---\n\n", "\nvenue: KiteConf 2022\ntopics: [calm-air]\n---\n\n", 1)
    file.write_text(text, encoding="utf-8")
    assert call("move", "knot", "knots", "--content", site.content).code == 0
    assert (
        call("remove", "windless", "--because", "It *fell*.", "--content", site.content).code == 0
    )
    site.write({"content/pages/about.md": "Other words.\n"})


def breaks(site: Site) -> None:
    """One file that cannot be a paper, one that is a duplicate, and a key that vanished."""
    site.write({"content/papers/2024/drake.md": kite().replace("title:", "titel:")})
    site.write({"content/papers/2024/kite.md": kite("Windless").replace("KITE", "Kite")})
    (site.content / "papers/2021/ballast.md").unlink()


HOSTILE = (
    "@octocat and @kites/team: [click](https://evil.example) ![i](https://evil.example/i.png) "
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- x --> </details> "
    "https://evil.example www.evil.example ada@evil.example #12 GH-3 kites/list#4 :tada: $x$ $y$ "
    "``` ~~~ | a | b | **b** _i_ ~~s~~ [^1] [x]: y &#64;octocat &commat;octocat &lt;b&gt; "
    "`c` \\\\@octocat <https://evil.example> {{ x }} ${{ github.token }} ::error::x"
)


def attacks(site: Site) -> None:
    """Everything that a comment could do, in every field that holds free words."""
    abstract = f"{HOSTILE} We fly 3x faster.\n\n```\n{HOSTILE}\n```\n\n> q"
    text = kite(HOSTILE, abstract).replace("Bo Reef", '"@octocat and @kites/team: `c` ::error::x"')
    text = text.replace("pick: It flies.", f'pick: "{HOSTILE}"\nnote: "{HOSTILE}"')
    text = text.replace("methods: [KITE]", f'methods: ["K {HOSTILE[:120]}"]')
    site.write({"content/papers/2024/kite.md": text})


CASES = {case.__name__: case for case in (adds, changes, breaks, attacks)}


@pytest.mark.parametrize("name", CASES)
def test_reports_are_as_reviewed(
    name: str, repository: Repository, request: pytest.FixtureRequest
) -> None:
    """Word for word; make golden takes a new one over, to be read in the diff."""
    repository.branch("mine")
    CASES[name](repository.site)
    made = report(repository.site)
    assert (made.code, made.told) == (0, "")
    golden = GOLDEN / f"{name}.md"
    if request.config.getoption("--rewrite-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made.said, encoding="utf-8")
    assert made.said == golden.read_text(encoding="utf-8"), "see make golden"
    assert made.said.startswith(f"{MARKER}\n")


OURS = set("h2 h3 h4 p ul li code em strong a details summary span".split())


def assert_inert(markdown: str) -> None:
    """Nothing of a report acts but what the builder itself wrote."""
    page = rendered(markdown)
    assert {node.name for node in page.find_all(True)} <= OURS
    assert all(not node.attrs for node in page.find_all(True) if node.name != "a")
    ours = r"https://(arxiv\.org/abs/[\w./-]+|kites\.example/list/papers/[\w-]+/)"
    for link in page.find_all("a"):
        assert re.fullmatch(ours, link["href"])
    opened = page.find_all("details")
    assert all(node.find("summary", recursive=False) for node in opened)
    for text in page.find_all(string=True):
        if text.find_parent("code"):
            continue
        assert not re.search(r"@\w|#\d|[Gg][Hh]-\d|https?://|www\.\w|:\w+:", text), text
        assert text.count("$") <= 1, text
    assert re.findall("<!--.*?-->", str(page)) == [MARKER]


def test_a_hostile_paper_s_words_are_shown_and_do_nothing(repository: Repository) -> None:
    """Neither mentions, links, pictures, markup, references nor comments come of them."""
    attacks(repository.site)
    made = report(repository.site).said
    assert_inert(made)
    seen = rendered(made).get_text().replace("\u200b", "")
    for words in (
        "@octocat",
        "<script>alert(1)</script>",
        "[click](https://evil.example)",
        "&#64;octocat",
    ):
        assert words in seen


SIGNS = st.sampled_from(
    [
        *"@#*_`[]()<>&!|~:$\\-+=.1a \n{}^/\"'",
        *"@ab #1 GH-1 https://a.b www.a.b ``` <!-- --> </details> 1. a@b.c &#64; [a](b)".split(),
        *("- ", "> ", "\u202e"),
    ]
)


@given(words=st.lists(SIGNS, max_size=12).map("".join))
def test_no_words_have_power(words: str) -> None:
    """Any of them: on their own line, within one, and as code, they are shown as they are."""
    plain = " ".join(show_hidden(words).split())
    for before in ("", "- ", "x ", "“"):
        markdown = f"{MARKER}\n\n{before}{escape_line(words)}"
        seen = rendered(markdown).get_text().replace("\u200b", "")
        assert seen.split() == (before.removeprefix("- ") + plain).split()
        assert_inert(markdown)
    quoted = rendered(f"x {code_span(words)} y").find("code")
    assert quoted is not None
    assert " ".join(quoted.get_text().split()) == plain


def test_a_report_fits_into_a_comment(repository: Repository) -> None:
    """However much is added, and however long its words grow by being made harmless."""
    for number in range(60):
        text = kite(f"Kite {number}", f"{'@a `b` ' * 600} We fly 3x faster.")
        text = text.replace("2407.00011", f"2407.{number:05}")
        repository.site.write({f"content/papers/2024/kite-{number:02}.md": text})
    made = report(repository.site).said
    assert len(made.encode("utf-8")) <= LIMIT
    assert made.startswith(f"{MARKER}\n## 60 papers added\n")
    assert "#### " in made
    assert "(in short, for want of room)" in made
    assert "### Pages and feeds that change" in made
    assert made.count("<details>") == made.count("</details>")
    assert_inert(made)


def test_a_report_of_thousands_of_problems_fits_too(repository: Repository) -> None:
    """The first are told, the rest counted."""
    for number in range(300):
        text = kite("x" * 900).replace("title", "t" * 300)
        repository.site.write({f"content/papers/2024/{'k' * 40}-{number:03}.md": text})
    made = report(repository.site).said
    assert len(made.encode("utf-8")) <= LIMIT
    assert "more\n" in made
    assert_inert(made)


def test_a_branch_without_changes_says_so(repository: Repository) -> None:
    """In one line, without an empty heading."""
    made = report(repository.site).said
    assert "## No change of the list" in made
    assert "### Pages" not in made


def test_a_base_with_problems_is_told(repository: Repository) -> None:
    """A pull request that mends a broken list has its report; only the pages cannot be told."""
    repository.site.write({"content/papers/2024/kite.md": kite().replace("title", "titel")})
    repository.commit("Break").branch("mine")
    repository.site.write({"content/papers/2024/kite.md": kite()})
    made = report(repository.site).said
    assert "1 paper changed" in made
    assert "What it said before had problems, so nothing can be compared." in made
    assert "They cannot be told: the list had problems before." in made


def test_look_alike_letters_and_hidden_signs_are_pointed_out(repository: Repository) -> None:
    """A reviewer cannot see them."""
    text = kite("A kite").replace("We present", "We\u202e present").replace("[KITE]", "[K\u0456te]")
    repository.site.write({"content/papers/2024/kite.md": text})
    made = report(repository.site).said
    assert "letters of several scripts in “K\u0456te”" in made
    assert "characters that hide or turn the writing" in made
    assert "\u202e" not in made


def test_a_near_copy_is_asked_about(repository: Repository) -> None:
    """Another title, another id, the same words: the reviewer is asked."""
    text = (repository.site.content / "papers/2024/knot.md").read_text(encoding="utf-8")
    text = text.replace("2406.00010", "2407.00099").replace("title: ", "title: ", 1)
    text = re.sub(r"^title: .*$", 'title: "KNOT again"', text, flags=re.MULTILINE)
    repository.site.write({"content/papers/2024/knot-again.md": text})
    made = report(repository.site).said
    assert "**Is it the same paper?** [KNOT" in made


def test_an_unknown_base_is_told(repository: Repository) -> None:
    """As by check, and without half a report."""
    made = report(repository.site, "--base", "nothing")
    assert (made.code, made.said) == (3, "")
    assert made.told.startswith("git knows no commit 'nothing'")


def test_a_report_is_of_one_kind(site: Site) -> None:
    """Neither both nor none."""
    assert report(site, "--base", "main", "--gaps").code == 2
    assert call("report").code == 2


def test_gaps_are_told_with_their_lines(small: Site) -> None:
    """Each paper and topic that lacks something, at the line where it would stand."""
    small.write({"content/papers/2024/kite.md": kite().replace("2024-07-01", "2024-07")})
    small.write({"content/papers/undated/lost.md": "---\ntitle: Lost\n---\n\nWe fly.\n"})
    made = report(small, "--gaps")
    assert (made.code, made.told) == (0, "")
    for line in (
        "## No topic (1)",
        "- `content/papers/2021/ballast.md:2` ",
        "## Undated (1)",
        "- `content/papers/undated/lost.md:1` lost",
        "## Only a month or a year (",
        "- `content/papers/2024/kite.md:4` KITE&#8203;: A Kite (2024-07)",
        "## No code link (",
        "## Stubs (",
        "## Thin topics (",
        "## Topics without a way in (",
    ):
        assert line.replace("&#8203;", "") in made.said, line
    for file, number in re.findall(r"^- `(\S+):(\d+)`", made.said, re.MULTILINE):
        lines = (small.folder / file).read_text(encoding="utf-8").splitlines()
        assert 1 <= int(number) <= len(lines)


def test_a_list_without_gaps_says_so(site: Site) -> None:
    """In a sentence."""
    topic = site.content / "topics/short-string.md"
    topic.unlink()
    assert report(site, "--gaps").said.endswith("Nothing is missing.\n")


def test_gaps_of_the_real_list_are_readable() -> None:
    """Every line leads to a file that is there."""
    made = call("report", "--gaps", "--content", CONTENT)
    assert made.code == 0
    places = re.findall(r"^- `(\S+):(\d+)`", made.said, re.MULTILINE)
    assert made.said.count("\n- ") == len(places)
    assert all(Path(file).exists() or (REPOSITORY / file).exists() for file, _ in places)
