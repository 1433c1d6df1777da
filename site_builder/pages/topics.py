"""The index of topics, and each topic's page."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from site_builder import addresses, citations, prose
from site_builder.frame import Desk, shortened
from site_builder.pages import teaching
from site_builder.pages.page import Page
from site_builder.problems import counted
from site_builder.topic import Topic
from site_builder.views import Group, Link, TopicRow, TopicsView, TopicView
from site_builder.vocabulary import NAMED


def topic_pages(desk: Desk) -> Iterator[Page]:
    """The index and every topic's page."""
    yield Page(addresses.TOPICS, "pages/topics.html", partial(_topics, desk))
    for topic in desk.library.topics.values():
        address = addresses.topic(topic.slug)
        yield Page(address, "pages/topic.html", partial(_topic, desk, topic))


def groups(desk: Desk, root: str) -> tuple[Group, ...]:
    """All topics in their groups, with the number of their papers."""
    library = desk.library
    rows: dict[str, list[TopicRow]] = {group: [] for group in library.settings.groups}
    for topic in library.topics.values():
        row = TopicRow(
            href=root + addresses.topic(topic.slug),
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


def _topics(desk: Desk) -> TopicsView:
    library, address = desk.library, addresses.TOPICS
    description = f"The {counted(len(library.topics), 'topic')} of {library.settings.name}."
    return TopicsView(
        frame=desk.frame(address, "Topics", description, section=address, scripts=("js/list.js",)),
        count=len(library.topics),
        groups=groups(desk, desk.root(address)),
        unsorted=desk.entries(library.unsorted, address),
    )


def _topic(desk: Desk, topic: Topic) -> TopicView:
    library, address = desk.library, addresses.topic(topic.slug)
    settings, root = library.settings, desk.root(address)
    papers = library.by_topic[topic.slug]
    frame = desk.frame(
        address,
        topic.name,
        shortened(topic.definition),
        section=addresses.TOPICS,
        scripts=("js/list.js", "js/table.js"),
        feed=Link(addresses.feed(address), f"{topic.name} · {settings.name}"),
        json_ld=citations.collection(topic.name, topic.definition, address, settings),
    )
    return TopicView(
        frame=frame,
        crumbs=desk.crumbs(topic, root),
        name=topic.name,
        mark=topic.mark,
        definition=topic.definition,
        aliases=topic.aliases,
        introduction=Markup(prose.html(topic.introduction)),
        group=topic.group,
        siblings=tuple(teaching.siblings(desk, topic, root)),
        unlike=tuple(
            (desk.topic(library.topics[slug], root), words) for slug, words in topic.unlike
        ),
        beside=teaching.beside(desk, topic, root),
        start=tuple(teaching.start_rows(desk, topic, root)),
        chart=teaching.year_chart(papers, root),
        most=tuple(teaching.most_named(desk, papers, NAMED, root)),
        claims=tuple(teaching.claim_rows(desk, papers, root)),
        entries=desk.entries(papers, address),
        feed=root + addresses.feed(address),
        edit=addresses.edit(topic.inside, settings),
    )
