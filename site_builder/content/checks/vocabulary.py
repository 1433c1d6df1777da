"""The files of content/vocabulary: names with their spellings, and phrases by word."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from re import Pattern

from site_builder.content.defaults import extend_shipped
from site_builder.content.fields import Fields
from site_builder.content.front_matter import Source
from site_builder.content.yaml_nodes import Node, Scalar, Sequence
from site_builder.model.paper import CLAIM_KINDS, MODALITIES, TagKind
from site_builder.model.problems import Problem, nearest_word
from site_builder.model.vocabulary import CUES, NAMED, Name, Vocabulary
from site_builder.text.phrases import BadPhrase, Symbols, classes_in, name_spelling, spellings

WORD_FILES: Mapping[str, Collection[str] | None] = {
    "classes": None,
    "cues": CUES,
    "modality": MODALITIES,
    "claims": (*CLAIM_KINDS, "vague"),
    "common": ("names",),
    "synonyms": None,
    "venues": None,
    "units": None,
}
"""Files of phrases, with the words they may explain; None where a list makes its own."""
VOCABULARY_FILES = (*NAMED, *WORD_FILES)
Items = tuple[tuple[str, Node], ...]
_SPELT = {
    "venues": (
        re.compile("[A-Za-z0-9]"),
        "holds no letter from a to z",
        "write words that its long title holds",
    ),
    "units": (
        re.compile(r"^[^\s\d.,]"),
        "cannot stand behind a number",
        "write the unit alone, such as GB, as papers do",
    ),
}
"""Files of spellings: what each must look like, and what is told of one that does not."""
NAME_FIELDS = ("also", "near")


def check_words(
    source: Source, classes: Collection[str] | None = ()
) -> tuple[dict[str, tuple[str, ...]], tuple[Problem, ...]]:
    """A file of phrases by word; its name says which words it may hold.

    ``classes`` are those that phrases may refer to, or None where they cannot be known.
    """
    allowed = WORD_FILES[source.key]
    fields = Fields(source, _keys(source) if allowed is None else allowed)
    if source.key == "classes":
        found = {_class_name(fields, name): _single(fields, name) for name in fields.nodes}
    elif source.key in ("common", "synonyms"):
        found = {name: fields.texts(name) for name in fields.nodes}
    elif source.key in _SPELT:
        found = {name: tuple(_spelt(fields, name, *_SPELT[source.key])) for name in fields.nodes}
    else:
        checked = {
            name: check_phrases(fields, fields.items(name), classes) for name in fields.nodes
        }
        found = {name: tuple(phrase for phrase, _ in items) for name, items in checked.items()}
    return found, tuple(fields.problems)


def _spelt(fields: Fields, name: str, fits: Pattern[str], fault: str, mend: str) -> Iterator[str]:
    """The ways in which a venue or a unit is written."""
    for text, node in fields.items(name):
        if fits.search(text):
            yield text
        else:
            fields.tell(node, f"{text!r} {fault}", mend)


def _keys(source: Source) -> tuple[str, ...]:
    return tuple(key.text for key, _ in source.front.entries)


def _class_name(fields: Fields, name: str) -> str:
    """The name of a class as it should be, so that phrases with that name are not told too."""
    meant = "".join(re.findall("[a-z]+", name.lower()))
    if meant != name:
        mend = f"write {meant!r}" if meant else "write it in small letters a to z, like vision"
        fields.tell(fields.keys[name], f"{name!r} is no name of a class", mend)
    return meant


def _single(fields: Fields, name: str) -> tuple[str, ...]:
    """The words of a class."""
    found = []
    for word, node in check_phrases(fields, fields.items(name), None):
        if classes_in(word) or any(len(symbols) > 1 for symbols in spellings(word)):
            mend = "write one word of letters, or move it to the phrases of a topic"
            fields.tell(node, f"{word!r} is not one word", mend)
        found.append(word)
    return tuple(found)


def check_phrases(
    fields: Fields, items: Iterable[tuple[str, Node]], classes: Collection[str] | None
) -> Iterator[tuple[str, Node]]:
    """The phrases that can be found in a text; those that cannot are told."""
    for phrase, node in items:
        try:
            spellings(phrase)
        except BadPhrase as error:
            fields.tell(node, f"{phrase!r} is not a phrase: {error}", error.mend)
            continue
        known = classes_in(phrase) if classes is None else classes
        unknown = [name for name in classes_in(phrase) if name not in known]
        for name in unknown:
            near = nearest_word(name, known)
            mend = f"write '<{near}>'" if near else "add it to vocabulary/classes.yaml"
            fields.tell(node, f"unknown class {name!r}", mend)
        if not unknown:
            yield phrase, node


def check_names(
    source: Source, classes: Collection[str] | None = ()
) -> tuple[tuple[Name, ...], tuple[Problem, ...]]:
    """A file of names: each with its other spellings, or with ``also`` and ``near``."""
    fields = Fields(source, _keys(source))
    names = []
    first: dict[Symbols, str] = {}
    for name, node in fields.nodes.items():
        also, near = _spellings(fields, name, node)
        spelt = [(name, fields.keys[name]), *also]
        found = [word for word, place in spelt if _leads_here(fields, name, word, place, first)]
        context = tuple(phrase for phrase, _ in check_phrases(fields, near, classes))
        names.append(Name(name, tuple(word for word in found if word != name), context))
    return tuple(names), tuple(fields.problems)


def _spellings(fields: Fields, name: str, node: Node) -> tuple[Items, Items]:
    if isinstance(node, Scalar):
        mend = f"write '{name}: []', with its other spellings between the brackets"
        fields.tell(node, f"{name!r} is not a list", mend)
        return (), ()
    if isinstance(node, Sequence):
        return fields.items(name), ()
    written = fields.lists(name, NAME_FIELDS)
    return written.get("also", ()), written.get("near", ())


def _leads_here(
    fields: Fields, name: str, spelling: str, node: Node, first: dict[Symbols, str]
) -> bool:
    """Whether a spelling can be found, and is the first or belongs to the same name as before."""
    try:
        other = first.setdefault(name_spelling(spelling), name)
    except BadPhrase as error:
        fields.tell(node, f"{spelling!r} is not a name: {error}", error.mend)
        return False
    if other != name:
        fault = f"{spelling!r} already leads to {other!r} on line {fields.keys[other].line}"
        fields.tell(node, fault, "keep it under one of the two")
    return other == name


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
        common=extend_shipped("common", words.get("common", {}))["names"],
        venues=extend_shipped("venues", words.get("venues", {})),
        units=extend_shipped("units", words.get("units", {})),
        synonyms=tuple((word, *others) for word, others in words.get("synonyms", {}).items()),
    )
