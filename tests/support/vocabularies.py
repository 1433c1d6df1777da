"""Small topics and vocabularies, and invented papers read by them."""

from typing import Any

from site_builder.analysis.evidence import Extract
from site_builder.analysis.extractor import Extractor
from site_builder.content.defaults import shipped_words
from site_builder.model.topic import Topic
from site_builder.model.vocabulary import Name, Vocabulary

CUES = {
    "own": ("we", "our", "this paper"),
    "result": ("experiment*", "outperform*"),
    "background": ("recent*", "existing", "have been", "however"),
    "aside": ("unlike", "instead of", "rather than", "compared to", "without"),
}


def topic(slug: str, **fields: Any) -> Topic:
    """A topic of which only what matters is given."""
    given: dict[str, Any] = {
        "name": slug.replace("-", " ").capitalize(),
        "mark": "KITE",
        "group": "Kites",
        "definition": "What belongs here.",
        "introduction": "What to know.",
        "file": f"content/topics/{slug}.md",
        "inside": f"topics/{slug}.md",
        "lines": {},
    }
    return Topic(slug=slug, **{**given, **fields})


def vocabulary(**parts: Any) -> Vocabulary:
    """A vocabulary of some parts, and of the turns of phrase above."""
    empty: dict[str, Any] = {"names": {}, "classes": {}, "modality": {}, "claims": {}}
    return Vocabulary(**{**empty, "cues": CUES, "units": shipped_words("units"), **parts})


def names(*spelt: str | Name) -> tuple[Name, ...]:
    """Names without other spellings, or with those they are given with."""
    return tuple(Name(name) if isinstance(name, str) else name for name in spelt)


def read(title: str, abstract: str, *topics: Topic, **parts: Any) -> Extract:
    """What an invented paper tells."""
    return Extractor(topics, vocabulary(**parts)).read(title, abstract)
