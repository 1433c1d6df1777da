"""One pass over a paper's words, and all that they tell."""

from collections.abc import Collection, Iterable, Iterator

from site_builder.analysis import claims, entities, methods, topics
from site_builder.analysis.evidence import Evidence, Extract, Mention, Why
from site_builder.analysis.modality import modalities
from site_builder.analysis.passages import Label, Passage
from site_builder.model.paper import TAG_KINDS, TagKind
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import Vocabulary
from site_builder.text.measures import Units
from site_builder.text.phrases import Matcher, Symbols, name_spelling, plain_phrase, spellings


class Extractor:
    """Reads papers by the knowledge of one list: its topics and its vocabulary."""

    def __init__(self, known: Iterable[Topic], vocabulary: Vocabulary) -> None:
        self._matcher = Matcher(phrases_of(known, vocabulary), vocabulary.classes)
        self._units = Units(vocabulary.units)
        self._common = frozenset(word.upper() for word in vocabulary.common)
        self._known = frozenset(
            spelling.upper()
            for named in vocabulary.names.values()
            for name in named
            for spelling in (name.name, *name.also)
        )

    def _passages(self, title: str, abstract: str) -> tuple[Passage, Passage]:
        return (
            Passage.of("title", title, self._matcher),
            Passage.of("abstract", abstract, self._matcher),
        )

    def why(self, title: str, abstract: str, slugs: Collection[str]) -> Why:
        """The words behind these topics and every name, likely or not: the curator decides."""
        passages = self._passages(title, abstract)
        hits = topics.hits_by_topic(passages)
        tags: dict[str, Evidence] = {}
        for passage in passages:
            for match in (*passage.of_part("name"), *passage.of_part("modality")):
                name = match.label.name.name if match.label.name else match.label.word
                tags.setdefault(name, passage.evidence(match.first, match.last))
        told = {slug: topics.heaviest_phrases(hits[slug]) for slug in slugs if slug in hits}
        return Why(told, tags)

    def read(self, title: str, abstract: str) -> Extract:
        """All that a title and an abstract tell."""
        passages = self._passages(title, abstract)
        own = methods.introduced_methods(title, abstract, self._common, self._known)
        tags: dict[TagKind, tuple[Mention, ...]] = {
            "methods": own,
            **entities.mentions(passages, [mention.name for mention in own]),
            "modality": modalities(passages),
        }
        return Extract(
            topics=topics.weigh(topics.hits_by_topic(passages)),
            tags={kind: tags[kind] for kind in TAG_KINDS if tags.get(kind)},
            claims=claims.quotations(passages[1], self._units),
        )


def phrases_of(known: Iterable[Topic], vocabulary: Vocabulary) -> Iterator[tuple[Symbols, Label]]:
    """All that a list's topics and its vocabulary look for, with what each phrase stands for."""
    yield from _topic_phrases(known)
    yield from _vocabulary_phrases(vocabulary)


def _topic_phrases(known: Iterable[Topic]) -> Iterator[tuple[Symbols, Label]]:
    """A topic's phrases; of a topic without any, its name and its aliases."""
    for topic in known:
        named = filter(None, map(plain_phrase, (topic.name, *topic.aliases)))
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
