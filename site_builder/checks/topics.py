"""A content file as a topic."""

import re
from collections.abc import Collection

from site_builder.checks.common import check_key, check_prose
from site_builder.fields import Fields
from site_builder.problems import Problem
from site_builder.source import Source
from site_builder.topic import Topic

TOPIC_FIELDS = "name mark group definition aliases related".split()

_MARK = re.compile(r"[A-Z0-9]{2,6}")


def check_topic(
    source: Source, known: Collection[str], groups: Collection[str]
) -> tuple[Topic | None, tuple[Problem, ...]]:
    """One content file as a topic; ``known`` are all topics' slugs."""
    fields = Fields(source, TOPIC_FIELDS)
    fields.require("name", "mark", "group", "definition")
    check_key(fields)
    mend = "write two to six capitals or digits, like QUANT"
    mark = fields.matching("mark", lambda text: text if _MARK.fullmatch(text) else None, mend)
    related = fields.choices("related", known, "topic")
    if source.key in related:
        place = fields.nodes["related"]
        fields.tell(place, f"{source.key!r} is related to itself", "name other topics only")
    name, group = fields.text("name"), fields.choice("group", groups)
    definition, aliases = fields.text("definition"), fields.texts("aliases")
    check_prose(fields, "the introduction")
    if fields.problems:
        return None, tuple(fields.problems)
    assert name and mark and group and definition
    topic = Topic(
        slug=source.key,
        name=name,
        mark=mark,
        group=group,
        definition=definition,
        aliases=aliases,
        related=related,
        introduction=source.body,
        file=source.file,
        inside=source.inside,
        lines=fields.lines,
    )
    return topic, ()
