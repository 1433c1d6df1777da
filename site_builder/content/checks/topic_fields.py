"""The fields of a topic whose check needs more than their kind."""

from site_builder.content.checks.vocabulary import check_phrases
from site_builder.content.fields import Fields, any_of
from site_builder.model.problems import suggestion
from site_builder.model.topic import Step
from site_builder.model.vocabulary import TIERS, Tier

MAX_STEPS = 7
"""Papers a way into a topic may have."""


def check_group(fields: Fields, name: str) -> str | None:
    return fields.choice(name, fields.known.groups, "the groups of site.yaml")


def check_related(fields: Fields, name: str) -> tuple[str, ...]:
    slug = fields.source.key
    related = fields.choices(name, fields.known.topics, "topic", "topics/")
    if slug in related:
        fields.tell(fields.nodes[name], f"{slug!r} is related to itself", "name other topics only")
    return related


def check_unlike(fields: Fields, name: str) -> tuple[tuple[str, str], ...]:
    found = []
    known = fields.known.topics
    others = [slug for slug in known if slug != fields.source.key]
    for key, sentence in fields.pairs(name):
        if key.text == fields.source.key:
            fields.tell(key, f"{key.text!r} is unlike itself", "name other topics only")
        elif key.text not in known:
            mend = suggestion(key.text, others, any_of(others, "topics/"))
            fields.tell(key, f"unknown topic {key.text!r}", mend)
        else:
            found.append((key.text, sentence))
    return tuple(found)


def check_start(fields: Fields, name: str) -> tuple[Step, ...]:
    steps, keys = [], fields.known.keys
    for key, why in fields.pairs(name):
        steps.append(Step(key.text, why))
        fields.lines[f"{name}.{key.text}"] = (key.line, key.column)
        if key.text not in keys:
            mend = suggestion(key.text, keys, "write the key of a paper under this topic")
            fields.tell(key, f"{key.text!r} is no paper's key", mend)
    if len(steps) > MAX_STEPS:
        fault = f"{len(steps)} papers to start with, more than {MAX_STEPS}"
        fields.tell(fields.nodes[name], fault, "keep those a newcomer should read first")
    return tuple(steps)


def check_tiers(fields: Fields, name: str) -> dict[Tier, tuple[str, ...]]:
    written = fields.lists(name, TIERS)
    found: dict[Tier, tuple[str, ...]] = {}
    for tier in TIERS:
        checked = check_phrases(fields, written.get(tier, ()), fields.known.classes)
        if phrases := tuple(phrase for phrase, _ in checked):
            found[tier] = phrases
    return found
