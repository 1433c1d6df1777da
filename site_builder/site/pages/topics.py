"""The index of topics."""

from dataclasses import dataclass

from site_builder.model.problems import quantity
from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.frame import Frame
from site_builder.site.rows import Row


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


def groups(desk: Desk, root: str) -> tuple[Group, ...]:
    """All topics in their groups, with the number of their papers."""
    library = desk.library
    rows: dict[str, list[TopicRow]] = {group: [] for group in library.settings.groups}
    for topic in library.topics.values():
        row = TopicRow(
            href=root + urls.topic(topic.slug),
            name=topic.name,
            mark=topic.mark,
            count=len(library.by_topic[topic.slug]),
            definition=topic.definition,
        )
        rows[topic.group].append(row)
    return tuple(
        Group(name=name, anchor=f"g{number}", topics=tuple(group))
        for number, (name, group) in enumerate(rows.items(), 1)
        if group
    )


def topics_view(desk: Desk) -> TopicsView:
    library, address = desk.library, urls.TOPICS
    description = f"The {quantity(len(library.topics), 'topic')} of {library.settings.name}."
    return TopicsView(
        frame=desk.frame(address, "Topics", description, section=address, scripts=("js/list.js",)),
        count=len(library.topics),
        groups=groups(desk, desk.root(address)),
        unsorted=desk.entries(library.unsorted, address),
    )
