"""What can go stale in docs/ is made from the program; --rewrite-golden (make golden) writes it."""

import argparse
import ast
import inspect
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from site_builder import cli
from site_builder.content.checks.redirects import MOVED_FIELDS
from site_builder.content.checks.site import REQUIRED, SERVICE_FIELDS, SITE_FIELDS
from site_builder.content.checks.vocabulary import NAME_FIELDS, WORD_FILES
from site_builder.content.schema import PAPER, TOPIC, Field, names, required_names
from site_builder.model import paper, redirects, settings, vocabulary
from site_builder.text import phrases
from tests.support.harness import REPOSITORY

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


def described(module: ModuleType, name: str | None = None) -> dict[str, str]:
    """Fields of a model, or constants of a module, with the sentence under each."""
    tree = ast.parse(inspect.getsource(module))
    models = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name]
    found: dict[str, str] = {}
    last = ""
    for node in models[0].body if name else tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            found[last] = in_markdown(str(node.value.value))
            last = ""
        else:
            last = ""
    return found


def described_by(fields: Iterable[Field]) -> dict[str, str]:
    """Fields of a table with the sentence of each."""
    return {field.name: field.doc for field in fields}


def in_markdown(docstring: str) -> str:
    return " ".join(docstring.replace("``", "`").split())


def inline(sentence: str) -> str:
    """A docstring's sentence within another one."""
    return sentence[0].lower() + sentence[1:].rstrip(".")


def listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def table(title: str, words: dict[str, str], names: Sequence[str], needed: Sequence[str]) -> str:
    rows = [f"## {title}", "", "| field | what it says |", "|---|---|"]
    for name in names:
        shown = f"**`{name}`**" if name in needed else f"`{name}`"
        rows.append(f"| {shown} | {words[name].replace('|', chr(92) + '|')} |")
    return "\n".join(rows) + "\n"


def paper_part() -> list[str]:
    words, dropped = described(paper, "Paper"), described(paper, "Drop")
    links = ", ".join(f"`{name}` ({text})" for name, text in paper.LINK_KINDS.items())
    drop = ", ".join(f"`{name}` ({inline(dropped[name])})" for name in dropped)
    return [
        table(
            "A paper: content/papers/YEAR/KEY.md",
            described_by(PAPER),
            names(PAPER),
            required_names(PAPER),
        ),
        f"The abstract stands below the fields: {inline(words['abstract'])}.",
        "",
        f"Kinds of links: {links}.",
        "",
        f"Kinds of tags: {listed(paper.TAG_KINDS)}. "
        f"A modality is one of {listed(paper.MODALITIES)}.",
        "",
        f"Kinds of claims: {listed(paper.CLAIM_KINDS)}; below each stands a list of quotations.",
        "",
        f"What can be dropped: {drop}.",
        "",
    ]


def topic_part() -> list[str]:
    tiers = inline(described(vocabulary)["TIERS"])
    return [
        table(
            "A topic: content/topics/SLUG.md",
            described_by(TOPIC),
            names(TOPIC),
            required_names(TOPIC),
        ),
        "The introduction stands below the fields.",
        "",
        f"Below `phrases` stand lists of [phrases](#phrases) under {listed(vocabulary.TIERS)}: "
        f"that is {tiers}.",
        "",
    ]


def services_part() -> list[str]:
    words = described(settings, "Services")
    usual = settings.Services()
    rows = [f"| `{name}` | {words[name]} | {getattr(usual, name)} |" for name in SERVICE_FIELDS]
    head = ["| field | what it says | usually |", "|---|---|---|"]
    return ["Below `services` stand, where they are not the usual ones:", "", *head, *rows, ""]


def vocabulary_part() -> list[str]:
    words = described(vocabulary, "Vocabulary")
    named = listed(f"{kind}.yaml" for kind in vocabulary.NAMED)
    rows = [f"| {named} | {words['names']} | the names |"]
    for name, allowed in WORD_FILES.items():
        keys = "any" if allowed is None else listed(allowed)
        rows.append(f"| `{name}.yaml` | {words[name]} | {keys} |")
    of_name = described(vocabulary, "Name")
    return [
        "## The vocabulary: content/vocabulary/*.yaml",
        "",
        f"{inspect.getdoc(vocabulary)} Every file may be missing.",
        "",
        "| file | what it holds | its fields |",
        "|---|---|---|",
        *rows,
        "",
        "Below each field stands a list; for a name that of its other spellings, `[]` where it has "
        "none. Instead of the list a name may have these fields:",
        "",
        "| field | what it says |",
        "|---|---|",
        *(f"| `{name}` | {of_name[name]} |" for name in NAME_FIELDS),
        "",
        f"A cue is {inline(described(vocabulary)['CUES'])}.",
        "",
        "## Phrases",
        "",
        *map(in_markdown, (inspect.getdoc(phrases) or "").split("\n\n")[1:]),
        "",
    ]


def fields_page() -> str:
    of_site, of_moves = described(settings, "Settings"), described(redirects, "Redirects")
    parts = [
        FIELDS_HEAD,
        *paper_part(),
        *topic_part(),
        table("The list: content/site.yaml", of_site, SITE_FIELDS, REQUIRED),
        *services_part(),
        table("Keys that are gone: content/moved.yaml", of_moves, list(MOVED_FIELDS), []),
        "Each holds lines of KEY and what is said of it. `site_builder move` and `site_builder "
        "remove` write them.",
        "",
        *vocabulary_part(),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


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
    from site_builder.content.checks.paper import check_paper
    from site_builder.content.front_matter import parse_source

    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert example
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "content" / "papers" / "2021" / "zero-offload.md"
    source = parse_source(example[1], path, tmp_path / "content")
    made, problems = check_paper(source, {"zero", "distributed-training"})
    assert problems == ()
    assert made is not None
