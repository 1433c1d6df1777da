"""One pass over a paper's words, and all that they tell."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, cast

from site_builder.analysis import claims, entities, methods, topics
from site_builder.analysis import modality as the_modality
from site_builder.analysis.evidence import Evidence, Extract, Mention, Quotation, Why
from site_builder.analysis.passages import Passage, Place, asides, roles
from site_builder.model.paper import TAG_KINDS, TagKind
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import Cue, Name, Tier, Vocabulary
from site_builder.text.measures import Units
from site_builder.text.phrases import Matcher, PhraseMatch, Symbols, name_spelling, plain, spellings

_BREAK = re.compile(r"[;:()]\s|\s\(")
"""Where a phrase cannot go on."""
PATTERNS = {"break": _BREAK}
"""What parts phrases."""


class Label(NamedTuple):
    """What a phrase of the vocabulary stands for."""

    part: Literal["topic", "cue", "name", "near", "modality", "claim"]
    word: str
    """Slug, cue, kind of tag, phrase, modality or kind of claim."""
    tier: Tier | None = None
    name: Name | None = None


class Extractor:
    """Reads papers by the knowledge of one list: its topics and its vocabulary."""

    def __init__(self, known: Iterable[Topic], vocabulary: Vocabulary) -> None:
        phrases = phrases_of(known, vocabulary)
        self._matcher: Matcher[Label] = Matcher(phrases, vocabulary.classes)
        self._units = Units(vocabulary.units)
        self._common = frozenset(word.upper() for word in vocabulary.common)
        self._known = frozenset(known_names(vocabulary))

    def why(self, title: str, abstract: str, slugs: Collection[str]) -> Why:
        """The words behind these topics and every name, likely or not: the curator decides."""
        readings = self._readings(title, abstract)
        told: defaultdict[str, list[topics.PhraseHit]] = defaultdict(list)
        tags: dict[str, Evidence] = {}
        for reading in readings:
            for phrase in reading.topic_phrases():
                if phrase.topic in slugs:
                    told[phrase.topic].append(phrase)
            for match in reading.named():
                for _, name in match.labels:
                    evidence = reading.passage.evidence(match.first, match.last)
                    tags.setdefault(name.name, evidence)
            for word, evidence, _, _ in reading.modality_phrases():
                tags.setdefault(word, evidence)
        return Why({topic: topics.heaviest(phrases) for topic, phrases in told.items()}, tags)

    def _readings(self, title: str, abstract: str) -> list["_Reading"]:
        passages = (Passage.of("title", title), Passage.of("abstract", abstract))
        return [_Reading(passage, self._matcher.find(passage.words)) for passage in passages]

    def read(self, title: str, abstract: str) -> Extract:
        """All that a title and an abstract tell."""
        readings = self._readings(title, abstract)
        own = methods.introduced_methods(title, abstract, self._common, self._known)
        near = {label.word for reading in readings for _, label in reading.of("near")}
        named = entities.mentions(
            [reading.passage for reading in readings],
            {number: reading.named() for number, reading in enumerate(readings)},
            near,
            [mention.name for mention in own],
        )
        tags: dict[TagKind, tuple[Mention, ...]] = {"methods": own, **named}
        tags["modality"] = the_modality.modalities(
            told for reading in readings for told in reading.modality_phrases()
        )
        return Extract(
            topics=topics.weigh(told for reading in readings for told in reading.topic_phrases()),
            tags={kind: tags[kind] for kind in TAG_KINDS if tags.get(kind)},
            claims=readings[1].quotations(self._units),
        )


class _Reading:
    """One passage with the phrases found in it."""

    def __init__(self, passage: Passage, found: Sequence[PhraseMatch[Label]]) -> None:
        self.passage = passage
        self._labels: defaultdict[str, list[tuple[PhraseMatch[Label], Label]]] = defaultdict(list)
        for match in found:
            for label in match.labels:
                self._labels[label.part].append((match, label))
        cues = [(match, cast(Cue, label.word)) for match, label in self.of("cue")]
        self.roles = roles(passage, cues)
        self.aside = asides(passage, cues)

    def of(self, part: str) -> Sequence[tuple[PhraseMatch[Label], Label]]:
        """The phrases of one part of the vocabulary."""
        return self._labels[part]

    def topic_phrases(self) -> Iterator[topics.PhraseHit]:
        """The phrases of topics, less those that a phrase of *never* covers."""
        covered: defaultdict[str, set[int]] = defaultdict(set)
        for match, label in self.of("topic"):
            if label.tier == "never":
                covered[label.word].update(range(match.first, match.last))
        for match, label in self.of("topic"):
            places = range(match.first, match.last)
            if (
                not label.tier
                or label.tier == "never"
                or not covered[label.word].isdisjoint(places)
            ):
                continue
            if len(places) < 2 or not _BREAK.search(
                self.passage.evidence(match.first, match.last).text
            ):
                yield self._told(match, label.word, label.tier)

    def _told(self, match: PhraseMatch[Label], topic: str, tier: Tier) -> topics.PhraseHit:
        words = self.passage.words[match.first : match.last]
        place: Place = self.roles[words[0].sentence]
        if match.first in self.aside and place != "title":
            place = "aside"
        return topics.PhraseHit(
            topic=topic,
            tier=tier,
            place=place,
            sentence=(self.passage.field, words[0].sentence),
            phrase=" ".join(word.folded for word in words),
            evidence=self.passage.evidence(match.first, match.last),
        )

    def named(self) -> list[PhraseMatch[entities.Named]]:
        """The names of things."""
        return [
            PhraseMatch(match.first, match.last, ((label.word, label.name),))  # type: ignore[arg-type]
            for match, label in self.of("name")
        ]

    def modality_phrases(self) -> Iterator[tuple[str, Evidence, int, Place]]:
        """The phrases that tell a kind of data."""
        for match, label in self.of("modality"):
            sentence = self.passage.words[match.first].sentence
            evidence = self.passage.evidence(match.first, match.last)
            yield label.word, evidence, sentence, self.roles[sentence]

    def quotations(self, units: Units) -> tuple[Quotation, ...]:
        """The measured results."""
        words = self.passage.words
        kinds = [
            (words[match.first].start, words[match.last - 1].end, label.word)
            for match, label in self.of("claim")
        ]
        return claims.quotations(self.passage, self.roles, kinds, units)


def phrases_of(known: Iterable[Topic], vocabulary: Vocabulary) -> Iterator[tuple[Symbols, Label]]:
    """All that a list's topics and its vocabulary look for, with what each phrase stands for."""
    yield from _topic_phrases(known)
    yield from _vocabulary_phrases(vocabulary)


