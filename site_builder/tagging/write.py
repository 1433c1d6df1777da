"""A content file with its proposals, checked before it takes the old one's place."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from site_builder.checks.papers import DROP_FIELDS, check_paper
from site_builder.paper import Paper
from site_builder.problems import Problems, Unable
from site_builder.source import parse_source, read_text, shown
from site_builder.tagging.difference import Proposal
from site_builder.tagging.edit import with_proposals


def write_proposals(
    paper: Paper, content: Path, proposed: Sequence[Proposal], topics: Collection[str]
) -> None:
    """Put proposals into a paper's file; ``topics`` are the known slugs.

    Raises Problems or Unable, and then has changed nothing.
    """
    path = content / paper.inside
    text = with_proposals(read_text(path), proposed)
    made, problems = check_paper(parse_source(text, path, content), topics)
    if made is None:
        raise Problems(problems)
    if not _keeps(paper, made):
        raise Unable(f"{shown(path)}: cannot be changed safely; write the proposals by hand")
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Unable(f"{shown(path)}: cannot be written: {error.strerror}") from error


def _keeps(old: Paper, new: Paper) -> bool:
    """Whether all that the old file said is still said, in the same order."""
    same = ("key", "title", "authors", "published", "added", "abstract", "links", "status")
    if any(getattr(old, name) != getattr(new, name) for name in same):
        return False
    pairs = [
        (old.topics, new.topics),
        *((old.tags.get(kind, ()), names) for kind, names in new.tags.items()),
        *((getattr(old.drop, name), getattr(new.drop, name)) for name in DROP_FIELDS),
    ]
    claims = [claim for claim in new.claims if claim in old.claims]
    return all(now[: len(was)] == was for was, now in pairs) and claims == list(old.claims)
