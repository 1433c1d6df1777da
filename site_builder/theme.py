"""The templates and their assets: a strict Jinja environment and fingerprinted files."""

import hashlib
import re
from pathlib import Path
from statistics import mode
from traceback import extract_tb

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from site_builder.addresses import ASSETS
from site_builder.problems import Problem, Problems, Unable
from site_builder.source import shown
from site_builder.views import View

_IMPORT = re.compile(r'\s*@import(?: "(?P<part>[\w./-]+)";\s*|.*)', re.DOTALL)


class Theme:
    """A templates folder, read once.

    ``files`` holds every asset under its address, which carries a hash of all of them, so
    that a browser may keep them for ever.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / "base.html").is_file():
            raise Unable(f"{shown(folder)}: no base.html there; give a folder with --templates")
        self.folder = folder
        self.environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        contents = _assets(folder / "assets")
        digest = hashlib.sha256()
        for name, content in contents.items():
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        self.prefix = f"{ASSETS}{digest.hexdigest()[:10]}/"
        self.files = {self.prefix + name: content for name, content in contents.items()}

    def asset(self, name: str) -> str:
        """Address of an asset. Raises Problems when there is none of that name."""
        address = self.prefix + name
        if address not in self.files:
            mend = "put it there, or name another"
            file = shown(self.folder / "assets" / name)
            raise Problems([Problem(file, 1, 1, "this asset is missing", mend)])
        return address

    def render(self, template: str, view: View, address: str) -> str:
        """A page's HTML. A template's fault is told at the template's own line."""
        try:
            return self.environment.get_template(template).render(view=view)
        except Exception as error:  # a template may do anything, a division by zero included
            raise Problems([self._problem(error, template, view, address)]) from error

    def _problem(self, error: Exception, template: str, view: View, address: str) -> Problem:
        mend = f"met while rendering /{address}; its view is {type(view).__name__}"
        if isinstance(error, TemplateSyntaxError):
            file = error.filename or str(self.folder / (error.name or template))
            return Problem(shown(Path(file)), error.lineno, 1, f"{error.message}", mend)
        inside = str(self.folder)
        frames = [f for f in extract_tb(error.__traceback__) if f.filename.startswith(inside)]
        places = [(frame.filename, frame.lineno) for frame in frames]
        file, line = places[-1] if places else (str(self.folder / template), 1)
        if isinstance(error, RecursionError):
            includes = [(f.filename, f.lineno) for f in frames if "include" in (f.line or "")]
            file, line = mode(includes or places or [(file, line)])
            fault = "templates include one another without end"
        elif isinstance(error, TemplateNotFound):
            fault = f"there is no template {error.name!r}"
        elif isinstance(error, TemplateError) and error.message:
            fault = error.message
        else:
            fault = f"{type(error).__name__}: {error}"
        return Problem(shown(Path(file)), line or 1, 1, fault, mend)


def _assets(folder: Path) -> dict[str, bytes]:
    """Every asset by name; stylesheets that another one imports become part of it."""
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not any(p.startswith(".") for p in path.relative_to(folder).parts)
    )
    contents: dict[str, bytes] = {}
    imported: set[str] = set()
    for name in names:
        if name.endswith(".css"):
            sheet, parts = _flattened(folder, name)
            imported |= parts
            data = sheet.encode("utf-8")
        else:
            data = (folder / name).read_bytes()
        contents[name] = data
    return {name: data for name, data in contents.items() if name not in imported}


def _flattened(folder: Path, name: str) -> tuple[str, set[str]]:
    """A stylesheet with those it imports in their places, and the names of these."""
    pieces, parts = [], set()
    for number, line in enumerate(_sheet(folder / name).splitlines(keepends=True), 1):
        imported = _IMPORT.fullmatch(line)
        if imported is None:
            pieces.append(line)
        elif fault := _import_fault(folder, imported["part"]):
            mend = 'write @import "css/NAME.css"; for a file of assets/ that imports no other'
            raise Problems([Problem(shown(folder / name), number, 1, fault, mend)])
        else:
            pieces.append(_sheet(folder / imported["part"]))
            parts.add(imported["part"])
    return "".join(pieces), parts


def _import_fault(folder: Path, part: str | None) -> str | None:
    if part is None:
        return "this @import is not understood"
    if not (folder / part).is_file():
        return f"there is no stylesheet {part!r}"
    nested = any(map(_IMPORT.fullmatch, _sheet(folder / part).splitlines(keepends=True)))
    return f"{part!r} imports another stylesheet" if nested else None


def _sheet(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = Problem(shown(file), 1, 1, "not UTF-8", "save the file as UTF-8")
        raise Problems([problem]) from error
