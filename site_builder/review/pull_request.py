"""The report of a pull request, within what a comment on GitHub may hold."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from site_builder.content.reader import survey
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, quantity
from site_builder.model.reading_list import Survey
from site_builder.review.changes import Change, Changes, changes_since
from site_builder.review.entries import Reviewer, clip, title
from site_builder.review.git import branched_from
from site_builder.review.markdown import code_span, details, escape_line, size
from site_builder.review.page_changes import Turnover, turnover
from site_builder.review.vanished_keys import vanished_keys
from site_builder.site import urls

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
    problems = tuple(sorted({*now.problems, *vanished_keys(base, now)}))
    changed = changes_since(base, now)
    wrong = any(not problem.warning for problem in problems)
    pages: list[str] = []
    if not changed.is_empty:
        made = None if wrong else turnover(base, now.content, templates)
        pages = _pages(made, wrong)
    head = [MARKER, f"## {_headline(changed)}", "", *_problems(problems, content)]
    rest = [*_removed(changed), *_others(changed), *pages]
    room = LIMIT - RESERVE - size("\n".join([*head, *rest]))
    return "\n".join([*head, *_entries(changed, now, content, room), *rest]).rstrip() + "\n"


def _headline(changed: Changes) -> str:
    new = sum(change.new for change in changed.changes)
    parts = [
        f"{quantity(number, 'paper')} {what}"
        for number, what in (
            (new, "added"),
            (len(changed.changes) - new, "changed"),
            (len(changed.unread), "not readable yet"),
            (len(changed.removed), "removed"),
        )
        if number
    ]
    others = f"{quantity(len(changed.others), 'other file')} changed"
    return ", ".join([*parts, others] if changed.others else parts) or "No change of the list"


def _problems(problems: Sequence[Problem], content: Path) -> list[str]:
    if not problems:
        return [f"`site_builder check`: all well in {code_span(display_path(content))}.", ""]
    lines = [
        f"- {code_span(f'{one.file}:{one.line}:{one.column}')} {'warning: ' if one.warning else ''}"
        f"{escape_line(clip(one.fault, LONG))}: {escape_line(clip(one.mend, LONG))}"
        for one in sorted(problems, key=lambda one: one.warning)
    ]
    errors = sum(not problem.warning for problem in problems)
    words = f"### {quantity(errors, 'problem')}" if errors else "### No problem"
    warnings = len(problems) - errors
    more = f", {quantity(warnings, 'warning')}" if warnings else ""
    return [words + more, "", *_few(lines), ""]


def _few(lines: Sequence[str]) -> list[str]:
    """The first of some lines, and how many more there are."""
    more = [f"- and {len(lines) - MOST:,} more"] if len(lines) > MOST else []
    return [*lines[:MOST], *more]


def _entries(changed: Changes, now: Survey, content: Path, room: int) -> Iterable[str]:
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
                yield f"- and {quantity(len(changes) - number, 'paper')} more, for want of room\n"
                break
    if changed.unread:
        yield "### Not readable yet\n"
        yield from _few([f"- {code_span(name)}: see its problems above" for name in changed.unread])
        yield ""


def _brief(change: Change) -> str:
    return f"- {title(change.paper)} {code_span(change.paper.file)} (in short, for want of room)\n"


def _removed(changed: Changes) -> list[str]:
    if not changed.removed:
        return []
    lines = [
        f"- {code_span(key)}: {escape_line(clip(reason, LONG)) or 'no reason is given'}"
        for key, reason in changed.removed.items()
    ]
    return ["### Removed", "", *_few(lines), ""]


def _others(changed: Changes) -> list[str]:
    if not changed.others:
        return []
    return [
        "### Other files",
        "",
        *_few([f"- {code_span(n)} {what}" for n, what in changed.others]),
        "",
    ]


def _pages(made: Turnover | None, wrong: bool) -> list[str]:
    head = ["### Pages and feeds that change", ""]
    if wrong:
        return [*head, "They can be told when the problems above are mended.", ""]
    if made is None:
        return [*head, "They cannot be told: the list had problems before.", ""]
    changed = [(one.address, ", ".join(one.parts)) for one in made.changed]
    rows = [
        f"- {code_span('/' + address)}{words and ' '}{words}"
        for address, words in (
            *((address, "new") for address in made.new),
            *((address, "gone") for address in made.gone),
            *changed,
        )
    ]
    feeds = sum(address.endswith(urls.FEED) for address in (*made.new, *dict(changed)))
    summary = (
        f"{len(made.new):,} new, {len(made.changed):,} changed, {len(made.gone):,} gone; "
        f"{quantity(feeds, 'feed')} among them"
    )
    return [*head, *details(summary, _few(rows))] if rows else [*head, "None.", ""]
