"""In which order and in which shape the fields of a file stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.kinds import Group, Kind, Shape
from site_builder.content.schema import PAPER, TOPIC, Field, names


@dataclass(frozen=True, slots=True)
class Style:
    """The order of a file's fields, and the shape of its lists."""

    order: Sequence[str]
    groups: Mapping[str, Sequence[str]]
    """Fields whose own fields have an order; those of others stay as they stand."""
    shapes: Mapping[str, Shape]
    """Shapes by the path of a field; a list without one keeps the shape it has."""
    quoted: Collection[str]
    """Fields that always stand in quotes."""


def _style(table: Sequence[Field]) -> Style:
    kinds = {field.name: field.kind for field in table}
    return Style(
        order=names(table),
        groups={name: tuple(kind.parts) for name, kind in kinds.items() if isinstance(kind, Group)},
        shapes=dict(_shapes(kinds.items())),
        quoted=frozenset(field.name for field in table if field.quoted),
    )


def _shapes(kinds: Iterable[tuple[str, Kind]]) -> Iterable[tuple[str, Shape]]:
    for path, kind in kinds:
        yield path, kind.shape
        if isinstance(kind, Group):
            yield from _shapes((f"{path}.{name}", part) for name, part in kind.parts.items())


STYLES: Mapping[str, Style] = {"papers": _style(PAPER), "topics": _style(TOPIC)}
"""By the folder of content/ in which a file stands."""
