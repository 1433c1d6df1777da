"""content/moved.yaml: every old key answers, and leads straight to a paper."""

from collections.abc import Collection, Mapping

from site_builder.content.fields import Fields
from site_builder.content.front_matter import Source
from site_builder.content.yaml_nodes import Scalar
from site_builder.model.problems import Problem, suggestion
from site_builder.model.redirects import Redirects
from site_builder.text import slugs

MOVED_FIELDS = ("moved", "removed")


def check_redirects(source: Source, keys: Collection[str]) -> tuple[Redirects, tuple[Problem, ...]]:
    """The keys that are gone, and what is wrong with them; ``keys`` are those of all papers."""
    fields = Fields(source, MOVED_FIELDS)
    moved = _pairs(fields, "moved", keys)
    removed = _pairs(fields, "removed", keys)
    targets = {key.text: to for key, to in moved}
    for key, _ in moved:
        if wrong := _target_fault(key.text, targets, {key.text for key, _ in removed}, keys):
            fields.tell(key, *wrong)
    for key, _ in removed:
        if key.text in targets:
            fault = f"{key.text!r} is both moved and removed"
            fields.tell(key, fault, "keep one of the two lines")
    return Redirects(targets, {key.text: why for key, why in removed}), tuple(fields.problems)


def _pairs(fields: Fields, name: str, keys: Collection[str]) -> list[tuple[Scalar, str]]:
    """The keys of a group with what is said of each, less those that are no old keys."""
    found = []
    for key, text in fields.pairs(name):
        if key.text in keys:
            fault = f"{key.text!r} is the key of a paper on the list"
            fields.tell(key, fault, "delete the line, or choose another key for the paper")
        elif not slugs.KEY.fullmatch(key.text):
            mend = "write the key that the paper had: small letters, digits and single hyphens"
            fields.tell(key, f"{key.text!r} cannot have been a key", mend)
        elif text:
            found.append((key, text))
    return found


def _target_fault(
    old: str, targets: Mapping[str, str], removed: Collection[str], keys: Collection[str]
) -> tuple[str, str] | None:
    """Why an old key leads to no paper, and what to write instead."""
    to = targets[old]
    if to in keys:
        return None
    if to in targets:
        passed = [old]
        while to in targets and to not in passed:
            passed.append(to)
            to = targets[to]
        if to in passed:
            way = " → ".join([*passed[passed.index(to) :], to])
            return f"{old!r} leads in a circle: {way}", "write the key of a paper on the list"
        if to in keys:
            return f"{old!r} leads to {targets[old]!r}, which has moved on", f"write {to!r}"
    if to in removed:
        mend = "move the line below 'removed:', with the reason instead of the key"
        return f"{old!r} leads to {to!r}, which was taken off the list", mend
    mend = suggestion(to, keys, "write the key of a paper on the list")
    return f"{old!r} leads to {to!r}, which is no paper's key", mend
