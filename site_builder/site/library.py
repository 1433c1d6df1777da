"""The whole list in order: papers by topic, author, year, venue and tag."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from site_builder.model.paper import TAG_KINDS, Paper, TagKind
from site_builder.model.reading_list import ReadingList
from site_builder.model.redirects import Redirects
from site_builder.model.settings import Settings
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import Vocabulary
from site_builder.text import slugs

slug_of = lru_cache(maxsize=None)(slugs.slug)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Papers that share an author, a year, a venue or a tag, newest first."""

    slug: str
    name: str
    """The spelling most of its papers use."""
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """A list, complete and ordered; every page is made from it alone."""

    settings: Settings
    papers: tuple[Paper, ...]
    """All papers, newest first; ties by key."""
    by_key: Mapping[str, Paper]
    newest: tuple[Paper, ...]
    """All papers by the day they were added, newest first; ties by publication, then key."""
    unsorted: tuple[Paper, ...]
    """Papers under no topic."""
    topics: Mapping[str, Topic]
    """All topics by slug, in the order of their groups, then of their names."""
    by_topic: Mapping[str, tuple[Paper, ...]]
    places: Mapping[tuple[str, str], int]
    """Where on a topic's shelf a paper stands, by topic and key."""
    authors: Mapping[str, Shelf]
    """By slug, only those with enough papers for a page, in the order of their names."""
    years: Mapping[int, tuple[Paper, ...]]
    """Newest year first."""
    venues: Mapping[str, Shelf]
    """By slug, in the order of their names."""
    tags: Mapping[TagKind, Mapping[str, Shelf]]
    """By kind and slug, in the order of their names."""
    vocabulary: Vocabulary
    moves: Redirects
    texts: Mapping[str, str]

    @classmethod
    def of(cls, content: ReadingList) -> "Library":
        """Put checked content in order."""
        settings = content.settings
        papers = newest_first(content.papers)
        by_topic: dict[str, list[Paper]] = {topic.slug: [] for topic in content.topics}
        for paper in papers:
            for slug in paper.topics:
                by_topic[slug].append(paper)
        place_of = settings.groups.index
        topics = sorted(content.topics, key=lambda one: (place_of(one.group), one.name.casefold()))
        return cls(
            settings=settings,
            papers=papers,
            by_key={paper.key: paper for paper in papers},
            newest=tuple(sorted(papers, key=lambda paper: paper.added, reverse=True)),
            unsorted=tuple(paper for paper in papers if not paper.topics),
            topics={topic.slug: topic for topic in topics},
            by_topic={slug: tuple(shelf) for slug, shelf in by_topic.items()},
            places={
                (slug, paper.key): place
                for slug, shelf in by_topic.items()
                for place, paper in enumerate(shelf)
            },
            authors=_shelves(
                ((name, one) for one in papers for name in one.authors), settings.author_page_min
            ),
            years={
                year: tuple(group)
                for year, group in groupby(papers, lambda paper: paper.published.year)
            },
            venues=_shelves((paper.venue.name, paper) for paper in papers if paper.venue),
            tags={
                kind: _shelves((name, one) for one in papers for name in one.tags.get(kind, ()))
                for kind in TAG_KINDS
            },
            vocabulary=content.vocabulary,
            moves=content.moves,
            texts=content.texts,
        )

    def at(self, base_url: str) -> "Library":
        """The same list at another public address."""
        return replace(self, settings=self.settings.at(base_url))

    def neighbours_on_shelf(self, paper: Paper, topic: str) -> tuple[Paper | None, Paper | None]:
        """The newer and the older neighbour of a paper on one of its topics' shelves."""
        shelf, place = self.by_topic[topic], self.places[topic, paper.key]
        newer = shelf[place - 1] if place else None
        return newer, shelf[place + 1] if place + 1 < len(shelf) else None


def newest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Papers by publication, newest first; ties by key."""
    by_key = sorted(papers, key=lambda paper: paper.key)
    return tuple(sorted(by_key, key=lambda paper: paper.published.first_day, reverse=True))


def _shelves(pairs: Iterable[tuple[str, Paper]], least: int = 1) -> dict[str, Shelf]:
    """Group papers by name, ``least`` on each shelf; spellings with one slug share a shelf."""
    papers: defaultdict[str, dict[str, Paper]] = defaultdict(dict)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, paper in pairs:
        slug = slug_of(name)
        papers[slug][paper.key] = paper
        spellings[slug][name] += 1
    shelves = {}
    for slug in sorted(slug for slug, found in papers.items() if len(found) >= least):
        name = min(spellings[slug].items(), key=lambda item: (-item[1], item[0]))[0]
        shelves[slug] = Shelf(slug, name, tuple(papers[slug].values()))
    return shelves
