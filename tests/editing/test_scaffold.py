"""A new list builds, tests and deploys at once, and is never half written."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.content.format_version import FORMAT
from site_builder.content.reader import read_content
from site_builder.editing.scaffold import FILES, NewList, create
from site_builder.editing.scaffold.requirement import requirement
from site_builder.model.problems import Problems, Unable
from tests.support.harness import REPOSITORY, Site, Tree, call

DAY = "2024-06-30"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to begin in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def begun(*words: str) -> Site:
    """A new list in the folder kites."""
    made = call("init", "kites", "--added", DAY, *words)
    assert (made.code, made.told) == (0, "")
    return Site(Path("kites").resolve())


def test_a_new_list_is_whole_and_has_nothing_to_mend() -> None:
    """Settings, two topics with a paper each, vocabulary, workflows and the two commands."""
    site = begun()
    content = read_content(site.content)
    assert content.warnings == ()
    assert content.settings.format == FORMAT
    assert sorted(topic.slug for paper in content.papers for topic in content.topics
                  if topic.slug in paper.topics) == ["finding-papers", "peer-review"]  # fmt: skip
    names = sorted(path.name for path in site.folder.iterdir())
    assert names == [
        ".github", ".gitignore", "Makefile", "README.md", "content", "requirements.txt",
    ]  # fmt: skip
    assert not [path for path in site.folder.rglob("*") if "@@" in _text(path)]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_a_new_list_is_built_with_search_and_without_templates_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With no option at all, in its folder."""
    site = begun()
    monkeypatch.chdir(site.folder)
    assert call("check").code == 0
    built = call("build", "--quiet", "--strict")
    assert (built.code, built.told) == (0, "")
    page = Tree(site.output).page("topics/peer-review/")
    assert "What Factors Should" in page.get_text()
    assert (site.output / "pagefind").is_dir()


def test_the_suggestions_agree_with_the_example_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who tries `tag` first sees it work."""
    monkeypatch.chdir(begun().folder)
    assert call("tag", "--check").code == 0


def test_what_is_given_makes_it_this_list() -> None:
    """Name, tagline, editor and addresses; the site lies where GitHub Pages puts it."""
    site = begun(
        "--name", 'Kites: "all" of {them}', "--tagline", "No # comment", "--editor", "Ada, Bo",
        "--repository", "https://github.com/Kites/list/",
    )  # fmt: skip
    known = read_content(site.content).settings
    assert (known.name, known.tagline) == ('Kites: "all" of {them}', "No # comment")
    assert (known.editor, known.repository) == ("Ada, Bo", "https://github.com/Kites/list")
    assert known.base_url == "https://kites.github.io/list/"
    assert (site.folder / "README.md").read_text(encoding="utf-8").startswith('# Kites: "all" of {')


@pytest.mark.parametrize(
    ("repository", "site"),
    [
        ("https://github.com/Ada/ada.github.io", "https://ada.github.io/"),
        ("https://code.example/kites/list", "https://code.example/kites/list/"),
    ],
)
def test_the_public_address_follows_from_the_repository(repository: str, site: str) -> None:
    """A person's own page lies at the root; elsewhere nobody knows."""
    known = read_content(begun("--repository", repository).content).settings
    assert known.base_url == site


@pytest.mark.parametrize("folder", ["kites", "."])
def test_a_folder_that_is_not_empty_is_refused(here: Path, folder: str) -> None:
    """With a sentence, and without a change."""
    (here / "kites").mkdir()
    (here / "kites" / ".hidden").touch()
    before = Tree(here).files()
    made = call("init", folder)
    assert (made.code, made.said) == (3, "")
    assert made.told == f"{folder}: is not empty; give a new folder\n"
    assert Tree(here).files() == before


def test_an_empty_folder_and_the_one_a_person_stands_in_will_do(here: Path) -> None:
    """Also below folders that are not there yet."""
    (here / "empty").mkdir()
    os.chdir(here / "empty")
    assert call("init", ".").code == 0
    assert call("check").code == 0
    assert call("init", str(here / "deep" / "down")).code == 0


@pytest.mark.parametrize(
    "options", [{"name": "\u202e"}, {"editor": "\x07"}, {"tagline": "a\u200bb"}]
)
def test_what_makes_no_list_is_told_and_nothing_is_written(
    here: Path, options: dict[str, str]
) -> None:
    """The same checks as for any list, before the first file stays."""
    with pytest.raises(Problems):
        create(NewList(folder=here / "kites", requirement="x", added=DAY, **options))
    assert list(here.iterdir()) == []


