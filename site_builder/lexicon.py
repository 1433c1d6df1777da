"""What the search page knows of words: which there are, what they mean, what papers are called."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from site_builder import addresses, prose
from site_builder.extraction.methods import long_forms
from site_builder.library import Library
from site_builder.paper import Paper
from site_builder.topic import Topic
from site_builder.vocabulary import NAMED

LISTED = 2_000
"""Papers up to which the lexicon lists them all by their names; a longer list leaves them out."""
WORDS = 10_000
"""Words kept, the most common; the search page asks the index for those left out."""
OFTEN = 3
"""Papers that must use an acronym alike before a longer list keeps it."""
PHRASE = 5
"""Words a phrase may have."""

_SINGULAR: Mapping[str, str] = {
    "models": "model",
    "benchmarks": "benchmark",
    "hardware": "hardware",
    "modality": "modality",
}
"""Names of the filters by kind of tag."""

_APART = re.compile(r"[^\w+@^.\- ]+|_")
_DOTS = re.compile(r"(?<!\d)[.]|[.](?!\d)")
_LONE = re.compile(r"(^|\s)[-+@^]+(?=\s|$)")


def lexicon(library: Library, indexed: Mapping[str, str]) -> dict[str, Any]:
    """The lexicon as plain data; ``indexed`` gives the search index's ids by page address."""
    papers = library.papers if len(library.papers) <= LISTED else ()
    slugs = list(library.topics)
    counts = _counts(library)
    common = sorted(counts, key=lambda word: (-counts[word], word))[:WORDS]
    return {
        "count": len(library.papers),
        "words": {
            count: " ".join(sorted(words)) for count, words in groupby(common, counts.__getitem__)
        },
        "rare": counts[common[-1]] if len(common) < len(counts) else 0,
        "phrases": _phrases(library, slugs),
        "synonyms": [list(group) for group in library.vocabulary.synonyms],
        "topics": [
            {"slug": topic.slug, "name": topic.name, "mark": topic.mark}
            for topic in library.topics.values()
        ],
        "papers": [_entry(paper, slugs, indexed) for paper in papers] or None,
    }


def _entry(paper: Paper, slugs: list[str], indexed: Mapping[str, str]) -> dict[str, Any]:
    """A paper as search knows it before its page is read; what is absent is left out."""
    entry: dict[str, Any] = {
        "id": indexed.get(addresses.paper(paper.key), ""),
        "key": paper.key,
        "title": prose.title_text(paper.title),
        "authors": list(paper.authors),
        "year": paper.published.year,
        "date": str(paper.published),
        "topics": [slugs.index(slug) for slug in paper.topics],
        "names": [*paper.tags.get("methods", ()), paper.key.replace("-", " ")],
        "status": paper.status.kind,
        "venue": paper.venue.name if paper.venue else "",
        "has": ["code"] if "code" in paper.links else [],
        "ids": [
            *(found for found in (paper.arxiv, paper.doi) if found),
            *(href.partition("://")[2].rstrip("/") for href in paper.links.values()),
        ],
    }
    for kind in (*NAMED, "modality"):
        entry[_SINGULAR[kind]] = list(paper.tags.get(kind, ()))
    return {name: value for name, value in entry.items() if value}


def folded(text: str) -> str:
    """A text in small letters, without accents and stray signs: as words.js has it."""
    bare = text
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text)
        bare = "".join(char for char in marked if unicodedata.category(char)[0] != "M")
    bare = bare.lower()
    bare = re.sub(r"['’]s\b", "", bare)
    bare = _APART.sub(" ", re.sub(r"['’]", "", bare))
    return " ".join(_LONE.sub(" ", _DOTS.sub(" ", bare)).split())


def words_of(text: str) -> Iterator[str]:
    """The words of a text, compounds whole, run together and in their parts."""
    for word in folded(text).split():
        yield word
        if "-" not in word and "." not in word:
            continue
        parts = [part for part in re.split(r"[-.]", word) if part]
        if len(parts) > 1:
            yield "".join(parts)
            yield from (part for part in parts if len(part) > 1)


def _counts(library: Library) -> Counter[str]:
    """In how many papers each word stands; words of topics count as if in one."""
    counts: Counter[str] = Counter()
    for paper in library.papers:
        text = f"{prose.title_text(paper.title)} {prose.text(paper.abstract)}"
        names = [*(name for _, name in paper.tag_pairs), *paper.plain]
        counts.update({*words_of(text), *words_of(" ".join(names)), *words_of(paper.key)})
    for topic in library.topics.values():
        for word in set(words_of(" ".join((topic.name, topic.definition, *topic.aliases)))):
            counts[word] = max(counts[word], 1)
    return counts


def _phrases(library: Library, slugs: list[str]) -> dict[str, list[str]]:
    """Phrases with what they mean: ``#3`` the topic of that number, else other words for it; a
    ``~`` before it says that the phrase only hints at it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def note(phrase: str, meaning: str) -> None:
        key = folded(phrase).replace("-", " ")
        if key and len(key.split()) <= PHRASE and key != meaning:
            found[key][meaning] = None

    for number, slug in enumerate(slugs):
        topic = library.topics[slug]
        for name in _called(topic):
            note(name, f"#{number}")
        for words in topic.plain:
            note(words, f"~#{number}")
    for long, short in _short_forms(library.papers):
        note(long, folded(short))
        note(short, folded(long))
    for kind in NAMED:
        used = {shelf.name for shelf in library.tags[kind].values()}
        for entry in library.vocabulary.names.get(kind, ()):
            for spelling in entry.also if entry.name in used else ():
                note(spelling, folded(entry.name))
    for group in library.vocabulary.synonyms:
        for phrase in (phrase for phrase in group if " " in phrase):
            for other in group:
                note(phrase, f"~{folded(other)}")
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
