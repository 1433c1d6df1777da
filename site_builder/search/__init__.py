"""What the search page fetches: Pagefind's index for phrases, and all else in small pieces.

The files lie below ``search/``: ``lexicon.json``, the postings as ``words/0.json`` and so on, the
entries of the results as ``entries/0.json`` and so on, Pagefind's ids of the papers as
``pages.txt``, and for lists too long to be named in the lexicon the values of their filters as
``columns.json`` and their names as ``names/0.json`` and so on, with the first of each piece in
``names.json``.
"""

from collections.abc import Callable, Iterator, Mapping

from site_builder.search import postings, suggestions
from site_builder.search.lexicon import lexicon_of
from site_builder.search.results import columns, piece_size, result_entry
from site_builder.search.words import Terms
from site_builder.site import urls
from site_builder.site.library import Library
from site_builder.site.output import Output, json_output


def outputs(library: Library, indexed: Callable[[], Mapping[str, str]]) -> Iterator[Output]:
    """The files, less Pagefind's own; ``indexed`` gives Pagefind's ids by page address."""
    yield from (_fixed(address, data) for address, data in _files(library))

    def ids() -> tuple[str, ...]:
        by_page = indexed()
        pages = (by_page[urls.paper(paper.key)] for paper in library.papers)
        return tuple(page.partition("_")[2] for page in pages)

    yield Output(urls.SEARCH_PAGES, ids, lambda *ids: " ".join(ids).encode())


def _fixed(address: str, data: object) -> Output:
    return json_output(address, lambda: data)


def _files(library: Library) -> Iterator[tuple[str, object]]:
    size = piece_size(len(library.papers))
    terms = [Terms.of(paper) for paper in library.papers]
    firsts = []
    found = postings.postings_of(terms) | postings.topics_of(library) | postings.names_of(library)
    for number, (words, papers) in enumerate(postings.pieces(found)):
        firsts.append(words[0])
        yield urls.search_words(number), [" ".join(words), " ".join(papers)]
    known = lexicon_of(library, terms) | {"firsts": " ".join(firsts), "some": size}
    if known["papers"] is None:
        yield urls.SEARCH_COLUMNS, columns(library)
        first_names = []
        for number, (first, piece) in enumerate(suggestions.pieces(library)):
            first_names.append(first)
            yield urls.search_names(number), piece
        yield urls.SEARCH_NAMES, first_names
    yield urls.LEXICON, known
    entries = [result_entry(paper, library) for paper in library.papers]
    for start in range(0, len(entries), size):
        yield urls.search_entries(start // size), entries[start : start + size]
