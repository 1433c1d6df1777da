"""YAML is edited in place: what an edit names changes, and nothing else."""

from collections.abc import Callable

import pytest

from site_builder.editing.yaml_edit import YamlEditor
from site_builder.model.problems import Unable

UNSAFE = "list.yaml: change it by hand"


def edited(text: str, edit: Callable[[YamlEditor], None]) -> str:
    """A text after an edit."""
    editor = YamlEditor(text, "list.yaml", UNSAFE)
    edit(editor)
    return editor.text()


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a: x # why\n", lambda made: made.put("a", "w"), "a: w # why\n"),
        ("a: |\n  x\n  y\nb: z\n", lambda made: made.put("a", "w"), "a: w\nb: z\n"),
        ("a: 'x\n  y' # why\nb: z", lambda made: made.put("a", "- y"), 'a: "- y" # why\nb: z'),
        ("a:\nb: z\n", lambda made: made.put("a", "w"), "a: w\nb: z\n"),
        ("a: x", lambda made: made.put("b", 1), "a: x\nb: 1\n"),
        ("a:\r\n  c: x\r\n", lambda made: made.put("ab", "w"), "a:\r\n  c: x\r\n  b: w\r\n"),
        ("a: x\n# b\nb: >\n  y\n\n# c\n", lambda made: made.delete("b"), "a: x\n# b\n\n# c\n"),
        ("a:\n  'b': x # b\n", lambda made: made.rename("ab", "c"), "a:\n  'c': x # b\n"),
        ("a: 'b  b' # b\n", lambda made: made.replace_word("a", "b", "c"), "a: 'b  c' # b\n"),
        ("---\na: x\n---\n\na: z\n", lambda made: made.put("a", "w"), "---\na: w\n---\n\na: z\n"),
    ],
)  # fmt: skip
def test_an_edit_changes_what_it_names(
    before: str, edit: Callable[[YamlEditor], None], after: str
) -> None:
    """Comments, quotation marks, line ends and all other fields stay."""
    assert edited(before, edit) == after


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: &x y\nb: *x\n", lambda made: made.put("b", "z")),
        ("a: [&x y]\nb: *x\n", lambda made: made.put("b", "z")),
        ("a: {b: x}\n", lambda made: made.delete("ab")),
        ("a: x\n", lambda made: made.delete("b")),
        ("a: x\n", lambda made: made.put("ab", "y")),
        ("a: [x]\n", lambda made: made.put("a", "y")),
        ('a: "\\x62"\n', lambda made: made.replace_word("a", "b", "c")),
        ("a:\n  b: x\n  c: y\n", lambda made: made.rename("ab", "c")),
    ],
)
def test_an_edit_that_would_change_more_is_refused(
    text: str, edit: Callable[[YamlEditor], None]
) -> None:
    """Where a value is repeated elsewhere, stands in braces or is not there."""
    with pytest.raises(Unable, match=UNSAFE):
        edited(text, edit)
