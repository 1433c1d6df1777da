"""In which order and in which shape the fields of a file stand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from site_builder.content.checks.paper import PAPER_FIELDS
from site_builder.content.checks.topic import TOPIC_FIELDS
from site_builder.editing.compose import GROUPS, QUOTED
from site_builder.model.paper import CLAIM_KINDS, TAG_KINDS
from site_builder.model.vocabulary import TIERS

Shape = Literal["lines", "row"]
"""A list as lines, one for each item, or as a row between brackets."""


@dataclass(frozen=True, slots=True)
class Style:
    """The order of a file's fields, and the shape of its lists."""

    order: Sequence[str]
    groups: Mapping[str, Sequence[str]]
    """Fields whose own fields have an order; those of others stay as they stand."""
    shapes: Mapping[str, Shape]
    """Shapes by the path of a field; other lists keep the shape they have."""
    quoted: Collection[str] = field(default=())
    """Fields that always stand in quotes, since YAML could take them for numbers."""


STYLES: Mapping[str, Style] = {
    "papers": Style(
        order=PAPER_FIELDS,
        groups=GROUPS,
        shapes={
            "authors": "lines",
            "topics": "row",
            "plain": "row",
            **{f"tags.{kind}": "row" for kind in TAG_KINDS},
            **{f"claims.{kind}": "lines" for kind in CLAIM_KINDS},
            "drop.topics": "row",
            "drop.tags": "row",
            "drop.claims": "lines",
        },
        quoted=QUOTED,
    ),
    "topics": Style(
        order=TOPIC_FIELDS,
        groups={"phrases": TIERS},
        shapes={"plain": "row", "related": "row", **{f"phrases.{tier}": "row" for tier in TIERS}},
    ),
}
"""By the folder of content/ in which a file stands."""
