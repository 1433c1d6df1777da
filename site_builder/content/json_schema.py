"""JSON Schemas of front matter, for editors: made of the tables by which files are checked."""

import ast
import inspect
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal

from site_builder.content.checks.paper import (
    DROP_FIELDS,
    MAX_TOPICS,
    PAPER_FIELDS,
    PAPER_REQUIRED,
    VENUE,
)
from site_builder.content.checks.topic import MARK, MAX_STEPS, TOPIC_FIELDS, TOPIC_REQUIRED
from site_builder.model import paper, topic
from site_builder.model.paper import CLAIM_KINDS, LINK_KINDS, MODALITIES, STATUS_KINDS, TAG_KINDS
from site_builder.model.vocabulary import TIERS
from site_builder.text import ids, slugs

Kind = Literal["paper", "topic"]
KINDS: tuple[Kind, ...] = ("paper", "topic")
Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KEY = f"^{slugs.KEY.pattern}$"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def schema(kind: Kind, topics: Collection[str] = ()) -> Schema:
    """The JSON Schema of a kind of file; ``topics`` are the slugs it may name, if known.

    Whatever passes the checks is valid by it. It knows shapes and vocabularies; what only the
    whole list can tell, such as duplicates, is left to the checks.
    """
    slug = _choice(topics) if topics else {"type": "string", "pattern": _KEY}
    if kind == "paper":
        made = _of("A paper", PAPER_FIELDS, PAPER_REQUIRED, _paper(slug), paper.Paper)
    else:
        made = _of("A topic", TOPIC_FIELDS, TOPIC_REQUIRED, _topic(slug), topic.Topic)
    return {"$schema": DIALECT, **made}


def _of(
    title: str, fields: Sequence[str], needed: Sequence[str], shapes: Mapping[str, Schema], of: type
) -> Schema:
    words = describe_fields(of)
    return {
        "title": title,
        "type": "object",
        "required": list(needed),
        "properties": {name: {"description": words[name], **shapes[name]} for name in fields},
        "additionalProperties": False,
    }


def _paper(slug: Schema) -> dict[str, Schema]:
    status: Schema = {"pattern": f"^superseded by {slugs.KEY.pattern}$", "type": "string"}
    return {
        "title": _text(),
        "authors": {**_list(_text()), "minItems": 1},
        "published": {
            "anyOf": [
                {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
                {"type": "integer", "minimum": 1, "maximum": 9999},
            ]
        },
        "added": {"type": "string", "pattern": f"^{_DATE}$"},
        "arxiv": {"type": "string", "pattern": f"^(?:{ids.ARXIV.pattern})$"},
        "doi": {"type": "string", "pattern": f"^(?:{ids.DOI.pattern})$"},
        "venue": {"type": "string", "pattern": f"^(?:{VENUE.pattern})$"},
        "links": _group({kind: _address(words) for kind, words in LINK_KINDS.items()}),
        "topics": {**_list(slug), "maxItems": MAX_TOPICS},
        "tags": _group({kind: _list(_tag(kind)) for kind in TAG_KINDS}),
        "plain": _list(_text()),
        "claims": _group({kind: _list(_text()) for kind in CLAIM_KINDS}),
        "drop": _group({name: _list(_text()) for name in DROP_FIELDS}),
        "status": {"anyOf": [_choice(STATUS_KINDS[:-1]), status]},
        "pick": _text(),
        "note": _text(),
    }


def _topic(slug: Schema) -> dict[str, Schema]:
    return {
        "name": _text(),
        "mark": {"type": ["string", "integer"], "pattern": f"^{MARK.pattern}$"},
        "group": _text(),
        "definition": _text(),
        "aliases": _list(_text()),
        "plain": _list(_text()),
        "related": _list(slug),
        "unlike": {"type": "object", "propertyNames": slug, "additionalProperties": _text()},
        "start": {
            "type": "object",
            "propertyNames": {"pattern": _KEY},
            "additionalProperties": _text(),
            "maxProperties": MAX_STEPS,
        },
        "phrases": _group({tier: _list(_text()) for tier in TIERS}),
    }


def _text() -> Schema:
    """One line of text; without quotes YAML may take it for a number or for yes and no."""
    return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item, "uniqueItems": True}


def _group(fields: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(fields), "additionalProperties": False}


def _choice(words: Collection[str]) -> Schema:
    return {"enum": list(words)}


def _tag(kind: str) -> Schema:
    return _choice(MODALITIES) if kind == "modality" else _text()


def _address(words: str) -> Schema:
    return {"description": words, "type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$"}


def describe_fields(model: type) -> dict[str, str]:
    """The fields of a model with the sentence that stands under each."""
    body = ast.parse(inspect.getsource(model)).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    name = ""
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name:
            found[name] = " ".join(str(node.value.value).split())
            name = ""
        else:
            name = ""
    return found