def known_names(vocabulary: Vocabulary) -> Iterator[str]:
    """Every spelling of a model, a benchmark or a machine, in capitals."""
    for named in vocabulary.names.values():
        for name in named:
            for spelling in (name.name, *name.also):
                yield spelling.upper()


def _topic_phrases(known: Iterable[Topic]) -> Iterator[tuple[Symbols, Label]]:
    """A topic's phrases; of a topic without any, its name and its aliases."""
    for topic in known:
        named = filter(None, map(plain, (topic.name, *topic.aliases)))
        tiers = topic.phrases or {"certain": tuple(named)}
        for tier, phrases in tiers.items():
            for phrase in phrases:
                for symbols in spellings(phrase):
                    yield symbols, Label("topic", topic.slug, tier)


def _vocabulary_phrases(vocabulary: Vocabulary) -> Iterator[tuple[Symbols, Label]]:
    for part, words in (
        ("cue", vocabulary.cues),
        ("modality", vocabulary.modality),
        ("claim", vocabulary.claims),
    ):
        for word, phrases in words.items():
            for phrase in phrases:
                for symbols in spellings(phrase):
                    yield symbols, Label(part, word)  # type: ignore[arg-type]
    for kind, named in vocabulary.names.items():
        for name in named:
            for spelling in (name.name, *name.also):
                yield name_spelling(spelling), Label("name", kind, name=name)
            for phrase in name.near:
                for symbols in spellings(phrase):
                    yield symbols, Label("near", phrase)
