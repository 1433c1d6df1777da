"""What every list knows of its field from the start; its own vocabulary adds to it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from site_builder.content import yaml_nodes
from site_builder.text.measures import Units
from site_builder.text.venues import Venues

DEFAULTS = ("common", "units", "venues")
"""Files of the vocabulary that have a shipped part."""


@cache
def shipped_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """The shipped part of a file of the vocabulary; empty for a file that has none."""
    if name not in DEFAULTS:
        return {}
    text = (files(__name__) / f"{name}.yaml").read_text(encoding="utf-8")
    root = yaml_nodes.parse(text, f"{name}.yaml")
    assert isinstance(root, yaml_nodes.Mapping)
    lists = ((key.text, node) for key, node in root.entries)
    return {
        key: tuple(item.text for item in node.items if isinstance(item, yaml_nodes.Scalar))
        for key, node in lists
        if isinstance(node, yaml_nodes.Sequence)
    }


def extend_shipped(
    name: str, words: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """The shipped part of a file of the vocabulary, and behind it what a list adds."""
    shipped = shipped_words(name)
    return {
        word: tuple(dict.fromkeys((*shipped.get(word, ()), *words.get(word, ()))))
        for word in (*shipped, *(word for word in words if word not in shipped))
    }


VENUES = Venues(shipped_words("venues"))
UNITS = Units(shipped_words("units"))
