"""The index of topics."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.library import Library
from site_builder.site.links import TopicRef
from site_builder.site.output import Output
from site_builder.site.rows import Row, Summary
from site_builder.site.site import Here, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic in a list of topics."""

    href: str
    name: str
    mark: str
    count: int
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Topics that stand in one drawer."""

    name: str
    anchor: str
    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    frame: Frame
    count: int
    groups: tuple[Group, ...]
    unsorted: tuple[Row, ...]


ShelvedTopic = tuple[TopicRef, str, int]
"""A topic with its definition and the number of its papers."""


def topics_page(site: Site) -> Output:
    library = site.library
    return site.page(
        urls.TOPICS,
        topics_view,
        lambda: (shelved_topics(library), site.summaries(library.unsorted)),
        template="pages/topics.html",
    )


def shelved_topics(library: Library) -> tuple[ShelvedTopic, ...]:
    """All topics in order."""
    return tuple(
        (TopicRef.of(topic), topic.definition, len(library.by_topic[topic.slug]))
        for topic in library.topics.values()
    )


def groups(here: Here, topics: tuple[ShelvedTopic, ...]) -> tuple[Group, ...]:
    """All topics in their groups, with the number of their papers."""
    rows: dict[str, list[TopicRow]] = {group: [] for group in here.settings.groups}
    for topic, definition, count in topics:
        row = TopicRow(
            href=here.topic(topic).href,
            name=topic.name,
            mark=topic.mark,
            count=count,
            definition=definition,
        )
        rows[topic.group].append(row)
    return tuple(
        Group(name=name, anchor=f"g{number}", topics=tuple(group))
        for number, (name, group) in enumerate(rows.items(), 1)
        if group
    )


def topics_view(
    here: Here, topics: tuple[ShelvedTopic, ...], unsorted: tuple[Summary, ...]
) -> TopicsView:
    description = f"The {quantity(len(topics), 'topic')} of {here.settings.name}."
    scripts = ("js/list.js",)
    return TopicsView(
        frame=Frame(here, "Topics", description, section=urls.TOPICS, scripts=scripts),
        count=len(topics),
        groups=groups(here, topics),
        unsorted=here.rows(unsorted),
    )
