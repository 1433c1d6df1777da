"""A paper's key renamed, or a paper taken off the list, with a word left at the old address."""

from site_builder.moving.change import Changes, move, remove

__all__ = ["Changes", "move", "remove"]
