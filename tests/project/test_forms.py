"""What stands around the repository for people: issue forms, templates, owners, citation."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder import __version__
from site_builder.content.reader import read_content
from tests.support.harness import CONTENT, REPOSITORY

GITHUB = REPOSITORY / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def fields(name: str) -> dict[str, dict[str, Any]]:
    return {part["id"]: part for part in read(GITHUB / "ISSUE_TEMPLATE" / name)["body"]}


def test_the_forms_are_there_in_their_order() -> None:
    """Their names are in links and in the program: they are permanent."""
    names = [file.name for file in FORMS]
    assert names == ["01-add-paper.yml", "02-correct-paper.yml", "03-new-topic.yml"]


@pytest.mark.parametrize("form", FORMS, ids=lambda file: file.stem)
def test_a_form_is_one_that_github_takes(form: Path) -> None:
    """Names, kinds, ids and labels as GitHub's schema for issue forms asks for them."""
    found = read(form)
    assert set(found) == {"name", "description", "labels", "body"}
    ids = [part["id"] for part in found["body"]]
    assert len(ids) == len(set(ids))
    labels = [part["attributes"]["label"] for part in found["body"]]
    assert len(labels) == len(set(labels))
    for part in found["body"]:
        assert part["type"] in KINDS
        assert re.fullmatch(r"[a-z]+", part["id"])
        assert set(part) <= {"type", "id", "attributes", "validations"}
        for option in part["attributes"].get("options", []):
            assert isinstance(option, str) if part["type"] == "dropdown" else option["label"]


@pytest.mark.parametrize("form", FORMS, ids=lambda file: file.stem)
def test_a_form_asks_what_a_curator_wants_to_know(form: Path) -> None:
    """Whose paper it is, and whether a tool wrote it; nobody has to tick either."""
    options = fields(form.name)["disclosure"]["attributes"]["options"]
    said = " ".join(option["label"] for option in options)
    assert "AI tool" in said
    assert re.search(r"my own paper|is mine", said)
    assert not any(option.get("required") for option in options)


def test_a_paper_takes_one_field_and_one_look() -> None:
    """The id, and that the list was searched for it."""
    form = fields("01-add-paper.yml")
    assert [part["type"] for part in form.values()] == ["input", "checkboxes", "checkboxes"]
    assert form["paper"]["attributes"]["label"] == "Paper"
    assert form["paper"]["validations"] == {"required": True}
    assert form["checked"]["attributes"]["options"][0]["required"] is True


def test_a_correction_names_paper_fault_and_mend() -> None:
    """The ids that paper pages fill in."""
    form = fields("02-correct-paper.yml")
    assert {"paper", "what", "now", "should"} <= form.keys()
    assert form["should"]["validations"] == {"required": True}


def test_the_doors_of_the_issue_page_lead_to_this_list() -> None:
    """They name the site and the repository of content/site.yaml."""
    settings = read_content(CONTENT).settings
    links = [link["url"] for link in read(GITHUB / "ISSUE_TEMPLATE/config.yml")["contact_links"]]
    assert all(link.startswith((settings.base_url, settings.repository)) for link in links)
    assert f"{settings.base_url}contribute/" in links


def test_the_label_that_the_workflow_waits_for_is_the_forms_own() -> None:
    """An "Add a paper" issue carries the label by which its workflow knows it."""
    (label,) = read(GITHUB / "ISSUE_TEMPLATE" / "01-add-paper.yml")["labels"]
    assert f"'{label}'" in (GITHUB / "workflows" / "add-paper.yml").read_text("utf-8")


def test_every_file_has_an_owner_and_workflows_have_their_own() -> None:
    """A change of what runs with rights is looked at by maintainers."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    owners = dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    assert next(iter(owners)) == "*"
    assert owners["/.github/"] != owners["*"]
    for path, names in owners.items():
        assert path == "*" or (REPOSITORY / path.strip("/")).is_dir()
        assert all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", name) for name in names.split())


def test_the_citation_is_valid() -> None:
    """By the schema of the Citation File Format 1.2.0: its required keys, its date, its licence."""
    cited = read(REPOSITORY / "CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] in ("software", "dataset")
    assert all(
        author.keys() & {"name", "family-names", "given-names"} for author in cited["authors"]
    )
    assert date.fromisoformat(cited["date-released"])
    assert cited["license"] == "CC-BY-4.0"
    assert cited["version"] == __version__
    assert set(cited) <= set(
        "abstract authors cff-version commit contact date-released doi identifiers keywords "
        "license license-url message preferred-citation references repository repository-artifact "
        "repository-code title type url version".split()
    )
    settings = read_content(CONTENT).settings
    assert (cited["url"], cited["repository-code"]) == (settings.base_url, settings.repository)
    assert len(set(cited["keywords"])) == len(cited["keywords"])


def test_dependabot_looks_at_all_that_others_wrote() -> None:
    """Actions, Python and scripts that we did not write are kept up to date."""
    updates = read(GITHUB / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "npm", "pip"}


@pytest.mark.parametrize("name", ["CODE_OF_CONDUCT.md", "SECURITY.md", "docs/maintaining.md"])
def test_documents_lead_only_to_files_that_are_there(name: str) -> None:
    """A moved file is moved in the documents too."""
    file = REPOSITORY / name
    for link in re.findall(r"\]\(([^):#]+)\)", file.read_text("utf-8")):
        assert (file.parent / link).exists(), link
