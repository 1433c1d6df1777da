"""JSON Schemas of front matter, for editors: read off the table of fields."""

from collections.abc import Collection
from typing import Any, Literal

from site_builder.content.kinds import SLUG, Schema
from site_builder.content.schema import PAPER, TOPIC, required_names

Kind = Literal["paper", "topic"]
KINDS: tuple[Kind, ...] = ("paper", "topic")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: Kind, topics: Collection[str] = ()) -> Schema:
    """The JSON Schema of a kind of file; ``topics`` are the slugs it may name, if known.

    Whatever passes the checks is valid by it. It knows shapes and vocabularies; what only the
    whole list can tell, such as duplicates, is left to the checks.
    """
    table = PAPER if kind == "paper" else TOPIC
    fields = {field.name: {"description": field.doc, **field.kind.schema()} for field in table}
    return {
        "$schema": DIALECT,
        "title": f"A {kind}",
        "type": "object",
        "required": list(required_names(table)),
        "properties": _naming(fields, topics) if topics else fields,
        "additionalProperties": False,
    }


def _naming(made: Any, topics: Collection[str]) -> Any:
    """A schema in which topics are those of the list."""
    if made is SLUG:
        return {"enum": list(topics)}
    if isinstance(made, dict):
        return {name: _naming(part, topics) for name, part in made.items()}
    return [_naming(part, topics) for part in made] if isinstance(made, list) else made
