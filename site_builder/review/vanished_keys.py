"""Keys that were on the list at a commit and are gone without a word."""

from collections.abc import Iterator
from pathlib import Path

from site_builder.content.checks.duplicates import identify_paper, identify_source
from site_builder.content.reader import MOVED
from site_builder.content.yaml_nodes import Mapping
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem
from site_builder.model.reading_list import Survey
from site_builder.review.git import Commit


def vanished_keys(base: Commit, now: Survey) -> Iterator[Problem]:
    """Each key of the base that neither has a paper now nor is told of in content/moved.yaml.

    A permanent address would lead nowhere. Raises Unable.
    """
    for key, name in base.papers.items():
        if key not in now.keys and key not in now.moves:
            file = display_path(base.folder / name)
            yield Problem(file, 1, 1, f"the key {key!r} has vanished", _mend(base, now, key, name))
    source = base.source(MOVED)
    groups = [node for _, node in source.front.entries] if source else []
    for key in [
        key.text for node in groups if isinstance(node, Mapping) for key, _ in node.entries
    ]:
        if key not in now.keys and key not in now.moves:
            fault = f"the old key {key!r} is no longer told of"
            file = display_path(base.folder / MOVED)
            yield Problem(file, 1, 1, fault, "put its line back: old addresses still lead there")


def _mend(base: Commit, now: Survey, key: str, name: str) -> str:
    source = base.source(name)
    ids = set(identify_source(source).ids) if source else set()
    for same in (one for one in map(identify_paper, now.papers) if not ids.isdisjoint(one.ids)):
        return (
            f"add '{key}: {Path(same.file).stem}' below 'moved:' in {MOVED}, "
            f"or '{key}: REASON' below 'removed:' there"
        )
    return (
        f"put the file back; or call 'site_builder move {key} NEW' or 'site_builder remove "
        f"{key} --because REASON' on it, which leave a line in {MOVED}"
    )
