"""The real content, file by file: it passes the checks and says what its sources said.

Nothing here knows a paper by name: files are found in content/, and facts of the first papers
are compared only for those that are still there.
"""

import re
from itertools import pairwise

import pytest
import yaml

from site_builder.content.reader import read_content
from site_builder.model.paper import Paper
from site_builder.model.reading_list import ReadingList
from site_builder.text.slugs import title_identity
from tests.support.harness import CONTENT, REPOSITORY, call

DATA = REPOSITORY / "tests" / "data"
SCRAPS = re.compile(
    r"\\[a-zA-Z]+|\\[%&#]|``|''|\$\$|[{}]|[a-z]https?://|https?://\S+ AST\b|~[a-z]|"
    r"\dtimes|\bsim\d|\b\d+\w? sim \d|\b(?:right|left)arrow\b|infty\b|"
    r"\b(?:epsilon|sigma|Theta|Omega)\b(?=[-(]| [<>=])|\^[{\d]|---|--"
)
"""What LaTeX leaves behind outside formulas."""


@pytest.fixture(scope="module")
def content() -> ReadingList:
    return read_content(CONTENT)


@pytest.fixture(scope="module")
def saved() -> dict[str, str]:
    """Abstracts of the page the list started from, by the identity of their titles."""
    text = (DATA / "saved-page.txt").read_text(encoding="utf-8")
    parts = [part for part in text.split("\n") if part.strip()]
    pairs = pairwise(parts)
    found = {title_identity(a): b for a, b in pairs if len(a) < 250 < len(b)}
    assert len(found) == 78
    return found


def letters(text: str) -> str:
    """A text's letters and digits, in order: signs, spaces and markup taken away."""
    return "".join(char for char in text if char.isalnum())


def test_the_list_passes_its_own_check() -> None:
    """What contributors are held to holds for what is there."""
    checked = call("check", "--content", CONTENT)
    assert checked.code == 0, checked.told


@pytest.fixture(scope="module")
def known(content: ReadingList, saved: dict[str, str]) -> list[Paper]:
    """The papers of the saved page that are still on the list."""
    found = [paper for paper in content.papers if title_identity(paper.title) in saved]
    if not found:
        pytest.skip("none of the papers of the saved page is on the list any more")
    return found


def test_abstracts_are_word_for_word_those_of_the_saved_page(
    known: list[Paper], saved: dict[str, str]
) -> None:
    """Only what tests/data/mends.yaml names differs, letter for letter."""
    mends = yaml.safe_load((DATA / "mends.yaml").read_text(encoding="utf-8"))
    for paper in known:
        expected = saved[title_identity(paper.title)]
        for before, after in mends.get(paper.key, ()):
            assert before in expected, f"{paper.key}: {before!r} is not in the saved page"
            expected = expected.replace(before, after)
        assert letters(paper.abstract) == letters(expected), paper.key


def outside_formulas(markdown: str) -> str:
    return re.sub(r"(?<!\\)\$[^$]+\$", "", markdown)


def test_no_scrap_of_latex_is_left(known: list[Paper]) -> None:
    """Neither in titles nor in abstracts, outside formulas."""
    for paper in known:
        for text in (paper.title, paper.abstract):
            bare = re.sub(r"\\([<>*_\[\]$])", r"\1", outside_formulas(text))
            assert SCRAPS.findall(re.sub(r"(?<=\s)https?://\S+", "", bare)) == [], paper.key


def test_the_scraps_test_knows_the_scraps() -> None:
    """Every kind of scrap of the saved page is one the test above would find."""
    scraps = [
        "5\\%", "\\textbf{x}", "``FPF''", "{in size}", "sim0.6", "4timesRTX 3090", "1.3-2.4times",
        "a rightarrow b", "VSEinfty", "M^3ViT", "N^2d^2{M}", "Theta(Nd)", "O(epsilon^{-3})",
        "frameworkhttps://x", "at~https://x", "100M sim 1B", "sigma > 0", "epsilon-stationary",
    ]  # fmt: skip
    assert [scrap for scrap in scraps if not SCRAPS.search(scrap)] == []
