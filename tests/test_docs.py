"""What can go stale in docs/ is made from the program; --rewrite-golden (make golden) writes it."""

import argparse
import ast
import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

from site_builder import cli, paper, settings, topic
from site_builder.checks.papers import PAPER_FIELDS
from site_builder.checks.site import REQUIRED, SITE_FIELDS
from site_builder.checks.topics import TOPIC_FIELDS
from tests.harness import REPOSITORY

DOCS = REPOSITORY / "docs"

FIELDS_HEAD = """# Fields

Every field of the content files, in the order in which files hold them. A field that is not here is
refused, with a near name offered. Fields in **bold** are required.
"""


def helps(parser: argparse.ArgumentParser, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The help of a command and of every command below it."""
    monkeypatch.setenv("COLUMNS", "90")
    text = parser.format_help()
    found = [f"## {parser.prog}\n\n```text\n{text}```\n"]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                found += helps(child, monkeypatch)
    return found


def described(module: ModuleType, name: str) -> dict[str, str]:
    """Fields of a model with the sentence under each."""
    tree = ast.parse(inspect.getsource(module))
    model = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name)
    found: dict[str, str] = {}
    last = ""
    for node in model.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            found[last] = " ".join(str(node.value.value).split())
            last = ""
    return found


def table(title: str, words: dict[str, str], names: list[str], needed: list[str]) -> str:
    rows = [f"## {title}", "", "| field | what it says |", "|---|---|"]
    for name in names:
        shown = f"**`{name}`**" if name in needed else f"`{name}`"
        rows.append(f"| {shown} | {words[name].replace('|', chr(92) + '|')} |")
    return "\n".join(rows) + "\n"


def fields_page() -> str:
    words = described(paper, "Paper")
    links = ", ".join(f"`{name}` ({text})" for name, text in paper.LINK_KINDS.items())
    parts = [
        FIELDS_HEAD,
        table(
            "A paper: content/papers/YEAR/KEY.md",
            words,
            PAPER_FIELDS,
            ["title", "authors", "published", "added"],
        ),
        "The abstract stands below the fields: "
        + words["abstract"][0].lower()
        + words["abstract"][1:],
        "",
        f"Kinds of links: {links}.",
        "",
        f"Kinds of tags: {', '.join(f'`{kind}`' for kind in paper.TAG_KINDS)}. "
        f"A modality is one of {', '.join(f'`{name}`' for name in paper.MODALITIES)}.",
        "",
        table(
            "A topic: content/topics/SLUG.md",
            described(topic, "Topic"),
            TOPIC_FIELDS,
            ["name", "mark", "group", "definition"],
        ),
        "The introduction stands below the fields.",
        "",
        table(
            "The list: content/site.yaml", described(settings, "Settings"), SITE_FIELDS, REQUIRED
        ),
    ]
    return "\n".join(parts)


def held(name: str, text: str, request: pytest.FixtureRequest) -> None:
    file = DOCS / name
    if request.config.getoption("--rewrite-golden"):
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text, f"docs/{name} is stale: make golden"


def test_every_help_stands_in_docs_cli(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """docs/cli.md is every --help, word for word."""
    whole = "\n".join(["# Commands\n", *helps(cli.parser(), monkeypatch)])
    held("cli.md", whole, request)


def test_every_field_stands_in_docs_fields(request: pytest.FixtureRequest) -> None:
    """docs/fields.md is what the models say of their own fields."""
    held("fields.md", fields_page(), request)


def test_every_link_of_the_documents_leads_somewhere() -> None:
    """Files that README, CONTRIBUTING and docs/ point to exist."""
    documents = [*REPOSITORY.glob("*.md"), *DOCS.glob("*.md")]
    assert len(documents) >= 6
    for document in documents:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_readme_names_commands_that_exist() -> None:
    """Every make target that a document names is in the Makefile."""
    targets = set(re.findall(r"^(\w+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))
    named = {
        word
        for document in [*REPOSITORY.glob("*.md"), *DOCS.glob("*.md")]
        for word in re.findall(r"(?:`|^)make (\w+)", document.read_text("utf-8"), re.MULTILINE)
    }
    assert named >= {"site", "test"}
    assert named <= targets


def test_the_example_of_contributing_is_a_paper_that_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a newcomer copies from CONTRIBUTING.md is right."""
    from site_builder.checks.papers import check_paper
    from site_builder.source import parse_source

    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert example
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "content" / "papers" / "2021" / "zero-offload.md"
    source = parse_source(example[1], path, tmp_path / "content")
    made, problems = check_paper(source, {"zero", "distributed-training"})
    assert problems == ()
    assert made is not None
