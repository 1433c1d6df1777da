"""The index of topics."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.library import Library
from site_builder.site.links import Link, TopicRef
from site_builder.site.output import Output
from site_builder.site.rows import Row, Summary
from site_builder.site.site import Here, Site

ShelvedTopic = tuple[TopicRef, str, int]
"""A topic with its definition and the number of its papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Topics that stand in one drawer."""

    name: str
    anchor: str
    topics: tuple[tuple[Link, ShelvedTopic], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    frame: Frame
    count: int
    groups: tuple[Group, ...]
    unsorted: tuple[Row, ...]


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
    rows: dict[str, list[tuple[Link, ShelvedTopic]]] = {group: [] for group in here.settings.groups}
    for topic in topics:
        rows[topic[0].group].append((here.topic(topic[0]), topic))
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
