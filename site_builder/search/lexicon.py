"""What the search page knows of words: which there are, what they mean, what papers are called."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from site_builder.analysis.methods import long_forms
from site_builder.model.paper import Paper
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import NAMED
from site_builder.search.results import facts
from site_builder.search.words import Terms, fold, terms_of
from site_builder.site.library import Library
from site_builder.text import markdown

LISTED = 2_000
"""Papers up to which the lexicon lists them all by their names; a longer list leaves them out."""
WORDS = 8_500
"""Words kept, the most common; the search page asks the postings for those left out."""
OFTEN = 3
"""Papers that must use an acronym alike before a longer list keeps it."""
PHRASE = 5
"""Words a phrase may have."""


def lexicon_of(library: Library, terms: Sequence[Terms]) -> dict[str, Any]:
    """The lexicon as plain data; ``terms`` are those of the library's papers."""
    slugs = list(library.topics)
    counts = _counts(library, terms)
    common = sorted(counts, key=lambda word: (-counts[word], word))[:WORDS]
    listed = len(library.papers) <= LISTED
    return {
        "count": len(library.papers),
        "words": {
            count: " ".join(sorted(words)) for count, words in groupby(common, counts.__getitem__)
        },
        "phrases": _phrases(library, slugs),
        "synonyms": [list(group) for group in library.vocabulary.synonyms],
        "topics": [
            {
                "slug": topic.slug,
                "name": topic.name,
                "mark": topic.mark,
                "definition": topic.definition,
                "papers": len(library.by_topic[topic.slug]),
            }
            for topic in library.topics.values()
        ],
        "papers": [_listed(paper, slugs) for paper in library.papers] if listed else None,
    }


def _listed(paper: Paper, slugs: list[str]) -> dict[str, Any]:
    """A paper as search knows it before its text is read; what is absent is left out."""
    entry: dict[str, Any] = {
        "key": paper.key,
        "title": markdown.title_text(paper.title),
        "authors": paper.authors,
        "names": [*paper.tags.get("methods", ()), paper.key.replace("-", " ")],
    }
    entry |= facts(paper, slugs)
    return {name: value for name, value in entry.items() if value}


def _counts(library: Library, terms: Iterable[Terms]) -> Counter[str]:
    """In how many papers each word stands; words of topics count as if in one."""
    counts: Counter[str] = Counter()
    for paper in terms:
        counts.update(paper.named | paper.said.keys() | paper.plain)
    for topic in library.topics.values():
        for word in set(terms_of(" ".join((topic.name, topic.definition, *topic.aliases)))):
            counts[word] = max(counts[word], 1)
    return counts


def _phrases(library: Library, slugs: list[str]) -> dict[str, list[str]]:
    """Phrases with what they mean: ``#3`` the topic of that number, else other words for it; a
    ``~`` before it says that the phrase only hints at it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def note(phrase: str, meaning: str) -> None:
        key = fold(phrase).replace("-", " ")
        if key and len(key.split()) <= PHRASE and key != meaning:
            found[key][meaning] = None

    for number, slug in enumerate(slugs):
        topic = library.topics[slug]
        for name in _called(topic):
            note(name, f"#{number}")
        for words in topic.plain:
            note(words, f"~#{number}")
    for long, short in _short_forms(library.papers):
        note(long, fold(short))
        note(short, fold(long))
    for kind in NAMED:
        used = {shelf.name for shelf in library.tags[kind].values()}
        for entry in library.vocabulary.names.get(kind, ()):
            for spelling in entry.also if entry.name in used else ():
                note(spelling, fold(entry.name))
    for group in library.vocabulary.synonyms:
        for phrase in (phrase for phrase in group if " " in phrase):
            for other in group:
                note(phrase, f"~{fold(other)}")
    return {phrase: list(found[phrase]) for phrase in sorted(found)}


def _called(topic: Topic) -> Iterator[str]:
    yield from (topic.name, topic.slug, topic.mark, *topic.aliases)


def _short_forms(papers: Iterable[Paper]) -> Iterator[tuple[str, str]]:
    """Long forms with their acronyms, as abstracts introduce them; of very many the common ones."""
    counts: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        counts.update(dict.fromkeys(long_forms(f"{paper.title}. {paper.abstract}"), 1))
    least = OFTEN if counts.total() > LISTED else 1
    return (pair for pair, count in counts.items() if count >= least)
