"""What the contribute page knows, as plain data: rules, vocabulary, and the papers already there.

All of it is read off the rooms that check and extract, so that page and commands say the same.
"""

from collections.abc import Iterator
from functools import partial

from site_builder.contribute.papers import papers
from site_builder.contribute.rules import rules
from site_builder.contribute.vocabulary import vocabulary
from site_builder.site import urls
from site_builder.site.library import Library
from site_builder.site.output import Output, json_output


def outputs(library: Library) -> Iterator[Output]:
    """The files that the page fetches when its form is used."""
    yield json_output(urls.RULES, partial(rules, library))
    yield json_output(urls.VOCABULARY, partial(vocabulary, library))
    yield json_output(urls.KNOWN_PAPERS, partial(papers, library))
