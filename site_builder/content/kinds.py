"""Kinds of value that a field may have: how each is checked, written, described and said."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from site_builder.content.checks.common import check_name, formula_fault
from site_builder.content.fields import Fields
from site_builder.content.messages import message
from site_builder.text import markdown, slugs

Schema = dict[str, Any]
Shape = Literal["text", "date", "lines", "row", "list", "group"]
"""How a value is written; of lists "lines" has one for each item, "row" stands between brackets,
and "list" is as its writer likes it."""
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""One line of text; without quotes YAML may take it for a number or for yes and no."""
SLUG: Schema = {"type": "string", "pattern": f"^{slugs.KEY.pattern}$"}
"""The slug of a topic, while those of the list are not known."""


class Kind:
    """A kind of value."""

    shape: Shape = "text"

    def read(self, fields: Fields, name: str) -> Any:
        """The value of a field; what is wrong with it is told, and is none."""
        return fields.text(name)

    def schema(self) -> Schema:
        """Its JSON Schema."""
        return dict(_TEXT)

    def words(self, value: Any) -> str:
        """A value in words, "" for none."""
        return "" if value is None else str(value)

    def lines(self, name: str, value: Any) -> Iterator[tuple[str, str]]:
        """A field's value in words under its name, or part by part."""
        yield name, self.words(value)


@dataclass(frozen=True)
class Text(Kind):
    """One line of text; where there is a pattern, one that it matches as a whole."""

    pattern: re.Pattern[str] | None = None
    mend: str = ""
    number: bool = False
    """Whether it may be a number for YAML."""

    def read(self, fields: Fields, name: str) -> str | None:
        text = fields.text(name)
        if text is None or self.pattern is None or self.pattern.fullmatch(text):
            return text
        fields.tell(fields.nodes[name], *message("shape", name=name, text=text, mend=self.mend))
        return None

    def schema(self) -> Schema:
        if self.pattern is None:
            return dict(_TEXT)
        types = ["string", "integer"] if self.number else "string"
        return {"type": types, "pattern": f"^(?:{self.pattern.pattern})$"}


class Line(Kind):
    """One line of Markdown with formulas."""

    def read(self, fields: Fields, name: str) -> str | None:
        text = fields.text(name)
        for _, bad in markdown.faults(text or ""):
            fields.tell(fields.nodes[name], *formula_fault(bad))
        return text


@dataclass(frozen=True)
class Id(Kind):
    """A bare id."""

    pattern: re.Pattern[str]
    example: str
    find: Callable[[str], str | None] | None = None
    """Sees the id in what else may be written, such as an address."""

    def read(self, fields: Fields, name: str) -> str | None:
        text = fields.text(name)
        if text is None:
            return None
        if self.pattern.fullmatch(text) and not fields.is_number(name):
            return text
        found = self.find(text) if self.find else None
        rule = "number" if self.pattern.fullmatch(text) else "bare" if found else "no-id"
        said = message(rule, name=name, text=text, found=found, example=self.example)
        fields.tell(fields.nodes[name], *said)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$"}


@dataclass(frozen=True)
class PartialDate(Kind):
    """A day, a month or a year."""

    mend: str = "write 2024, 2024-06 or 2024-06-30"
    shape = "date"

    def read(self, fields: Fields, name: str) -> Any:
        return fields.partial_date(name, self.mend)

    def schema(self) -> Schema:
        text = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
        return {"anyOf": [text, {"type": "integer", "minimum": 1, "maximum": 9999}]}


@dataclass(frozen=True)
class Day(Kind):
    """A day."""

    mend: str = "write it like 2024-06-30"
    shape = "date"

    def read(self, fields: Fields, name: str) -> Any:
        return fields.day(name, self.mend)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


@dataclass(frozen=True)
class Address(Kind):
    """A web address."""

    label: str = ""

    def read(self, fields: Fields, name: str) -> str | None:
        return fields.address(name)

    def schema(self) -> Schema:
        label = {"description": self.label} if self.label else {}
        return {**label, "type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$"}


@dataclass(frozen=True)
class Choice(Kind):
    """One of some words, or what a pattern allows."""

    known: tuple[str, ...]
    other: str = "(?!)"

    def schema(self) -> Schema:
        return {"anyOf": [{"enum": [*self.known]}, {"pattern": self.other, "type": "string"}]}


@dataclass(frozen=True)
class Texts(Kind):
    """A list of texts, each once."""

    shape: Shape = "row"
    least: int = 0
    most: int | None = None

    def read(self, fields: Fields, name: str) -> tuple[str, ...]:
        return fields.texts(name)

    def schema(self) -> Schema:
        limits = {"minItems": self.least or None, "maxItems": self.most}
        made = {"type": "array", "items": self.item(), "uniqueItems": True}
        return made | {name: limit for name, limit in limits.items() if limit}

    def item(self) -> Schema:
        """The JSON Schema of an item."""
        return dict(_TEXT)

    def words(self, value: Any) -> str:
        return ", ".join(value or ())


class Names(Texts):
    """A list of names, each of which can have a page."""

    def read(self, fields: Fields, name: str) -> tuple[str, ...]:
        found = fields.items(name)
        return tuple(text for text, node in found if check_name(fields, text, node))


@dataclass(frozen=True)
class Choices(Texts):
    """A list of words out of a closed vocabulary."""

    known: tuple[str, ...] = ()
    noun: str = ""

    def read(self, fields: Fields, name: str) -> tuple[str, ...]:
        return fields.choices(name, self.known, self.noun, "")

    def item(self) -> Schema:
        return {"enum": list(self.known)}


class Slugs(Texts):
    """A list of topics."""

    def read(self, fields: Fields, name: str) -> tuple[str, ...]:
        return fields.choices(name, fields.known.topics, "topic", "topics/")

    def item(self) -> Schema:
        return SLUG


@dataclass(frozen=True)
class Group(Kind):
    """Fields below a field, each of a kind of its own, in their order."""

    parts: Mapping[str, Kind]
    shape = "group"

    def read(self, fields: Fields, name: str) -> dict[str, Any]:
        group = fields.group(name, self.parts)
        found = {key: part.read(group, f"{name}.{key}") for key, part in self.parts.items()}
        return {key: value for key, value in found.items() if value}

    def schema(self) -> Schema:
        parts = {key: part.schema() for key, part in self.parts.items()}
        return {"type": "object", "properties": parts, "additionalProperties": False}

    def words(self, value: Any) -> str:
        if isinstance(value, Mapping):
            return "; ".join(f"{key}: {self.parts[key].words(said)}" for key, said in value.items())
        return "; ".join(map(str, value)) if isinstance(value, tuple) else Kind.words(self, value)

    def lines(self, name: str, value: Any) -> Iterator[tuple[str, str]]:
        for key, part in self.parts.items():
            yield from part.lines(f"{name}, {key}", (value or {}).get(key))


@dataclass(frozen=True)
class Sentences(Kind):
    """One sentence each for slugs of topics, or for keys of papers."""

    of_topics: bool
    most: int | None = None
    shape = "group"

    def schema(self) -> Schema:
        names = SLUG if self.of_topics else {"pattern": SLUG["pattern"]}
        made = {"type": "object", "propertyNames": names, "additionalProperties": dict(_TEXT)}
        return {**made, "maxProperties": self.most} if self.most else made
