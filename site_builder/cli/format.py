"""Bring the front matter of papers and topics into one order and one style. Words and comments stay
as they are written, and what a file says does not change."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from site_builder.cli.options import Command, content_option, flag
from site_builder.cli.output import GOOD, TOLD, tell
from site_builder.content.front_matter import find_sources, read_text
from site_builder.content.reader import PAPERS, TOPICS
from site_builder.editing.atomic import change_files
from site_builder.editing.format import format_text, style_of
from site_builder.model.paths import display_path, resolve_focus
from site_builder.model.problems import Problem, Problems, Unable, quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    words = "files or folders (default: all papers and topics)"
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=words)
    flag(parser, "--check", "change nothing; fail where something would change")
    content_option(parser)


def _run(options: argparse.Namespace) -> int:
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
    if not content.is_dir():
        raise Unable(f"{display_path(content)}: there is no such folder; give one with --content")
    chosen = files or [folder for name in (PAPERS, TOPICS) if (folder := content / name).is_dir()]
    found: dict[Path, None] = {}
    for path in chosen:
        found |= dict.fromkeys(find_sources(path)[0] if path.is_dir() else [path])
    return [path for path in found if style_of(path, content)]


def _formatted(text: str, path: Path, content: Path) -> bytes:
    style = style_of(path, content)
    assert style is not None
    return format_text(text, path, content, style).encode("utf-8")


COMMAND = Command(_arguments, _run)
