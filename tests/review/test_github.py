"""What workflows ask of GitHub: right pull request, one post of a kind, strangers' words inert."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_builder.review.github.posts import AUTHOR
from tests.support.github_server import REPOSITORY, TOKEN, FakeGitHub, github_server
from tests.support.harness import Called, call
from tests.support.hostile import HOSTILE

SHA = "0123456789abcdef0123456789abcdef01234567"
FORK = "stranger/of-papers"


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGitHub]:
    """A GitHub, and the environment of a workflow that runs there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with github_server() as github:
        monkeypatch.setenv("GITHUB_API_URL", github.address)
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.test")
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
        yield github


def happened(event: object) -> None:
    Path("event.json").write_text(json.dumps(event), encoding="utf-8")


def ran(conclusion: str = "success", **changes: Any) -> None:
    """A run of CI has ended."""
    head = {"head_sha": SHA, "head_branch": "add", "head_repository": {"full_name": FORK}}
    happened({"workflow_run": {"id": 77, **head, "conclusion": conclusion, **changes}})


def labelled(body: str | None, by: str = "curator") -> None:
    """An issue was given the label."""
    issue = {"number": 12, "title": "$(touch pwned)", "body": body}
    happened({"issue": issue, "label": {"name": "approved"}, "sender": {"login": by}})


def report(text: str = "# Report\n") -> Called:
    Path("report.md").write_text(text, encoding="utf-8", newline="")
    return call("github", "report", "report.md")


def bodies(github: FakeGitHub, number: int) -> list[str]:
    return [comment["body"] for comment in github.comments.get(number, [])]


def test_a_report_is_posted_once_and_then_kept_up_to_date(github: FakeGitHub) -> None:
    """However often a pull request is pushed to, one comment of ours stands on it."""
    github.pull(7, SHA, FORK, "add")
    github.comment(7, "<!-- site_builder: report -->\nforged", "stranger")
    ran()
    assert report("# First\n").said == "reported on #7\n"
    ran("failure")
    assert report("# Second\n").code == 0
    forged, ours = bodies(github, 7)
    assert forged.endswith("forged")
    assert ours.startswith("<!-- site_builder: report -->\n**Some checks failed** for 0123")
    assert "https://github.test/list/of-papers/actions/runs/77" in ours
    assert ours.endswith("# Second\n")


@pytest.mark.parametrize(
    ("sha", "whose", "branch"),
    [
        ("f" * 40, FORK, "add"),
        (SHA, "other/of-papers", "add"),
        (SHA, FORK, "other"),
        (SHA, None, "add"),
    ],
    ids=["pushed to since", "another fork", "another branch", "a fork that is gone"],
)
def test_the_pull_request_is_the_one_that_was_checked(
    github: FakeGitHub, sha: str, whose: str | None, branch: str
) -> None:
    """Commit, repository and branch must all fit; a report never lands on another's request."""
    github.pull(7, sha, whose, branch)
    ran()
    told = report("#8 is the pull request; number: 8\n")
    assert (told.code, told.said) == (
        0,
        "no open pull request has this commit: nothing to report\n",
    )
    assert github.comments == {}


def test_a_pull_request_is_found_behind_a_hundred_others(github: FakeGitHub) -> None:
    """Lists come in pages; so do comments."""
    for number in range(100, 340):
        github.pull(number, "f" * 40, FORK, f"b{number}")
    github.pull(7, SHA, FORK, "add")
    for number in range(150):
        github.comment(7, f"comment {number}", "reader")
    ran()
    assert [report().code, report().code] == [0, 0]
    assert len(bodies(github, 7)) == 151


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_report_is_posted_inert_or_refused(github: FakeGitHub, text: str) -> None:
    """The report was made by a stranger's code; its words may say anything, and do nothing."""
    github.pull(7, SHA, FORK, "add")
    ran()
    told = report(text)
    if told.code:
        assert (told.code, "report.md:" in told.told, github.comments) == (1, True, {})
        return
    (body,) = bodies(github, 7)
    assert body.count("<!--") == 1
    assert "@everyone" not in body
    assert "\u202e" not in body
    assert len(body) < 65_536


def test_a_missing_or_empty_report_is_said(github: FakeGitHub) -> None:
    """A pull request whose report could not be made is not left without an answer."""
    github.pull(7, SHA, FORK, "add")
    ran("failure")
    assert call("github", "report", "nowhere/report.md").code == 0
    assert bodies(github, 7)[0].endswith("No report was made: see the log.")


def test_a_report_that_is_no_text_file_is_refused(github: FakeGitHub) -> None:
    """A folder, a binary file, a file of gigabytes: told, nothing posted."""
    github.pull(7, SHA, FORK, "add")
    ran()
    Path("report.md").mkdir()
    assert call("github", "report", "report.md").code == 1
    Path("big.md").write_bytes(b"x" * 2_000_001)
    assert "2,000,001 bytes" in call("github", "report", "big.md").told
    Path("raw.md").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in call("github", "report", "raw.md").told
    assert github.comments == {}


