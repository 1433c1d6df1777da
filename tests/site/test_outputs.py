"""Every file of the site is an output: as long as its key is the same, so are its bytes."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.build.outputs import outputs_of, search_outputs
from site_builder.content.reader import read_content
from site_builder.model.problems import Problems
from site_builder.site import site as the_site
from site_builder.site.library import Library
from site_builder.site.output import Output
from site_builder.site.site import Site
from site_builder.site.theme import Theme
from tests.support.harness import SMALL, TEMPLATES

Outputs = dict[str, Output]
THEME = Theme(TEMPLATES)


def outputs(content: Path) -> Outputs:
    """Every file but Pagefind's own, by its address."""
    site = Site(Library.of(read_content(content)), THEME)
    searched = list(search_outputs(site.library, content))[:-1]
    return {output.address: output for output in (*outputs_of(site), *searched)}


@pytest.fixture(scope="module")
def before() -> Outputs:
    return outputs(SMALL)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small list, to be changed at will."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def edit(content: Path, file: str, old: str, new: str) -> None:
    text = (content / file).read_text(encoding="utf-8")
    assert old in text, file
    (content / file).write_text(text.replace(old, new), encoding="utf-8")


FILES = sorted(
    path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.*") if path.suffix != ".txt"
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A file, and what it holds with a line left out, said twice or changed, or a word changed."""
    file = draw(st.sampled_from(FILES))
    lines = (SMALL / file).read_text(encoding="utf-8").splitlines(keepends=True)
    at = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    lines[at] = draw(
        st.sampled_from(
            [
                "",
                line + line,
                line.upper(),
                line.replace("e", "o", 1),
                line.replace("2", "1"),
                line.replace(" ", " Breeze-10 ", 1),
                line.rstrip("\n") + " more\n",
            ]
        )
    )
    return file, "".join(lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits(), min_size=1, max_size=2))
def test_an_output_of_the_same_key_has_the_same_bytes(
    before: Outputs, tmp_path: Path, changes: list[tuple[str, str]]
) -> None:
    """Whatever is edited: no input of a file goes undeclared."""
    content = tmp_path / "edited"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(SMALL, content)
    for file, text in changes:
        (content / file).write_text(text, encoding="utf-8")
    try:
        after = outputs(content)
    except Problems:
        return
    for address in before.keys() & after.keys():
        if before[address].key == after[address].key:
            assert before[address].make() == after[address].make(), address


def test_the_same_content_has_the_same_keys_wherever_it_lies(
    before: Outputs, content: Path
) -> None:
    """Where a file lies and on which line a field stands is not shown to readers."""
    edit(content, "papers/2024/windless.md", "---\ntitle", "---\n# A note.\ntitle")
    assert {address: output.key for address, output in outputs(content).items()} == {
        address: output.key for address, output in before.items()
    }


WINDLESS = "papers/2024/windless.md"


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        (
            WINDLESS,
            "lost* in a storm",
            "found*",
            {"papers/windless/"},
        ),
        (
            "topics/calm-air.md",
            "definition: ",
            "definition: Now ",
            {"", "topics/", "topics/calm-air/"},
        ),
        (
            "pages/about.md",
            "e",
            "a",
            {"about/"},
        ),
    ],
    ids=["note", "definition", "about"],
)
def test_keys_of_other_pages_stay(
    before: Outputs, content: Path, file: str, old: str, new: str, changed: set[str]
) -> None:
    """A page's key knows of the rest of the list only what the page shows of it."""
    edit(content, file, old, new)
    after = outputs(content)
    assert before.keys() == after.keys()
    differ = {address for address in before if before[address].key != after[address].key}
    assert {address for address in differ if not address.startswith("search/")} == changed


def test_no_page_is_made_for_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is a template filled nor what finds reasons made."""

    def refused(*_: object) -> None:
        raise AssertionError

    site = Site(Library.of(read_content(SMALL)), THEME)
    monkeypatch.setattr(the_site, "Extractor", refused)
    monkeypatch.setattr(Theme, "render", refused)
    keys = [output.key for output in outputs_of(site)]
    assert len(set(keys)) == len(keys)
