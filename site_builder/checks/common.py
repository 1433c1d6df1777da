"""What every content file must have: a key for a name, and prose that renders."""

from contextlib import suppress

from site_builder import identity, prose
from site_builder.fields import Fields
from site_builder.nodes import Node
from site_builder.rules import told


def check_key(fields: Fields) -> None:
    if wrong := key_fault(fields.source.key):
        fields.tell((1, 1), *wrong)


def key_fault(key: str) -> tuple[str, str] | None:
    """Why a word can be no key, and how to name the file instead."""
    if not identity.KEY.fullmatch(key):
        mend = "name the file in lower-case letters, digits and single hyphens"
        with suppress(ValueError):
            mend = f"name the file {identity.slug(key)[: identity.MAX_KEY].strip('-')}.md"
        return f"{key!r} is not a key", mend
    if len(key) > identity.MAX_KEY:
        fault = f"the key has {len(key)} characters, more than {identity.MAX_KEY}"
        return fault, "name the file with fewer words"
    return None


def check_name(fields: Fields, name: str, node: Node) -> bool:
    """Whether a name can have a page: it makes a word of an address, and not too long a one."""
    try:
        length = len(identity.slug(name))
    except ValueError:
        fields.tell(node, *told("no-name", name=name))
        return False
    if length > identity.MAX_SLUG:
        fields.tell(node, *told("long-name", length=length, most=identity.MAX_SLUG))
    return length <= identity.MAX_SLUG


def check_prose(fields: Fields, what: str) -> None:
    source = fields.source
    if not source.body:
        fields.tell((source.body_line, 1), *told("no-prose", what=what))
    for line, bad in prose.faults(source.body):
        fields.tell((source.body_line + line, 1), *formula_fault(bad))


def formula_fault(bad: prose.BadFormula) -> tuple[str, str]:
    """What is wrong with a formula, and what to write instead."""
    fault, mend = told(bad.rule, **bad.values)
    formula, mostly = told("formula", fault=fault)
    return formula, mend or mostly
