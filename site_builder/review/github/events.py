"""The event that started a workflow, as GitHub wrote it down; what people wrote stays data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from site_builder.model.paths import display_path
from site_builder.model.problems import Unable

T = TypeVar("T", int, str)


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """A run of checks that has ended (``workflow_run``)."""

    number: int
    commit: str
    """The commit it looked at."""
    repository: str
    """OWNER/NAME of the repository the commit came from: a fork's, mostly."""
    branch: str
    passed: bool


@dataclass(frozen=True, slots=True)
class FormIssue:
    """An issue that was given a label (``issues: labeled``)."""

    number: int
    body: str
    """As it was when the label was set; its author may have changed it since."""
    label: str
    labelled_by: str


def read_event(path: Path) -> Mapping[str, object]:
    """The event in a file. Raises Unable."""
    try:
        event = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise Unable(f"{display_path(path)}: the event cannot be read: {error}") from error
    if not isinstance(event, dict):
        raise Unable(f"{display_path(path)}: not an event of GitHub")
    return event


def finished_run(event: Mapping[str, object]) -> FinishedRun:
    """The run whose end the event tells. Raises Unable for another event."""
    run = "workflow_run"
    return FinishedRun(
        number=_take(event, int, run, "id"),
        commit=_take(event, str, run, "head_sha"),
        repository=_take(event, str, run, "head_repository", "full_name"),
        branch=_take(event, str, run, "head_branch"),
        passed=_take(event, str, run, "conclusion") == "success",
    )


def form_issue(event: Mapping[str, object]) -> FormIssue:
    """The issue that was labelled. Raises Unable for another event."""
    issue = event.get("issue")
    empty = isinstance(issue, dict) and issue.get("body", "") is None
    return FormIssue(
        number=_take(event, int, "issue", "number"),
        body="" if empty else _take(event, str, "issue", "body"),
        label=_take(event, str, "label", "name"),
        labelled_by=_take(event, str, "sender", "login"),
    )


def _take(event: Mapping[str, object], kind: type[T], *way: str) -> T:
    """The value at the end of a way of names."""
    value: object = event
    for name in way:
        value = value.get(name) if isinstance(value, dict) else None
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Unable(f"the event has no {'.'.join(way)}: another event started this workflow")
    return value
