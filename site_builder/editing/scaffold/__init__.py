"""A new list that builds, tests and deploys at once: its files, with what makes it this list."""

import os
from dataclasses import dataclass
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from site_builder.content.format_version import FORMAT
from site_builder.content.reader import read_content
from site_builder.editing.atomic import change_files
from site_builder.editing.compose import scalar_text
from site_builder.model.paths import display_path
from site_builder.model.problems import Unable
from site_builder.text.slugs import slug

FILES = Path(__file__).with_name("files")
"""The files of a new list; a name that begins with "dot." stands for a hidden one."""
_TEXT = "*_`[]<>#&\\"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewList:
    """What a new list is to be."""

    folder: Path
    requirement: str
    """What pip is told to install, so that the list has its builder."""
    added: str
    """The day its example papers came to it."""
    name: str | None = None
    """Its name; that of the folder where none is given."""
    tagline: str = "Papers worth reading, each with a word on what it is about."
    editor: str = "the list’s curators"
    repository: str | None = None
    base_url: str | None = None


class _Blank(Template):
    """A file with blanks, written @@{so}: no language of the files uses that."""

    delimiter = "@@"


def create(beginning: NewList) -> tuple[Path, ...]:
    """Write a new list, check it, and give its files.

    Raises Unable when the folder is not empty or cannot be written, Problems when what was given
    makes no list; then nothing was written.
    """
    folder = beginning.folder
    try:
        if folder.exists() and not folder.is_dir():
            raise Unable(f"{display_path(folder)}: is a file; give a new folder")
        if folder.is_dir() and any(folder.iterdir()):
            raise Unable(f"{display_path(folder)}: is not empty; give a new folder")
    except OSError as error:
        raise Unable(f"{display_path(folder)}: {error.strerror}") from error
    files = dict(_files(beginning))
    with change_files({path: text.encode("utf-8") for path, text in files.items()}):
        read_content(folder / "content")
    return tuple(files)


def _files(beginning: NewList) -> list[tuple[Path, str]]:
    said = _said(beginning)
    made = []
    for file in sorted(path for path in FILES.rglob("*") if path.is_file()):
        parts = [part.replace("dot.", ".", 1) for part in file.relative_to(FILES).parts]
        text = _Blank(file.read_text(encoding="utf-8")).substitute(said)
        made.append((beginning.folder.joinpath(*parts), text))
    return made


def _said(beginning: NewList) -> dict[str, object]:
    """What fills the blanks."""
    place = Path(os.path.abspath(beginning.folder)).name
    try:
        word = slug(place)
    except ValueError:
        word = "reading-list"
    spoken = word.replace("-", " ")
    name = beginning.name or spoken[:1].upper() + spoken[1:]
    repository = (beginning.repository or f"https://github.com/OWNER/{word}").rstrip("/")
    return {
        "name": scalar_text(name),
        "tagline": scalar_text(beginning.tagline),
        "base_url": beginning.base_url or _pages(repository),
        "repository": repository,
        "editor": scalar_text(beginning.editor),
        "title": _markdown(name),
        "summary": _markdown(beginning.tagline),
        "requirement": " ".join(beginning.requirement.split()),
        "added": beginning.added,
        "format": FORMAT,
    }


def _pages(repository: str) -> str:
    """Where GitHub Pages puts the site of a repository."""
    parts = urlsplit(repository)
    owner, _, name = parts.path.strip("/").partition("/")
    if parts.hostname != "github.com" or not name:
        return repository.rstrip("/") + "/"
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _markdown(text: str) -> str:
    """A text on one line, as Markdown that says nothing else."""
    return "".join(f"\\{sign}" if sign in _TEXT else sign for sign in " ".join(text.split()))
