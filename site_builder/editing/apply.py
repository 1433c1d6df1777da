"""Suggestions written into a paper's file, with everything else left as it stands."""

from collections.abc import Collection, Sequence
from pathlib import Path

from site_builder.analysis.suggestions import Suggestion
from site_builder.content.checks.paper import check_paper
from site_builder.content.defaults import UNITS
from site_builder.content.front_matter import decode, parse_source, read_text
from site_builder.editing.atomic import write
from site_builder.editing.style import STYLES
from site_builder.editing.yaml_edit import YamlEditor
from site_builder.model.paper import Paper
from site_builder.model.paths import display_path
from site_builder.model.problems import Problems
from site_builder.text.measures import Units


def apply_suggestions(
    paper: Paper,
    content: Path,
    proposed: Sequence[Suggestion],
    topics: Collection[str],
    units: Units = UNITS,
) -> None:
    """Put proposals into a paper's file; ``topics`` are the known slugs.

    Raises Problems or Unable, and then has changed nothing.
    """
    path = content / paper.inside
    read_text(path)  # tells what is wrong with it
    text = insert_suggestions(path.read_bytes().decode("utf-8"), proposed, display_path(path))
    plain = decode(text.encode("utf-8"), display_path(path))
    made, problems = check_paper(parse_source(plain, path, content), topics, units)
    if made is None:
        raise Problems(problems)
    write(path, text.encode("utf-8"))


def insert_suggestions(text: str, proposed: Sequence[Suggestion], file: str) -> str:
    """A content file's text with the proposals in their fields.

    Lists grow at their ends; a field that is missing is added where the order of docs/fields.md
    puts it. The text must be one that the checks accept. Raises Unable.
    """
    unsafe = f"{file}: cannot be changed safely; write the proposals by hand"
    editor, style = YamlEditor(text, file, unsafe), STYLES["papers"]
    for one in proposed:
        names = [one.field, one.kind] if one.kind else [one.field]
        editor.append(names, one.value, (style.order, style.groups.get(one.field, ())))
    return editor.text()
