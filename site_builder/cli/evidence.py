"""Suggestions as a person reads them: each with the words behind it and their places."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from site_builder.analysis.evidence import Evidence
    from site_builder.analysis.suggestions import Suggestion
    from site_builder.model.paper import Paper


def evidence_lines(
    mark: str, proposals: Iterable["Suggestion"], paper: "Paper", text: str
) -> Iterator[str]:
    """A line for each proposal, with its words in the paper's file, whose text is ``text``."""
    for proposal in proposals:
        yield f"  {mark} {label_of(proposal)} ← {_phrases(proposal.evidence, paper, text)}"


def label_of(proposal: "Suggestion") -> str:
    """What is suggested."""
    return label(proposal.field, proposal.kind, proposal.value)


def label(field: str, kind: str, value: str) -> str:
    """A topic, tag or claim with its kind."""
    if field == "topics":
        return value
    return f"{kind}: {value}" if field == "tags" else f"{kind}: “{value}”"


def _phrases(evidence: Iterable["Evidence"], paper: "Paper", text: str) -> str:
    """The words of a paper, each with file, line and column."""
    from site_builder.analysis.positions import place_of

    told = []
    for one in evidence:
        line, column = place_of(one, paper, text)
        told.append(f"“{' '.join(one.text.split())}”, {paper.file}:{line}:{column}")
    return "; ".join(told)
