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


@dataclass(frozen=True, slots=True)
class StartRow:
    """A paper of the way into a topic."""

    paper: Link
    by: str
    """Authors and year."""
    why: str
    pick: bool


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
    beside: Counted
    """Neighbouring topics, by the number of papers that stand under both, which may be none."""
    start: tuple[StartRow, ...]
    chart: Chart | None
    most: tuple[tuple[str, Counted], ...]
    """The models, benchmarks and hardware most named, by kind."""
    claims: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    """Measured results by kind."""
    entries: tuple[Row, ...]
    feed: str
    edit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicInputs:
    """All that a topic's page is made of."""

    topic: Topic
    siblings: tuple[TopicRef, ...]
    unlike: tuple[tuple[TopicRef, str], ...]
    beside: CountedTopics
    start: tuple[tuple[PaperRef, str, str, bool], ...]
    years: Mapping[int, int]
    most: CountedNames
    claims: tuple[Claims, ...]
    papers: tuple[Summary, ...]


def topic_pages(site: Site) -> Iterator[Output]:
    """Every topic's page."""
    for topic in site.library.topics.values():
        inputs = partial(_inputs, site, topic)
        yield site.page(urls.topic(topic.slug), topic_view, inputs, template="pages/topic.html")


def _inputs(site: Site, topic: Topic) -> tuple[TopicInputs]:
    topics, papers = site.library.topics, site.library.by_topic[topic.slug]
    shared = Counter(slug for paper in papers for slug in paper.topics if slug != topic.slug)
    shared.update(dict.fromkeys(topic.related, 0))
    inputs = TopicInputs(
        topic=replace(topic, phrases={}, plain=()),
        siblings=tuple(TopicRef.of(one) for one in topics.values() if one.group == topic.group),
        unlike=tuple((TopicRef.of(topics[slug]), words) for slug, words in topic.unlike),
        beside=site.counted(shared, topic_parts.MOST_TOPICS),
        start=tuple(_start(site, topic)),
        years=dict(Counter(paper.published.year for paper in papers)),
        most=tuple(topic_parts.most_named(papers, NAMED)),
        claims=topic_parts.claims_of(papers),
        papers=site.summaries(papers),
    )
    return (inputs,)


def _start(site: Site, topic: Topic) -> Iterator[tuple[PaperRef, str, str, bool]]:
    for step in topic.start:
        paper = site.library.by_key[step.key]
        by = f"{abbreviate_authors(paper.authors)}, {paper.published.year}"
        yield PaperRef.of(paper), by, step.why, paper.pick is not None


def topic_view(here: Here, of: TopicInputs) -> TopicView:
    """Everything a topic's page shows."""
    topic, settings = of.topic, here.settings
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
        name=topic.name,
        mark=topic.mark,
        definition=topic.definition,
        aliases=topic.aliases,
        introduction=Markup(markdown.html(topic.introduction)),
        group=topic.group,
        siblings=tuple((here.topic(one), one.slug == topic.slug) for one in of.siblings),
        unlike=tuple((here.topic(one), words) for one, words in of.unlike),
        beside=topic_parts.topic_links(here, of.beside),
        start=tuple(
            StartRow(here.paper(paper), by, why, pick) for paper, by, why, pick in of.start
        ),
        chart=year_chart(of.years, here),
        most=topic_parts.name_links(here, of.most),
        claims=tuple(topic_parts.claim_rows(here, of.claims)),
        entries=here.rows(of.papers),
        feed=here.root + urls.feed(here.address),
        edit=urls.edit(topic.inside, settings),
    )
