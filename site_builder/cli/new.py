"""The command new."""

import argparse
from typing import TYPE_CHECKING

from site_builder.cli.options import Commands, added_option, content_option, today
from site_builder.cli.output import GOOD, tell

if TYPE_CHECKING:
    pass


def _add_new(commands: Commands) -> None:
    new = commands.add_parser(
        "new",
        help="write a new paper's file",
        description="Write a new paper's file from answers; what is not given is asked for.",
    )
    for name, words in (
        ("title", "the title as printed"),
        ("authors", "all of them, separated by commas"),
        ("published", "first public version: 2024-06-30, 2024-06 or 2024"),
        ("arxiv", "the arXiv id, like 2408.06450"),
        ("venue", "name and year, like NeurIPS 2023"),
        ("topics", "slugs of content/topics, separated by commas"),
        ("abstract", "the abstract, word for word"),
    ):
        new.add_argument(f"--{name}", default="", metavar=name.upper(), help=words)
    content_option(new)
    added_option(new)
    new.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from site_builder.content.reader import read_content
    from site_builder.editing.new_paper import new_paper, write_new_paper
    from site_builder.ingest.prompts import QUESTIONS, ask_for, entry_of, on_terminal
    from site_builder.model.paths import display_path

    known = read_content(options.content)
    given = {question.field: getattr(options, question.field) for question in QUESTIONS}
    answers = ask_for(given, on_terminal())
    added = (options.added or today()).isoformat()
    draft = new_paper(entry_of(answers, added), options.content, known)
    write_new_paper(draft)
    tell(draft.warnings)
    print(f"wrote {display_path(draft.path)}; read it over, then call: site_builder check")
    return GOOD
