"""In which papers each word stands, in pieces small enough to be fetched one at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_letters, digits

from site_builder.search.terms import Terms, browser_order

PIECE = 4_000
"""Papers, counted over all words of a piece, from which the next word begins another."""

LAST = ascii_letters[26:] + ascii_letters[:22]
"""Digits that end a number, 0 first."""
MORE = ascii_letters[22:26] + digits + "!#$%&()*+,-./:;<=>?@[]^_`{|}"
"""Digits that another one follows, 0 first."""

ONCE, TWICE, OFTEN, NAMED = range(4)
"""How a paper says a word: how often in its abstract, or in its title and names."""

Postings = list[tuple[int, int]]
"""Papers by number, ascending, each with how it says the word."""


def postings_of(papers: Iterable[Terms]) -> dict[str, Postings]:
    """Every word with the papers that hold it; compounds run together and in parts."""
    found: defaultdict[str, Postings] = defaultdict(list)
    for number, terms in enumerate(papers):
        for word, times in terms.said.items():
            if "-" not in word and word not in terms.named:
                found[word].append((number, min(times, 3) - 1))
        for word in terms.named:
            if "-" not in word:
                found[word].append((number, NAMED))
        for word in (terms.plain | terms.beside) - terms.named - terms.said.keys():
            if "-" not in word:
                found[word].append((number, ONCE))
    return found


def pieces(found: Mapping[str, Postings]) -> Iterator[tuple[list[str], list[str]]]:
    """The words in alphabetical order, cut into pieces: words, and for each of them its papers as
    :func:`encoded`."""
    words: list[str] = []
    size = 0
    for word in sorted(found, key=browser_order):
        if size >= PIECE:
            yield words, [encoded(found[word]) for word in words]
            words, size = [], 0
        words.append(word)
        size += len(found[word])
    if words:
        yield words, [encoded(found[word]) for word in words]


def encoded(found: Postings) -> str:
    """Papers as signs: for each its distance from the one before it, less 1 and times 4, plus how
    it says the word; as digits of base ``len(MORE)``, the last one of base ``len(LAST)``."""
    signs: list[str] = []
    before = -1
    for number, how in found:
        signs.append(_digits((number - before - 1) * 4 + how))
        before = number
    return "".join(signs)


def _digits(value: int) -> str:
    value, last = divmod(value, len(LAST))
    text = LAST[last]
    while value:
        value, digit = divmod(value, len(MORE))
        text = MORE[digit] + text
    return text
