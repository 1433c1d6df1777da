"""A content file as a topic."""

from collections.abc import Collection

from site_builder.content.checks.common import check_key, check_prose
from site_builder.content.fields import Fields, Known
from site_builder.content.front_matter import Source
from site_builder.content.schema import TOPIC, names, required, split
from site_builder.model.problems import Problem
from site_builder.model.topic import Topic


def check_topic(
    source: Source,
    known: Collection[str],
    groups: Collection[str],
    keys: Collection[str] = (),
    classes: Collection[str] | None = (),
) -> tuple[Topic | None, tuple[Problem, ...]]:
    """One content file as a topic, unless a problem forbids.

    ``known`` are all topics' slugs, ``keys`` all papers' keys, and ``classes`` those of the
    vocabulary, or None where they cannot be known.
    """
    fields = Fields(source, names(TOPIC), Known(known, groups, keys, classes))
    fields.require(*required(TOPIC))
    check_key(fields)
    values = {field.name: field.read(fields) for field in TOPIC}
    check_prose(fields, "the introduction")
    problems = tuple(fields.problems)
    if problems:
        return None, problems
    own, more = split(values, Topic)
    topic = Topic(
        slug=source.key,
        introduction=source.body,
        more=more,
        file=source.file,
        inside=source.inside,
        lines=fields.lines,
        **own,
    )
    return topic, problems