def test_a_disk_that_fills_up_leaves_nothing_behind(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither files nor the folder."""
    opened = Path.open

    def failing(self: Path, mode: str = "r", *rest: Any, **options: Any) -> Any:
        if "README" in self.name and "w" in mode:
            raise OSError(28, "No space left on device", str(self))
        return opened(self, mode, *rest, **options)

    monkeypatch.setattr(Path, "open", failing)
    made = call("init", "kites")
    assert made.code == 3
    assert "No space left on device" in made.told
    assert list(here.iterdir()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_and_tagline_are_kept_or_refused(here: Path, name: str, tagline: str) -> None:
    """What is written reads back as it was given; what cannot be is refused in words."""
    folder = here / "kites"
    order = NewList(folder=folder, requirement="x", added=DAY, name=name, tagline=tagline)
    try:
        files = create(order)
    except Problems:
        assert not folder.exists()
        return
    known = read_content(folder / "content").settings
    assert known.tagline == " ".join(tagline.split())
    assert not name.strip() or known.name == " ".join(name.split())
    for file in files:
        file.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    folder.rmdir()


def test_the_builder_comes_from_where_this_one_came_from() -> None:
    """In an environment made from a folder that is the program's own repository, as metadata
    name it; the line is one that pip understands, and what was not tried is said.
    """
    found = requirement(None)
    assert re.fullmatch(r"site-builder @ git\+https://\S+", found.line)
    made = call("init", "kites")
    assert f"takes the builder from {found.line}: {found.remark}" in made.said
    text = Path("kites/requirements.txt").read_text(encoding="utf-8")
    assert text.splitlines()[-1] == found.line


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("git+https://code.example/a/b@1a2b3c4",
         "site-builder @ git+https://code.example/a/b@1a2b3c4"),
        ("site-builder==0.1.0", "site-builder==0.1.0"),
        ("site-builder @ https://code.example/a.whl", "site-builder @ https://code.example/a.whl"),
    ],
)  # fmt: skip
def test_the_builder_can_come_from_elsewhere(given: str, line: str) -> None:
    """A repository, an index, a file."""
    assert requirement(given).line == line


def test_a_folder_of_this_machine_is_said_to_be_one(here: Path) -> None:
    """It works here, and in no workflow."""
    found = requirement(str(here))
    assert found.line == f"site-builder @ {here.as_uri()}"
    assert "workflows will not find it" in found.remark


@pytest.mark.parametrize("given", ["", " ", "a\nb"])
def test_a_builder_that_is_no_line_is_refused(given: str) -> None:
    """It would be more than one line of requirements.txt."""
    with pytest.raises(Unable):
        requirement(given)


FORMS = FILES / "dot.github" / "ISSUE_TEMPLATE"


def test_forms_are_those_that_pages_and_commands_know() -> None:
    """A page's "fix this entry" fills them in by file and field; `add --issue` reads the label.
    Those of this repository, which need no word changed for another list, are the same.
    """
    fields = {}
    for file in sorted(FORMS.glob("*.yml")):
        form = yaml.safe_load(file.read_text(encoding="utf-8"))
        fields[file.name] = [part["id"] for part in form["body"]]
    assert fields["01-add-paper.yml"][0] == "paper"
    assert fields["02-correct-paper.yml"][:4] == ["paper", "what", "now", "should"]
    assert sorted(fields) == ["01-add-paper.yml", "02-correct-paper.yml", "03-new-topic.yml"]
    for name in ("ISSUE_TEMPLATE/01-add-paper.yml", "ISSUE_TEMPLATE/02-correct-paper.yml",
                 "PULL_REQUEST_TEMPLATE.md"):  # fmt: skip
        here = REPOSITORY / ".github" / name
        if here.exists():
            assert (FORMS.parent / name).read_bytes() == here.read_bytes(), name


WORKFLOWS = sorted(FILES.glob("dot.github/workflows/*.yml"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_are_pinned_and_may_do_little(file: Path) -> None:
    """Actions by commit; no right to write but where Pages needs it."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert set(job.get("permissions", {}).items()) <= {
            ("contents", "read"), ("pages", "read"), ("pages", "write"), ("id-token", "write"),
        }  # fmt: skip
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
            assert "${{" not in step.get("run", "")
