"""Ask for every address outside the site, politely, and print what a curator should look at, as
Markdown; nothing when all is well. Nothing is changed. Only what was gone on an earlier day too is
dead; who turns programs away (401, 403, 429) is not."""

import argparse
import math
from pathlib import Path

from site_builder.cli.options import Command, content_option, day_option, flag, option
from site_builder.cli.output import GOOD
from site_builder.cli.progress import Watch
from site_builder.content.reader import read_content
from site_builder.ingest.http.client import Web
from site_builder.ingest.http.pace import Clock, Limits, Pace
from site_builder.ingest.http.retry import Refused
from site_builder.ingest.services import finder
from site_builder.model.reading_list import ReadingList
from site_builder.review.link_check.arxiv_news import News, news_of
from site_builder.review.link_check.check import check_links
from site_builder.review.link_check.collect import external_links
from site_builder.review.link_check.issue import issue_text
from site_builder.review.link_check.state import LinkState, read_state, write_state
from site_builder.text.venues import Venues


def _arguments(parser: argparse.ArgumentParser) -> None:
    content_option(parser)
    words = "what earlier calls saw, read and written; without it nothing is ever seen twice"
    option(parser, "--state", "FILE", words, Path)
    flag(parser, "--proposals", "ask arXiv too, for withdrawn papers and new venues and DOIs")
    day_option(parser, "--on", "the day it is")
    words = "time between two requests to one host (default: 2)"
    option(parser, "--spacing", "SECONDS", words, _seconds, 2.0)
    parser.set_defaults(clock=Watch())


def _seconds(text: str) -> float:
    """A short time, for argparse."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= 600:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to 600")
    return seconds


def _run(options: argparse.Namespace) -> int:
    content = read_content(options.content)
    memory = read_state(options.state) if options.state else LinkState()
    links = external_links(content, options.content)
    pace = Pace(options.spacing, Watch(soon=math.inf))
    web = Web(content.settings.repository, Limits(size=0), pace)
    findings, seen = check_links(links, web, memory, options.on)
    news, unasked = _news(content, options.clock) if options.proposals else ([], "")
    print(issue_text(findings, news, options.on, unasked), end="")
    if options.state:
        write_state(seen, options.state)
    return GOOD


def _news(content: ReadingList, clock: Clock) -> tuple[list[News], str]:
    """What arXiv says; when it does not answer, why, so that the links are told all the same."""
    settings, venues = content.settings, Venues(content.vocabulary.venues)
    try:
        ask = finder(settings.services, Web(settings.repository), clock, venues)
        return news_of(content.papers, ask), ""
    except Refused as met:
        return [], met.fault


COMMAND = Command(_arguments, _run)
