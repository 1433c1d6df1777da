"""What a sweep found as the Markdown of one issue, each line a proposal."""

from collections.abc import Iterator, Sequence
from datetime import date

from site_builder.model.problems import quantity
from site_builder.review.link_check.arxiv_news import News
from site_builder.review.link_check.check import Finding, Kind
from site_builder.review.markdown import code_span

ARCHIVE = "https://web.archive.org/web/*/"


def issue_text(
    findings: Sequence[Finding], news: Sequence[News], on: date, unasked: str = ""
) -> str:
    """Markdown; empty when there is nothing for a curator to do.

    ``unasked`` says why arXiv could not be asked, where it could not.
    """
    by_kind: dict[Kind, list[Finding]] = {}
    for finding in findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    if not (by_kind.keys() & {"dead", "moved"} or news):
        return ""
    parts = [
        f"{quantity(len(findings), 'outside link')} looked at on {on}. Nothing was changed: "
        "each line is a proposal.",
        *_section("Dead, seen twice", map(_dead, by_kind.get("dead", ()))),
        *_section("Moved for good", map(_moved, by_kind.get("moved", ()))),
        *_section("Withdrawn?", (_said(one) for one in news if one.field == "status")),
        *_section("Published?", (_said(one) for one in news if one.field != "status")),
        f"arXiv was not asked: {code_span(unasked)}" if unasked else "",
        *_folded("Gone, seen for the first time", by_kind.get("suspect", ())),
        *_folded("Turns programs away; look yourself", by_kind.get("blocked", ())),
        *_folded("No answer this time", by_kind.get("silent", ())),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    listed = [f"- {line}" for line in lines]
    if listed:
        yield f"## {title}\n\n" + "\n".join(listed)


def _folded(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        lines = "\n".join(f"- {_plain(finding)}" for finding in findings)
        yield f"<details><summary>{title} ({len(findings):,})</summary>\n\n{lines}\n\n</details>"


def _plain(finding: Finding) -> str:
    return f"{code_span(finding.link.address)} ({finding.said}), {_places(finding)}"


def _dead(finding: Finding) -> str:
    copies = f"[archived copies](<{ARCHIVE}{finding.link.address}>)"
    return f"{_plain(finding)}, since {finding.since}; {copies}"


def _moved(finding: Finding) -> str:
    return f"{_places(finding)}: {code_span(finding.link.address)} → {code_span(finding.to or '')}"


def _places(finding: Finding) -> str:
    first, *more = finding.link.places
    return code_span(first) + (f" and {quantity(len(more), 'place')} more" if more else "")


def _said(one: News) -> str:
    """What arXiv says, at the line where the field stands or would stand."""
    line, _ = one.paper.lines.get(one.field, one.paper.lines["title"])
    place, words = code_span(f"{one.paper.file}:{line}"), code_span(f"{one.field}: {one.words}")
    return f"{place}: arXiv has {words}"
