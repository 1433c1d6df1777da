"""The index of tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model.paper import TAG_KINDS, TagKind
from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.links import Link
from site_builder.site.output import Output
from site_builder.site.pages.topic_parts import TAG_NAMES, Counted, CountedNames
from site_builder.site.site import Here, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class TagKindRows:
    """All tags of a kind."""

    anchor: str
    name: str
    words: str
    """What the kind is, in a sentence."""
    count: int
    most: Counted
    """The most used, where the kind has many tags."""
    letters: tuple[tuple[str, Counted], ...]
    """All of them by their first letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    frame: Frame
    kinds: tuple["TagKindRows", ...]


_KIND_WORDS: dict[TagKind, str] = {
    "methods": "What the papers themselves introduce, by the names their authors gave.",
    "models": "Models that the papers use, compress, train or compare with.",
    "benchmarks": "Benchmarks and data sets on which they measure.",
    "hardware": "Processors, boards and machines on which they ran.",
    "modality": "The kinds of data they work with.",
}
FEW_TAGS = 24
"""Tags up to which a kind needs neither letters nor a choice of the most used."""
MOST_USED = 12
"""Tags shown as the most used of a kind."""


def tags_page(site: Site) -> Output:
    return site.page(urls.TAGS, tags_view, lambda: (_names(site),), template="pages/tags.html")


def _names(site: Site) -> CountedNames:
    """Every tag in the order of names, with the number of its papers."""
    tags = site.library.tags
    return tuple(
        (
            kind,
            tuple(
                (shelf.name, len(shelf.papers))
                for shelf in sorted(
                    tags[kind].values(), key=lambda shelf: (shelf.name.casefold(), shelf.slug)
                )
            ),
        )
        for kind in TAG_KINDS
        if tags[kind]
    )


def tags_view(here: Here, names: CountedNames) -> TagsView:
    description = _what_is_named([kind for kind, _ in names if kind != TAG_KINDS[-1]])
    kinds = tuple(
        _kind_rows(kind, tuple((here.tag(kind, name), count) for name, count in found))
        for kind, found in names
    )
    return TagsView(frame=Frame(here, "Tags", description, section=urls.TAGS), kinds=kinds)


def _what_is_named(kinds: Sequence[TagKind]) -> str:
    """The kinds of names the list has, in a sentence."""
    *first, last = kinds or ("what",)
    named = f"{', '.join(first)} and {last}" if first else last
    return f"{named[0].upper()}{named[1:]} {'that ' if kinds else ''}the papers name."


def _kind_rows(kind: TagKind, rows: Counted) -> TagKindRows:
    """All tags of a kind, by their first letters where they are many."""
    used = sorted((row for row in rows if row[1] > 1), key=lambda row: -row[1])
    letters: dict[str, list[tuple[Link, int]]] = {}
    for row in rows:
        letter = row[0].text[0].upper()
        letters.setdefault(letter if letter.isalpha() else "0–9", []).append(row)
    many = len(rows) > FEW_TAGS
    return TagKindRows(
        anchor=kind,
        name=TAG_NAMES[kind],
        words=_KIND_WORDS[kind],
        count=len(rows),
        most=tuple(used[:MOST_USED]) if many else (),
        letters=tuple((k, tuple(v)) for k, v in letters.items()) if many else (("", rows),),
    )
