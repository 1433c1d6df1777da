"""What no file can know alone: duplicates across files, and names that lead nowhere or twice."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from site_builder.content.checks.duplicates import duplicates, identify_paper, identify_source
from site_builder.content.front_matter import Source
from site_builder.model.paper import Paper, TagKind
from site_builder.model.problems import Problem, suggestion
from site_builder.model.topic import Topic
from site_builder.text import slugs


def check_together(
    papers: Sequence[Paper],
    topics: Sequence[Topic],
    keys: Collection[str],
    unread: Iterable[Source] = (),
    focus: Collection[str] = (),
) -> list[Problem]:
    """What no file can know alone: duplicates across files, and keys that name no paper.

    ``keys`` are those of all files, the wrong ones too; ``unread`` are papers' files with
    problems of their own, which may be duplicates all the same. What two files disagree about
    is told in the later one, or in the one of ``focus``.
    """
    known = [*map(identify_paper, papers), *map(identify_source, unread)]
    later = sorted(papers, key=lambda paper: (paper.file in focus, paper.added, paper.file))
    return [
        *duplicates(known, focus),
        *_superseded(papers, keys),
        *_tag_spellings(later),
        *_topic_names(sorted(topics, key=lambda topic: topic.file in focus)),
        *_starts(papers, topics),
    ]


def _superseded(papers: Sequence[Paper], keys: Collection[str]) -> Iterable[Problem]:
    for paper in papers:
        by = paper.status.by
        if by is not None and (by not in keys or by == paper.key):
            line, column = paper.lines["status"]
            fault = f"superseded by {by!r}, which is no other paper's key"
            mend = suggestion(
                by, sorted({*keys} - {paper.key}), "write the key of another paper on the list"
            )
            yield Problem(paper.file, line, column, fault, mend)


def _tag_spellings(papers: Iterable[Paper]) -> Iterable[Problem]:
    """One name, one spelling: CIFAR10 and CIFAR-10 would be two pages about one thing."""
    first: dict[tuple[TagKind, str], tuple[str, Paper]] = {}
    for paper in papers:
        for kind, name in paper.tag_pairs:
            spelling, other = first.setdefault((kind, slugs.fold_name(name)), (name, paper))
            if spelling != name:
                line, column = paper.lines["tags"]
                fault = f"{kind}: {name!r} is written {spelling!r} in {other.file}"
                yield Problem(paper.file, line, column, fault, "use one spelling in both files")


def _topic_names(topics: Iterable[Topic]) -> Iterable[Problem]:
    """A mark, name or alias leads to one topic only."""
    marks: dict[str, Topic] = {}
    names: dict[str, Topic] = {}
    for topic in topics:
        other = marks.setdefault(topic.mark, topic)
        if other is not topic:
            line, column = topic.lines["mark"]
            fault = f"the mark {topic.mark} is also that of {other.file}"
            yield Problem(topic.file, line, column, fault, "choose another mark")
        fields: Mapping[str, tuple[str, ...]] = {"name": (topic.name,), "aliases": topic.aliases}
        for field, spellings in fields.items():
            for name in spellings:
                other = names.setdefault(slugs.fold_name(name), topic)
                if other is not topic:
                    line, column = topic.lines[field]
                    fault = f"{name!r} already leads to {other.file}"
                    yield Problem(topic.file, line, column, fault, "keep it in one of the two")


def _starts(papers: Iterable[Paper], topics: Iterable[Topic]) -> Iterable[Problem]:
    """A way into a topic leads over papers that stand under it."""
    known = {paper.key: paper for paper in papers}
    for topic in topics:
        for step in topic.start:
            paper = known.get(step.key)
            if paper and topic.slug not in paper.topics:
                line, column = topic.lines[f"start.{step.key}"]
                fault = f"{step.key!r} does not stand under {topic.slug!r}"
                mend = f"add the topic to {paper.file}, or take the paper out here"
                yield Problem(topic.file, line, column, fault, mend)
