"""Commands that look at the list's files: check, format, schema."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.options import Commands, base_option, content_option, files_argument
from site_builder.cli.output import FORMATS, GOOD, TOLD, tell, tell_as, verdict
from site_builder.model.problems import Problem, Unable, quantity

if TYPE_CHECKING:
    from site_builder.model.reading_list import Survey


def add(commands: Commands) -> None:
    """Add them to the command line."""
    _add_check(commands)
    _add_format(commands)
    _add_schema(commands)


def _add_check(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help="check the list",
        description="Read the whole list and tell every problem there is.",
    )
    files_argument(check, "files or folders to tell of; the whole list is read all the same")
    content_option(check)
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="for people, as annotations of GitHub's workflows, or one JSON object a line "
        "(default: text)",
    )
    base_option(check, "refuse a key that was on the list at REF and has vanished since")
    check.add_argument("--strict", action="store_true", help="let warnings fail the check")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from site_builder.content.reader import survey
    from site_builder.model.paths import resolve_focus

    focus = resolve_focus(options.files)
    found = survey(options.content, focus)
    problems = [problem for problem in found.problems if not focus or problem.file in focus]
    if options.base is not None:
        from site_builder.review.git import branched_from
        from site_builder.review.vanished_keys import vanished_keys

        problems += vanished_keys(branched_from(options.base, options.content), found)
    tell_as(options.format, problems)
    wrong = any(not problem.warning for problem in problems)
    if options.format == "text" and not wrong:
        print(f"{_looked_at(found, options.files)}: {verdict(problems)}")
    return TOLD if wrong or (options.strict and problems) else GOOD


def _looked_at(found: "Survey", files: Sequence[Path]) -> str:
    if files:
        return f"{quantity(len(files), 'file')} of {quantity(len(found.papers), 'paper')}"
    return f"{quantity(len(found.papers), 'paper')} and {quantity(len(found.topics), 'topic')}"


def _add_format(commands: Commands) -> None:
    format_ = commands.add_parser(
        "format",
        help="put front matter in order",
        description="Bring the front matter of papers and topics into one order and one style. "
        "Words and comments stay as they are written, and what a file says does not change.",
    )
    files_argument(format_, "files or folders (default: all papers and topics)")
    format_.add_argument(
        "--check", action="store_true", help="change nothing; fail where something would change"
    )
    content_option(format_)
    format_.set_defaults(run=_format)


def _format(options: argparse.Namespace) -> int:
    from site_builder.content.front_matter import read_text
    from site_builder.editing.atomic import change_files
    from site_builder.model.paths import display_path, resolve_focus
    from site_builder.model.problems import Problems

    resolve_focus(options.files)
    problems: list[Problem] = []
    texts: dict[Path, bytes] = {}
    paths = _to_format(options.content, options.files)
    for path in paths:
        try:
            made = _formatted(read_text(path), path, options.content)
        except Problems as met:
            problems += met.problems
            continue
        if made != path.read_bytes():
            texts[path] = made
    tell(problems)
    if not options.check:
        with change_files(texts):
            pass
    word = "is not formatted: call 'site_builder format'" if options.check else "formatted"
    for path in texts:
        print(f"{display_path(path)}: {word}")
    if not texts and not problems:
        print(f"{quantity(len(paths), 'file')}: all well")
    return TOLD if problems or (options.check and texts) else GOOD


def _to_format(content: Path, files: Sequence[Path]) -> list[Path]:
    """Papers and topics among some files; all of them where none are given."""
    from site_builder.content.front_matter import find_sources
    from site_builder.content.reader import PAPERS, TOPICS
    from site_builder.editing.format import style_of
    from site_builder.model.paths import display_path

    if not content.is_dir():
        raise Unable(f"{display_path(content)}: there is no such folder; give one with --content")
    chosen = files or [folder for name in (PAPERS, TOPICS) if (folder := content / name).is_dir()]
    found: dict[Path, None] = {}
    for path in chosen:
        found |= dict.fromkeys(find_sources(path)[0] if path.is_dir() else [path])
    return [path for path in found if style_of(path, content)]


def _formatted(text: str, path: Path, content: Path) -> bytes:
    from site_builder.editing.format import format_text, style_of

    style = style_of(path, content)
    assert style is not None
    return format_text(text, path, content, style).encode("utf-8")


def _add_schema(commands: Commands) -> None:
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of front matter",
        description="Print a JSON Schema (2020-12) by which an editor completes and checks front "
        "matter. It names the topics of the list, if there is one.",
    )
    schema.add_argument(
        "kind",
        nargs="?",
        choices=("paper", "topic"),
        default="paper",
        help="kind of file (default: paper)",
    )
    content_option(schema)
    schema.set_defaults(run=_schema)


def _schema(options: argparse.Namespace) -> int:
    from site_builder.content.front_matter import find_sources
    from site_builder.content.json_schema import schema
    from site_builder.content.reader import TOPICS

    folder = options.content / TOPICS
    files = find_sources(folder)[0] if folder.is_dir() else []
    made = schema(options.kind, [file.stem for file in files])
    print(json.dumps(made, ensure_ascii=False, indent=2))
    return GOOD
