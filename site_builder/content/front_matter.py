"""Content files as written: front matter as nodes with their places, then prose."""

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.messages import message
from site_builder.content.yaml_nodes import Mapping, parse
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable

MAX_BYTES = 1_000_000
"""A content file larger than this is not a content file."""
MAX_WORD = 2_000
"""Characters that may stand without a space; finding links takes the square of their number."""
NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""Code points that are no characters, as a range for a pattern (Unicode 16, chapter 23.7)."""
_CONTROL = re.compile(f"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{NO_CHARACTERS}]")
"""Characters that no feed and no page may hold (XML 1.0 and HTML)."""
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1}}}")
PATTERNS = {"control": _CONTROL, "long-word": _LONG_WORD}
"""What no file may hold."""


@dataclass(frozen=True, slots=True)
class Source:
    """One content file as a person wrote it."""

    file: str
    """Path relative to where the command was called; messages begin with it."""
    key: str
    """The file's stem."""
    folder: str
    """Name of the folder the file lies in."""
    inside: str
    """Path below the content folder, the same wherever that folder lies."""
    front: Mapping
    """The front matter; a file that is all YAML has nothing else."""
    body: str
    """Text after the front matter, without blank lines around it."""
    body_line: int
    """Line on which the body begins."""


def read_text(
    path: Path, limit: int = MAX_BYTES, mend: str = "content is a page or two of text: shorten it"
) -> str:
    """A text file's words, BOM and carriage returns taken away.

    Raises Problems when it is too large (with ``mend``), binary or not UTF-8, Unable when it
    cannot be read.
    """
    file = display_path(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Problems([Problem(file, 1, 1, "not a file", "put a text file in its place")])
        if status.st_size > limit:
            fault = f"the file has {status.st_size:,} bytes, more than {limit:,}"
            raise Problems([Problem(file, 1, 1, fault, mend)])
        data = path.read_bytes()
    except OSError as error:
        raise Unable(f"{file}: cannot be read: {error.strerror}") from error
    return decode(data, file)


def decode(data: bytes, file: str) -> str:
    """The words of a text file, BOM and carriage returns taken away; ``file`` is its name.

    Raises Problems when they are binary or not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        fault = f"not UTF-8: byte 0x{data[error.start]:02x} means nothing here"
        raise Problems([Problem(file, line, column, fault, "save the file as UTF-8")]) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Problems([Problem(file, line, 1, "a binary file", "write plain text, as UTF-8")])
    return text


def check_letters(text: str, file: str) -> None:
    """Refuse a content file's text for what no page can show. Raises Problems."""
    if odd := _CONTROL.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        column = odd.start() - text.rfind("\n", 0, odd.start())
        said = message("invisible-in-a-text", code=f"{ord(odd[0]):04X}")
        raise Problems([Problem(file, line, column, *said)])
    if long := _LONG_WORD.search(text):
        line = text.count("\n", 0, long.start()) + 1
        raise Problems([Problem(file, line, 1, *message("long-word", most=MAX_WORD))])


def read_source(path: Path, content: Path) -> Source:
    """Read a Markdown file of the folder ``content``. Raises Problems or Unable."""
    return parse_source(read_text(path), path, content)


def parse_source(text: str, path: Path, content: Path) -> Source:
    """A Markdown file's text as the source it is, or would be, at ``path``. Raises Problems."""
    file = display_path(path)
    check_letters(text, file)
    lines = text.split("\n")
    if not text.strip():
        fault, mend = "the file is empty", "begin it with --- and the fields of docs/fields.md"
        raise Problems([Problem(file, 1, 1, fault, mend)])
    if lines[0].rstrip() != "---":
        mend = "write --- alone on line 1, then the fields, then --- again"
        raise Problems([Problem(file, 1, 1, "the front matter is missing", mend)])
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        mend = "write --- alone on the line after the last field"
        raise Problems([Problem(file, 1, 1, "the front matter is never closed", mend)])
    front = _mapping("\n".join(lines[1:end]), file, 2)
    body = "\n".join(lines[end + 1 :])
    lead = body[: len(body) - len(body.lstrip())].count("\n")
    inside = path.relative_to(content).as_posix()
    line = end + 2 + lead
    return Source(file, path.stem, path.parent.name, inside, front, body.strip(), line)


def read_yaml(path: Path) -> Source:
    """Read a file that is all YAML, such as site.yaml. Raises Problems or Unable."""
    return parse_yaml(read_text(path), path)


def parse_yaml(text: str, path: Path) -> Source:
    """The text of a file that is all YAML as the source it is, or would be. Raises Problems."""
    file = display_path(path)
    check_letters(text, file)
    front = _mapping(text, file, 1)
    return Source(file, path.stem, path.parent.name, path.name, front, "", 1)


def _mapping(text: str, file: str, first_line: int) -> Mapping:
    node = parse(text, file, first_line)
    if node is None:
        raise Problems(
            [Problem(file, first_line, 1, "no fields here", "write 'name: value' lines")]
        )
    if not isinstance(node, Mapping):
        fault = "the fields are not 'name: value' lines"
        raise Problems([Problem(file, node.line, node.column, fault, "write 'name: value' lines")])
    return node


def find_sources(folder: Path, suffix: str = ".md") -> tuple[list[Path], list[Problem]]:
    """Files of a content folder and its subfolders that end in ``suffix``, in order of their paths.

    Hidden files are passed over; a file of another kind and a link that leads nowhere or out
    of the folder are problems.
    """
    inside = folder.resolve()
    wrong = []
    found = []
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if path.is_symlink() and not _leads_into(path, inside):
            fault = f"a link out of {folder.name}/, or to nothing"
            mend = "put the file itself here instead of a link"
            wrong.append(Problem(display_path(path), 1, 1, fault, mend))
        elif path.is_dir():
            continue
        elif path.suffix == suffix:
            found.append(path)
        else:
            mend = f"only {suffix} files belong here: rename it or move it away"
            wrong.append(
                Problem(display_path(path), 1, 1, f"not a content file: {path.name}", mend)
            )
    return found, wrong


def _leads_into(link: Path, folder: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):  # it leads to nothing, or to itself
        return False
