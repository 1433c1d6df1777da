"""What may be wrong with a paper's fields, in the words that every door tells it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Message:
    """A fault and its mend, with the places of what was written between braces."""

    fault: str
    mend: str
    form: str = ""
    """What to do in a form, where that is something else than in a file."""


def _read(name: str) -> Any:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


MESSAGES: Mapping[str, Message] = {
    name: Message(**words) for name, words in _read("messages.yaml").items()
}
"""By short names; a quotation such as ``{name!r}`` is Python's, as messages have it."""
YAML_MENDS: Mapping[str, str] = _read("yaml_mends.yaml")
"""libyaml's phrases and what a person should write instead."""


def message(rule: str, **values: object) -> tuple[str, str]:
    """Fault and mend of a rule about these values."""
    said = MESSAGES[rule]
    return said.fault.format(**values), said.mend.format(**values)
