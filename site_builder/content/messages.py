"""What may be wrong with a paper's fields, in the words that every door tells it in."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A fault and its mend, with the places of what was written between braces."""

    fault: str
    mend: str
    form: str = ""
    """What to do in a form, where that is something else than in a file."""

    def told(self, **values: object) -> tuple[str, str]:
        """Fault and mend about these values."""
        return self.fault.format(**values), self.mend.format(**values)


MESSAGES: Mapping[str, Message] = {
    "missing": Message("{name!r} is missing", "add a line '{name}: ...'", "fill it in"),
    "invisible": Message(
        "{what} holds an invisible character (U+{code})", "write a space or nothing instead"
    ),
    "invisible-in-a-text": Message(
        "an invisible character (U+{code})", "write a space or nothing instead"
    ),
    "long-word": Message("a word of more than {most:,} characters", "break it up with spaces"),
    "named-twice": Message("{name!r} names {text!r} twice", "keep one of the two"),
    "bare": Message("{name!r} cannot be {text!r}", 'write it bare: "{found}"'),
    "no-id": Message("{name!r} cannot be {text!r}", 'write it bare, like "{example}"'),
    "shape": Message("{name!r} cannot be {text!r}", "{mend}"),
    "no-day": Message("{name!r} needs a day, not only {when}", "{mend}"),
    "number": Message(
        "{name!r} would be read as the number {text}", 'write it in quotes: {name}: "{text}"'
    ),
    "future": Message(
        "published {published}, after it was added on {added}", "correct one of the two dates"
    ),
    "address": Message(
        "{name!r} is not a web address: {text!r}",
        "write it in full, beginning with https://, with %20 for a space",
    ),
    "no-title": Message("{title!r} is no title", "write the title as printed"),
    "and-others": Message("{name!r} is not a name", "write every author out, one each"),
    "no-author": Message("{name!r} is not a name", "write the author's name, or delete it"),
    "no-authors": Message("'authors' is empty", "write every author's name, one each"),
    "odd-name": Message(
        "{name!r} holds {sign!r}, which no name has", "write the author's name as printed"
    ),
    "two-alphabets": Message(
        "{word!r} mixes two alphabets ({codes})", "write the word in one alphabet"
    ),
    "no-name": Message("{name!r} is not a name", "write it in letters, or delete it"),
    "long-name": Message("a name of {length} letters, more than {most}", "write the name alone"),
    "venue": Message("'venue' cannot be {text!r}", "write name and year, like NeurIPS 2023"),
    "too-many-topics": Message("{count} topics, more than {most}", "keep those it contributes to"),
    "no-topic": Message(
        "no topic",
        "add 'topics: [...]'; until then the paper is listed as unsorted",
        "choose one; until then the paper is listed as unsorted",
    ),
    "not-said": Message("the abstract does not say {quote!r}", "quote it word for word{near}"),
    "no-number": Message(
        "{quote!r} holds no number with a unit", "quote a measured result, such as '2x faster'"
    ),
    "no-prose": Message(
        "{what} is missing", "write it below the closing ---", "paste it, word for word"
    ),
    "formula": Message("{fault}", "mend the formula, or write \\$ for a dollar sign"),
    "long-formula": Message("a formula of more than {most} characters", ""),
    "bare-sign": Message("&, # and % need a backslash inside a formula", ""),
    "unreadable-formula": Message("the formula ${formula}$ cannot be read", ""),
    "entangled-formula": Message(
        "the formula ${formula}$ nests too deeply",
        "close each brace and bracket, define no command, and write it in two formulas",
    ),
    "no-mathematics": Message("the formula ${formula}$ holds more than mathematics", ""),
    "lacking-formula": Message("the formula ${formula}$ lacks a part", ""),
    "unknown-command": Message("the formula ${formula}$ holds {command}, which is not known", ""),
    "duplicate": Message(
        "the same {field} as {file}: {shown}",
        "keep one file, and merge the topics and tags into it",
        "mend that entry instead, if it lacks something",
    ),
}
"""By short names; a quotation such as ``{name!r}`` is Python's, as messages have it."""


def message(rule: str, **values: object) -> tuple[str, str]:
    """Fault and mend of a rule about these values."""
    return MESSAGES[rule].told(**values)
