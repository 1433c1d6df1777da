"""Where a paper's file and its words disagree."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import asdict, dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

from site_builder.analysis.evidence import Evidence, Extract
from site_builder.content.checks.paper_fields import MAX_TOPICS
from site_builder.model.paper import CLAIM_KINDS, TAG_KINDS, Paper
from site_builder.model.record import PaperRecord
from site_builder.text import markdown
from site_builder.text.slugs import MAX_SLUG, fold_name, slug

Field = Literal["topics", "tags", "claims"]
FIELDS: tuple[Field, ...] = ("topics", "tags", "claims")


class Statement(NamedTuple):
    """What a paper's file says or refuses."""

    field: Field
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something a paper's words suggest."""

    field: Field
    kind: str
    """Kind of tag or of claim; empty for a topic."""
    value: str
    """Slug, name or quotation."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A paper's proposals by what its file says of them."""

    agreed: tuple[Suggestion, ...]
    """Suggested, and in the file."""
    proposed: tuple[Suggestion, ...]
    """Suggested, neither in the file nor refused there."""
    refused: tuple[Suggestion, ...]
    """Suggested, and refused under ``drop``."""
    own: tuple[Statement, ...]
    """In the file alone, by the curator's judgement."""


Spellings: TypeAlias = MutableMapping[tuple[str, str], str]
"""How a list writes each name, by its kind and the name folded."""


def spellings(papers: Iterable[Paper]) -> Spellings:
    """How the files of these papers write the names in their tags."""
    return {(kind, fold_name(name)): name for paper in papers for kind, name in paper.tag_pairs}


def compare(
    paper: Paper | PaperRecord, extract: Extract, written: Spellings | None = None
) -> Comparison:
    """Compare a paper, or one to be, with what its words tell.

    A name is proposed as ``written`` in other files; one that is new there is noted in it.
    """
    written = {} if written is None else written
    said, dropped = list(statements_in(paper)), list(_refusals_in(paper))
    agreed: list[Suggestion] = []
    proposed: list[Suggestion] = []
    refused: list[Suggestion] = []
    room = MAX_TOPICS - len(paper.topics)
    for proposal in suggestions(extract):
        if _is_among(proposal, said):
            agreed.append(proposal)
        elif _is_among(proposal, dropped):
            refused.append(proposal)
        elif proposal.field == "topics":
            if sum(one.field == "topics" for one in proposed) < room:
                proposed.append(proposal)
        elif _can_be_said(paper, proposal) and not _is_among(proposal, proposed):
            if proposal.field == "tags":
                name = (proposal.kind, fold_name(proposal.value))
                proposal = replace(proposal, value=written.setdefault(name, proposal.value))
            proposed.append(proposal)
    own = tuple(one for one in said if not _is_among(one, agreed))
    return Comparison(tuple(agreed), tuple(proposed), tuple(refused), own)


def suggestions(extract: Extract) -> Iterator[Suggestion]:
    """All that a paper's words suggest, in the order of the file's fields."""
    for topic in extract.topics:
        yield Suggestion("topics", "", topic.topic, topic.evidence)
    for kind in TAG_KINDS:
        for mention in extract.tags.get(kind, ()):
            yield Suggestion("tags", kind, mention.name, (mention.evidence,))
    for claim_kind in CLAIM_KINDS:
        for claim in extract.claims:
            if claim.kind == claim_kind:
                quote = " ".join(claim.evidence.text.split())
                yield Suggestion("claims", claim_kind, quote, (claim.evidence,))


def statements_in(paper: Paper | PaperRecord) -> Iterator[Statement]:
    """The topics, tags and claims that a paper has: field, kind and value."""
    claims: Iterable[tuple[str, str]]
    if isinstance(paper, Paper):
        claims = ((claim.kind, claim.quote) for claim in paper.claims)
    else:
        claims = ((kind, quote) for kind, quotes in paper.claims.items() for quote in quotes)
    yield from (Statement("topics", "", topic) for topic in paper.topics)
    for kind in TAG_KINDS:
        yield from (Statement("tags", kind, name) for name in paper.tags.get(kind, ()))
    yield from (Statement("claims", kind, quote) for kind, quote in claims)


def _refusals_in(paper: Paper | PaperRecord) -> Iterator[Statement]:
    """What its file refuses."""
    drop = paper.drop if isinstance(paper.drop, Mapping) else asdict(paper.drop)
    for field in FIELDS:
        yield from (Statement(field, "", value) for value in drop.get(field, ()))


def _is_among(one: Statement | Suggestion, others: Iterable[Statement | Suggestion]) -> bool:
    """Whether some of the others say the same; of what kind they are makes no difference, so that
    a method that is tagged as a benchmark is held too."""
    same = [other.value for other in others if other.field == one.field]
    if one.field == "topics":
        return one.value in same
    if one.field == "claims":
        return any(_overlap(one.value, other) for other in same)
    return fold_name(one.value) in map(fold_name, same)


def _can_be_said(paper: Paper | PaperRecord, proposal: Suggestion) -> bool:
    """Whether the checks would accept it in the file: a name that makes an address, a quotation
    that neither begins nor ends within the markup of the abstract."""
    value = proposal.value
    if proposal.field == "claims":
        said = markdown.text(value) in markdown.text(paper.abstract)
        return said and value.isprintable()
    try:
        return len(slug(value)) <= MAX_SLUG and value.isprintable()
    except ValueError:
        return False


def _overlap(quote: str, other: str) -> bool:
    """Whether two quotations of one abstract share their words: one lies in the other, or ends
    with what the other begins with."""
    if quote in other or other in quote:
        return True
    lengths = range(8, min(len(quote), len(other)))
    return any(quote[-n:] == other[:n] or other[-n:] == quote[:n] for n in lengths)
