"""In which papers each word stands, in pieces small enough to be fetched one at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_letters, digits

from site_builder.model.paper import Paper
from site_builder.search.words import Terms, cut, fold, plain_letters, tight
from site_builder.site.library import Library

PIECE = 8_000
"""Characters of a piece, its words and their papers, from which the next word begins another."""
LAST = ascii_letters[26:] + ascii_letters[:22]
"""Digits that end a number, 0 first."""
MORE = ascii_letters[22:26] + digits + "!#$%&()*+,-./:;<=>?@[]^_`{|}"
"""Digits that another one follows, 0 first."""
ONCE, TWICE, OFTEN, NAMED = range(4)
"""How a paper says a word: how often in its abstract, or in its title and names."""
LEADS, WROTE, TAGGED, CALLED = range(4)
"""What a text looked up whole is to a paper: its address, its author, a tag, its name."""
Postings = list[tuple[int, int]]
"""Papers by number, ascending, each with how it says the word."""


def postings_of(papers: Iterable[Terms]) -> dict[str, Postings]:
    """Every word with the papers that hold it; compounds run together and in parts."""
    found: defaultdict[str, Postings] = defaultdict(list)
    for number, terms in enumerate(papers):
        ways = dict.fromkeys(terms.plain | terms.beside, ONCE)
        ways |= {word: min(times, 3) - 1 for word, times in terms.said.items()}
        ways |= dict.fromkeys(terms.named, NAMED)
        for word, how in ways.items():
            if "-" not in word:
                found[word].append((number, how))
    return found


def topics_of(library: Library) -> dict[str, Postings]:
    """The papers of each topic, as ``#3`` for the topic of that number, each with the place that
    the topic has among its own: the first, second, third or a later one."""
    found: defaultdict[str, Postings] = defaultdict(list)
    slugs = list(library.topics)
    for number, paper in enumerate(library.papers):
        for place, slug in enumerate(paper.topics):
            found[f"#{slugs.index(slug)}"].append((number, min(place, 3)))
    return found


def names_of(library: Library) -> dict[str, Postings]:
    """What is looked up whole, as ``=knot``, with its papers and what it is to them."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, paper in enumerate(library.papers):
        for text, what in _names(paper):
            own = found[f"={text}"]
            own[number] = max(what, own.get(number, LEADS))
    return {text: list(own.items()) for text, own in found.items() if text != "="}


def _names(paper: Paper) -> Iterator[tuple[str, int]]:
    links = (href.partition("://")[2].rstrip("/") for href in paper.links.values())
    for address in filter(None, (paper.arxiv, paper.doi, *links)):
        yield "".join(address.lower().split()), LEADS
    for author in paper.authors:
        yield tight(author), WROTE
        yield tight(plain_letters(fold(author))), WROTE
    for kind, name in paper.tag_pairs:
        if kind != "modality":
            yield tight(name), CALLED if kind == "methods" else TAGGED
    yield tight(paper.key), CALLED


def pieces(found: Mapping[str, Postings]) -> Iterator[tuple[list[str], list[str]]]:
    """The words in alphabetical order, cut into pieces: words, and for each of them its papers as
    :func:`encoded`."""
    papers = {word: encode(postings) for word, postings in found.items()}
    for words in cut(papers, lambda word: len(word) + len(papers[word]), PIECE):
        yield words, [papers[word] for word in words]


def encode(found: Postings) -> str:
    """Papers as signs: for each its distance from the one before it, less 1 and times 4, plus how
    it says the word; as digits of base ``len(MORE)``, the last one of base ``len(LAST)``."""
    numbers = [-1, *(number for number, _ in found)]
    return "".join(
        _digits((number - before - 1) * 4 + how)
        for before, (number, how) in zip(numbers, found, strict=False)
    )


def _digits(value: int) -> str:
    value, last = divmod(value, len(LAST))
    text = LAST[last]
    while value:
        value, digit = divmod(value, len(MORE))
        text = MORE[digit] + text
    return text
