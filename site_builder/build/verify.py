"""A built tree, read once more before it goes live: is everything there that a reader needs?"""

import json
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

from site_builder.build.publish import MARKER
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Unable
from site_builder.model.settings import Settings
from site_builder.site import urls

_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src"}
_ANEW = "build the site anew, and look at what the build says"


def verify(site: Path, settings: Settings, expected: Iterable[str]) -> list[Problem]:
    """What a built tree lacks, in order.

    Every ``expected`` address has its file, every page says its own public address, every link
    within the site leads to a file, feeds, sitemap and search can be read. Raises Unable when there
    is no such tree.
    """
    if not (site / MARKER).is_file():
        raise Unable(
            f"{display_path(site)}: there is no built site; call 'site_builder build' first"
        )
    problems = [
        *_missing(site, expected),
        *_unreadable(site),
        *_unlisted(site, settings),
        *_lost(site, settings),
    ]
    return sorted(set(problems))


def _missing(site: Path, expected: Iterable[str]) -> Iterator[Problem]:
    for address in expected:
        file = site / urls.output_file(address)
        if not file.is_file():
            yield _problem(file, "is missing")
        elif not file.stat().st_size and address != urls.NO_JEKYLL:
            yield _problem(file, "is empty")


def _unreadable(site: Path) -> Iterator[Problem]:
    for file in (*site.rglob("*.xml"), *site.rglob("*.json")):
        try:
            ElementTree.parse(file) if file.suffix == ".xml" else json.loads(file.read_bytes())
        except (ElementTree.ParseError, ValueError) as error:
            yield _problem(file, f"cannot be read as {file.suffix[1:].upper()}: {error}")


def _unlisted(site: Path, settings: Settings) -> Iterator[Problem]:
    """The sitemap names pages that are there, at the address where the site will lie."""
    sitemap, base = site / urls.SITEMAP, settings.base_url
    try:
        named = [str(place.text) for place in ElementTree.parse(sitemap).iter(_LOC)]
    except (OSError, ElementTree.ParseError):
        return  # told already
    for public in named:
        file = site / urls.output_file(unquote(public.removeprefix(base)))
        if not public.startswith(base):
            mend = f"build with the same --base-url: here it is {base}"
            yield _problem(sitemap, f"names {public}", mend)
        elif not file.is_file():
            yield _problem(sitemap, f"names {public}, which is missing")
        elif f'<link rel="canonical" href="{public}">' not in file.read_text(encoding="utf-8"):
            yield _problem(file, f"does not say that its address is {public}")


def _lost(site: Path, settings: Settings) -> Iterator[Problem]:
    """Links within the site that lead to no file."""
    base = settings.base_path
    for file in site.rglob("*.html"):
        here = urljoin(f"http://site{base}", file.relative_to(site).as_posix())
        links = _Links()
        links.feed(file.read_text(encoding="utf-8"))
        for link in dict.fromkeys(links.found):
            parts = urlsplit(urljoin(here, link))
            if parts.netloc != "site" or not link.partition("#")[0]:
                continue
            inside = unquote(parts.path).removeprefix(base)
            within = parts.path.startswith(base) and not inside.startswith("/")
            if not within or not (site / urls.output_file(inside)).is_file():
                line, column = links.found[link]
                fault = f"a link leads nowhere: {link}"
                yield Problem(display_path(file), line, column + 1, fault, _ANEW)


class _Links(HTMLParser):
    """The links of a page, each with its first place."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[int, int]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        link = dict(attrs).get(_LINKS.get(tag, ""))
        if link:
            self.found.setdefault(link, self.getpos())


def _problem(file: Path, fault: str, mend: str = _ANEW) -> Problem:
    return Problem(display_path(file), 1, 1, fault, mend)
