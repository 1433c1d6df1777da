"""From a paper's page to a form that knows which paper it is about."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.paper import Paper
from site_builder.model.settings import Settings
from site_builder.site.correction import FORM, correction_form
from tests.support.harness import REPOSITORY, Tree
from tests.support.hostile import HOSTILE
from tests.support.written import PAPER

LIMIT = 8_192
SETTINGS = Settings(
    name="A list",
    tagline="Of papers",
    base_url="https://list.example/",
    repository="https://github.com/list/of-papers",
    editor="curators",
    licence="CC BY 4.0",
    licence_url="https://list.example/licence",
    groups=("String",),
)


def filled(paper: Paper) -> dict[str, str]:
    """The form's fields as GitHub reads them."""
    address = correction_form(paper, SETTINGS)
    assert len(address.encode()) < LIMIT
    assert address.isascii()
    assert not set(address) & set(" \"'<>`\n\\")
    parts = urlsplit(address)
    assert (parts.netloc, parts.path) == ("github.com", "/list/of-papers/issues/new")
    fields = parse_qs(parts.query, strict_parsing=True, max_num_fields=4, keep_blank_values=True)
    return {name: value for name, (value,) in fields.items()}


def test_the_form_holds_the_key_and_what_the_entry_says() -> None:
    """A reader has only to say what it should be."""
    assert filled(PAPER) == {
        "template": FORM,
        "title": "Correct knot",
        "paper": "knot",
        "now": "title: A Knot\nauthors: Ada Knot, Ben Knot\npublished: 2024-06\nvenue: Knots 2024\n"
        "status: published\narxiv: 2401.00001\ntopics: short-string\n"
        "links, code: https://code.example/knot?a=1&b=2#c\ntags, methods: Knot",
    }


def test_every_field_that_is_filled_stands_in_the_form() -> None:
    """GitHub drops a name that its form does not know, without a word."""
    form = yaml.safe_load((REPOSITORY / ".github" / "ISSUE_TEMPLATE" / FORM).read_text("utf-8"))
    fields = {part["id"]: part["type"] for part in form["body"]}
    asked = filled(PAPER).keys() - {"template", "title"}
    assert asked == {"paper", "now"}
    assert all(fields[name] in ("input", "textarea") for name in asked)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_address_is_short_enough_whatever_the_paper_holds(text: str) -> None:
    """A thousand authors with names of any kind, hostile ones too: cut, and never mangled."""
    huge = replace(
        PAPER,
        key="k" * 60,
        title=text,
        authors=tuple(f"{text} {number}" for number in range(1_000)),
        links=dict.fromkeys(("code", "project", "data"), f"https://x.test/{text}"),
        tags={"models": tuple(f"{text} {number}" for number in range(1_000))},
    )
    fields = filled(huge)
    assert fields["paper"] == "k" * 60
    assert fields["now"].startswith(f"title: {text[:100].rstrip()}"[:60])


LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffd")


@given(st.text(LETTERS, min_size=1, max_size=3_000), st.integers(1, 400))
def test_any_letters_fit(text: str, many: int) -> None:
    """Signs that take twelve bytes each in an address are cut where one ends."""
    fields = filled(replace(PAPER, title=text, authors=("𝛌😀漢" * 50,) * many))
    assert "\ufffd" not in fields["now"]


def test_every_papers_page_leads_to_its_form_and_to_its_file(tree: Tree) -> None:
    """Two ways to mend an entry stand at the foot of its page."""
    for paper in tree.library.papers:
        page = tree.page(f"papers/{paper.key}/")
        links = {link.text: str(link["href"]) for link in page.select(".upkeep a")}
        assert links["Fix this entry"] == correction_form(paper, tree.library.settings)
        assert links["Edit this page"].endswith(f"/content/{paper.inside}")