@pytest.mark.usefixtures("github")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_issues_words_reach_the_file_as_they_are(text: str) -> None:
    """From the event to a file, and nowhere else: nothing is run, printed or changed."""
    labelled(text)
    told = call("github", "form", "issue.md")
    assert (told.code, told.said, told.told) == (0, "", "")
    assert Path("issue.md").read_bytes().decode("utf-8") == text
    assert sorted(path.name for path in Path().iterdir()) == ["event.json", "issue.md"]


@pytest.mark.usefixtures("github")
def test_an_issue_without_a_body_is_an_empty_file() -> None:
    """What an empty form makes of itself; the program that reads it says what is missing."""
    labelled(None)
    assert call("github", "form", "issue.md").code == 0
    assert Path("issue.md").read_bytes() == b""


@pytest.mark.usefixtures("github")
@pytest.mark.parametrize(
    "login", ["stranger", "evil[bot]", "../../issues", "a?permission=write", ""]
)
def test_only_who_may_write_approves(login: str) -> None:
    """A label set by anybody else writes nothing."""
    labelled("### Paper\n\n2305.14314", by=login)
    told = call("github", "form", "issue.md")
    assert (told.code, Path("issue.md").exists()) == (3, False)
    assert "may not change this repository" in told.told


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_went_wrong_is_told_on_the_issue_word_for_word(github: FakeGitHub, text: str) -> None:
    """Messages quote what a stranger wrote: they stand in a block of code, once."""
    labelled("x")
    for _ in range(2):
        Path("told").write_text(text.replace("\0", ""), encoding="utf-8")
        assert call("github", "reply", "told").code == 0
    (body,) = bodies(github, 12)
    assert body.startswith("<!-- site_builder: add-paper -->\nNo pull request came of this issue")
    assert "take the label 'approved' off and set it again" in body.rpartition("```")[2]
    assert len(body) < 65_536


def test_a_reply_is_made_even_when_nothing_was_told(github: FakeGitHub) -> None:
    """A run that broke off says where to look."""
    labelled("x")
    assert call("github", "reply", "missing").code == 0
    assert "The log of the workflow says why." in bodies(github, 12)[0]


def test_an_issue_becomes_one_pull_request(github: FakeGitHub) -> None:
    """Approved twice, it is still one; its issue is told, and closes with it."""
    labelled("x")
    Path("told").write_text("not found", encoding="utf-8")
    call("github", "reply", "told")
    for text in ("# One\n", "# Two @everyone\n"):
        Path("report.md").write_text(text, encoding="utf-8")
        told = call("github", "propose", "report.md", "--branch", "add-paper/12")
        assert (told.code, told.said) == (0, "pull request #50\n")
    (pull,) = github.pulls
    assert (pull["title"], pull["base"]) == ("Add the paper of issue #12", "main")
    assert pull["body"].startswith("Closes #12.\n\n# Two @\u2060everyone")
    assert bodies(github, 12) == ["<!-- site_builder: add-paper -->\nThis issue became #50."]


def test_one_issue_is_opened_changed_and_closed(github: FakeGitHub) -> None:
    """The sweep's findings are one issue; it closes when nothing is left, and opens anew."""

    def tell(text: str) -> str:
        Path("links.md").write_text(text, encoding="utf-8")
        told = call("github", "issue", "links.md", "--label", "links", "--title", "Links")
        assert told.code == 0, told.told
        return told.said

    assert tell("") == "no issue: nothing is left to do\n"
    github.issues.append(
        {"number": 3, "state": "open", "labels": ["links"], "user": {"login": "x"}, "body": "mine"}
    )
    first = tell("- one\n")
    assert tell("- two\n") == first
    assert tell("\n") == "no issue: nothing is left to do\n"
    assert tell("- three\n") != first
    theirs, closed, opened = github.issues
    assert theirs["body"] == "mine"
    assert (closed["state"], closed["body"]) == ("closed", "<!-- site_builder: links -->\n- two")
    assert (opened["state"], opened["user"]["login"]) == ("open", AUTHOR)


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ((403, b'{"message": "Resource not accessible"}'), "403 Resource not accessible"),
        ((500, b"<html>"), "500"),
        ((200, b"<html>"), "did not answer"),
    ],
)
def test_github_in_trouble_is_told_in_a_sentence(
    github: FakeGitHub, broken: tuple[int, bytes], words: str
) -> None:
    """No traceback, no token."""
    github.broken = broken
    ran()
    told = report()
    assert told.code == 3
    assert words in told.told
    assert TOKEN not in told.told
    assert "Traceback" not in told.told


@pytest.mark.parametrize(
    "event", [{}, [], {"workflow_run": None}, {"issue": {"number": True}}, "x"]
)
def test_another_event_is_told(github: FakeGitHub, event: object) -> None:
    """Called by the wrong workflow, a command says so and asks GitHub for nothing."""
    happened(event)
    for words in (
        ("report", "x"),
        ("form", "x"),
        ("reply", "x"),
        ("propose", "x", "--branch", "b"),
    ):
        told = call("github", *words)
        assert told.code == 3
        assert "event" in told.told
    assert github.asked == []


def test_outside_a_workflow_a_command_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On one's own machine there is no event to read."""
    monkeypatch.delenv("GITHUB_EVENT_PATH", raising=False)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    told = call("github", "report", "x")
    assert (told.code, told.told.partition(" ")[0]) == (3, "GITHUB_EVENT_PATH")
