"""The identity gate: one paper, one file, however its arXiv id, DOI or title is written."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from site_builder import identity
from site_builder import nodes as yaml
from site_builder.paper import Paper
from site_builder.problems import Problem
from site_builder.rules import told
from site_builder.source import Source, printable

READ_IN = ("paper", "pdf")
"""Links in which an arXiv id or a DOI is the paper's own."""

Place = tuple[int, int]

CLASS = re.compile(r"\.[A-Z]{2}/")
"""The class in an old arXiv id, which may be left out: math.GT/0309136 is math/0309136."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A file with all that tells which paper it is about."""

    file: str
    added: str
    ids: Mapping[tuple[str, str], tuple[str, Place]]
    """Kind and common form of each id: as a message shows it, and where it stands."""


def identified(paper: Paper) -> Identified:
    """The ids of a paper."""
    written = {
        "title": paper.title,
        "arxiv": paper.arxiv or "",
        "doi": paper.doi or "",
        **{f"links.{kind}": paper.links.get(kind, "") for kind in READ_IN},
    }
    places = {name: paper.lines.get(name.partition(".")[0], (1, 1)) for name in written}
    ids = _ids(paper.key, written, places)
    return Identified(paper.file, paper.added.isoformat(), ids)


def identified_as_written(source: Source) -> Identified:
    """The ids of a file that has problems of its own, as far as it can be understood."""
    written: dict[str, str] = {}
    places: dict[str, Place] = {}
    for key, node in source.front.entries:
        inner = node.entries if isinstance(node, yaml.Mapping) else ()
        for name, value in [(key.text, node), *((f"{key.text}.{k.text}", v) for k, v in inner)]:
            if isinstance(value, yaml.Scalar):
                written.setdefault(name, value.text)
                places.setdefault(name, (node.line, node.column))
    ids = _ids(source.key, written, places)
    return Identified(source.file, written.get("added", ""), ids)


def _ids(
    key: str, written: Mapping[str, str], places: Mapping[str, Place]
) -> dict[tuple[str, str], tuple[str, Place]]:
    found: dict[tuple[str, str], tuple[str, Place]] = {("key", key): (key, (1, 1))}
    if title := identity.title_identity(written.get("title", "")):
        found["title", title] = (written["title"], places["title"])
    for name in ("arxiv", "doi", *(f"links.{kind}" for kind in READ_IN)):
        text = written.get(name, "")
        if arxiv := identity.arxiv_id(text):
            common = CLASS.sub("/", arxiv)
            found.setdefault(("arxiv", common), (arxiv, places[name]))
        elif doi := identity.doi(text):
            found.setdefault(("doi", doi.casefold()), (doi, places[name]))
    return found


def duplicates(files: Iterable[Identified], focus: Collection[str] = ()) -> Iterator[Problem]:
    """The same key, arXiv id, DOI or title in two files; the message names both.

    It is told in the file that came later to the list, or in the one of ``focus``.
    """
    first: dict[tuple[str, str], Identified] = {}
    for one in sorted(files, key=lambda one: (one.file in focus, one.added, one.file)):
        for (kind, value), (shown, (line, column)) in one.ids.items():
            other = first.setdefault((kind, value), one)
            if other is not one:
                what = printable(" ".join(shown.split()))
                fault, mend = told("duplicate", field=kind, file=other.file, shown=what)
                if kind == "key":
                    mend += "; or rename one of the two"
                yield Problem(one.file, line, column, fault, mend)
