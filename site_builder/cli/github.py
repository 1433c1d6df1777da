"""What the repository's workflows ask for. They read the event, the repository and the token from
the environment that GitHub gives a workflow."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from site_builder.cli.options import Command
from site_builder.cli.output import GOOD
from site_builder.content.front_matter import read_text
from site_builder.ingest.http.client import Web
from site_builder.ingest.http.pace import Limits
from site_builder.model.paths import display_path
from site_builder.model.problems import Unable
from site_builder.review.github import posts
from site_builder.review.github.client import GitHub
from site_builder.review.github.events import finished_run, form_issue, read_event
from site_builder.review.markdown import clip_post, code_block, escape_post

MOST = 2_000_000
"""Bytes of a file to be posted; past that it is no report."""
SHORTEN = "give a file that a person can read"


def _form(options: argparse.Namespace) -> int:
    """Write the text of the issue that was labelled into FILE, if whoever set the label may
    change the repository."""
    issue = form_issue(_event())
    if not posts.may_write(_github(), issue.labelled_by):
        raise Unable(
            f"{issue.labelled_by} may not change this repository: the label {issue.label!r} "
            "has to be set by somebody who may"
        )
    try:
        options.file.write_text(issue.body, encoding="utf-8")
    except OSError as error:
        raise Unable(
            f"{display_path(options.file)}: cannot be written: {error.strerror}"
        ) from error
    return GOOD


def _reply(options: argparse.Namespace) -> int:
    """Tell on the issue that was labelled why it became no pull request: FILE, word for word."""
    issue = form_issue(_event())
    told = _read(options.file) if options.file.exists() else ""
    said = code_block(told) if told.strip() else "The log of the workflow says why."
    posts.keep_comment(
        _github(),
        issue.number,
        "add-paper",
        f"No pull request came of this issue yet.\n\n{said}\n\nWhen that is mended, here or by "
        f"editing the issue, take the label {issue.label!r} off and set it again.",
    )
    return GOOD


def _propose(options: argparse.Namespace) -> int:
    """Open the pull request of the issue that was labelled, from a branch that was pushed, and
    tell the issue. FILE is the report on what it changes."""
    github, issue = _github(), form_issue(_event())
    text = f"Closes #{issue.number}.\n\n{escape_post(_read(options.file))}"
    title = f"Add the paper of issue #{issue.number}"
    number = posts.keep_pull_request(github, options.branch, options.base, title, text)
    posts.keep_comment(github, issue.number, "add-paper", f"This issue became #{number}.")
    print(f"pull request #{number}")
    return GOOD


def _report(options: argparse.Namespace) -> int:
    """Post FILE as the one report on the pull request that the finished run looked at. The
    file may be anybody's: what it says is made inert."""
    github, run = _github(), finished_run(_event())
    number = posts.pull_request_of(github, run)
    if number is None:
        print("no open pull request has this commit: nothing to report")
        return GOOD
    server = _environment("GITHUB_SERVER_URL", "https://github.com")
    where = f"{server}/{github.repository}/actions/runs/{run.number}"
    verdict = "All checks passed" if run.passed else "Some checks failed"
    words = _read(options.file) if options.file.exists() else ""
    posts.keep_comment(
        github,
        number,
        "report",
        f"**{verdict}** for {run.commit}. [The site as it would be, and the log]({where}).\n\n"
        + (escape_post(words) if words.strip() else "No report was made: see the log."),
    )
    print(f"reported on #{number}")
    return GOOD


def _issue(options: argparse.Namespace) -> int:
    """Make the one open issue with a label say what FILE, our own words, says; an empty file
    closes it."""
    text = clip_post(_read(options.file).strip())
    number = posts.keep_issue(_github(), options.label, options.title, text)
    print(f"issue #{number}" if number else "no issue: nothing is left to do")
    return GOOD


def _read(file: Path) -> str:
    """A report without the mark in its first line: posts carry their own."""
    first, _, rest = (text := read_text(file, MOST, SHORTEN)).partition("\n")
    return rest if first.startswith("<!--") and first.endswith("-->") else text


def _event() -> Mapping[str, object]:
    return read_event(Path(_environment("GITHUB_EVENT_PATH")))


def _github() -> GitHub:
    repository = _environment("GITHUB_REPOSITORY")
    return GitHub(
        api=_environment("GITHUB_API_URL", "https://api.github.com"),
        repository=repository,
        token=_environment("GITHUB_TOKEN"),
        web=Web(f"https://github.com/{repository}", Limits(size=50_000_000, silence=30)),
    )


def _environment(name: str, otherwise: str = "") -> str:
    """A value that GitHub gives every workflow."""
    value = os.environ.get(name) or otherwise
    if not value:
        raise Unable(f"{name} is not set: this command is for the workflows of .github/workflows")
    return value


KINDS = (
    (_form, "form", "write the text of the issue that was labelled into FILE"),
    (_reply, "reply", "tell on that issue why it became no pull request"),
    (_propose, "propose", "open the pull request of that issue"),
    (_report, "report", "post a report on the pull request that was checked"),
    (_issue, "issue", "keep one issue up to date"),
)
"""Commands below this one: what each does, its name and its help; its docstring says more."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    made = {}
    for run, name, words in KINDS:
        made[name] = kinds.add_parser(name, help=words, description=run.__doc__)
        made[name].add_argument("file", type=Path, metavar="FILE")
        made[name].set_defaults(kind=run)
    propose, issue = made["propose"], made["issue"]
    propose.add_argument("--branch", required=True, help="branch that holds the change")
    propose.add_argument("--base", default="main", help="branch it is for (default: main)")
    issue.add_argument("--label", required=True, help="label by which the issue is found")
    issue.add_argument("--title", required=True, help="title of the issue")


def _run(options: argparse.Namespace) -> int:
    code: int = options.kind(options)
    return code


COMMAND = Command(_arguments, _run)
