"""The text of content/moved.yaml with lines added, changed and taken out, comments kept."""

from collections.abc import Mapping

from site_builder.content.checks.redirects import MOVED_FIELDS
from site_builder.content.reader import MOVED
from site_builder.editing.yaml_edit import YamlEditor
from site_builder.model.problems import Unable

HEAD = "# Keys that papers no longer have, kept so that their addresses still answer.\n"
Groups = Mapping[str, Mapping[str, str]]
"""What the file says: by field, then by key."""


def record_redirect(text: str, groups: Groups) -> str:
    """The file's text, saying just what ``groups`` say; "" when that is nothing.

    Lines that stay are not touched, new ones stand in the order of their keys. Raises Unable
    for a file that is not written as lines.
    """
    if not any(groups.values()):
        return ""
    unsafe = f"{MOVED} cannot be changed safely; write its fields as 'KEY: ...' lines"
    editor = YamlEditor(text if text.strip() else HEAD, MOVED, unsafe)
    for name in MOVED_FIELDS:
        if editor.is_in_braces() or editor.is_in_braces(name):
            raise Unable(f"{MOVED}: write its fields as 'KEY: ...' lines, not in braces")
        old, said = dict(editor.wanted.get(name) or {}), groups.get(name, {})
        for key in sorted(said):
            if old.get(key) != said[key]:
                editor.put((name, key), said[key], ((), sorted({*old, *said})))
        for key in sorted(old.keys() - said.keys()):
            editor.delete((name, key))
        if name in editor.wanted and not said:
            editor.delete((name,))
    return editor.text()
