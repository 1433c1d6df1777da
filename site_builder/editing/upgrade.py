"""A list's format written into its site.yaml, where an older list says none."""

from pathlib import Path

from site_builder.content.format_version import FIELD, FORMAT, SITE, format_of, format_problem
from site_builder.content.front_matter import read_yaml
from site_builder.editing.atomic import write
from site_builder.editing.yaml_edit import YamlEditor
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems


def upgrade(content: Path, only_check: bool = False) -> int:
    """Bring a list up to today's format, unless that is only to be checked; the format found.

    Raises Problems, for content of a newer format too, or Unable, and then has changed nothing.
    """
    path = content / SITE
    source = read_yaml(path)
    found, problem = format_of(source), format_problem(source)
    if found is None or (problem is not None and not problem.warning):
        raise Problems(filter(None, [problem]))
    if found < FORMAT:
        text = with_format(path.read_bytes().decode("utf-8"), display_path(path))
        if not only_check:
            write(path, text.encode("utf-8"))
    return found


def with_format(text: str, file: str) -> str:
    """The text of site.yaml with today's format; every other letter stays.

    A new line stands above the first field, and above the comment that belongs to it.
    """
    unsafe = f"{file}: cannot be changed safely; write '{FIELD}: {FORMAT}' there by hand"
    editor = YamlEditor(text, file, unsafe)
    if FIELD not in editor.wanted and editor.is_in_braces():
        mend = "write each field on a line of its own"
        raise Problems([Problem(file, *editor.first_place(), "fields in braces", mend)])
    editor.put([FIELD], FORMAT, ([FIELD],))
    return editor.text()
