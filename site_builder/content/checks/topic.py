"""A content file as a topic."""

from collections.abc import Collection

from site_builder.content.checks.common import check_prose
from site_builder.content.fields import Known
from site_builder.content.front_matter import Source
from site_builder.content.schema import TOPIC, fill, read_fields
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
    fields, values = read_fields(source, TOPIC, Known(known, groups, keys, classes))
    check_prose(fields, "the introduction")
    problems = tuple(fields.problems)
    if problems:
        return None, problems
    return fill(Topic, fields, values, slug=source.key, introduction=source.body), problems
