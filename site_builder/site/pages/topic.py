"""A topic's page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.model.topic import Topic
from site_builder.model.vocabulary import NAMED
from site_builder.site import chart as the_chart
from site_builder.site import urls
from site_builder.site.chart import Chart
from site_builder.site.desk import Desk
from site_builder.site.exports import jsonld
from site_builder.site.frame import Frame, shorten
from site_builder.site.links import Link
from site_builder.site.page import Page
from site_builder.site.pages import topic_parts
from site_builder.site.pages.topic_parts import ClaimRow, StartRow
from site_builder.site.pages.topics import topics_view
from site_builder.site.rows import Row
from site_builder.text import markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    frame: Frame
    crumbs: tuple[Link, ...]
    name: str
    mark: str
    definition: str
    aliases: tuple[str, ...]
    introduction: Markup
    group: str
    siblings: tuple[tuple[Link, bool], ...]
    """Topics of the same group in order, each with whether it is this one."""
    unlike: tuple[tuple[Link, str], ...]
    beside: tuple[tuple[Link, int], ...]
    """Neighbouring topics, by the number of papers that stand under both, which may be none."""
    start: tuple[StartRow, ...]
    chart: Chart | None
    most: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    """The models, benchmarks and hardware most named, by kind."""
    claims: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    """Measured results by kind."""
    entries: tuple[Row, ...]
    feed: str
    edit: str


def topic_pages(desk: Desk) -> Iterator[Page]:
    """The index and every topic's page."""
    yield Page(urls.TOPICS, "pages/topics.html", partial(topics_view, desk))
    for topic in desk.library.topics.values():
        address = urls.topic(topic.slug)
        yield Page(address, "pages/topic.html", partial(_topic, desk, topic))


def _topic(desk: Desk, topic: Topic) -> TopicView:
    library, address = desk.library, urls.topic(topic.slug)
    settings, root = library.settings, desk.root(address)
    papers = library.by_topic[topic.slug]
    frame = desk.frame(
        address,
        topic.name,
        shorten(topic.definition),
        section=urls.TOPICS,
        scripts=("js/list.js", "js/table.js"),
        feed=Link(urls.feed(address), f"{topic.name} · {settings.name}"),
        json_ld=jsonld.collection(topic.name, topic.definition, address, settings),
    )
    return TopicView(
        frame=frame,
        crumbs=desk.crumbs(topic, root),
        name=topic.name,
        mark=topic.mark,
        definition=topic.definition,
        aliases=topic.aliases,
        introduction=Markup(markdown.html(topic.introduction)),
        group=topic.group,
        siblings=tuple(topic_parts.siblings(desk, topic, root)),
        unlike=tuple(
            (desk.topic(library.topics[slug], root), words) for slug, words in topic.unlike
        ),
        beside=topic_parts.adjacent_topics(desk, topic, root),
        start=tuple(topic_parts.start_rows(desk, topic, root)),
        chart=the_chart.year_chart(papers, root),
        most=tuple(topic_parts.most_named(desk, papers, NAMED, root)),
        claims=tuple(topic_parts.claim_rows(desk, papers, root)),
        entries=desk.entries(papers, address),
        feed=root + urls.feed(address),
        edit=urls.edit(topic.inside, settings),
    )
