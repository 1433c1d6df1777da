"""The topics a paper contributes to, weighed from the phrases that tell them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log1p

from site_builder.analysis.evidence import Evidence, TopicSuggestion
from site_builder.analysis.passages import Match, Passage, Place
from site_builder.model.vocabulary import TIERS, Tier

PLACE_WEIGHT: Mapping[Place, float] = {
    "title": 2.5,
    "own": 1.0,
    "result": 1.0,
    "background": 0.75,
    "aside": 0.4,
}
"""How many mentions in a sentence about own work a mention in each place is worth."""
TIER_WEIGHT: Mapping[Tier, float] = {"certain": 4.4, "sure": 2.7, "likely": 0.0, "hint": 1.1}
"""What a tier's mentions add, times the logarithm of one plus their number."""
PHRASE_WEIGHT = 2.95
"""What different phrases add, times the logarithm of one plus their number: not hints, nor what is
set aside, nor a phrase that stands within another."""
SENTENCE_WEIGHT = 1.0
"""What the sentences that hold such phrases add, likewise."""
TITLE_WEIGHT = 1.2
"""What such a phrase in the title adds once."""
THRESHOLD = 9.5
"""The weight from which a topic is suggested.

These numbers were fitted by logistic regression on labelled abstracts; they are the same for
every topic, so that a new topic needs none of its own. A likely phrase counts as one more
phrase, however often it is said.
"""
_BREAK = re.compile(r"[;:()]\s|\s\(")
"""Where a phrase cannot go on."""
PATTERNS = {"break": _BREAK}
"""What parts phrases."""
_RANK: Mapping[Tier, int] = {tier: rank for rank, tier in enumerate(TIERS)}
MOST = 4
"""Topics suggested for one paper."""
SHOWN = 6
"""Phrases shown as evidence of one topic."""


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase of a topic, where it stands."""

    tier: Tier
    place: Place
    sentence: tuple[str, int]
    phrase: str
    """The phrase's words, folded; said twice in one sentence it counts once."""
    evidence: Evidence


def hits_by_topic(passages: Iterable[Passage]) -> dict[str, list[PhraseHit]]:
    """The phrases of each topic, less those that a phrase of *never* covers."""
    hits: defaultdict[str, list[PhraseHit]] = defaultdict(list)
    for passage in passages:
        matches, asides = passage.of_part("topic"), passage.asides()
        never = {
            (match.label.word, place)
            for match in matches
            if match.label.tier == "never"
            for place in range(match.first, match.last)
        }
        for match in matches:
            topic, places = match.label.word, range(match.first, match.last)
            tier, evidence = match.label.tier, passage.evidence(match.first, match.last)
            if not tier or _BREAK.search(evidence.text):
                continue
            if never.isdisjoint((topic, place) for place in places):
                hits[topic].append(_hit(passage, match, tier, evidence, match.first in asides))
    return hits


def _hit(passage: Passage, match: Match, tier: Tier, evidence: Evidence, aside: bool) -> PhraseHit:
    words = passage.words[match.first : match.last]
    place = passage.roles[words[0].sentence]
    return PhraseHit(
        tier=tier,
        place="aside" if aside and place != "title" else place,
        sentence=(passage.field, words[0].sentence),
        phrase=" ".join(word.folded for word in words),
        evidence=evidence,
    )


def weigh(hits: Mapping[str, Collection[PhraseHit]]) -> tuple[TopicSuggestion, ...]:
    """Every topic that its phrases make likely, the surest first."""
    weights = {
        topic: weight_of(phrases)
        for topic, phrases in hits.items()
        if any(phrase.tier != "hint" for phrase in phrases)
    }
    chosen = sorted(
        (topic for topic, weight in weights.items() if weight >= THRESHOLD),
        key=lambda topic: (-weights[topic], topic),
    )
    return tuple(
        TopicSuggestion(topic, round(_share(weights[topic]), 3), heaviest_phrases(hits[topic]))
        for topic in chosen[:MOST]
    )


def weight_of(phrases: Iterable[PhraseHit]) -> float:
    """The weight of a topic's phrases."""
    mentions = {(told.tier, told.phrase, told.sentence): told for told in phrases}
    tiers: defaultdict[Tier, float] = defaultdict(float)
    for (tier, _, _), told in mentions.items():
        tiers[tier] += PLACE_WEIGHT[told.place]
    weight = sum(TIER_WEIGHT[tier] * log1p(total) for tier, total in tiers.items())
    telling = _apart(
        told for told in mentions.values() if told.tier != "hint" and told.place != "aside"
    )
    return (
        weight
        + PHRASE_WEIGHT * log1p(len({told.phrase for told in telling}))
        + SENTENCE_WEIGHT * log1p(len({told.sentence for told in telling}))
        + TITLE_WEIGHT * any(told.place == "title" for told in telling)
    )


def _apart(phrases: Iterable[PhraseHit]) -> list[PhraseHit]:
    """The phrases without those that share words with one that says more, or is longer."""
    apart: list[PhraseHit] = []
    for told in sorted(phrases, key=_rank):
        if not any(_covers(other.evidence, told.evidence) for other in apart):
            apart.append(told)
    return apart


def _rank(told: PhraseHit) -> tuple[int, int, int]:
    evidence = told.evidence
    return _RANK[told.tier], evidence.start - evidence.end, evidence.start


def _share(weight: float) -> float:
    return 1 / (1 + exp(THRESHOLD - weight))


@cache
def _alone(tier: Tier, place: Place) -> float:
    """The weight of a phrase that stands alone; its words do not matter."""
    return weight_of([PhraseHit(tier, place, ("", 0), "", Evidence("title", 0, 0, ""))])


def heaviest_phrases(phrases: Iterable[PhraseHit]) -> tuple[Evidence, ...]:
    """The phrases that weigh most, each spelling once."""
    order = sorted(
        phrases,
        key=lambda told: (
            -_alone(told.tier, told.place),
            told.evidence.field != "title",
            told.evidence.start,
            -told.evidence.end,
        ),
    )
    found: dict[str, Evidence] = {}
    for told in order:
        inside = any(_covers(other, told.evidence) for other in found.values())
        if not inside and (told.tier != "hint" or not found):
            found.setdefault(told.phrase, told.evidence)
        if len(found) == SHOWN:
            break
    return tuple(found.values())


def _covers(one: Evidence, other: Evidence) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end
