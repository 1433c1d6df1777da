"""Maps of papers."""

from dataclasses import dataclass

from site_builder.views.frame import Frame, Link


@dataclass(frozen=True, slots=True)
class Spot:
    """A paper or a topic on the map, in the picture's own units."""

    of: Link
    """Where it leads, with its whole title."""
    x: float
    y: float
    label: str
    """The few letters beside it; empty where there is no room for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    frame: Frame
    crumbs: tuple[Link, ...]
    name: str
    width: float
    height: float
    papers: tuple[Spot, ...]
    topics: tuple[Spot, ...]
    left_out: int
    """Papers for which the map has no room; the newest are on it."""
    shelves: tuple[tuple[Link, tuple[Link, ...]], ...]
    """The same as a list: papers by their first topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsView:
    frame: Frame
    maps: tuple[tuple[Link, int], ...]
    """The maps of a list too large for one, with how many papers each shows."""
