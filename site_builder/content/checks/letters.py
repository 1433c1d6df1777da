"""Names and titles in letters that are what they look like."""

import re

from site_builder.content.fields import Fields
from site_builder.content.messages import message
from site_builder.content.yaml_nodes import Node

_LATIN = "A-Za-z\u00c0-\u024f"
_ALIKE = "\u0400-\u052f\u0531-\u0587ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
"""Cyrillic and Armenian, and the Greek letters that look like Latin ones."""
_MIXED = re.compile(f"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]")
_NO_PERSON = re.compile(r"[<>{}\[\]|\\^=;$\"#%]")
PATTERNS = {"mixed": _MIXED, "no-person": _NO_PERSON}
"""What names and titles may not hold."""


def check_alphabet(fields: Fields, text: str, node: Node) -> bool:
    """Whether no word mixes letters of alphabets that look alike: it would look like another."""
    mixed = _MIXED.search(text)
    if mixed:
        word = next(word for word in text.split() if mixed[0] in word)
        codes = " and ".join(f"U+{ord(char):04X}" for char in mixed[0])
        fields.tell(node, *message("two-alphabets", word=word, codes=codes))
    return not mixed


def check_person(fields: Fields, name: str, node: Node) -> bool:
    """Whether a name can be that of a person or a group of them."""
    odd = _NO_PERSON.search(name)
    if odd:
        fields.tell(node, *message("odd-name", name=name, sign=odd[0]))
        return False
    return check_alphabet(fields, name, node)
