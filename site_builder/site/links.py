"""Links and marks: words that lead somewhere, from where a page lies."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from site_builder.model.paper import Paper, TagKind, Venue
from site_builder.model.settings import Settings
from site_builder.model.topic import Topic
from site_builder.site import urls
from site_builder.site.library import slug_of
from site_builder.text import markdown


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A topic's shelf mark."""

    href: str
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class PaperRef:
    """A paper where only its title and its year are shown."""

    key: str
    title: str
    year: int

    @classmethod
    def of(cls, paper: Paper) -> "PaperRef":
        """What is shown of a paper."""
        return cls(paper.key, paper.title, paper.published.year)


@dataclass(frozen=True, slots=True)
class TopicRef:
    """A topic where only its name, its mark and its group are shown."""

    slug: str
    name: str
    mark: str
    group: str

    @classmethod
    def of(cls, topic: Topic) -> "TopicRef":
        """What is shown of a topic."""
        return cls(topic.slug, topic.name, topic.mark, topic.group)


@dataclass(frozen=True)
class SiteLinks:
    """Links from the page at an address to the others."""

    address: str
    settings: Settings

    @cached_property
    def root(self) -> str:
        """The way to the site's root; a page served anywhere knows it in full."""
        if self.address == urls.NOT_FOUND:
            return self.settings.base_path
        return urls.root(self.address)

    def to(self, address: str, text: str) -> Link:
        """Any other page."""
        return Link(self.root + address, text)

    def paper(self, paper: PaperRef) -> Link:
        """A paper's page."""
        return self.to(urls.paper(paper.key), markdown.title_text(paper.title))

    def topic(self, topic: TopicRef) -> Link:
        """A topic's page."""
        return self.to(urls.topic(topic.slug), topic.name)

    def tag(self, kind: TagKind, name: str) -> Link:
        """A tag's page."""
        return self.to(urls.tag(kind, slug_of(name)), name)

    def author(self, name: str, has_page: bool) -> Link:
        """An author's page, or the search for those who have none."""
        return self.to(urls.author(slug_of(name)) if has_page else urls.search_author(name), name)

    def venue(self, venue: Venue) -> Link:
        """A venue's page."""
        return self.to(urls.venue(slug_of(venue.name)), str(venue))

    def year(self, year: int) -> Link:
        """A year's page."""
        return self.to(urls.year(year), str(year))

    def marks(self, topics: Iterable[TopicRef]) -> tuple[Mark, ...]:
        """Topics as shelf marks."""
        return tuple(
            Mark(self.root + urls.topic(topic.slug), topic.mark, topic.name) for topic in topics
        )

    def crumbs(self, topic: TopicRef) -> tuple[Link, ...]:
        """The way from all topics to one: the index, then its group's drawer."""
        group = self.settings.groups.index(topic.group) + 1
        return (self.to(urls.TOPICS, "Topics"), self.to(f"{urls.TOPICS}#g{group}", topic.group))
