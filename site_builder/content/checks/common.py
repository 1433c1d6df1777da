"""What every content file must have: a key for a name, and prose that renders."""

from contextlib import suppress

from site_builder.content.fields import Fields
from site_builder.content.messages import message
from site_builder.content.yaml_nodes import Node
from site_builder.text import markdown, mathml, slugs


def check_key(fields: Fields) -> None:
    if wrong := key_fault(fields.source.key):
        fields.tell((1, 1), *wrong)


def key_fault(key: str) -> tuple[str, str] | None:
    """Why a word can be no key, and how to name the file instead."""
    if not slugs.KEY.fullmatch(key):
        mend = "name the file in lower-case letters, digits and single hyphens"
        with suppress(ValueError):
            mend = f"name the file {slugs.slug(key)[: slugs.MAX_KEY].strip('-')}.md"
        return f"{key!r} is not a key", mend
    if len(key) > slugs.MAX_KEY:
        fault = f"the key has {len(key)} characters, more than {slugs.MAX_KEY}"
        return fault, "name the file with fewer words"
    return None


def check_name(fields: Fields, name: str, node: Node) -> bool:
    """Whether a name can have a page: it makes a word of an address, and not too long a one."""
    try:
        length = len(slugs.slug(name))
    except ValueError:
        fields.tell(node, *message("no-name", name=name))
        return False
    if length > slugs.MAX_SLUG:
        fields.tell(node, *message("long-name", length=length, most=slugs.MAX_SLUG))
    return length <= slugs.MAX_SLUG


def check_prose(fields: Fields, what: str) -> None:
    source = fields.source
    if not source.body:
        fields.tell((source.body_line, 1), *message("no-prose", what=what))
    for line, bad in markdown.faults(source.body):
        fields.tell((source.body_line + line, 1), *formula_fault(bad))


def formula_fault(bad: mathml.BadFormula) -> tuple[str, str]:
    """What is wrong with a formula, and what to write instead."""
    fault, mend = message(bad.rule, **bad.values)
    formula, mostly = message("formula", fault=fault)
    return formula, mend or mostly
