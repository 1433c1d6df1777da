"""What a paper's file says beside what its words suggest, and the file mended."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from site_builder.analysis.suggestions import Suggestion, said_in
from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import decode, parse_source, read_text
from site_builder.editing.atomic import write
from site_builder.editing.yaml_edit import insert_suggestions
from site_builder.model.paper import Paper
from site_builder.model.paths import display_path
from site_builder.model.problems import Problems, Unable


def apply_suggestions(
    paper: Paper, content: Path, proposed: Sequence[Suggestion], topics: Collection[str]
) -> None:
    """Put proposals into a paper's file; ``topics`` are the known slugs.

    Raises Problems or Unable, and then has changed nothing.
    """
    path = content / paper.inside
    read_text(path)  # tells what is wrong with it
    text = insert_suggestions(path.read_bytes().decode("utf-8"), proposed)
    plain = decode(text.encode("utf-8"), display_path(path))
    made, problems = check_paper(parse_source(plain, path, content), topics)
    if made is None:
        raise Problems(problems)
    if not _adds_only(paper, made, proposed):
        raise Unable(f"{display_path(path)}: cannot be changed safely; write the proposals by hand")
    write(path, text.encode("utf-8"))


def _adds_only(old: Paper, new: Paper, proposed: Sequence[Suggestion]) -> bool:
    """Whether the new file says what the old one said, in the same order, then the proposals."""
    lists = {"topics": old.topics, "tags": old.tags, "claims": old.claims, "lines": old.lines}
    if replace(new, **lists) != old:  # type: ignore[arg-type]
        return False
    added = ((one.field, one.kind, one.value) for one in proposed)
    return sorted([*said_in(old), *added], key=_place) == sorted(said_in(new), key=_place)


def _place(said: tuple[str, str, str]) -> tuple[str, str]:
    """The field and kind a value stands under; its order there is kept by the sorting."""
    return said[:2]
