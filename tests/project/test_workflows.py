"""Workflows give nothing away: they are read here as GitHub reads them, one by one."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder import cli
from tests.support.harness import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
ALLOWED = {
    "add-paper.yml": {"actions", "contents", "issues", "pull-requests"},
    "deploy.yml": {"pages", "id-token"},
    "links.yml": {"issues"},
    "preview.yml": {"pull-requests"},
}
"""What each workflow may write; the others may write nothing."""
TRUSTED = re.compile(
    r"github\.(token|ref|base_ref|event\.repository\.default_branch|event\.issue\.number"
    r"|event\.workflow_run\.id)|steps\.\w+\.outputs\.(base_url|page_url)"
)
"""What no stranger can choose: numbers, the target's branches, what our own steps say."""


def read(file: Path) -> dict[str, Any]:
    """A workflow; YAML 1.1 takes its "on" for a truth value."""
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    found["on"] = found.pop(True)
    return dict(found)


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in read(file)["jobs"].values():
        yield from job["steps"]


@pytest.fixture(params=WORKFLOWS, ids=lambda file: file.name)
def workflow(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_all_six_are_here() -> None:
    """What is looked at below is what there is."""
    names = {file.stem for file in WORKFLOWS}
    assert names == {"add-paper", "audit", "ci", "deploy", "links", "preview"}
    assert len([*(REPOSITORY / ".github" / "workflows").iterdir()]) == len(WORKFLOWS)


def test_no_expression_stands_in_a_script(workflow: Path) -> None:
    """Values reach scripts by the environment alone, where no shell reads them as commands."""
    scripts = [step["run"] for step in steps(workflow) if "run" in step]
    scripts += [
        step["with"]["script"] for step in steps(workflow) if "script" in (step.get("with") or {})
    ]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_expressions_name_nothing_that_a_stranger_chooses(workflow: Path) -> None:
    """No title, body, name, branch or message of anybody is ever taken into a workflow's text."""
    for expression in re.findall(r"\$\{\{(.*?)\}\}", workflow.read_text("utf-8"), re.DOTALL):
        for word in re.findall(r"[a-z]\w*(?:\.[\w-]+)+", re.sub(r"'[^']*'", "", expression)):
            assert TRUSTED.fullmatch(word), word


def test_permissions_are_stated_at_the_top_and_are_the_least(workflow: Path) -> None:
    """At the top nothing more than to read the files; a job that writes says what."""
    found = read(workflow)
    assert found["permissions"] in ({}, {"contents": "read"})
    for job in found["jobs"].values():
        given = job.get("permissions", {})
        writes = {name for name, level in given.items() if level != "read"}
        assert writes <= ALLOWED.get(workflow.name, set())


def test_strangers_code_never_runs_with_rights(workflow: Path) -> None:
    """No pull_request_target; where a stranger's event starts a workflow with rights, it checks
    out nothing but main."""
    found = read(workflow)
    assert "pull_request_target" not in found["on"]
    if {"workflow_run", "issues"} & set(found["on"]):
        refs = [(step.get("with") or {}).keys() & {"ref", "repository"} for step in steps(workflow)]
        assert not any(refs)
        assert "secrets." not in workflow.read_text("utf-8")
    if "pull_request" in found["on"]:
        assert found["permissions"] == {"contents": "read"}
        assert all("permissions" not in job for job in found["jobs"].values())


def test_actions_are_pinned_by_commit_and_are_few(workflow: Path) -> None:
    """A moved tag changes nothing here; the comment tells people, and Dependabot, the version."""
    lines = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
    for line in lines:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_action_has_one_commit_everywhere() -> None:
    """All workflows use the same version of an action."""
    uses = {
        line for file in WORKFLOWS for line in re.findall(r"uses: (.*)", file.read_text("utf-8"))
    }
    assert len({line.partition("@")[0] for line in uses}) == len(uses)


def test_a_checkout_keeps_no_token(workflow: Path) -> None:
    """Whatever runs after a checkout finds no token in its files."""
    checkouts = [step for step in steps(workflow) if "checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_every_job_ends_and_no_two_runs_meet(workflow: Path) -> None:
    """A job that hangs is ended, and runs that would undo each other wait."""
    found = read(workflow)
    assert all(job["timeout-minutes"] <= 120 for job in found["jobs"].values())
    assert found["concurrency"]["group"]


def test_commands_that_workflows_call_exist(workflow: Path) -> None:
    """A command or a target of make that is renamed is renamed here too."""
    calls = re.findall(r"-m site_builder ([^|>\n]*)", _scripts(workflow))
    targets = re.findall(r"^make ([a-z]+)$", _scripts(workflow), re.MULTILINE)
    assert calls or targets
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
    for call in calls:
        words = [
            re.sub(r"\$\w+", "https://word.test/", word)
            for word in shlex.split(call)
            if word != "2"
        ]
        assert cli.parser().parse_args(words).run, call


def test_make_targets_and_scripts_that_workflows_call_exist() -> None:
    """CI runs what a contributor runs."""
    assert ".ci/run" in _scripts(REPOSITORY / ".github/workflows/ci.yml")
    assert (REPOSITORY / ".ci" / "run").stat().st_mode & 0o111
    assert "$(VENV)/ready:" in (REPOSITORY / "Makefile").read_text("utf-8")


def _scripts(file: Path) -> str:
    """All scripts, lines that go on joined."""
    scripts = [step["run"] for step in steps(file) if "run" in step]
    return "\n".join(scripts).replace("\\\n", " ")


def test_an_ignored_finding_has_its_reason_beside_it() -> None:
    """Nothing that the linters find is passed over in silence."""
    files = [*WORKFLOWS, REPOSITORY / ".github" / "dependabot.yml"]
    text = "\n".join(file.read_text("utf-8") for file in files)
    ignored = re.findall(r"zizmor: ignore.*", text)
    assert ignored
    assert all(re.fullmatch(r"zizmor: ignore\[[a-z-]+\] \S.{15,}", line) for line in ignored)
    assert not [*REPOSITORY.glob(".github/*zizmor*"), *REPOSITORY.glob(".github/actionlint*")]


def test_workflows_that_work_together_use_the_same_names() -> None:
    """What one keeps another fetches, and what one starts is there."""
    folder = REPOSITORY / ".github" / "workflows"
    ci, preview = read(folder / "ci.yml"), read(folder / "preview.yml")
    assert preview["on"]["workflow_run"]["workflows"] == [ci["name"]]
    kept = {
        file.stem: {step["with"]["name"] for step in steps(file) if _keeps(step)}
        for file in WORKFLOWS
    }
    assert re.findall(r"--name (\S+)", _scripts(folder / "preview.yml")) == ["report"]
    assert "report" in kept["ci"]
    assert re.findall(r"--name (\S+)", _scripts(folder / "links.yml")) == [*kept["links"]]
    started = re.findall(r"(?:workflow run|--workflow) (\S+)", _scripts(folder / "add-paper.yml"))
    assert started == ["ci.yml"]
    assert "workflow_dispatch" in ci["on"]


def _keeps(step: dict[str, Any]) -> bool:
    return "upload-artifact" in step.get("uses", "")


def test_maintainers_are_told_of_every_workflow() -> None:
    """docs/maintaining.md says what runs when, what it may write, and which checks to require."""
    told = (REPOSITORY / "docs" / "maintaining.md").read_text("utf-8")
    for file in WORKFLOWS:
        assert f"| `{file.name}` |" in told
    for job in read(REPOSITORY / ".github/workflows/ci.yml")["jobs"].values():
        assert f"*{job['name']}*" in told


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("run: make .venv/ready", "run: echo ${{ github.event.issue.title }}", "expression"),
        ("- uses: actions/checkout@", "- uses: else/where@main # ", "unpinned-uses"),
        ("runs-on:", "run-on:", "syntax-check"),
        ("add content/papers", "add $BRANCH", "SC2086"),
    ],
)  # fmt: skip
def test_the_linters_find_what_is_wrong(tmp_path: Path, old: str, new: str, rule: str) -> None:
    """The look at workflows that every `make lint` takes, at one that was made worse."""
    for folder in (".github", ".ci"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    file = tmp_path / ".github" / "workflows" / "add-paper.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    look = [".ci/workflows", sys.prefix]
    run = subprocess.run(look, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert rule in run.stdout + run.stderr
