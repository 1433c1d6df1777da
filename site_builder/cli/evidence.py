"""Suggestions as a person reads them: each with the words behind it and their places."""

from collections.abc import Iterable, Iterator

from site_builder.analysis.positions import place_of
from site_builder.analysis.suggestions import Suggestion
from site_builder.model.paper import Paper


def evidence_lines(
    mark: str, proposals: Iterable[Suggestion], paper: Paper, text: str
) -> Iterator[str]:
    """A line for each proposal with the words behind it, each with file, line and column; ``text``
    is that of the paper's file."""
    for proposal in proposals:
        told = []
        for one in proposal.evidence:
            line, column = place_of(one, paper, text)
            told.append(f"“{' '.join(one.text.split())}”, {paper.file}:{line}:{column}")
        name = label(proposal.field, proposal.kind, proposal.value)
        yield f"  {mark} {name} ← {'; '.join(told)}"


def label(field: str, kind: str, value: str) -> str:
    """A topic, tag or claim with its kind."""
    if field == "topics":
        return value
    return f"{kind}: {value}" if field == "tags" else f"{kind}: “{value}”"
