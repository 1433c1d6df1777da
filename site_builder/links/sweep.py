"""One look at every outside address, and what is to be made of the answers."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from site_builder.links.memory import Memory
from site_builder.links.outside import Outside
from site_builder.links.web import Answer, Web
from site_builder.problems import Unable

Kind = Literal["alive", "moved", "blocked", "suspect", "dead", "silent"]
"""``suspect`` was seen gone for the first time, ``silent`` gave no answer that tells anything."""
BLOCKED = (401, 403, 407, 429, 451, 999)
"""Statuses by which a server turns programs away (999 is LinkedIn's)."""
GONE = (404, 410)
AT_ONCE = 8
"""Hosts asked at the same time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of an address after a sweep."""

    link: Outside
    kind: Kind
    said: str
    """The answer in words."""
    to: str | None = None
    """Where it has moved to."""
    since: date | None = None
    """The day it was first seen gone."""


def sweep(
    links: Sequence[Outside], web: Web, memory: Memory, on: date
) -> tuple[list[Finding], Memory]:
    """Ask for every address; gives the findings in order, and what to remember.

    Raises Unable when nobody at all answers: then this machine is cut off, not every link.
    """
    answers = _answers(links, web)
    if links and all(answer.status is None for answer in answers.values()):
        raise Unable("no outside address answers: is this machine cut off from the network?")
    findings = [_finding(link, answers[link], memory, on) for link in links]
    gone = {found.link.address: found.since for found in findings if found.since}
    return findings, Memory(gone)


def _answers(links: Sequence[Outside], web: Web) -> dict[Outside, Answer]:
    """All answers; the links of one host are asked for one after another."""
    ordered = sorted(links, key=_host)
    hosts = [list(group) for _, group in groupby(ordered, key=_host)]

    def visit(group: list[Outside]) -> list[tuple[Outside, Answer]]:
        return [(link, web.ask(link.address, link.first_hop)) for link in group]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return {link: answer for found in pool.map(visit, hosts) for link, answer in found}


def _host(link: Outside) -> str:
    return urlsplit(link.address).netloc


def _finding(link: Outside, answer: Answer, memory: Memory, on: date) -> Finding:
    """What an answer means. Only a clear yes forgets that an address was gone before."""
    before = memory.gone.get(link.address)
    if answer.no_host or answer.status in GONE:
        said = answer.trouble or str(answer.status)
        since = min(before, on) if before else on
        return Finding(link, "dead" if since < on else "suspect", said, since=since)
    if answer.status is None:
        return Finding(link, "silent", answer.trouble, since=before)
    if answer.status in BLOCKED:
        return Finding(link, "blocked", str(answer.status), since=before)
    if answer.status >= 400:
        return Finding(link, "silent", str(answer.status), since=before)
    if answer.for_good:
        return Finding(link, "moved", str(answer.status), to=answer.address)
    return Finding(link, "alive", str(answer.status))
