"""Keys that were on the list at a commit and are gone without a word."""

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from site_builder.content.checks.duplicates import Identified, identified, identified_as_written
from site_builder.content.reader import MOVED, PAPERS
from site_builder.content.yaml_nodes import Mapping
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem
from site_builder.model.reading_list import Survey
from site_builder.review.git import Commit


def vanished_keys(base: Commit, now: Survey) -> Iterator[Problem]:
    """Each key of the base that neither has a paper now nor is told of in content/moved.yaml.

    A permanent address would lead nowhere. Raises Unable.
    """
    for key, name in _keys(base).items():
        if key in now.keys or key in now.moves:
            continue
        file = display_path(base.folder / name)
        yield Problem(file, 1, 1, f"the key {key!r} has vanished", _mend(base, now, key, name))
    for key in _once_gone(base):
        if key not in now.keys and key not in now.moves:
            fault = f"the old key {key!r} is no longer told of"
            file = display_path(base.folder / MOVED)
            yield Problem(file, 1, 1, fault, "put its line back: old addresses still lead there")


def _keys(base: Commit) -> dict[str, str]:
    """Keys of the papers of a commit, with their files."""
    paths = map(PurePosixPath, base.blobs)
    return {
        path.stem: str(path)
        for path in paths
        if path.parts[0] == PAPERS
        and path.suffix == ".md"
        and not any(part.startswith(".") for part in path.parts)
    }


def _mend(base: Commit, now: Survey, key: str, name: str) -> str:
    reason = f"or '{key}: REASON' below 'removed:' there"
    source = base.source(name)
    about = identified_as_written(source) if source else None
    to = _same(about, map(identified, now.papers))
    if to:
        return f"add '{key}: {to}' below 'moved:' in {MOVED}, {reason}"
    return (
        f"put the file back; or call 'site_builder move {key} NEW' or 'site_builder remove "
        f"{key} --because REASON' on it, which leave a line in {MOVED}"
    )


def _same(one: Identified | None, others: Iterator[Identified]) -> str | None:
    """The key of a file about the same paper."""
    ids = set(one.ids) if one else set()
    found = (other for other in others if not ids.isdisjoint(other.ids))
    return next((Path(other.file).stem for other in found), None)


def _once_gone(base: Commit) -> Collection[str]:
    """Old keys that the base still told of."""
    source = base.source(MOVED)
    groups = [node for _, node in source.front.entries] if source else []
    return [key.text for node in groups if isinstance(node, Mapping) for key, _ in node.entries]
