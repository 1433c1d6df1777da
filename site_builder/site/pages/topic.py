"""A topic's page."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from site_builder.model.topic import Topic
from site_builder.model.vocabulary import NAMED
from site_builder.site import urls
from site_builder.site.chart import Chart, year_chart
from site_builder.site.exports import jsonld
from site_builder.site.frame import Frame, shorten
from site_builder.site.links import Link, PaperRef, TopicRef
from site_builder.site.output import Output
from site_builder.site.pages import topic_parts
from site_builder.site.pages.topic_parts import ClaimRow, Claims, Counted, CountedNames
from site_builder.site.rows import Row, Summary, abbreviate_authors
from site_builder.site.site import CountedTopics, Here, Site
from site_builder.text import markdown

Step = tuple[PaperRef, str, str, bool]
"""A paper of the way into a topic: authors and year, why, and whether it is a pick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    frame: Frame
    crumbs: tuple[Link, ...]
    topic: Topic
    introduction: Markup
    siblings: tuple[tuple[Link, bool], ...]
    """Topics of the same group in order, each with whether it is this one."""
    unlike: tuple[tuple[Link, str], ...]
    beside: Counted
    """Neighbouring topics, by the number of papers that stand under both, which may be none."""
    start: tuple[tuple[Link, Step], ...]
    chart: Chart | None
    most: tuple[tuple[str, Counted], ...]
    """The models, benchmarks and hardware most named, by kind."""
    claims: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    """Measured results by kind."""
    entries: tuple[Row, ...]


def topic_pages(site: Site) -> Iterator[Output]:
    """Every topic's page."""
    for topic in site.library.topics.values():
        inputs = partial(_inputs, site, topic)
        yield site.page(urls.topic(topic.slug), topic_view, inputs, template="pages/topic.html")


def _inputs(site: Site, topic: Topic) -> tuple[object, ...]:
    topics, papers = site.library.topics, site.library.by_topic[topic.slug]
    shared = Counter(slug for paper in papers for slug in paper.topics if slug != topic.slug)
    shared.update(dict.fromkeys(topic.related, 0))
    return (
        replace(topic, phrases={}, plain=()),
        tuple(TopicRef.of(one) for one in topics.values() if one.group == topic.group),
        tuple((TopicRef.of(topics[slug]), words) for slug, words in topic.unlike),
        site.counted(shared, topic_parts.MOST_TOPICS),
        tuple(_start(site, topic)),
        dict(Counter(paper.published.year for paper in papers)),
        tuple(topic_parts.top_names(papers, NAMED)),
        topic_parts.claims_of(papers),
        site.summaries(papers),
    )


def _start(site: Site, topic: Topic) -> Iterator[Step]:
    for step in topic.start:
        paper = site.library.by_key[step.key]
        by = f"{abbreviate_authors(paper.authors)}, {paper.published.year}"
        yield PaperRef.of(paper), by, step.why, paper.pick is not None


def topic_view(
    here: Here,
    topic: Topic,
    siblings: tuple[TopicRef, ...],
    unlike: tuple[tuple[TopicRef, str], ...],
    beside: CountedTopics,
    start: tuple[Step, ...],
    years: Mapping[int, int],
    most: CountedNames,
    claims: tuple[Claims, ...],
    papers: tuple[Summary, ...],
) -> TopicView:
    """Everything a topic's page shows."""
    settings = here.settings
    frame = Frame(
        here,
        topic.name,
        shorten(topic.definition),
        section=urls.TOPICS,
        scripts=("js/list.js", "js/table.js"),
        feed=Link(urls.feed(here.address), f"{topic.name} · {settings.name}"),
        json_ld=jsonld.collection(topic.name, topic.definition, here.address, settings),
    )
    return TopicView(
        frame=frame,
        crumbs=here.crumbs(TopicRef.of(topic)),
        topic=topic,
        introduction=Markup(markdown.html(topic.introduction)),
        siblings=tuple((here.topic(one), one.slug == topic.slug) for one in siblings),
        unlike=tuple((here.topic(one), words) for one, words in unlike),
        beside=topic_parts.topic_links(here, beside),
        start=tuple((here.paper(step[0]), step) for step in start),
        chart=year_chart(years, here),
        most=topic_parts.name_links(here, most),
        claims=tuple(topic_parts.claim_rows(here, claims)),
        entries=here.rows(papers),
    )
