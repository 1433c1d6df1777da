"""Content says its format: an older one is brought up to date, a newer one is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.format_version import FORMAT, SITE
from site_builder.content.reader import read_content
from site_builder.editing.upgrade import with_format
from tests.support.harness import Site, Tree, call

COMMENTED = """\
# What makes this list this list.

# Shown in the masthead
name: Small Kites   # a name
tagline: "Kites: small"
base_url: https://kites.example/
repository: https://code.example/kites
editor: The kite society
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/
groups: [String, Sail]
"""


def older(site: Site, text: str = COMMENTED) -> Site:
    """A list that says no format."""
    (site.content / SITE).write_bytes(text.encode("utf-8"))
    return site


def test_a_list_without_a_format_is_read_and_told_how_to_get_one(site: Site) -> None:
    """Format 0 is today's content without the line: a warning, and every command goes on."""
    checked = older(site).check()
    assert (checked.code, checked.told) == (
        0,
        "content/site.yaml:4:1: warning: the content is in format 0, and this builder writes 1\n"
        "    call: site_builder upgrade\n",
    )
    assert site.build().code == 0


def test_upgrading_adds_the_line_and_keeps_every_other_letter(site: Site) -> None:
    """Above the first field and its comment; a second call has nothing to do."""
    older(site)
    upgraded = call("upgrade")
    assert (upgraded.code, upgraded.told) == (0, "")
    assert upgraded.said == (
        "site.yaml says in which format the content is\n"
        "changed content/site.yaml\n"
        "from format 0 to 1: 1 file\n"
    )
    text = (site.content / SITE).read_text(encoding="utf-8")
    assert text == COMMENTED.replace("# Shown", "format: 1\n# Shown")
    assert read_content(site.content).settings.format == FORMAT
    assert call("upgrade").said == "nothing to upgrade: the content is in format 1\n"
    assert (site.content / SITE).read_text(encoding="utf-8") == text


def test_check_only_tells(site: Site) -> None:
    """It fails while there is something to do, so that continuous integration can ask."""
    before = Tree(older(site).folder).files()
    asked = call("upgrade", "--check")
    assert asked.code == 1
    assert "would change content/site.yaml\n" in asked.said
    assert Tree(site.folder).files() == before
    assert call("upgrade").code == 0
    assert call("upgrade", "--check").code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: x\n", "format: 1\nname: x\n"),
        ("name: x", "format: 1\nname: x"),
        ("\ufeffname: x\r\ngroups: [a]\r\n", "\ufeffformat: 1\r\nname: x\r\ngroups: [a]\r\n"),
        ("---\nname: x\n", "---\nformat: 1\nname: x\n"),
        ("format: 0 # none\nname: x\n", "format: 1 # none\nname: x\n"),
        ("name: x\nformat: '0'\n", "name: x\nformat: 1\n"),
        ("# a\n\nname: x\n", "# a\n\nformat: 1\nname: x\n"),
        ("# a\nname: x\n", "format: 1\n# a\nname: x\n"),
        ("  name: x\n  tagline: y\n", "  format: 1\n  name: x\n  tagline: y\n"),
    ],
)
def test_the_line_stands_where_a_person_would_write_it(old: str, new: str) -> None:
    """With the file's own line ends, indent and comments."""
    assert with_format(old, "content/site.yaml") == new


def test_fields_in_braces_are_left_to_the_person(site: Site) -> None:
    """There is no line to write one above."""
    before = Tree(older(site, "{name: x, groups: [a]}\n").folder).files()
    upgraded = call("upgrade")
    assert (upgraded.code, upgraded.told) == (
        1,
        "content/site.yaml:1:2: fields in braces\n    write each field on a line of its own\n",
    )
    assert Tree(site.folder).files() == before


COMMANDS = [
    ("build", "--no-search"),
    ("serve",),
    ("check",),
    ("tag",),
    ("new", "--title", "Knot"),
    ("import", "jsonl", "papers.jsonl"),
    ("import", "bibtex", "papers.jsonl"),
    ("import", "awesome", "papers.jsonl"),
    ("upgrade",),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_newer_format_is_refused_by_every_command(site: Site, words: tuple[str, ...]) -> None:
    """In one sentence, whatever else this builder would say of such content."""
    site.write({
        "content/site.yaml": f"shape: of things to come\nformat: {FORMAT + 1}\n",
        "papers.jsonl": '{"title": "Knot"}\n',
    })  # fmt: skip
    before = Tree(site.folder).files()
    called = call(*words)
    assert (called.code, called.said, called.told) == (
        1,
        "",
        "content/site.yaml:2:9: the content is in format 2, and this builder reads up to 1\n"
        "    install a newer site_builder\n",
    )
    assert Tree(site.folder).files() == before


def test_a_list_that_cannot_be_written_stays_as_it_is(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full; the list stays whole, in its old format."""
    before = Tree(older(site).content).files()

    def failing(_: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", failing)
    upgraded = call("upgrade")
    assert upgraded.code != 0
    assert "nothing is changed" in upgraded.told
    monkeypatch.undo()
    assert Tree(site.content).files() == before


@given(st.booleans(), st.text("ab #:'\n", max_size=20))
def test_whatever_stands_around_it_the_format_is_set_alone(there: bool, comment: str) -> None:
    """Comments of any kind, before and behind."""
    lines = [f"# {line}" for line in comment.split("\n")]
    body = [*lines, "name: x", *(["format: 0"] if there else []), *lines]
    made = with_format("\n".join(body) + "\n", "content/site.yaml").splitlines()
    kept = [line for line in made if not line.startswith("format:")]
    assert kept == [line for line in body if not line.startswith("format:")]
    assert made.count("format: 1") == 1
