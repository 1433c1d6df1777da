"""The scripts of add-paper.yml, run as GitHub runs them: from an issue to a pull request."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.github_server import REPOSITORY as NAME
from tests.support.github_server import TOKEN, FakeGitHub, github_server
from tests.support.harness import REPOSITORY, SMALL
from tests.support.hostile import HOSTILE
from tests.support.services import Reply, atom, paper, playing

WORKFLOW = REPOSITORY / ".github" / "workflows" / "add-paper.yml"

PYTHON = """#!/bin/bash
exec {python} "$@"
"""

GH = """#!/bin/bash
printf '%s\\n' "$*" >> "$CALLS"
"""


@dataclass
class Runner:
    """A machine of GitHub's with the repository checked out."""

    folder: Path
    github: FakeGitHub

    def run(self, body: str | None) -> bool:
        """Run the workflow for an issue; whether it succeeded."""
        issue = {"number": 12, "title": HOSTILE["shell"], "body": body}
        event = {"issue": issue, "label": {"name": "approved"}, "sender": {"login": "curator"}}
        (self.folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
        (job,) = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"].values()
        good = True
        for step in job["steps"]:
            wanted = not good if step.get("if") == "failure()" else good
            if wanted and "run" in step and step["name"] != "Set up":
                good &= self.step(step["run"], job["env"] | step.get("env", {}))
        return good

    def step(self, script: str, env: dict[str, Any]) -> bool:
        values = {name: _evaluated(value) for name, value in env.items()}
        environment = {
            **os.environ,
            **values,
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "CALLS": str(self.folder / "calls"),
            "RUNNER_TEMP": str(self.folder / "temp"),
            "GITHUB_API_URL": self.github.address,
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        work = self.folder / "work"
        run = subprocess.run(shell, cwd=work, env=environment, capture_output=True, text=True)
        assert "Traceback" not in run.stderr
        assert run.stdout.strip() in ("", "pull request #50"), "logs say nothing of a stranger's"
        return run.returncode == 0

    @property
    def calls(self) -> list[str]:
        """What was asked of gh."""
        file = self.folder / "calls"
        return file.read_text("utf-8").splitlines() if file.exists() else []

    def git(self, *words: str, at: str = "work") -> str:
        command = ["git", "-C", str(self.folder / at), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _evaluated(value: str) -> str:
    known = {
        "github.token": TOKEN,
        "github.event.issue.number": "12",
        "github.event.repository.default_branch": "main",
    }
    for expression, meant in known.items():
        value = value.replace("${{ " + expression + " }}", meant)
    assert "${{" not in value
    return value


TRIED = {"shell", "workflow command", "heredoc", "fences"}
"""Hostile texts that every `make test` tries, since each goes through a dozen processes: those that
are meant for what a workflow is made of."""


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runner]:
    """The small list in a repository, with a remote to push to and an arXiv that has one paper."""
    work = tmp_path / "work"
    for folder in ("work/.venv/bin", "bin", "temp"):
        (tmp_path / folder).mkdir(parents=True)
    _script(work / ".venv" / "bin" / "python", PYTHON.format(python=shlex.quote(sys.executable)))
    _script(tmp_path / "bin" / "gh", GH)
    (work / ".gitignore").write_text(".venv\n", encoding="utf-8")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with github_server() as github, playing() as services:
        runner = Runner(tmp_path, github)
        subprocess.run(["cp", "-r", str(SMALL), str(work / "content")], check=True)
        settings = work / "content" / "site.yaml"
        settings.write_text(settings.read_text("utf-8") + services.settings, "utf-8")
        services.say("/arxiv/", Reply(atom()))
        services.say("/arxiv/api/query?id_list=2403.00001", Reply(atom(paper())))
        runner.git("init", "--quiet", "--initial-branch", "main")
        runner.git("add", "content", ".gitignore")
        who = ("-c", "user.name=curator", "-c", "user.email=c@list.test")
        runner.git(*who, "commit", "--quiet", "--message", "The list")
        runner.git("init", "--quiet", "--bare", "--initial-branch", "main", "../origin")
        runner.git("remote", "add", "origin", "../origin")
        runner.git("push", "--quiet", "origin", "main")
        yield runner


def _script(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


def test_an_approved_issue_becomes_a_pull_request(runner: Runner) -> None:
    """One commit with one file on a branch of its own, CI started for it, the issue told."""
    before = runner.git("rev-parse", "main", at="origin")
    assert runner.run("### Paper\n\n2403.00001\n")
    (pull,) = runner.github.pulls
    assert pull["head"]["ref"] == "add-paper/12"
    assert pull["body"].startswith("Closes #12.\n\n## 1 paper added\n")
    changed = runner.git("diff", "--name-only", "main", "add-paper/12", at="origin").split()
    assert changed == ["content/papers/2024/loop.md"]
    assert runner.git("rev-parse", "main", at="origin") == before
    assert runner.calls == ["workflow run ci.yml --ref add-paper/12"]
    (reply,) = runner.github.comments[12]
    assert reply["body"].endswith("This issue became #50.")


def test_approved_again_after_a_fault_it_is_one_pull_request(runner: Runner) -> None:
    """The label is taken off and set anew: same branch, same request, same comment."""
    assert not runner.run("### Paper\n\n_No response_\n")
    assert runner.run("### Paper\n\n2403.00001\n")
    runner.git("switch", "--quiet", "main")
    runner.git("branch", "--quiet", "-D", "add-paper/12")
    assert runner.run("### Paper\n\n2403.00001\n")
    assert len(runner.github.pulls) == 1
    assert [reply["body"].endswith("became #50.") for reply in runner.github.comments[12]] == [True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name, marks=[] if name in TRIED else [pytest.mark.audit])
        for name, text in HOSTILE.items()
    ],
)
def test_a_hostile_issue_does_nothing(runner: Runner, text: str) -> None:
    """Whatever its title and its body say, no script runs it; it is told as words on the issue."""
    assert not runner.run(f"### Paper\n\n{text}")
    assert not [*runner.folder.rglob("pwned")]
    assert runner.github.pulls == []
    assert runner.calls == []
    assert runner.git("branch", "--list", at="origin").split() == ["*", "main"]
    assert runner.git("status", "--porcelain") == ""
    (reply,) = runner.github.comments[12]
    fence = next(line for line in reply["body"].splitlines() if line.startswith("```"))
    assert reply["body"].count(f"\n{fence.removesuffix('text')}\n") == 1


def test_a_label_by_a_stranger_does_nothing(runner: Runner) -> None:
    """Not even what a good issue asks for."""
    runner.github.writers = {}
    assert not runner.run("### Paper\n\n2403.00001\n")
    assert runner.github.pulls == []
    (reply,) = runner.github.comments[12]
    assert "curator may not change this repository" in reply["body"]


def test_a_pull_request_that_github_refuses_is_told(runner: Runner) -> None:
    """A setting is missing: the issue says which document tells."""
    runner.github._new_pull = lambda **_: (  # type: ignore[method-assign]
        403,
        {"message": "GitHub Actions is not permitted to create or approve pull requests."},
    )
    assert not runner.run("### Paper\n\n2403.00001\n")
    (reply,) = runner.github.comments[12]
    assert "docs/maintaining.md" in reply["body"]
