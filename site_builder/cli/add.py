"""Fetch what is known of papers, and write a file for each, with topics, tags and claims suggested
and the words behind them shown. A paper that is there already is refused."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_builder.cli.evidence import evidence_lines
from site_builder.cli.options import Command, added_option, content_option, flag, option
from site_builder.cli.output import ENVIRONMENT, GOOD, TOLD, tell, tell_reason
from site_builder.cli.progress import Watch
from site_builder.content.reader import read_content
from site_builder.ingest.add import Added, Adder, Outcome
from site_builder.ingest.bibtex import read_bibtex
from site_builder.ingest.http.client import Web
from site_builder.ingest.http.pace import Limits
from site_builder.ingest.services import finder
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem
from site_builder.review.github.issue_form import paper_ids_in_issue
from site_builder.text.venues import Venues


def _arguments(parser: argparse.ArgumentParser) -> None:
    words = (
        "arXiv id, DOI, or address at arxiv.org, huggingface.co/papers, doi.org, "
        "aclanthology.org or openreview.net"
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help=words)
    option(parser, "--bibtex", "FILE", "take papers from BibTeX, without the network", Path)
    words = "take ids from the body of an issue made with the form 'Add a paper'"
    option(parser, "--issue", "FILE", words, Path)
    content_option(parser)
    added_option(parser)
    flag(parser, "--dry-run", "show the files, and write none of them")
    parser.set_defaults(wrong_call=parser.error, clock=Watch(), limits=None)


def _run(options: argparse.Namespace) -> int:
    if not options.ids and not options.bibtex and not options.issue:
        options.wrong_call("give an ID, --bibtex FILE or --issue FILE")
    known = read_content(options.content)
    desk = Adder(options.content, known, options.added.isoformat(), options.dry_run)
    problems: list[Problem] = []
    code = _told(_outcomes(options, desk, problems), options.dry_run)
    tell(sorted(problems))
    return TOLD if problems else code


def _outcomes(
    options: argparse.Namespace, desk: Adder, problems: list[Problem]
) -> Iterator[Outcome]:
    """What comes of everything asked for, in turn; what is wrong with a file is a problem."""
    venues, settings = Venues(desk.known.vocabulary.venues), desk.known.settings
    if options.bibtex:
        found, wrong = read_bibtex(options.bibtex, venues)
        problems += wrong
        yield from desk.take_references(found, display_path(options.bibtex))
    web = Web(settings.repository, options.limits or Limits())
    ask = finder(settings.services, web, options.clock, venues)
    yield from desk.take_asked(dict.fromkeys(options.ids), ask)
    if options.issue:
        asked, wrong = paper_ids_in_issue(options.issue)
        problems += wrong
        yield from desk.take_asked(asked, ask)


def _told(outcomes: Iterable[Outcome], dry: bool) -> int:
    codes, written = {GOOD}, 0
    for outcome in outcomes:
        if isinstance(outcome, Added):
            written += 1
            _tell_added(outcome, dry)
            continue
        for fault, mend in outcome.reasons:
            tell_reason(outcome.name, fault, mend)
        codes.add(ENVIRONMENT if outcome.machine else TOLD)
    if written and not dry:
        print(f"read {'it' if written == 1 else 'them'} over, then call: site_builder check")
    return TOLD if TOLD in codes else max(codes)


def _tell_added(outcome: Added, dry: bool) -> None:
    draft = outcome.draft
    print(f"{'would write' if dry else 'wrote'} {display_path(draft.path)}", flush=True)
    for line in evidence_lines("+", draft.proposed, draft.paper, draft.text):
        print(line)
    if dry:
        print(f"\n{draft.text}")
    for remark in outcome.remarks:
        tell_reason(outcome.name, remark, "look it up, and add it to the file")
    tell(draft.warnings)


COMMAND = Command(_arguments, _run)
