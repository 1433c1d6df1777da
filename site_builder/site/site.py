"""The site: a library in a theme, and where on it a page lies."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.analysis.extractor import Extractor, phrases_of
from site_builder.analysis.similarity.nearest import SimilarityIndex
from site_builder.analysis.similarity.terms import terms_of
from site_builder.model.paper import Paper
from site_builder.model.settings import Settings
from site_builder.model.topic import Topic
from site_builder.site.library import Library
from site_builder.site.links import SiteLinks, TopicRef
from site_builder.site.output import Keyed, Output, digest
from site_builder.site.rows import LONG_LIST, Row, Summary, row_of, summary_of
from site_builder.site.theme import Theme
from site_builder.text import markdown


@dataclass(frozen=True)
class Look:
    """What is the same for all pages: the settings and the theme."""

    settings: Settings
    theme: Theme
    rows: dict[tuple[str, str, bool], Row] = field(default_factory=dict)
    """Rows of the one library, by key, way to the root, and whether they hold the abstract."""

    @cached_property
    def _key(self) -> str:
        return digest(self.settings, self.theme)

    def __repr__(self) -> str:
        """What keys are made of."""
        return self._key


@dataclass(frozen=True, repr=False)
class Here(SiteLinks):
    """Where a page lies: all that its view may know beside its inputs."""

    look: Look

    def __repr__(self) -> str:
        """What keys are made of."""
        return f"{self.address!r} in {self.look}"

    def rows(self, papers: Iterable[Summary]) -> tuple[Row, ...]:
        """Papers as rows of a list."""
        return tuple(map(self._row, papers))

    def _row(self, paper: Summary) -> Row:
        place = (paper.key, self.root, paper.abstract is None)
        known = self.look.rows.get(place)
        if known is None:
            known = self.look.rows[place] = row_of(paper, self)
        return known

    def asset(self, name: str) -> str:
        """Where an asset is. Raises Problems when there is none of that name."""
        return self.root + self.look.theme.asset(name)


@dataclass(frozen=True)
class Site:
    """A library in a theme: declares what its pages are made of."""

    library: Library
    theme: Theme
    _summaries: dict[tuple[str, bool], Summary] = field(default_factory=dict)

    @cached_property
    def look(self) -> Look:
        """What is the same for all pages."""
        return Look(self.library.settings, self.theme)

    @cached_property
    def extractor(self) -> Keyed[Extractor]:
        """Reads papers by the list's own knowledge."""
        topics, vocabulary = self.library.topics.values(), self.library.vocabulary
        return Keyed(
            lambda: Extractor(topics, vocabulary),
            lambda: ([*phrases_of(topics, vocabulary)], vocabulary.classes),
        )

    @cached_property
    def nearest(self) -> SimilarityIndex:
        """Knows which papers are near one another."""
        return SimilarityIndex({paper.key: terms_of(paper) for paper in self.library.papers})

    def prepare(self) -> None:
        """Make what pages share and is dear to make, so that processes begun later share it too."""
        _ = self.extractor.value, self.nearest
        for paper in self.library.papers:
            markdown.render(paper.abstract)

    def at(self, address: str) -> Here:
        """Where a page lies."""
        return Here(address, self.library.settings, self.look)

    def page(
        self,
        address: str,
        view: Callable[..., object],
        inputs: Callable[[], tuple[object, ...]] = tuple,
        *,
        template: str,
        listed: bool = True,
    ) -> Output:
        """The page at an address: its template shows what the view makes of the inputs."""
        here = self.at(address)

        def render(_: Here, __: str, *given: object) -> bytes:
            return self.theme.render(template, view(here, *given), address).encode("utf-8")

        return Output(address, lambda: (here, template, *inputs()), render, listed)

    def summaries(self, papers: Sequence[Paper], brief: bool | None = None) -> tuple[Summary, ...]:
        """What a list tells of its papers; a long one is brief."""
        short = len(papers) > LONG_LIST if brief is None else brief
        return tuple(self._summary(paper, short) for paper in papers)

    def _summary(self, paper: Paper, brief: bool) -> Summary:
        known = self._summaries.get((paper.key, brief))
        if known is None:
            known = summary_of(paper, self.topics_of(paper), brief)
            self._summaries[paper.key, brief] = known
        return known

    def topics_of(self, paper: Paper) -> tuple[Topic, ...]:
        """A paper's topics, the most central first."""
        return tuple(self.library.topics[slug] for slug in paper.topics)

    def counted(self, counts: Mapping[str, int], most: int | None = None) -> "CountedTopics":
        """Topics by slug with a number each, the largest numbers first."""
        topics = self.library.topics
        order = sorted(counts, key=lambda slug: (-counts[slug], topics[slug].name))[:most]
        return tuple((TopicRef.of(topics[slug]), counts[slug]) for slug in order)


CountedTopics = tuple[tuple[TopicRef, int], ...]
