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
    """One content file as a topic, unless a problem forbids; ``known`` are all topics' slugs."""
    fields = Fields(source, TOPIC_FIELDS)
    fields.require("name", "mark", "group", "definition")
    check_key(fields)
    topic = Topic(
        slug=source.key,
        name=fields.text("name") or "",
        mark=fields.matching("mark", _mark, "write two to six capitals or digits, like QUANT")
        or "",
        group=fields.choice("group", groups, "the groups of site.yaml") or "",
        definition=fields.text("definition") or "",
        aliases=fields.texts("aliases"),
        related=fields.choices("related", known, "topic", "topics/"),
        introduction=source.body,
        file=source.file,
        inside=source.inside,
        lines=fields.lines,
    )
    if topic.slug in topic.related:
        fault = f"{topic.slug!r} is related to itself"
        fields.tell(fields.nodes["related"], fault, "name other topics only")
    check_prose(fields, "the introduction")
    return None if fields.problems else topic, tuple(fields.problems)


def _mark(text: str) -> str | None:
    return text if _MARK.fullmatch(text) else None
