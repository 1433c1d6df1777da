"""A content file as a topic."""

import re
from collections.abc import Collection

from site_builder.content.checks.common import check_key, check_prose
from site_builder.content.checks.vocabulary import check_phrases
from site_builder.content.fields import Fields, any_of
from site_builder.content.front_matter import Source
from site_builder.model.problems import Problem, suggestion
from site_builder.model.topic import Step, Topic
from site_builder.model.vocabulary import TIERS, Tier

TOPIC_FIELDS = "name mark group definition aliases plain related unlike start phrases".split()
TOPIC_REQUIRED = ("name", "mark", "group", "definition")
MAX_STEPS = 7
"""Papers a way into a topic may have."""
MARK = re.compile(r"[A-Z0-9]{2,6}")


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
    fields = Fields(source, TOPIC_FIELDS)
    fields.require(*TOPIC_REQUIRED)
    check_key(fields)
    topic = Topic(
        slug=source.key,
        name=fields.text("name") or "",
        mark=fields.matching("mark", _mark, "write two to six capitals or digits, like QUANT")
        or "",
        group=fields.choice("group", groups, "the groups of site.yaml") or "",
        definition=fields.text("definition") or "",
        aliases=fields.texts("aliases"),
        plain=fields.texts("plain"),
        related=fields.choices("related", known, "topic", "topics/"),
        unlike=_unlike(fields, known),
        start=_start(fields, keys),
        phrases=_phrases(fields, classes),
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
    return text if MARK.fullmatch(text) else None


def _unlike(fields: Fields, known: Collection[str]) -> tuple[tuple[str, str], ...]:
    found = []
    others = [slug for slug in known if slug != fields.source.key]
    for key, sentence in fields.pairs("unlike"):
        if key.text == fields.source.key:
            fields.tell(key, f"{key.text!r} is unlike itself", "name other topics only")
        elif key.text not in known:
            mend = suggestion(key.text, others, any_of(others, "topics/"))
            fields.tell(key, f"unknown topic {key.text!r}", mend)
        else:
            found.append((key.text, sentence))
    return tuple(found)


def _start(fields: Fields, keys: Collection[str]) -> tuple[Step, ...]:
    steps = []
    for key, why in fields.pairs("start"):
        steps.append(Step(key.text, why))
        fields.lines[f"start.{key.text}"] = (key.line, key.column)
        if key.text not in keys:
            mend = suggestion(key.text, keys, "write the key of a paper under this topic")
            fields.tell(key, f"{key.text!r} is no paper's key", mend)
    if len(steps) > MAX_STEPS:
        fault = f"{len(steps)} papers to start with, more than {MAX_STEPS}"
        fields.tell(fields.nodes["start"], fault, "keep those a newcomer should read first")
    return tuple(steps)


def _phrases(fields: Fields, classes: Collection[str] | None) -> dict[Tier, tuple[str, ...]]:
    written = fields.lists("phrases", TIERS)
    found: dict[Tier, tuple[str, ...]] = {}
    for tier in TIERS:
        checked = check_phrases(fields, written.get(tier, ()), classes)
        if phrases := tuple(phrase for phrase, _ in checked):
            found[tier] = phrases
    return found
