"""Posts that are kept up to date instead of repeated, each known by a mark of its kind."""

from typing import Any

from site_builder.model.problems import Unable
from site_builder.review.github.client import GitHub
from site_builder.review.github.events import FinishedRun

AUTHOR = "github-actions[bot]"
"""Who a workflow's posts are by; a post of anybody else is never taken for ours."""
WRITERS = ("admin", "write")
"""Permissions that let somebody change the repository; "maintain" is told as "write"."""


def pull_request_of(github: GitHub, run: FinishedRun) -> int | None:
    """The open pull request that a run looked at, by what GitHub says and nobody else.

    None when it was closed, or has another commit by now.
    """
    for pull in github.every("pulls", state="open"):
        head = pull["head"]
        whose = head["repo"]["full_name"] if head["repo"] else None
        if (head["sha"], whose, head["ref"]) == (run.commit, run.repository, run.branch):
            return int(pull["number"])
    return None


def may_write(github: GitHub, login: str) -> bool:
    """Whether somebody may change the repository."""
    if not login.replace("-", "").isalnum() or not login.isascii():
        return False  # a bot such as name[bot]; and no name that leads elsewhere in an address
    return github.get(f"collaborators/{login}/permission")["permission"] in WRITERS


def keep_comment(github: GitHub, number: int, kind: str, text: str) -> None:
    """Make the one comment of a kind on an issue or pull request say ``text``."""
    for comment in github.every(f"issues/{number}/comments"):
        if _is_ours(comment, kind):
            github.change(f"issues/comments/{int(comment['id'])}", {"body": _marked(kind, text)})
            return
    github.post(f"issues/{number}/comments", {"body": _marked(kind, text)})


def keep_issue(github: GitHub, label: str, title: str, text: str) -> int | None:
    """Make the one open issue with a label say ``text``; without a text there is none."""
    for issue in github.every("issues", state="open", labels=label):
        if not _is_ours(issue, label) or "pull_request" in issue:
            continue
        number = int(issue["number"])
        if text:
            github.change(f"issues/{number}", {"title": title, "body": _marked(label, text)})
            return number
        github.post(f"issues/{number}/comments", {"body": "Nothing of this is left to do."})
        github.change(f"issues/{number}", {"state": "closed", "state_reason": "completed"})
        return None
    if not text:
        return None
    body = {"title": title, "body": _marked(label, text), "labels": [label]}
    return int(github.post("issues", body)["number"])


def keep_pull_request(github: GitHub, branch: str, base: str, title: str, text: str) -> int:
    """Make the one open pull request of a branch of ours say ``text``."""
    owner = github.repository.partition("/")[0]
    for pull in github.every("pulls", state="open", head=f"{owner}:{branch}"):
        number = int(pull["number"])
        github.change(f"pulls/{number}", {"title": title, "body": text})
        return number
    body = {"head": branch, "base": base, "title": title, "body": text}
    try:
        return int(github.post("pulls", body)["number"])
    except Unable as met:
        hint = "see “What to set” in docs/maintaining.md"
        raise Unable(f"{met}; {hint}" if "not permitted" in str(met) else str(met)) from met


def _marked(kind: str, text: str) -> str:
    return f"<!-- site_builder: {kind} -->\n{text}"


def _is_ours(post: dict[str, Any], kind: str) -> bool:
    by = (post.get("user") or {}).get("login")
    return by == AUTHOR and (post.get("body") or "").startswith(_marked(kind, ""))
