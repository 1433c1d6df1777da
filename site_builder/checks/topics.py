"""A content file as a topic."""

import re
from collections.abc import Collection

from site_builder.checks.common import check_key, check_prose
from site_builder.checks.vocabulary import check_phrases
from site_builder.fields import Fields
from site_builder.problems import Problem, suggestion
from site_builder.source import Source
from site_builder.topic import Step, Topic
from site_builder.vocabulary import TIERS, Tier

TOPIC_FIELDS = "name mark group definition aliases related unlike start phrases".split()
MAX_STEPS = 7
"""Papers a way into a topic may have."""

_MARK = re.compile(r"[A-Z0-9]{2,6}")


def check_topic(
    source: Source,
    known: Collection[str],
    groups: Collection[str],
    classes: Collection[str] = (),
) -> tuple[Topic | None, tuple[Problem, ...]]:
    """One content file as a topic, unless a problem forbids.

    ``known`` are all topics' slugs, ``classes`` those of the vocabulary.
    """
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
        unlike=_unlike(fields, known),
        start=_start(fields),
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
    return text if _MARK.fullmatch(text) else None


def _unlike(fields: Fields, known: Collection[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for slug, sentence, node in fields.pairs("unlike"):
        if slug in known and slug != fields.source.key:
            found.append((slug, sentence))
        else:
            others = [name for name in known if name != fields.source.key]
            mend = suggestion(slug, others, f"choose from: {', '.join(others)}")
            fields.tell(node, f"unlike {slug!r}, which is no other topic", mend)
    return tuple(found)


def _start(fields: Fields) -> tuple[Step, ...]:
    steps = tuple(Step(key, why) for key, why, _ in fields.pairs("start"))
    if len(steps) > MAX_STEPS:
        fault = f"{len(steps)} papers to start with, more than {MAX_STEPS}"
        fields.tell(fields.nodes["start"], fault, "keep those a newcomer should read first")
    return steps


def _phrases(fields: Fields, classes: Collection[str]) -> dict[Tier, tuple[str, ...]]:
    written = fields.lists("phrases", TIERS)
    found: dict[Tier, tuple[str, ...]] = {}
    for tier in TIERS:
        checked = check_phrases(fields, written.get(tier, ()), classes)
        if phrases := tuple(phrase for phrase, _ in checked):
            found[tier] = phrases
    return found
