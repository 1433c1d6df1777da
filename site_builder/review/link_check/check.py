"""One look at every outside address, and what is to be made of the answers."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from site_builder.ingest.http.client import Answer, Unreachable, Web
from site_builder.model.problems import Unable
from site_builder.review.link_check.collect import ExternalLink
from site_builder.review.link_check.state import LinkState

Kind = Literal["alive", "moved", "blocked", "suspect", "dead", "silent"]
"""``suspect`` was seen gone for the first time, ``silent`` gave no answer that tells anything."""
BLOCKED = (401, 403, 407, 429, 451, 999)
"""Statuses by which a server turns programs away (999 is LinkedIn's)."""
GONE = (404, 410)
REFUSED_HEAD = 400
"""From this status on, a server may only dislike HEAD, and is asked again with GET."""
AT_ONCE = 8
"""Hosts asked at the same time."""
Outcome: TypeAlias = Answer | Unreachable


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of an address after a sweep."""

    link: ExternalLink
    kind: Kind
    said: str
    """The answer in words."""
    to: str | None = None
    """Where it has moved to."""
    since: date | None = None
    """The day it was first seen gone."""


def check_links(
    links: Sequence[ExternalLink], web: Web, memory: LinkState, on: date
) -> tuple[list[Finding], LinkState]:
    """Ask for every address; gives the findings in order, and what to remember.

    Raises Unable when nobody at all answers: then this machine is cut off, not every link.
    """
    answers = _answers(links, web)
    if links and all(isinstance(answer, Unreachable) for answer in answers.values()):
        raise Unable("no outside address answers: is this machine cut off from the network?")
    findings = [_finding(link, answers[link], memory, on) for link in links]
    gone = {found.link.address: found.since for found in findings if found.since}
    return findings, LinkState(gone)


def _answers(links: Sequence[ExternalLink], web: Web) -> dict[ExternalLink, Outcome]:
    """All answers; the links of one host are asked for one after another."""
    ordered = sorted(links, key=_host)
    hosts = [list(group) for _, group in groupby(ordered, key=_host)]

    def visit(group: list[ExternalLink]) -> list[tuple[ExternalLink, Outcome]]:
        return [(link, _answer(link, web)) for link in group]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return {link: answer for found in pool.map(visit, hosts) for link, answer in found}


def _answer(link: ExternalLink, web: Web) -> Outcome:
    """What HEAD is answered, and GET where HEAD is refused."""
    met: Outcome
    for method in ("HEAD", "GET"):
        try:
            met = web.ask(method, link.address, follow=not link.first_hop, downgrade=True)
            if met.status == 429 or met.status < REFUSED_HEAD:
                return met
        except Unreachable as none:
            met = none
            if met.lasting:
                return met
    return met


def _host(link: ExternalLink) -> str:
    return urlsplit(link.address).netloc


def _finding(link: ExternalLink, answer: Outcome, memory: LinkState, on: date) -> Finding:
    """What an answer means. Only a clear yes forgets that an address was gone before."""
    before = memory.gone.get(link.address)
    status = answer.status if isinstance(answer, Answer) else None
    said = answer.why if isinstance(answer, Unreachable) else str(status)
    if status in GONE or (isinstance(answer, Unreachable) and answer.no_host):
        since = min(before, on) if before else on
        return Finding(link, "dead" if since < on else "suspect", said, since=since)
    if isinstance(answer, Unreachable) or answer.status >= 400:
        kind: Kind = "blocked" if status in BLOCKED else "silent"
        return Finding(link, kind, said, since=before)
    if answer.for_good:
        return Finding(link, "moved", said, to=answer.address)
    return Finding(link, "alive", said)
