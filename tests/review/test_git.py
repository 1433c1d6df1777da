"""What a commit holds, asked of real repositories."""

import os
from pathlib import Path

import pytest

from site_builder.model.problems import Unable
from site_builder.review.git import branched_from
from tests.support.harness import Site
from tests.support.repository import Repository, git

KNOT = "papers/2024/knot.md"


def test_a_commit_holds_the_folder_as_it_was(repository: Repository) -> None:
    """Names relative to the folder, contents byte for byte; later changes do not show."""
    content = repository.site.content
    before = (content / KNOT).read_bytes()
    (content / KNOT).write_bytes(b"changed")
    commit = branched_from("main", content)
    assert commit.read(KNOT, "site.yaml")[KNOT] == before
    assert set(commit.blobs) == {
        path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()
    }


def test_a_commit_can_be_laid_out(repository: Repository) -> None:
    """As a folder that is gone when the block ends."""
    content = repository.site.content
    with branched_from("main", content).laid_out() as folder:
        assert (folder / KNOT).read_bytes() == (content / KNOT).read_bytes()
    assert not folder.exists()


def test_what_came_to_the_base_since_is_not_compared(repository: Repository) -> None:
    """A branch is compared with where it began."""
    content = repository.site.content
    repository.branch("mine").commit("Mine").switch("main")
    (content / "papers/2024/late.md").write_text("late", encoding="utf-8")
    repository.commit("Late").switch("mine")
    assert "papers/2024/late.md" not in branched_from("main", content).blobs


def test_odd_names_are_read(repository: Repository) -> None:
    """Spaces, quotes, line ends and bytes that are no text."""
    content = repository.site.content
    odd = [content / "papers" / name for name in ("a b.md", '"q".md', "l\nl.md", "é.md")]
    odd.append(Path(os.fsdecode(os.fsencode(content) + b"/papers/\xff.md")))
    for number, path in enumerate(odd):
        path.write_text(str(number), encoding="utf-8")
    commit = branched_from("main", repository.commit("Odd").site.content)
    names = [path.relative_to(content).as_posix() for path in odd]
    assert [*commit.read(*names).values()] == [b"0", b"1", b"2", b"3", b"4"]


def test_links_and_other_repositories_are_no_files(repository: Repository) -> None:
    """A link out of the repository is not followed."""
    (repository.site.content / "papers/link.md").symlink_to("/etc/passwd")
    commit = branched_from("main", repository.commit("Link").site.content)
    assert "papers/link.md" not in commit.blobs


@pytest.mark.parametrize(
    "ref", ["nothing", "", "--help", "-h", "main^{tree}", "a\nb", "$(touch x)", "main:content"]
)
def test_an_unknown_commit_is_told(repository: Repository, ref: str) -> None:
    """Whatever stands in its place: an option, a command, another kind of object."""
    with pytest.raises(Unable, match="git knows no commit") as told:
        branched_from(ref, repository.site.content)
    assert "like origin/main" in str(told.value)
    assert not (repository.folder / "x").exists()


def test_a_folder_under_no_git_is_told(small: Site) -> None:
    """The comparison needs a repository."""
    with pytest.raises(Unable, match="content: lies in no git repository"):
        branched_from("main", small.content)


def test_a_repository_without_a_commit_is_told(small: Site) -> None:
    """There is nothing to compare with yet."""
    git(small.folder, "init", "--quiet")
    with pytest.raises(Unable, match="git knows no commit 'main'"):
        branched_from("main", small.content)


def test_a_shallow_clone_is_told_what_to_fetch(repository: Repository, tmp_path: Path) -> None:
    """Where the common commit is missing, the message names the two ways to get it."""
    repository.branch("mine").commit("One").commit("Two").switch("main").commit("Three")
    clone = tmp_path / "clone"
    source = f"file://{repository.folder}"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", source, str(clone))
    git(clone, "switch", "--quiet", "mine")
    for ref, fault in (("origin/main", "have no commit in common"), ("main~1", "no commit")):
        with pytest.raises(Unable, match=fault) as told:
            branched_from(ref, clone / "content")
        assert "git fetch --unshallow" in str(told.value)
        assert "fetch-depth: 0" in str(told.value)


def test_branches_without_a_common_commit_are_told(repository: Repository) -> None:
    """Two histories cannot be compared."""
    git(repository.folder, "switch", "--quiet", "--orphan", "other")
    repository.site.write({"content/site.yaml": "name: x"})
    repository.commit("Other")
    with pytest.raises(Unable, match="'main' and what is checked out have no commit in common"):
        branched_from("main", repository.site.content)


def test_a_machine_without_git_is_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named; nothing else needs it."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unable, match="git cannot be called"):
        branched_from("main", repository.site.content)


def test_a_hook_s_environment_does_not_mislead(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """git tells its hooks where the repository is, relative to a folder that is not ours."""
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert KNOT in branched_from("main", repository.site.content).blobs
