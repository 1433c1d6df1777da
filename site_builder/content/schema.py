"""The table of fields: what the files of papers and topics hold, declared once.

Checks, JSON Schema, docs/fields.md, order and style of writing, the contribute page's rules, the
correction form and the reviewer's report are read off it, so that a field is added by its line.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from site_builder.content.checks import paper_fields as of_papers
from site_builder.content.checks import topic_fields as of_topics
from site_builder.content.checks.common import check_key
from site_builder.content.fields import Fields, Known
from site_builder.content.front_matter import Source
from site_builder.content.kinds import (
    Address,
    Choice,
    Choices,
    Day,
    Group,
    Id,
    Kind,
    Line,
    Names,
    PartialDate,
    Sentences,
    Slugs,
    Text,
    Texts,
)
from site_builder.model.paper import CLAIM_KINDS, LINK_KINDS, MODALITIES, STATUS_KINDS, TAG_KINDS
from site_builder.model.vocabulary import TIERS
from site_builder.text import ids, slugs

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a content file."""

    name: str
    kind: Kind
    doc: str
    """What it says, in the words of docs/fields.md."""
    check: Callable[[Fields, str], Any] | None = None
    """Reads it where its check needs more than its kind."""
    required: bool = False
    quoted: bool = False
    """Whether it always stands in quotes, since YAML could take it for a number."""
    corrected: bool = True
    """Whether the form by which readers correct an entry shows it."""

    def read(self, fields: Fields) -> Any:
        """Its value, checked; what is wrong with it is told."""
        return (self.check or self.kind.read)(fields, self.name)


_TAGS: Mapping[str, Kind] = {kind: Names() for kind in TAG_KINDS} | {
    "modality": Choices(known=MODALITIES, noun="modality")
}
_DROP = {"topics": Texts(), "tags": Texts(), "claims": Texts("lines")}
PAPER = (
    Field(
        "title",
        Line(),
        "As printed; mathematics between dollar signs.",
        of_papers.check_title,
        required=True,
    ),
    Field(
        "authors",
        Names("lines", least=1),
        'Full names in printed order, all of them; "et al." is refused.',
        of_papers.check_authors,
        required=True,
    ),
    Field(
        "published",
        PartialDate(),
        "First public version, as precise as known; gives the folder and the year page.",
        required=True,
    ),
    Field(
        "added", Day(), "Day on which the paper came to the list.", required=True, corrected=False
    ),
    Field(
        "arxiv",
        Id(ids.ARXIV, "2408.06450", ids.arxiv_id),
        'arXiv id without version, in quotes, like "2408.06450".',
        quoted=True,
    ),
    Field(
        "doi",
        Id(ids.DOI, "10.1145/3458817.3476205", ids.doi),
        "Bare DOI, like 10.1145/3458817.3476205.",
        quoted=True,
    ),
    Field(
        "venue",
        Text(of_papers.VENUE),
        "NAME YEAR of the edition in which it appeared, like NeurIPS 2023.",
        of_papers.check_venue,
    ),
    Field(
        "links",
        Group({kind: Address(label) for kind, label in LINK_KINDS.items()}),
        "Addresses by name: code, project, demo, data, video and so on.",
    ),
    Field(
        "topics",
        Slugs(most=of_papers.MAX_TOPICS),
        "None to four slugs of content/topics, the most central first.",
        of_papers.check_topics,
    ),
    Field(
        "tags",
        Group(_TAGS),
        "Names by kind: methods it introduces, models, benchmarks, hardware, modality.",
    ),
    Field(
        "plain",
        Texts(),
        "Plain words a newcomer would search it with; they are found, not shown.",
        corrected=False,
    ),
    Field(
        "claims",
        Group(dict.fromkeys(CLAIM_KINDS, Texts("lines"))),
        "The paper's own headline numbers by kind (speed-up, memory, parameters, accuracy, energy, "
        "cost), each a quotation of the abstract that holds one.",
        of_papers.check_claims,
        corrected=False,
    ),
    Field(
        "drop",
        Group(_DROP),
        "What was suggested and refused: topics, tags, claims.",
        corrected=False,
    ),
    Field(
        "status",
        Choice(STATUS_KINDS[:-1], f"^superseded by {slugs.KEY.pattern}$"),
        'preprint, published, withdrawn, retracted, or "superseded by KEY"; when absent, published '
        "if there is a venue and preprint if not.",
        of_papers.check_status,
    ),
    Field("pick", Text(), "The curator's one line why to read it first.", corrected=False),
    Field(
        "note",
        Line(),
        "Anything else a reader should know, as one paragraph of Markdown.",
        corrected=False,
    ),
)
"""The fields of a paper, in the order in which files hold them."""

TOPIC = (
    Field("name", Text(), "What readers call it, like Quantization.", required=True),
    Field(
        "mark",
        Text(
            re.compile("[A-Z0-9]{2,6}"),
            "write two to six capitals or digits, like QUANT",
            number=True,
        ),
        "Shelf mark of two to six capitals or digits, like QUANT.",
        required=True,
    ),
    Field(
        "group",
        Text(),
        "One of the groups named in content/site.yaml.",
        of_topics.check_group,
        required=True,
    ),
    Field("definition", Text(), "One sentence that says what belongs here.", required=True),
    Field(
        "aliases", Texts("list"), "Other names people search for: acronyms, long forms, spellings."
    ),
    Field("plain", Texts(), "Plain words a newcomer would search with; they are not shown."),
    Field("related", Slugs(), "Slugs of neighbouring topics.", of_topics.check_related),
    Field(
        "unlike",
        Sentences(of_topics=True),
        "Topics it is easily taken for: each SLUG with one sentence that tells the two apart.",
        of_topics.check_unlike,
    ),
    Field(
        "start",
        Sentences(of_topics=False, most=of_topics.MAX_STEPS),
        "Where to start: three to seven papers in reading order, each KEY with one sentence why.",
        of_topics.check_start,
    ),
    Field(
        "phrases",
        Group(dict.fromkeys(TIERS, Texts())),
        "Phrases that tell that a paper contributes to it, by how much they tell: certain, sure, "
        "likely, hint; and never for words that mean something else. Without them its name and "
        "aliases tell.",
        of_topics.check_tiers,
    ),
)
"""The fields of a topic, in the order in which files hold them."""


def names(table: Sequence[Field]) -> tuple[str, ...]:
    """The names of the fields, in their order."""
    return tuple(field.name for field in table)


def required_names(table: Sequence[Field]) -> tuple[str, ...]:
    """The names of the fields that no file may lack."""
    return tuple(field.name for field in table if field.required)


def read_fields(
    source: Source, table: Sequence[Field], known: Known
) -> tuple[Fields, dict[str, Any]]:
    """The fields of a file, and their values; what is wrong with them and the key is told."""
    read = Fields(source, names(table), known)
    read.require(*required_names(table))
    check_key(read)
    return read, {field.name: field.read(read) for field in table}


def fill(
    model: Callable[..., Model], read: Fields, values: Mapping[str, Any], **given: Any
) -> Model:
    """A model out of values, in ``more`` those for which it has no attribute, and its file."""
    known, source = {field.name for field in fields(model)}, read.source  # type: ignore[arg-type]
    own = {name: value for name, value in values.items() if name in known}
    more = {name: value for name, value in values.items() if name not in known and value}
    place = {"file": source.file, "inside": source.inside, "lines": read.lines}
    return model(**own, **given, **place, more=more)
