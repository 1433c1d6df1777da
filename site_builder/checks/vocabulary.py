"""The files of content/vocabulary: names with their spellings, and phrases by word."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from site_builder.fields import Fields
from site_builder.nodes import Mapping as MappingNode
from site_builder.nodes import Node, Scalar
from site_builder.paper import CLAIM_KINDS, MODALITIES, TagKind
from site_builder.phrases import BadPhrase, Symbols, classes_in, name_spelling, spellings
from site_builder.problems import Problem, suggestion
from site_builder.source import Source
from site_builder.vocabulary import CUES, NAMED, Name, Vocabulary

WORD_FILES: Mapping[str, Collection[str] | None] = {
    "classes": None,
    "cues": CUES,
    "modality": MODALITIES,
    "claims": (*CLAIM_KINDS, "vague"),
    "common": ("names",),
}
"""Files of phrases, with the words they may explain; None where a list makes its own."""
VOCABULARY_FILES = (*NAMED, *WORD_FILES)

Items = tuple[tuple[str, Node], ...]

_NAME_FIELDS = ("also", "near")


def check_words(
    source: Source, classes: Collection[str] = ()
) -> tuple[dict[str, tuple[str, ...]], tuple[Problem, ...]]:
    """A file of phrases by word; its name says which words it may hold."""
    allowed = WORD_FILES[source.key]
    keys = tuple(key.text for key, _ in source.front.entries)
    fields = Fields(source, keys if allowed is None else allowed)
    if source.key == "common":
        return {name: fields.texts(name) for name in fields.nodes}, tuple(fields.problems)
    found = {
        name: tuple(phrase for phrase, _ in check_phrases(fields, fields.items(name), classes))
        for name in fields.nodes
    }
    if source.key == "classes":
        _check_single(fields, found)
    return found, tuple(fields.problems)


def _check_single(fields: Fields, classes: Mapping[str, Collection[str]]) -> None:
    for name, members in classes.items():
        if not (name.isalpha() and name.islower()):
            fault = f"{name!r} is no name of a class"
            fields.tell((fields.keys[name], 1), fault, "write it in small letters, without spaces")
        for member in members:
            if any(len(symbols) > 1 for symbols in spellings(member)) or classes_in(member):
                fault = f"{member!r} is not one word"
                fields.tell(fields.nodes[name], fault, "write it as a phrase of the topic instead")


def check_phrases(
    fields: Fields, items: Iterable[tuple[str, Node]], classes: Collection[str]
) -> Iterator[tuple[str, Node]]:
    """The phrases that can be found in a text; those that cannot are told."""
    for phrase, node in items:
        try:
            spellings(phrase)
        except BadPhrase as error:
            mend = "write words, with * for any ending and .. for up to three words between"
            fields.tell(node, f"{phrase!r} is not a phrase: {error}", mend)
            continue
        unknown = next((name for name in classes_in(phrase) if name not in classes), None)
        if unknown is not None:
            mend = suggestion(unknown, classes, "add it to vocabulary/classes.yaml")
            fields.tell(node, f"unknown class {unknown!r}", mend)
        else:
            yield phrase, node


def check_names(source: Source) -> tuple[tuple[Name, ...], tuple[Problem, ...]]:
    """A file of names: each with its other spellings, or with ``also`` and ``near``."""
    fields = Fields(source, tuple(key.text for key, _ in source.front.entries))
    names = []
    for name, node in fields.nodes.items():
        also, near = _spellings(fields, name, node)
        spelt = [(name, Scalar(name, fields.keys[name], 1, plain=True)), *also]
        checked = [spelling for spelling, node in spelt if _can_be_found(fields, spelling, node)]
        context = tuple(phrase for phrase, _ in check_phrases(fields, near, ()))
        names.append(Name(name, tuple(checked[1:]), context))
    _check_once(fields, names)
    return tuple(names), tuple(fields.problems)


def _can_be_found(fields: Fields, spelling: str, node: Node) -> bool:
    try:
        name_spelling(spelling)
    except BadPhrase as error:
        fields.tell(node, f"{spelling!r} is not a name: {error}", "write it in letters")
        return False
    return True


def _spellings(fields: Fields, name: str, node: Node) -> tuple[Items, Items]:
    if not isinstance(node, MappingNode):
        return fields.items(name), ()
    written = fields.lists(name, _NAME_FIELDS)
    return written.get("also", ()), written.get("near", ())


def _check_once(fields: Fields, names: Iterable[Name]) -> None:
    """A spelling leads to one name only."""
    first: dict[Symbols, str] = {}
    for name in names:
        for spelling in (name.name, *name.also):
            other = first.setdefault(name_spelling(spelling), name.name)
            if other != name.name:
                fault = f"{spelling!r} stands for {other!r} and for {name.name!r}"
                fields.tell((fields.keys[name.name], 1), fault, "keep it under one of the two")


def vocabulary_of(
    names: Mapping[TagKind, tuple[Name, ...]], words: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Vocabulary:
    """The checked files as one vocabulary."""
    cues = words.get("cues", {})
    return Vocabulary(
        names={kind: names[kind] for kind in NAMED if kind in names},
        classes=words.get("classes", {}),
        cues={cue: cues[cue] for cue in CUES if cue in cues},
        modality=words.get("modality", {}),
        claims=words.get("claims", {}),
        common=words.get("common", {}).get("names", ()),
    )
