"""The report of a pull request, within what a comment on GitHub may hold."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from site_builder import addresses
from site_builder.content import Survey, survey
from site_builder.git import branched_from
from site_builder.problems import Problem, counted
from site_builder.report.difference import Change, Difference, difference
from site_builder.report.entries import Reviewer, clipped, title
from site_builder.report.markdown import code, folded, inert, size
from site_builder.report.pages import Turnover, turnover
from site_builder.source import shown
from site_builder.vanished import vanished

MARKER = "<!-- site_builder: report -->"
"""First line of every report, by which the comment that holds it is found again."""
LIMIT = 65_000
"""Bytes of a report; GitHub allows 65,536 characters in a comment."""
MOST = 40
"""Problems, pages or files that are listed before the rest is only counted."""
LONG = 600
"""Letters of a problem that are shown."""
RESERVE = 2_000
"""Bytes kept for what is only counted."""


def report(content: Path, templates: Path | None, ref: str) -> str:
    """What changes in a list since it left ``ref``, as Markdown for its reviewer.

    Words of the list are shown and do nothing, whatever they hold. Raises Unable.
    """
    base = branched_from(ref, content)
    now = survey(content)
    problems = tuple(sorted({*now.problems, *vanished(base, now)}))
    changed = difference(base, now)
    wrong = any(not problem.warning for problem in problems)
    pages: list[str] = []
    if not changed.is_empty:
        made = None if wrong else turnover(base, now.content, templates)
        pages = _pages(made, wrong)
    head = [MARKER, f"## {_headline(changed)}", "", *_problems(problems, content)]
    rest = [*_removed(changed), *_others(changed), *pages]
    room = LIMIT - RESERVE - size("\n".join([*head, *rest]))
    return "\n".join([*head, *_entries(changed, now, content, room), *rest]).rstrip() + "\n"


def _headline(changed: Difference) -> str:
    new = sum(change.new for change in changed.changes)
    parts = [
        f"{counted(number, 'paper')} {what}"
        for number, what in (
            (new, "added"),
            (len(changed.changes) - new, "changed"),
            (len(changed.unread), "not readable yet"),
            (len(changed.removed), "removed"),
        )
        if number
    ]
    others = f"{counted(len(changed.others), 'other file')} changed"
    return ", ".join([*parts, others] if changed.others else parts) or "No change of the list"


def _problems(problems: Sequence[Problem], content: Path) -> list[str]:
    if not problems:
        return [f"`site_builder check`: all well in {code(shown(content))}.", ""]
    lines = [
        f"- {code(f'{one.file}:{one.line}:{one.column}')} {'warning: ' if one.warning else ''}"
        f"{inert(clipped(one.fault, LONG))}: {inert(clipped(one.mend, LONG))}"
        for one in sorted(problems, key=lambda one: one.warning)
    ]
    errors = sum(not problem.warning for problem in problems)
    words = f"### {counted(errors, 'problem')}" if errors else "### No problem"
    warnings = len(problems) - errors
    more = f", {counted(warnings, 'warning')}" if warnings else ""
    return [words + more, "", *_few(lines), ""]


def _few(lines: Sequence[str]) -> list[str]:
    """The first of some lines, and how many more there are."""
    more = [f"- and {len(lines) - MOST:,} more"] if len(lines) > MOST else []
    return [*lines[:MOST], *more]


def _entries(changed: Difference, now: Survey, content: Path, room: int) -> Iterable[str]:
    """Entries in full as long as there is room, then by their titles, then only counted."""
    reviewer = Reviewer(now, content)
    for new, heading in ((True, "Added"), (False, "Changed")):
        changes = [change for change in changed.changes if change.new == new]
        if changes:
            yield f"### {heading}"
            yield ""
        for number, change in enumerate(changes):
            for text in (reviewer.entry(change), _brief(change)):
                if size(text) + 1 <= room:
                    room -= size(text) + 1
                    yield text
                    break
            else:
                yield f"- and {counted(len(changes) - number, 'paper')} more, for want of room\n"
                break
    if changed.unread:
        yield "### Not readable yet\n"
        yield from _few([f"- {code(name)}: see its problems above" for name in changed.unread])
        yield ""


def _brief(change: Change) -> str:
    return f"- {title(change.paper)} {code(change.paper.file)} (in short, for want of room)\n"


def _removed(changed: Difference) -> list[str]:
    if not changed.removed:
        return []
    lines = [
        f"- {code(key)}: {inert(clipped(reason, LONG)) or 'no reason is given'}"
        for key, reason in changed.removed.items()
    ]
    return ["### Removed", "", *_few(lines), ""]


def _others(changed: Difference) -> list[str]:
    if not changed.others:
        return []
    return ["### Other files", "", *_few([f"- {code(n)} {what}" for n, what in changed.others]), ""]


def _pages(made: Turnover | None, wrong: bool) -> list[str]:
    head = ["### Pages and feeds that change", ""]
    if wrong:
        return [*head, "They can be told when the problems above are mended.", ""]
    if made is None:
        return [*head, "They cannot be told: the list had problems before.", ""]
    rows = [
        f"- {code('/' + address)}{words}"
        for group, words in ((made.new, " new"), (made.gone, " gone"), (made.changed, ""))
        for address in group
    ]
    feeds = sum(address.endswith(addresses.FEED) for address in (*made.new, *made.changed))
    summary = (
        f"{len(made.new):,} new, {len(made.changed):,} changed, {len(made.gone):,} gone; "
        f"{counted(feeds, 'feed')} among them"
    )
    return [*head, *folded(summary, _few(rows))] if rows else [*head, "None.", ""]
