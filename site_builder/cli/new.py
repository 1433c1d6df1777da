"""Write a new paper's file from answers; what is not given is asked for."""

import argparse

from site_builder.cli.options import Command, added_option, content_option, option
from site_builder.cli.output import GOOD, tell
from site_builder.content.reader import read_content
from site_builder.editing.atomic import write_new
from site_builder.editing.new_paper import new_paper
from site_builder.ingest.prompts import QUESTIONS, ask_for, entry_of, on_terminal
from site_builder.model.paths import display_path


def _arguments(parser: argparse.ArgumentParser) -> None:
    for name, words in (
        ("title", "the title as printed"),
        ("authors", "all of them, separated by commas"),
        ("published", "first public version: 2024-06-30, 2024-06 or 2024"),
        ("arxiv", "the arXiv id, like 2408.06450"),
        ("venue", "name and year, like NeurIPS 2023"),
        ("topics", "slugs of content/topics, separated by commas"),
        ("abstract", "the abstract, word for word"),
    ):
        option(parser, f"--{name}", name.upper(), words, default="")
    content_option(parser)
    added_option(parser)


def _run(options: argparse.Namespace) -> int:
    known = read_content(options.content)
    given = {question.field: getattr(options, question.field) for question in QUESTIONS}
    answers = ask_for(given, on_terminal())
    draft = new_paper(entry_of(answers, options.added.isoformat()), options.content, known)
    write_new(draft.path, draft.text.encode())
    tell(draft.warnings)
    print(f"wrote {display_path(draft.path)}; read it over, then call: site_builder check")
    return GOOD


COMMAND = Command(_arguments, _run)
