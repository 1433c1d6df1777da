"""What the contribute page knows, as plain data: rules, vocabulary, and the papers already there.

All of it is read off the rooms that check and extract, so that page and commands say the same.
"""

import json
from collections.abc import Iterator

from site_builder.contribute.papers import papers
from site_builder.contribute.rules import rules
from site_builder.contribute.vocabulary import vocabulary
from site_builder.site import urls
from site_builder.site.library import Library


def files(library: Library) -> Iterator[tuple[str, str]]:
    """Names and texts of the files that the page fetches when its form is used."""
    made = {
        urls.RULES: rules(library),
        urls.VOCABULARY: vocabulary(library),
        urls.KNOWN_PAPERS: papers(library),
    }
    for address, data in made.items():
        yield address, json.dumps(data, ensure_ascii=False, separators=(",", ":"))
