"""Formulas that would take their readers for ever: every door answers, and soon enough."""

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.harness import REPOSITORY, Site

PATIENCE = 60
"""Seconds in which each door answers; without bounds, it takes centuries."""
_NAMES = "abcdefghijklmnopqr"
_DOUBLED = "".join(rf"\def\{b}{{\{a}\{a}}}" for a, b in pairwise(_NAMES))
TANGLES = [
    *(command * 24 + "x" for command in (r"\sqrt[", r"\color[", r"\textcolor{", r"\vphantom[")),
    *(
        command * 24 + "x"
        for command in (r"\braket{", r"\frac{", r"\begin{matrix}[", r"\xrightarrow[")
    ),
    r"\sideset{}{}" * 24 + r"\sum",
    rf"\def\a{{xx}}{_DOUBLED}\r",
]
PAPER = (
    "---\ntitle: Kites\nauthors: [Ann A]\npublished: 2021\nadded: 2024-01-01\n---\n\nWe ${}$ fly.\n"
)
"""An abstract with room for a formula."""

BIBTEX = "@article{{a{1}, title={{Kites {0}, ${0}$}}, author={{A B}}, abstract={{We {0}, ${0}$.}}}}"
PAGE = "Kites {0} fly, the {1}th\n\nWe present a {0} and ${0}$ kite that flies very long and far.\n"
README = (
    "- [{1} kites {0}, ${0}$ fly](https://arxiv.org/abs/2106.{1:05}) - Ann Author. NeurIPS 2021."
)
DOORS = {
    "bibtex": ("list.bib", BIBTEX.format),
    "jsonl": ("list.jsonl", lambda formula, number: as_json(f"{number} {formula} ${formula}$")),
    "hf-page": ("page.txt", PAGE.format),
    "awesome": ("list.md", README.format),
}
"""Files to import, and how each has a formula in its title and its abstract."""


def as_json(words: str) -> str:
    """A paper whose title and abstract hold these words, as a line of JSON."""
    paper = {"title": words, "authors": ["Ann Author"], "year": 2021, "abstract": words}
    return json.dumps(paper | {"url": "https://arxiv.org/abs/2106.09685"})


def answer(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """What the command line says in a process of its own, which is ended when it hangs."""
    command = [sys.executable, "-m", "site_builder", *map(str, words)]
    env = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=env)


def test_a_tangled_formula_is_told_by_check_and_build(site: Site) -> None:
    """Each with its file and line and what to write instead; nothing hangs."""
    names = [f"content/papers/2021/kite-{number}.md" for number in range(len(TANGLES))]
    site.write({name: PAPER.replace("{}", one) for name, one in zip(names, TANGLES, strict=True)})
    check = answer("check", "--content", site.content)
    build = answer("build", "--content", site.content, "--output", site.output, "--no-search")
    for told in (check.stdout + check.stderr, build.stdout + build.stderr):
        assert "Traceback" not in told
        for name, one in zip(names, TANGLES, strict=True):
            (fault,) = re.findall(rf"^\S*{re.escape(name)}:8:1: (.*)", told, re.MULTILINE)
            assert one in fault


@pytest.mark.parametrize("kind", DOORS)
def test_a_tangled_formula_does_not_hang_an_import(kind: str, tmp_path: Path) -> None:
    """In a title and in an abstract, between dollar signs and bare."""
    name, paper = DOORS[kind]
    file = tmp_path / name
    papers = [paper(formula, number) for number, formula in enumerate(TANGLES)]
    file.write_text("# List\n\n" * (kind == "awesome") + "\n".join(papers), encoding="utf-8")
    told = answer("import", kind, file, "--content", tmp_path / "content")
    assert "Traceback" not in told.stderr
    assert told.returncode in (0, 1)
