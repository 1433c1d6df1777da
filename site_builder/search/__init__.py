"""What the search page fetches: Pagefind's index for phrases, and all else in small pieces.

The files lie below ``search/``: ``lexicon.json``, the postings as ``words/0.json`` and so on, the
entries of the results as ``entries/0.json`` and so on, Pagefind's ids of the papers as
``pages.txt``, and for lists too long to be named in the lexicon the values of their filters as
``columns.json`` and their names as ``names/0.json`` and so on, with the first of each piece in
``names.json``.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from site_builder import addresses
from site_builder.library import Library
from site_builder.search import names, postings
from site_builder.search.entries import columns, shown, some
from site_builder.search.lexicon import lexicon_of
from site_builder.search.pagefind import index
from site_builder.search.terms import Terms

__all__ = ["files", "index"]


def files(library: Library, indexed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names and texts of the files; ``indexed`` gives Pagefind's ids by page address."""
    size = some(len(library.papers))
    terms = [Terms.of(paper) for paper in library.papers]
    firsts = []
    found = postings.postings_of(terms) | postings.topics_of(library) | postings.names_of(library)
    for number, (words, papers) in enumerate(postings.pieces(found)):
        firsts.append(words[0])
        yield addresses.search_words(number), _json([" ".join(words), " ".join(papers)])
    known = lexicon_of(library, terms) | {"firsts": " ".join(firsts), "some": size}
    if known["papers"] is None:
        yield addresses.SEARCH_COLUMNS, _json(columns(library))
        first_names = []
        for number, (first, piece) in enumerate(names.pieces(library)):
            first_names.append(first)
            yield addresses.search_names(number), _json(piece)
        yield addresses.SEARCH_NAMES, _json(first_names)
    yield addresses.LEXICON, _json(known)
    entries = [shown(paper, library) for paper in library.papers]
    for start in range(0, len(entries), size):
        yield addresses.search_entries(start // size), _json(entries[start : start + size])
    ids = (indexed[addresses.paper(paper.key)] for paper in library.papers)
    yield addresses.SEARCH_PAGES, " ".join(page.partition("_")[2] for page in ids)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
