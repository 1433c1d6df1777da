"""The identity gate: one paper, one file, however its arXiv id, DOI or title is written."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeAlias, TypeVar

from site_builder.content import yaml_nodes as yaml
from site_builder.content.front_matter import Source
from site_builder.content.messages import message
from site_builder.model.paper import Paper
from site_builder.model.paths import printable
from site_builder.model.problems import Problem
from site_builder.text import ids as identity
from site_builder.text import slugs

READ_IN = ("paper", "pdf")
"""Links in which an arXiv id or a DOI is the paper's own."""
_FIELDS = ("arxiv", "doi", *(f"links.{kind}" for kind in READ_IN))
_LINE = re.compile(
    rf"^(?:(title|arxiv|doi)|[ \t]+({'|'.join(READ_IN)})):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M
)
Place = tuple[int, int]
Id: TypeAlias = tuple[str, str]
"""A kind of id, and the id in its one form: of two papers that share one, one is too many."""
_T = TypeVar("_T")
CLASS = re.compile(r"\.[A-Z]{2}/")
"""The class in an old arXiv id, which may be left out: math.GT/0309136 is math/0309136."""


class Named(Protocol):
    """A paper, checked or to be, by what tells it from others."""

    @property
    def title(self) -> str: ...
    @property
    def arxiv(self) -> str | None: ...
    @property
    def doi(self) -> str | None: ...
    @property
    def links(self) -> Mapping[str, str]: ...


@dataclass(slots=True)
class Gate(Generic[_T]):
    """The papers that were let in, by all their ids; each with what its keeper notes of it."""

    _first: dict[Id, _T] = field(default_factory=dict)

    def shared(self, ids: Iterable[Id]) -> dict[Id, _T]:
        """Those of the ids that a paper has already, each with what was noted of that paper."""
        return {one: self._first[one] for one in ids if one in self._first}

    def let_in(self, ids: Iterable[Id], note: _T) -> None:
        """Remember a paper; an id that an earlier one has stays with that one."""
        for one in ids:
            self._first.setdefault(one, note)


@dataclass(frozen=True, slots=True)
class Identified:
    """A file with all that tells which paper it is about."""

    file: str
    added: str
    ids: Mapping[Id, tuple[str, Place]]
    """Each id, as a message shows it, and where it stands."""


def without_class(arxiv: str) -> str:
    """An arXiv id in its one form: math/0309136, which some write math.GT/0309136."""
    return CLASS.sub("/", arxiv)


def ids_of(paper: Named) -> list[Id]:
    """The ids of a paper, in its fields and its links, each in its one form."""
    return ids_in(_written(paper))


def ids_in(written: Mapping[str, str]) -> list[Id]:
    """The ids in the texts of fields, such as arxiv and links.pdf, each in its one form."""
    return list(dict.fromkeys(one for one, _, _ in _found(written)))


def ids_in_broken(text: str) -> list[Id]:
    """The ids in a content file that cannot be read as YAML, by the looks of its lines."""
    return ids_in({top or f"links.{kind}": said for top, kind, said in _LINE.findall(text)})


def identify_paper(paper: Paper) -> Identified:
    """The ids of a paper."""
    ids = _placed(
        paper.key,
        _written(paper),
        lambda name: paper.lines.get(name.partition(".")[0], (1, 1)),
    )
    return Identified(paper.file, paper.added.isoformat(), ids)


def identify_source(source: Source) -> Identified:
    """The ids of a file that has problems of its own, as far as it can be understood."""
    written: dict[str, str] = {}
    places: dict[str, Place] = {}
    for key, node in source.front.entries:
        inner = node.entries if isinstance(node, yaml.Mapping) else ()
        for name, value in [(key.text, node), *((f"{key.text}.{k.text}", v) for k, v in inner)]:
            if isinstance(value, yaml.Scalar):
                written.setdefault(name, value.text)
                places.setdefault(name, (node.line, node.column))
    ids = _placed(source.key, written, places.__getitem__)
    return Identified(source.file, written.get("added", ""), ids)


def _written(paper: Named) -> dict[str, str]:
    links = {f"links.{kind}": paper.links.get(kind, "") for kind in READ_IN}
    return {"title": paper.title, "arxiv": paper.arxiv or "", "doi": paper.doi or "", **links}


def _found(written: Mapping[str, str]) -> Iterator[tuple[Id, str, str]]:
    """Each id as it is met, with its field and as a message shows it."""
    if title := slugs.title_identity(written.get("title", "")):
        yield ("title", title), "title", written["title"]
    for name in _FIELDS:
        if not (text := written.get(name)):
            continue
        if arxiv := identity.arxiv_id(text):
            yield ("arxiv", without_class(arxiv)), name, arxiv
        elif doi := identity.doi(text):
            yield ("doi", doi.casefold()), name, doi


def _placed(
    key: str, written: Mapping[str, str], place: Callable[[str], Place]
) -> dict[Id, tuple[str, Place]]:
    """The ids of a file, its key among them, each where it stands first."""
    found: dict[Id, tuple[str, Place]] = {("key", key): (key, (1, 1))}
    for one, name, shown in _found(written):
        found.setdefault(one, (shown, place(name)))
    return found


def duplicates(files: Iterable[Identified], focus: Collection[str] = ()) -> Iterator[Problem]:
    """The same key, arXiv id, DOI or title in two files; the message names both.

    It is told in the file that came later to the list, or in the one of ``focus``.
    """
    gate: Gate[str] = Gate()
    for one in sorted(files, key=lambda one: (one.file in focus, one.added, one.file)):
        for (kind, value), file in gate.shared(one.ids).items():
            shown, (line, column) = one.ids[kind, value]
            what = printable(" ".join(shown.split()))
            fault, mend = message("duplicate", field=kind, file=file, shown=what)
            if kind == "key":
                mend += "; or rename one of the two"
            yield Problem(one.file, line, column, fault, mend)
        gate.let_in(one.ids, one.file)
