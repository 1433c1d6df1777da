"""Which files of the site change, and what of a page a reader would see change."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.build.outputs import outputs_of
from site_builder.content.reader import read_content
from site_builder.model.problems import Problems
from site_builder.model.reading_list import ReadingList
from site_builder.review.git import Commit
from site_builder.site import urls
from site_builder.site.library import Library
from site_builder.site.site import Site
from site_builder.site.theme import Theme

PARTS = {
    "text": re.compile("<main.*</main>", re.DOTALL),
    "title": re.compile("<title>.*</title>"),
    "description": re.compile('<meta name="description".*>'),
    "canonical address": re.compile('<link rel="canonical".*>'),
    "JSON-LD": re.compile('<script type="application/ld[+]json">.*</script>'),
}
"""What readers and search engines are shown of a page; what frames it is the same on every page."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """Addresses that are new, changed and gone, each in order."""

    new: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]
    """What of a page is other than it was; nothing is named of other files."""
    gone: tuple[str, ...]


def turnover(base: Commit, now: ReadingList, templates: Path | None) -> Turnover | None:
    """Compare the site of a list with that of a commit, both in the look of now.

    Only files whose keys differ are made. None when the list at the commit has problems of its
    own. Raises Problems for a template's faults, or Unable.
    """
    theme = Theme(templates)
    try:
        with base.laid_out() as folder:
            before = read_content(folder)
    except Problems:
        return None
    old, new = (
        {output.address: output for output in outputs_of(Site(Library.of(content), theme))}
        for content in (before, now)
    )
    changed = {}
    for address in sorted(new.keys() & old.keys()):
        if old[address].key != new[address].key:
            was, is_now = old[address].make(), new[address].make()
            page = urls.is_page(address)
            parts = tuple(changed_parts(was.decode(), is_now.decode())) if page else ()
            if parts or (not page and was != is_now):
                changed[address] = parts
    gone = tuple(sorted(old.keys() - new.keys()))
    return Turnover(tuple(sorted(new.keys() - old.keys())), changed, gone)


def changed_parts(before: str, after: str) -> Iterator[str]:
    """The names of what is shown of a page and differs."""
    for name, pattern in PARTS.items():
        if pattern.findall(before) != pattern.findall(after):
            yield name
