"""A field is declared once: a line in the table is all that a new one takes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.support.harness import REPOSITORY, SMALL
from tests.support.script import ADAPTERS, MODULES, results_of

LINES = """    Field("reviewed", Day(), "Day on which a curator last read it."),
    Field("openalex", Id(re.compile("W[0-9]+"), "W2741809807"), "OpenAlex's id.", quoted=True),
    Field("seen", Group({"at": Texts("lines"), "page": Address()}), "Where it was spoken of."),
"""
"""Fields of three kinds, each by its line."""
BEFORE = '    Field("pick"'
KITE = """---
seen: {page: 'https://kites.example/', at: [WindConf, Calm]}
openalex: %s
reviewed: %s # once
title: A Kite
authors: [Ada Loop]
published: 2024-06-30
added: 2024-08-01
topics: [short-string]
---

We fly.
"""
FORMATTED = """---
title: A Kite
authors:
  - Ada Loop
published: 2024-06-30
added: 2024-08-01
topics: [short-string]
reviewed: 2024-09-01 # once
openalex: "W1"
seen: {page: 'https://kites.example/', at: [WindConf, Calm]}
---

We fly.
"""
PROBE = """
import json, sys
from dataclasses import replace
from pathlib import Path
from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import parse_source
from site_builder.content.json_schema import schema
from site_builder.content.reader import read_content
from site_builder.contribute.rules import rules
from site_builder.editing.compose import compose
from site_builder.editing.format import format_text
from site_builder.editing.style import STYLES
from site_builder.model.record import PaperRecord
from site_builder.review.changes import changed_fields
from site_builder.site.correction import correction_form
from site_builder.site.library import Library
from tests.project.test_docs import fields_page

right, later, wrong = json.load(sys.stdin)
path = Path("content/papers/2024/kite.md")

def checked(text):
    return check_paper(parse_source(text, path, Path("content")), ["short-string"])

(old, none), (new, _), (refused, told) = map(checked, (right, later, wrong))
assert refused is None and not none, none
library = Library.of(read_content(Path("content")))
more = {"reviewed": "2024-09-01", "openalex": "W1", "seen": {"at": ("WindConf", "Calm")}}
record = PaperRecord(title="A Kite", abstract="", more=more)
made = {
    "told": list(map(str, told)),
    "schema": schema("paper")["properties"],
    "docs": fields_page(),
    "formatted": format_text(right, path, Path("content"), STYLES["papers"]),
    "composed": compose(record),
    "changed": list(changed_fields(old, new)),
    "form": correction_form(old, library.settings),
    "rules": rules(library),
}
print(json.dumps(made))
"""
"""What a copy of the builder makes of them, without another line."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Answers of a builder that has the new lines in its table and is else as it was."""
    home = tmp_path_factory.mktemp("own-fields")
    for name in ("site_builder", "tests/support", "tests/project"):
        shutil.copytree(REPOSITORY / name, home / name)
    shutil.copytree(SMALL, home / "content")
    (home / "tests/__init__.py").touch()
    table = home / "site_builder/content/schema.py"
    text = table.read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    table.write_text(text.replace(BEFORE, LINES + BEFORE), encoding="utf-8")
    (home / "probe.py").write_text(PROBE, encoding="utf-8")
    given = [KITE % ("W1", "2024-09-01"), KITE % ("W2", "2024-10-01"), KITE % ("kite", "2024-09")]
    done = subprocess.run(
        [sys.executable, "probe.py"],
        input=json.dumps(given),
        cwd=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_new_field_is_checked(made: dict[str, Any]) -> None:
    """Wrong values are told with their places; the right ones pass."""
    assert sorted(made["told"]) == [
        f"{Path('content/papers/2024/kite.md')}:3:11: 'openalex' cannot be 'kite'\n"
        '    write it bare, like "W2741809807"',
        f"{Path('content/papers/2024/kite.md')}:4:11: 'reviewed' needs a day, not only 2024-09\n"
        "    write it like 2024-06-30",
    ]


def test_a_new_field_is_in_the_schema_and_in_the_docs(made: dict[str, Any]) -> None:
    """With its sentence, at its place."""
    assert made["schema"]["openalex"] == {
        "description": "OpenAlex's id.",
        "type": "string",
        "pattern": "^(?:W[0-9]+)$",
    }
    assert list(made["schema"])[-5:] == ["reviewed", "openalex", "seen", "pick", "note"]
    assert "| `reviewed` | Day on which a curator last read it. |\n| `openalex`" in made["docs"]


def test_a_new_field_is_put_in_order_and_style(made: dict[str, Any]) -> None:
    """By `format`, and by the composer of new files."""
    assert made["formatted"] == FORMATTED
    assert made["composed"] == (
        '---\ntitle: A Kite\nreviewed: 2024-09-01\nopenalex: "W1"\n'
        "seen:\n  at:\n    - WindConf\n    - Calm\n---\n"
    )


def test_a_new_field_is_told_to_reviewers_and_shown_to_readers(made: dict[str, Any]) -> None:
    """In the report of what has changed, and in the form by which an entry is corrected."""
    assert made["changed"] == [["reviewed", "2024-09-01", "2024-10-01"], ["openalex", "W1", "W2"]]
    form = unquote(made["form"])
    assert "\nreviewed: 2024-09-01\nopenalex: W1\nseen, at: WindConf, Calm\nseen, page: h" in form


def test_a_new_field_is_known_to_the_contribute_page(made: dict[str, Any]) -> None:
    """Its rule is written out; the page's own checks and writer go by it."""
    entry = {
        "title": "A Kite",
        "authors": ["Ada Loop"],
        "published": "2024",
        "added": "2024-08-01",
        "abstract": "We fly.",
        "topics": ["short-string"],
        "reviewed": "2024-09-01",
        "openalex": "W1",
        "seen": {"at": ["WindConf"], "page": "https://kites.example/"},
    }
    wrong = {**entry, "reviewed": "2024-09", "openalex": "kite", "seen": {"page": "kites"}}
    (text,) = results_of(
        MODULES / "contribute/entry.js", "fileOf", [(entry, made["rules"]["fields"])]
    )
    assert text.endswith(
        'reviewed: 2024-09-01\nopenalex: "W1"\nseen:\n  at:\n    - "WindConf"\n'
        '  page: "https://kites.example/"\n---\n\nWe fly.\n'
    )
    right, told = results_of(
        ADAPTERS / "contribute.js", "checker", [(entry,), (wrong,)], made["rules"]
    )
    assert right == []
    assert [(one["field"], one["fault"]) for one in told] == [
        ("reviewed", "'reviewed' needs a day, not only 2024-09"),
        ("openalex", "'openalex' cannot be 'kite'"),
        ("seen", "'seen.page' is not a web address: 'kites'"),
    ]
