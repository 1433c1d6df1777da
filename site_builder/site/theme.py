"""The templates and their assets: a strict Jinja environment and fingerprinted files.

They ship with the builder; a list's own folder of templates overrides them file by file.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from statistics import mode
from traceback import extract_tb

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems, Unable, suggestion
from site_builder.site import urls
from site_builder.site.output import digest

_HERE = Path(__file__).parent.parent
SHIPPED = (_HERE if (_HERE / "templates").is_dir() else _HERE.parent) / "templates"
"""What ships: within the package once installed, beside it in the repository."""
_IMPORT = re.compile(r'\s*@import(?: "(?P<part>[\w./-]+)";\s*|.*)', re.DOTALL)

_JSDOC = re.compile(rb"^[ \t]*/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
"""Comments above what they describe: types for those who write, bytes for those who read."""


def folders_of(own: Path | None) -> tuple[Path, ...]:
    """The folders of templates, the one that overrides first; in the repository they are one."""
    if own is None:
        return (SHIPPED,)
    return (own,) if own.resolve() == SHIPPED.resolve() else (own, SHIPPED)


class Theme:
    """The templates and assets that ship, each overridden by that of the same name in ``own``.

    A template that is overridden is still there as shipped/NAME, to be extended. ``files`` holds
    every asset under its address, which carries a hash of all of them, so that a browser may
    keep them for ever. Raises Problems when a file of ``own`` overrides nothing and is not used.
    """

    def __init__(self, own: Path | None = None) -> None:
        if own is not None and not own.is_dir():
            raise Unable(f"{display_path(own)}: there is no such folder; give one with --templates")
        self.folders = folders_of(own)
        shipped = PrefixLoader({"shipped": FileSystemLoader(SHIPPED)})
        self.environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(self.folders), shipped]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        files = {
            name: path
            for folder in reversed(self.folders)
            for name, path in _files(folder / "assets")
        }
        contents = _assets(dict(sorted(files.items())))
        if len(self.folders) > 1:
            _check_own(self.folders[0], contents)
        digest = hashlib.sha256()
        for name, content in contents.items():
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        self.prefix = f"{urls.ASSETS}{digest.hexdigest()[:10]}/"
        self.files = {self.prefix + name: content for name, content in contents.items()}

    def __repr__(self) -> str:
        """What keys are made of: every template and every asset."""
        return self._key

    @cached_property
    def _key(self) -> str:
        return digest(
            [
                (name, path.read_bytes())
                for folder in self.folders
                for name, path in sorted(_files(folder))
            ]
        )

    def asset(self, name: str) -> str:
        """Address of an asset. Raises Problems when there is none of that name."""
        address = self.prefix + name
        if address not in self.files:
            mend = "put it there, or name another"
            file = display_path(self.folders[0] / "assets" / name)
            raise Problems([Problem(file, 1, 1, "this asset is missing", mend)])
        return address

    def render(self, template: str, view: object, address: str) -> str:
        """A page's HTML. A template's fault is told at the template's own line."""
        try:
            return self.environment.get_template(template).render(view=view, urls=urls)
        except Problems:
            raise
        except Exception as error:  # a template may do anything, a division by zero included
            raise Problems([self._problem(error, template, view, address)]) from error

    def _problem(self, error: Exception, template: str, view: object, address: str) -> Problem:
        mend = f"met while rendering /{address}; its view is {type(view).__name__}"
        if isinstance(error, TemplateSyntaxError):
            file = error.filename or str(self._file(error.name or template))
            return Problem(display_path(Path(file)), error.lineno, 1, f"{error.message}", mend)
        inside = tuple(map(str, self.folders))
        frames = [f for f in extract_tb(error.__traceback__) if f.filename.startswith(inside)]
        places = [(frame.filename, frame.lineno) for frame in frames]
        file, line = places[-1] if places else (str(self._file(template)), 1)
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
        return Problem(display_path(Path(file)), line or 1, 1, fault, mend)

    def _file(self, template: str) -> Path:
        """Where a template is, or would be."""
        files = (folder / template for folder in self.folders)
        return next((file for file in files if file.is_file()), self.folders[0] / template)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Files of a folder and its subfolders by name, hidden ones left out."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield inside.as_posix(), path


def _check_own(own: Path, contents: Mapping[str, bytes]) -> None:
    """Refuse templates and stylesheets that nothing will ever read: most are misspelt."""
    shipped = {name for name, _ in _files(SHIPPED)}
    templates = {name: path for name, path in _files(own) if name.endswith(".html")}
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in templates.values()]
    unread = {
        name: f"no template is called {name!r}, and none of yours names it"
        for name in templates
        if name not in shipped and not any(name in text for text in texts)
    }
    for name in contents:
        if name.endswith(".css") and f"assets/{name}" not in shipped:
            unread[f"assets/{name}"] = f"no stylesheet is called {name!r}, and none imports it"
    problems = [
        Problem(
            display_path(own / name), 1, 1, fault, suggestion(name, shipped, "use it, or delete it")
        )
        for name, fault in unread.items()
    ]
    if problems:
        raise Problems(problems)


def _assets(files: Mapping[str, Path]) -> dict[str, bytes]:
    """Every asset by name; stylesheets that another one imports become part of it, and scripts go
    without the comments that give their types."""
    contents: dict[str, bytes] = {}
    imported: set[str] = set()
    for name, path in files.items():
        if name.endswith(".css"):
            sheet, parts = _flattened(files, name)
            imported |= parts
            contents[name] = sheet.encode("utf-8")
        elif name.endswith(".js"):
            contents[name] = _JSDOC.sub(b"", path.read_bytes())
        else:
            contents[name] = path.read_bytes()
    return {name: data for name, data in contents.items() if name not in imported}


def _flattened(files: Mapping[str, Path], name: str) -> tuple[str, set[str]]:
    """A stylesheet with those it imports in their places, and the names of these."""
    pieces, parts = [], set()
    for number, line in enumerate(_lines(files[name]), 1):
        imported = _IMPORT.fullmatch(line)
        if imported is None:
            pieces.append(line)
        elif fault := _import_fault(files, imported["part"]):
            mend = 'write @import "css/NAME.css"; for a file of assets/ that imports no other'
            raise Problems([Problem(display_path(files[name]), number, 1, fault, mend)])
        else:
            pieces += _lines(files[imported["part"]])
            parts.add(imported["part"])
    return "".join(pieces), parts


def _import_fault(files: Mapping[str, Path], part: str | None) -> str | None:
    if part is None:
        return "this @import is not understood"
    if part not in files:
        return f"there is no stylesheet {part!r}"
    nested = any(map(_IMPORT.fullmatch, _lines(files[part])))
    return f"{part!r} imports another stylesheet" if nested else None


def _lines(file: Path) -> Iterable[str]:
    """Lines of a stylesheet with their ends. Raises Problems when it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        problem = Problem(display_path(file), 1, 1, "not UTF-8", "save the file as UTF-8")
        raise Problems([problem]) from error
