"""A topic of the list: a shelf with a mark, a definition and a short introduction."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.model.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Step:
    """A paper on the way into a topic."""

    key: str
    """The paper's key."""
    why: str
    """One true sentence why to read it at this place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic, checked and complete."""

    slug: str
    """The file's stem: its address and the word papers name it by."""
    name: str
    """What readers call it, like Quantization."""
    mark: str
    """Shelf mark of two to six capitals or digits, like QUANT."""
    group: str
    """One of the groups named in content/site.yaml."""
    definition: str
    """One sentence that says what belongs here."""
    aliases: tuple[str, ...] = ()
    """Other names people search for: acronyms, long forms, spellings."""
    plain: tuple[str, ...] = ()
    """Plain words a newcomer would search with; they are not shown."""
    related: tuple[str, ...] = ()
    """Slugs of neighbouring topics."""
    unlike: tuple[tuple[str, str], ...] = ()
    """Topics it is easily taken for: each SLUG with one sentence that tells the two apart."""
    start: tuple[Step, ...] = ()
    """Where to start: three to seven papers in reading order, each KEY with one sentence why."""
    phrases: Mapping[Tier, tuple[str, ...]] = field(default_factory=dict)
    """Phrases that tell that a paper contributes to it, by how much they tell: certain, sure,
    likely, hint; and never for words that mean something else. Without them its name and
    aliases tell."""
    introduction: str
    """A few paragraphs of Markdown in the curator's own words."""
    file: str = field(repr=False)
    """Path of the content file as messages name it."""
    inside: str
    """Path below the content folder."""
    lines: Mapping[str, tuple[int, int]] = field(repr=False)
    """Line and column of each field's value, and of each key of start as "start.KEY"; "body" for
    the introduction."""
