"""The JSON Schemas say what the checks say, as far as a schema can."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import parse_source
from site_builder.content.json_schema import KINDS, schema
from site_builder.content.schema import PAPER, TOPIC, Field, names
from tests.support.harness import CONTENT, REPOSITORY, SMALL, call
from tests.support.written import HOME, KITE, SLUGS, TOLD, files, files_in


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: dates are texts, yes is a word."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first)
    )


def front(text: str) -> Any:
    """Front matter as an editor reads it."""
    return yaml.load(re.split(r"^---\s*$", text, flags=re.MULTILINE)[1], Loader=Core)


def validator(kind: str, topics: tuple[str, ...] = ()) -> Draft202012Validator:
    return Draft202012Validator(schema(kind, topics))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("topics", [(), ("peft", "zero")])
def test_a_schema_is_one(kind: str, topics: tuple[str, ...]) -> None:
    """By the dialect that it names."""
    made = schema(kind, topics)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(made)


@pytest.mark.parametrize(("kind", "table"), [("paper", PAPER), ("topic", TOPIC)])
def test_a_schema_knows_every_field_and_says_what_it_is(
    kind: str, table: tuple[Field, ...]
) -> None:
    """In the order in which files hold them, in the words of docs/fields.md."""
    made = schema(kind)
    assert list(made["properties"]) == list(names(table))
    docs = (REPOSITORY / "docs/fields.md").read_text(encoding="utf-8").replace("\\|", "|")
    for field in made["properties"].values():
        assert field["description"].replace("``", "`") in docs


@pytest.mark.parametrize("content", [SMALL, CONTENT], ids=["small", "real"])
def test_every_file_of_a_list_is_valid(content: Path) -> None:
    """Papers and topics, by the schemas that the command prints for that list."""
    for kind, folder in (("paper", "papers"), ("topic", "topics")):
        printed = call("schema", kind, "--content", content)
        assert (printed.code, printed.told) == (0, "")
        valid = Draft202012Validator(json.loads(printed.said))
        paths = sorted((content / folder).rglob("*.md"))
        assert len(paths) >= 3
        for path in paths:
            told = [error.message for error in valid.iter_errors(front(path.read_text("utf-8")))]
            assert told == [], path


def test_a_schema_names_the_topics_of_the_list() -> None:
    """So that an editor offers them; without a list it knows only their shape."""
    made = json.loads(call("schema", "--content", SMALL).said)
    assert made["properties"]["topics"]["items"]["enum"] == [
        "calm-air",
        "light-sails",
        "short-string",
    ]
    bare = json.loads(call("schema", "--content", SMALL / "nowhere").said)
    assert "pattern" in bare["properties"]["topics"]["items"]


@given(text=files())
def test_what_the_checks_let_pass_is_valid(text: str) -> None:
    """No editor complains of a file that is right."""
    text = text.replace("\r\n", "\n")
    paper, _ = check_paper(parse_source(text, KITE, HOME), SLUGS)
    if paper is not None:
        errors = validator("paper", SLUGS).iter_errors(front(text))
        assert [error.message for error in errors] == []


REFUSED = """added-without-a-day arxiv-as-an-address arxiv-of-no-shape arxiv-with-a-version
arxiv-without-quotes authors-empty claim-is-a-text claim-kind-misspelt claims-are-a-list
date-in-words doi-as-an-address doi-of-no-shape drop-field-unknown drop-is-a-list field-is-a-group
field-is-a-list field-misspelt field-null field-unknown fields-missing item-is-a-group
item-is-a-list item-twice link-of-another-kind link-with-a-script link-without-https
list-is-a-text modality-misspelt status-misspelt status-superseded-by-a-title tag-kind-misspelt
tags-are-a-text topic-misspelt topics-too-many venue-without-a-year topic-mark-in-small-letters
topic-related-to-a-misspelt-one topic-start-is-a-list topic-start-of-eight phrases-tier-misspelt
topic-fields-missing""".split()


@pytest.mark.parametrize("name", REFUSED)
def test_mistakes_of_shape_are_refused(name: str) -> None:
    """An editor underlines them while they are written."""
    text = (REPOSITORY / "tests/mistakes" / f"{name}.txt").read_text(encoding="utf-8")
    told = text.split(TOLD)[1]
    wrong = {line.partition(":")[0] for line in told.splitlines() if not line.startswith(" ")}
    written = files_in(text.split(TOLD)[0])
    assert wrong & written.keys()
    for file in wrong & written.keys():
        kind = "paper" if "/papers/" in file else "topic"
        assert not validator(kind, (*SLUGS, "long-string")).is_valid(front(written[file])), file
