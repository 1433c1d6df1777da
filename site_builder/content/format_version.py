"""The format of content: which one a list is written in, which one this builder reads."""

from pathlib import Path

from site_builder.content.front_matter import Source, read_yaml
from site_builder.content.yaml_nodes import Node, Scalar
from site_builder.model.problems import Problem, Problems, Unable

SITE = "site.yaml"
"""The file that says so, within the folder of the list."""
FORMAT = 1
"""The format in which this builder reads and writes content."""
FIELD = "format"


def format_of(source: Source) -> int | None:
    """The format that site.yaml says its content is in, 0 where it says none.

    None when what it says is no number.
    """
    node = _node(source)
    if node is None:
        return 0
    text = node.text if isinstance(node, Scalar) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def format_problem(source: Source) -> Problem | None:
    """What is wrong with the format of the content; an older one is a warning."""
    number, node = format_of(source), _node(source)
    line, column = (node.line, node.column) if node else (source.front.line, 1)
    if number is None:
        fault, mend = f"{FIELD!r} is not a number", f"write {FORMAT}"
    elif number > FORMAT:
        fault = f"the content is in format {number}, and this builder reads up to {FORMAT}"
        mend = "install a newer site_builder"
    elif number < FORMAT:
        fault = f"the content is in format {number}, and this builder writes {FORMAT}"
        mend = "call: site_builder upgrade"
    else:
        return None
    return Problem(source.file, line, column, fault, mend, number is not None and number < FORMAT)


def refuse_newer(site: Path) -> None:
    """Raise Problems when the list of this site.yaml is in a format of a later builder.

    Nothing else is looked at: whatever else is wrong with the file is for the checks to tell.
    """
    try:
        source = read_yaml(site)
    except (Problems, Unable):
        return
    problem = format_problem(source)
    if problem is not None and (format_of(source) or 0) > FORMAT:
        raise Problems([problem])


def _node(source: Source) -> Node | None:
    return next((node for key, node in source.front.entries if key.text == FIELD), None)
