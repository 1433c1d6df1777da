"""The table of mistakes: what a curator may write wrongly, and what ``check`` then says."""

import ast
import re
from pathlib import Path

import pytest

from site_builder.content.messages import MESSAGES, YAML_MENDS
from tests.support.harness import REPOSITORY, Site
from tests.support.written import MISTAKES, TOLD, files_in

PACKAGE = REPOSITORY / "site_builder"
ROOMS = [
    PACKAGE / "model/paths.py",
    *(PACKAGE / f"text/{name}.py" for name in ("markdown", "phrases")),
    *(PACKAGE / f"content/{name}.py" for name in "yaml_nodes front_matter fields reader".split()),
    *sorted((PACKAGE / "content/checks").glob("*.py")),
]
FILES = "content/test_front_matter.py"
ELSEWHERE = {
    "not a file": FILES,
    "put a text file in its place": FILES,
    "the file has": FILES,
    "bytes, more than": FILES,
    "content is a page or two of text: shorten it": FILES,
    "not UTF-8: byte 0x": FILES,
    "means nothing here": FILES,
    "save the file as UTF-8": FILES,
    "a binary file": FILES,
    "write plain text, as UTF-8": FILES,
    "there is no such file": "cli/test_cli_check.py",
    "give a file or a folder of the list": "cli/test_cli_check.py",
    "a link out of": FILES,
    "/, or to nothing": FILES,
    "put the file itself here instead of a link": FILES,
    "the settings are missing": FILES,
    "write the list's name, base_url and so on there: see docs/fields.md": FILES,
    "control characters are not allowed": "content/test_yaml_nodes.py",
    "delete the invisible character": "content/test_yaml_nodes.py",
}
"""Messages about what a text file cannot hold, and the tests that pin them."""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda file: file.stem)
def test_each_mistake_is_told_with_its_place_and_its_mend(
    mistake: Path, site: Site, request: pytest.FixtureRequest
) -> None:
    """A curator slips; `check` says, word for word, where it is and what to write."""
    files, told = mistake.read_bytes().decode("utf-8").split(TOLD)
    checked = site.write(files_in(files)).check()
    if request.config.getoption("--rewrite-golden"):
        told = checked.told
        mistake.write_text(files + TOLD + told, encoding="utf-8")
    faults = [line for line in told.splitlines() if not line.startswith(" ")]
    fatal = any(": warning: " not in fault for fault in faults)
    assert told == checked.told
    assert (1 if fatal else 0) == checked.code
    assert faults != []


def test_each_problem_has_a_place_within_its_file(site: Site) -> None:
    """An editor can jump to it: the line is one of the file's, or the one after its end."""
    wrong = []
    for mistake in MISTAKES:
        files, told = mistake.read_bytes().decode("utf-8").split(TOLD)
        places = re.findall(r"^(\S+):(\d+):(\d+): ", told, re.MULTILINE)
        written = files_in(files)
        for name, line, column in places:
            text = written.get(name) or (site.folder / name).read_text(encoding="utf-8")
            lines = ["", *text.split("\n")]
            if not (0 < int(line) < len(lines) and 0 < int(column) <= len(lines[int(line)]) + 1):
                wrong.append(f"{mistake.stem}: {name}:{line}:{column}")
        wrong += [] if places else [mistake.stem]
    assert wrong == []


class Fragments(ast.NodeVisitor):
    """The literal pieces of two words or more that a room may print as a fault or a mend."""

    def __init__(self, file: Path) -> None:
        self.found: set[str] = set()
        self.visit(ast.parse(file.read_text(encoding="utf-8")))

    def visit_Expr(self, node: ast.Expr) -> None:
        """A docstring is not a message."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Patterns, tables of words and the machine's faults are not about content."""
        name = ast.unparse(node.func)
        if name not in ("re.compile", "Unable", "ValueError") and not name.endswith(".split"):
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """A phrase: two words and a space between them."""
        if isinstance(node.value, str) and re.search(r"\w\S* +\S*\w", node.value):
            self.found.add(node.value.strip())


def fragments() -> set[str]:
    texts = [text for rule in MESSAGES.values() for text in (rule.fault, rule.mend)]
    texts += [*YAML_MENDS, *YAML_MENDS.values()]
    pieces = [piece.strip() for text in texts for piece in re.split(r"\{[^{}]*\}", text)]
    ruled = {piece for piece in pieces if re.search(r"\w\S* +\S*\w", piece)}
    return ruled.union(*(Fragments(file).found for file in ROOMS))


def test_every_message_has_its_mistake() -> None:
    """No check without its case: each phrase of the checking rooms stands in an expected text."""
    told = "".join(mistake.read_text(encoding="utf-8").split(TOLD)[1] for mistake in MISTAKES)
    assert len(fragments()) > 100
    assert [phrase for phrase in sorted(fragments() - set(ELSEWHERE)) if phrase not in told] == []


def test_messages_without_a_mistake_are_pinned_elsewhere() -> None:
    """What no text file can hold is told in a test of its own, and the list of these is not old."""
    assert sorted(set(ELSEWHERE) - fragments()) == []
    for phrase, name in ELSEWHERE.items():
        assert phrase in (REPOSITORY / "tests" / name).read_text(encoding="utf-8"), phrase


def test_the_table_of_mistakes_is_there() -> None:
    """A folder found empty would let every test above pass."""
    assert len(MISTAKES) > 100
