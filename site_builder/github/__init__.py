"""What workflows ask of GitHub: to read an event, to post a report, an issue, a pull request."""

from site_builder.github.client import GitHub
from site_builder.github.events import FinishedRun, FormIssue, finished_run, form_issue, read_event
from site_builder.github.posts import (
    keep_comment,
    keep_issue,
    keep_pull_request,
    may_write,
    pull_request_of,
)

__all__ = [
    "FinishedRun",
    "FormIssue",
    "GitHub",
    "finished_run",
    "form_issue",
    "keep_comment",
    "keep_issue",
    "keep_pull_request",
    "may_write",
    "pull_request_of",
    "read_event",
]
