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
    gone = [
        f"- {code_span(key)}: {escape_line(clip(reason, LONG)) or 'no reason is given'}"
        for key, reason in changed.removed.items()
    ]
    others = [f"- {code_span(name)} {what}" for name, what in changed.others]
    rest = [*_section("Removed", gone), *_section("Other files", others), *pages]
    room = LIMIT - RESERVE - size("\n".join([*head, *rest]))
    return "\n".join([*head, *_entries(changed, now, content, room), *rest]).rstrip() + "\n"


def _headline(changed: Changes) -> str:
    new = sum(change.new for change in changed.changes)
    counted = {
        "added": new,
        "changed": len(changed.changes) - new,
        "not readable yet": len(changed.unread),
        "removed": len(changed.removed),
    }
    parts = [f"{quantity(number, 'paper')} {what}" for what, number in counted.items() if number]
    if changed.others:
        parts.append(f"{quantity(len(changed.others), 'other file')} changed")
    return ", ".join(parts) or "No change of the list"


def _problems(problems: Sequence[Problem], content: Path) -> list[str]:
    if not problems:
        return [f"`site_builder check`: all well in {code_span(display_path(content))}.", ""]
    lines = [
        f"- {code_span(f'{one.file}:{one.line}:{one.column}')} {'warning: ' if one.warning else ''}"
        f"{escape_line(clip(one.fault, LONG))}: {escape_line(clip(one.mend, LONG))}"
        for one in sorted(problems, key=lambda one: one.warning)
    ]
    errors = sum(not problem.warning for problem in problems)
    words = quantity(errors, "problem") if errors else "No problem"
    warnings = len(problems) - errors
    return _section(words + (f", {quantity(warnings, 'warning')}" if warnings else ""), lines)


def _section(heading: str, lines: Sequence[str]) -> list[str]:
    """Some lines below their heading; nothing where there are none."""
    return [f"### {heading}", "", *_few(lines), ""] if lines else []


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
    unread = [f"- {code_span(name)}: see its problems above" for name in changed.unread]
    yield from _section("Not readable yet", unread)


def _brief(change: Change) -> str:
    return f"- {title(change.paper)} {code_span(change.paper.file)} (in short, for want of room)\n"


def _pages(made: Turnover | None, wrong: bool) -> list[str]:
    head = ["### Pages and feeds that change", ""]
    if wrong:
        return [*head, "They can be told when the problems above are mended.", ""]
    if made is None:
        return [*head, "They cannot be told: the list had problems before.", ""]
    rows = [
        f"- {code_span('/' + address)}{words and ' '}{words}"
        for address, words in (
            *((address, "new") for address in made.new),
            *((address, "gone") for address in made.gone),
            *((address, ", ".join(parts)) for address, parts in made.changed.items()),
        )
    ]
    feeds = sum(address.endswith(urls.FEED) for address in (*made.new, *made.changed))
    summary = (
        f"{len(made.new):,} new, {len(made.changed):,} changed, {len(made.gone):,} gone; "
        f"{quantity(feeds, 'feed')} among them"
    )
    return [*head, *details(summary, _few(rows))] if rows else [*head, "None.", ""]
