"""Front matter in one order and one style; every word and comment stays as it was written."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from site_builder.content.front_matter import Source, decode, parse_source
from site_builder.content.yaml_nodes import meaning
from site_builder.editing.layout import Layout
from site_builder.editing.style import STYLES, Style
from site_builder.model.paths import display_path
from site_builder.model.problems import Problems, Unable

_SIGNS = frozenset("-[]{},:\"'")
"""Signs that make lists and quotations; a list that becomes a row changes them."""


def style_of(path: Path, content: Path) -> Style | None:
    """The style of a file of the list; None for files that have none."""
    try:
        inside = path.resolve().relative_to(content.resolve())
    except ValueError:
        return None
    return STYLES.get(inside.parts[0]) if path.suffix == ".md" and len(inside.parts) > 1 else None


def format_text(text: str, path: Path, content: Path, style: Style) -> str:
    """A content file's text with its front matter in order and in style.

    Words, quotation marks and comments stay byte for byte, only their places and the space
    around them change; formatting twice changes nothing more. Raises Problems when the text
    cannot be read, Unable when it would lose something.
    """
    plain = decode(text.encode("utf-8"), display_path(path))
    source = parse_source(plain, path, content)
    lines = plain.split("\n")
    end = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    front = "\n".join(Layout(lines[1:end], style).front())
    made = f"---\n{front}\n---\n" + (f"\n{source.body}\n" if source.body else "")
    kept = _counted(lines[1:end]) == _counted(front.split("\n"))
    if not kept or not _says_the_same(source, made, path, content, style):
        raise Unable(
            f"{display_path(path)}: cannot be formatted safely; put its fields in order by hand"
        )
    return made


def _says_the_same(old: Source, text: str, path: Path, content: Path, style: Style) -> bool:
    """Whether a text says what it said, but for the order that the style gives to its fields."""
    try:
        new = parse_source(text, path, content)
    except Problems:
        return False
    was, now = (meaning(one.front, {"", *style.groups}.__contains__) for one in (old, new))
    return bool(was == now) and old.body == new.body


def _counted(lines: Sequence[str]) -> Counter[str]:
    """Every letter and sign of some lines, but for those that make lists and quotations."""
    return Counter(
        char for line in lines for char in line if not (char.isspace() or char in _SIGNS)
    )
