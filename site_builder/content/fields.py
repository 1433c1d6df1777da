"""The fields of one content file, typed one by one; every fault is told at its own place."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from site_builder.content.defaults import UNITS
from site_builder.content.front_matter import NO_CHARACTERS, Source
from site_builder.content.messages import message
from site_builder.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from site_builder.model.paper import PartialDate
from site_builder.model.problems import Problem, nearest_word, suggestion
from site_builder.text.ids import is_web_address
from site_builder.text.measures import Units

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_NUMBER = re.compile(r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?")
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff" + NO_CHARACTERS + "]"
)
PATTERNS = {"date": _DATE, "invisible": _INVISIBLE}
"""What one-line fields are read by."""


@dataclass(frozen=True, slots=True)
class Known:
    """What other files hold that a file may name."""

    topics: Collection[str] = ()
    """Slugs."""
    groups: Collection[str] = ()
    """Groups of topics."""
    keys: Collection[str] = ()
    """Keys of papers."""
    classes: Collection[str] | None = ()
    """Classes of the vocabulary, or None where they cannot be known."""
    units: Units = UNITS
    """Units that claims may be given in."""


class Fields:
    """Reads a mapping field by field and collects the problems it meets.

    A field that is absent or wrong gives None or an empty tuple, a wrong one a problem too, so
    that all problems come out of one run.
    """

    def __init__(
        self, source: Source, names: Collection[str], known: Known = Known(), group: str = ""
    ) -> None:
        self.source = source
        self.known = known
        self.problems: list[Problem] = []
        self.nodes: dict[str, Node] = {}
        self.lines: dict[str, tuple[int, int]] = {"body": (source.body_line, 1)}
        self.keys: dict[str, Scalar] = {}
        self.meant: set[str] = set()
        self._take(source.front, names, group)

    def _take(self, front: Mapping, names: Collection[str], group: str) -> None:
        for key, value in front.entries:
            name = f"{group}.{key.text}" if group else key.text
            if key.text not in names:
                mend = suggestion(key.text, names, any_of(names))
                what = f" in {group!r}" if group else ""
                self.tell(key, f"unknown field {key.text!r}{what}", mend)
                self.meant.add(nearest_word(key.text, names) or "")
            elif name in self.nodes:
                fault = f"{key.text!r} is here and on line {self.keys[name].line}"
                self.tell(key, fault, "keep one of the two")
            else:
                self.nodes[name] = value
                self.keys[name] = key
                self.lines[name] = (value.line, value.column)

    def tell(
        self, node: Node | tuple[int, int], fault: str, mend: str, warning: bool = False
    ) -> None:
        """Note a problem at a node, or at a line and column."""
        line, column = node if isinstance(node, tuple) else (node.line, node.column)
        self.problems.append(Problem(self.source.file, line, column, fault, mend, warning))

    def require(self, *names: str) -> None:
        """Tell which of these fields are missing, but for those that are only misspelt."""
        place = (self.source.front.line, 1)
        for name in names:
            if name not in self.nodes and name not in self.meant:
                self.tell(place, *message("missing", name=name))

    def text(self, name: str) -> str | None:
        """One line of text."""
        node = self.nodes.get(name)
        return None if node is None else self._text(node, name)

    def _text(self, node: Node, name: str, item: bool = False) -> str | None:
        what = f"an item of {name!r}" if item else repr(name)
        if not isinstance(node, Scalar):
            written = "a list" if isinstance(node, Sequence) else "a group of fields"
            mend = "write one line of text, in quotes where it holds brackets or ': '"
            self.tell(node, f"{what} is {written}", mend)
            return None
        text = " ".join(node.text.split())
        if not text or (node.plain and text in ("~", "null")):
            line = "it" if item else f"the line '{_last(name)}:'"
            self.tell(node, f"{what} is empty", f"write its value, or delete {line}")
            return None
        written = node.text if node.escaped else node.text.replace("\n", " ")
        if hidden := _INVISIBLE.search(written):
            fault, mend = message("invisible", what=what, code=f"{ord(hidden[0]):04X}")
            if node.escaped:
                mend += ", or \\\\ for a backslash in double quotes"
            self.tell(node, fault, mend)
            return None
        return text

    def items(self, name: str) -> tuple[tuple[str, Node], ...]:
        """A list of texts with their nodes; repeated ones are told and left out."""
        node = self.nodes.get(name)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            mend = f"write '{_last(name)}: [one, another]' or one '- ...' line for each"
            self.tell(node, f"{name!r} is not a list", mend)
            return ()
        found: dict[str, Node] = {}
        for item in node.items:
            text = self._text(item, name, item=True)
            if text is None:
                continue
            if text in found:
                self.tell(item, *message("named-twice", name=name, text=text))
            found.setdefault(text, item)
        return tuple(found.items())

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(text for text, _ in self.items(name))

    def choices(self, name: str, known: Collection[str], what: str, home: str) -> tuple[str, ...]:
        """A list of words out of a vocabulary that stands in ``home``."""
        chosen = []
        for text, node in self.items(name):
            if text in known:
                chosen.append(text)
            else:
                mend = suggestion(text, known, any_of(known, home))
                self.tell(node, f"unknown {what} {text!r}", mend)
        return tuple(chosen)

    def choice(self, name: str, known: Collection[str], home: str) -> str | None:
        """One word out of a vocabulary that stands in ``home``."""
        text = self.text(name)
        if text is None or text in known:
            return text
        mend = suggestion(text, known, any_of(known, home))
        self.tell(self.nodes[name], f"unknown {name} {text!r}", mend)
        return None

    def is_number(self, name: str) -> bool:
        """Whether YAML could take a field for a number, since it stands without quotes."""
        node = self.nodes.get(name)
        return isinstance(node, Scalar) and node.plain and bool(_NUMBER.fullmatch(node.text))

    def partial_date(self, name: str, mend: str) -> PartialDate | None:
        """A year, a month or a day."""
        text = self.text(name)
        if text is None:
            return None
        match = _DATE.fullmatch(text)
        try:
            year, month, day = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
            if (match and match[2] and not month) or (match and match[3] and not day):
                raise ValueError
            when = PartialDate(year, month, day)
            _ = when.first_day
        except ValueError:
            match = None
        if match is None:
            self.tell(self.nodes[name], *message("shape", name=name, text=text, mend=mend))
            return None
        return when

    def day(self, name: str, mend: str) -> date | None:
        """A day."""
        when = self.partial_date(name, mend)
        if when is None or when.day:
            return when.first_day if when else None
        self.tell(self.nodes[name], *message("no-day", name=name, when=when, mend=mend))
        return None

    def address(self, name: str) -> str | None:
        """A web address."""
        text = self.text(name)
        if text is None or is_web_address(text):
            return text
        self.tell(self.nodes[name], *message("address", name=name, text=text))
        return None

    def lists(self, name: str, known: Collection[str]) -> dict[str, tuple[tuple[str, Node], ...]]:
        """Lists of texts by name, the names out of a closed vocabulary."""
        group = self.group(name, known)
        found = {name.rpartition(".")[2]: group.items(name) for name in group.nodes}
        return {key: found[key] for key in known if found.get(key)}

    def pairs(self, name: str) -> tuple[tuple[Scalar, str], ...]:
        """A group of fields of any names, each one line of text, or "" where it is wrong."""
        node = self.nodes.get(name)
        names = [key.text for key, _ in node.entries] if isinstance(node, Mapping) else []
        group = self.group(name, names or ("KEY",))
        return tuple((group.keys[name], group.text(name) or "") for name in group.nodes)

    def group(self, name: str, names: Collection[str]) -> "Fields":
        """The fields of a group, called NAME.FIELD each; their problems are told here."""
        node = self.nodes.get(name)
        if node is not None and not isinstance(node, Mapping):
            like = f"write '{name}:' and below it lines like '  {next(iter(names))}: ...'"
            mend = f"{like}, or delete the line"
            self.tell(node, f"{name!r} is not a group of fields", mend)
        front = node if isinstance(node, Mapping) else Mapping((), 0, 0)
        group = Fields(replace(self.source, front=front), names, self.known, name)
        self.problems += group.problems
        group.problems = self.problems
        return group


def _last(name: str) -> str:
    """The word before the colon: methods for tags.methods."""
    return name.rpartition(".")[2]


def any_of(known: Collection[str], home: str = "") -> str:
    among = f"choose from: {', '.join(known)}" if known else "there is none yet"
    return f"{among}{'; or' if known else ':'} add it to {home}" if home else among
