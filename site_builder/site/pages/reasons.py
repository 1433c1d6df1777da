"""Why a paper carries its topics, tags and claims, with the words marked in its abstract."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from site_builder.analysis.evidence import Evidence, Field, Why
from site_builder.model.paper import CLAIM_KINDS, TAG_KINDS, Claim, Paper
from site_builder.site.links import Link, TopicRef
from site_builder.site.site import Here
from site_builder.text import highlight, markdown
from site_builder.text.highlight import Occurrence, Span


@dataclass(frozen=True, slots=True)
class Reason:
    """A topic or tag of a paper with the words that speak for it."""

    of: Link
    phrases: tuple[Link, ...]
    """Words of the paper, each leading to where it stands; none where the curator judged."""
    named: bool = False
    """Whether the words are the name itself."""


CLAIM_LABELS = {kind: kind.removesuffix("-up").capitalize() for kind in CLAIM_KINDS}
WHY, CLAIM = "why", "claim"
"""Names of the marks in an abstract: ``why-1``, ``claim-1`` and so on are their anchors."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """A paper's abstract with its marks, and what leads to them."""

    abstract: Markup
    topics: tuple[Reason, ...]
    tags: tuple[tuple[str, tuple[Reason, ...]], ...]
    """By the label of their kind."""
    claims: tuple[tuple[str, tuple[Link, ...]], ...]
    """Kinds of claims with the quotations, each leading to its place in the abstract."""


def reasons_of(here: Here, paper: Paper, topics: Sequence[TopicRef], why: Why) -> Reasons:
    """Why a paper carries its topics and tags, and where its claims stand."""
    abstract, html = paper.abstract, markdown.html(paper.abstract)
    evidence = _evidence(paper, why)
    words = [one for found in evidence.values() for one in found if one.field == "abstract"]
    spans = highlight.locate(html, [Occurrence.of(abstract, one.start, one.end) for one in words])
    phrases = {one: span for one, span in zip(words, spans, strict=True) if span is not None}
    marks = highlight.merge(phrases.values())
    quoted = _quoted(abstract, paper.claims)
    claims = [span for _, span in quoted if span]
    anchors = {one: _anchor(span, marks) for one, span in phrases.items()}
    return Reasons(
        abstract=Markup(highlight.highlight(html, [(CLAIM, claims), (WHY, marks)])),
        topics=tuple(
            Reason(here.topic(topic), _links(evidence[topic.slug], anchors)) for topic in topics
        ),
        tags=tuple(
            (
                "Introduces" if kind == "methods" else kind.capitalize(),
                tuple(
                    Reason(
                        here.tag(kind, name),
                        _links(evidence[kind, name], anchors),
                        named=[one.text for one in evidence[kind, name]] == [name],
                    )
                    for name in paper.tags[kind]
                ),
            )
            for kind in TAG_KINDS
            if paper.tags.get(kind)
        ),
        claims=tuple(_claims(paper)),
    )


def _evidence(paper: Paper, why: Why) -> dict[object, tuple[Evidence, ...]]:
    """The words for each topic and tag of a paper; none where only the curator sees them."""
    found: dict[object, tuple[Evidence, ...]] = {
        slug: why.topics.get(slug, ()) for slug in paper.topics
    }
    for kind, name in paper.tag_pairs:
        one = why.tags.get(name) or _literal(paper, name)
        found[kind, name] = (one,) if one else ()
    return found


def _literal(paper: Paper, name: str) -> Evidence | None:
    """A name as it is written in the abstract or the title, no part of another word."""
    fields: tuple[tuple[Field, str], ...] = (("abstract", paper.abstract), ("title", paper.title))
    for field, text in fields:
        if name in text and (match := _whole(name).search(text)):
            return Evidence(field, match.start(), match.end(), name)
    return None


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(name)}(?!(?!s\b)[^\W\d_])")


def _anchor(span: Span, marks: list[Span]) -> str:
    number = next(n for n, mark in enumerate(marks, 1) if mark.start <= span.start < mark.end)
    return f"#{WHY}-{number}"


def _links(found: tuple[Evidence, ...], anchors: dict[Evidence, str]) -> tuple[Link, ...]:
    """Phrases with their places; a title needs none, it stands above."""
    return tuple(Link(anchors.get(one, ""), " ".join(one.text.split())) for one in found)


_Quoted = tuple[str, Span | None]
"""A claim as a reader sees it, and where it stands."""


@lru_cache(maxsize=65_536)
def _quoted(abstract: str, claims: tuple[Claim, ...]) -> tuple[_Quoted, ...]:
    """A paper's claims, written as a reader sees them or as the abstract has them."""
    return tuple(_found(markdown.html(abstract), claim.quote) for claim in claims)


def _found(html: str, quote: str) -> _Quoted:
    (span,) = highlight.locate(html, [Occurrence(quote)])
    if span is not None:
        return quote, span
    words = highlight.visible_text(markdown.html(quote)).strip()
    (span,) = highlight.locate(html, [Occurrence(words)])
    return markdown.text(quote), span


def claim_links(abstract: str, claims: tuple[Claim, ...]) -> Iterator[Link]:
    """Each of a paper's claims with its anchor on the paper's page, empty where it has none."""
    number = 0
    for text, span in _quoted(abstract, claims):
        number += span is not None
        yield Link(f"#{CLAIM}-{number}" if span is not None else "", text)


def _claims(paper: Paper) -> Iterator[tuple[str, tuple[Link, ...]]]:
    found = list(zip(paper.claims, claim_links(paper.abstract, paper.claims), strict=True))
    for kind in CLAIM_KINDS:
        links = tuple(link for claim, link in found if claim.kind == kind)
        if links:
            yield CLAIM_LABELS[kind], links
