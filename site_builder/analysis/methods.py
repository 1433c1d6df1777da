"""The names that a paper gives to what it introduces."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from site_builder.analysis import method_patterns
from site_builder.analysis.evidence import Evidence, Mention
from site_builder.text.tokens import sentence_ends

_SHORT = 3
"""Letters an acronym needs to stand for its long form in a tag."""
_LONG = 140
"""Characters before an acronym in which its long form is looked for."""
_SUBJECT = 200
"""Characters before *is proposed* that its subject may have."""
_MOST = 60
"""Characters a name may have."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    evidence: Evidence
    certain: bool
    """It stands where only a new name can stand."""


def introduced_methods(
    title: str, abstract: str, common: Collection[str], known: Collection[str]
) -> tuple[Mention, ...]:
    """Names the paper introduces, in the order of title and abstract.

    ``common`` are names of the field that no paper gives itself, ``known`` those of models,
    benchmarks and machines, which a paper may have given; both in capitals.
    """
    short = _short_forms(abstract)
    found: dict[str, Mention] = {}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for candidate in _candidates(title, abstract):
        name = short.get(_key(candidate.name), candidate.name).strip("-. ")
        if not _is_name(name, common) or (not candidate.certain and name.upper() in known):
            continue
        others = alike[_key(name).removesuffix("s")]
        if not any(_same(name, other) for other in others):
            others.append(name)
            found[name] = Mention(name, candidate.evidence)
    return tuple(mention for name, mention in found.items() if not _is_sized(name, found))


def _key(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()


def _same(name: str, other: str) -> bool:
    """Whether two names are one, of which it is known that they differ by a plural s at most."""
    return _key(name) != _key(other) or ("+" in name) == ("+" in other)


def _is_sized(name: str, names: Collection[str]) -> bool:
    """Whether a name is another one with a size, as EfficientFormer-L1 is of EfficientFormer."""
    return any(
        name[:end] in names and method_patterns.SIZED.fullmatch(name[end:])
        for end in range(1, len(name))
    )


def _is_name(word: str, common: Collection[str]) -> bool:
    """Whether a word looks like a name somebody made: MeZO and ENAMEL, not LLM or GAN-based."""
    letters, plain = re.sub(r"[\W_]", "", word), word.upper()
    if len(word) > _MOST or method_patterns.QUALITY.search(word):
        return False
    if plain in common or plain.removesuffix("S") in common:
        return False
    capital = any(map(str.isupper, letters)) or "@" in word
    return capital and sum(map(str.isalpha, letters)) >= 2


def _short_forms(abstract: str) -> dict[str, str]:
    """Acronyms of three letters and more, by the long forms they stand behind."""
    short: dict[str, str] = {}
    for pattern in (method_patterns.BRACKETS, method_patterns.OR):
        for match in pattern.finditer(abstract):
            for long in _long_forms(abstract, match):
                short.setdefault(_key(long), _name(match))
    return short


def long_forms(text: str) -> Iterator[tuple[str, str]]:
    """Long forms with the acronyms that a text introduces behind them, of two letters and more."""
    for match in method_patterns.BRACKETS.finditer(text):
        name = _name(match)
        if any(map(str.isupper, name)):
            shortest_first = reversed(_before(text, match)[:-1])
            if long := next((run for run in shortest_first if stands_for(name, run)), None):
                yield long, name


def _name(match: re.Match[str]) -> str:
    """The name that a pattern has found, whichever of its groups holds it."""
    return match[match.lastgroup or "name"]


def _before(text: str, match: re.Match[str]) -> list[str]:
    """The last words before a bracket, within its clause: nine of them, eight and so on to one."""
    before = text[max(0, match.start() - _LONG) : match.start()]
    words = method_patterns.CLAUSE_END.split(before)[-1].split()[-9:]
    return [" ".join(words[first:]) for first in range(len(words))]


def _long_forms(text: str, match: re.Match[str]) -> list[str]:
    """The words before a bracket or an *or* that its name can be short for."""
    name = _name(match)
    if len(_key(name)) < _SHORT or not any(map(str.isupper, name[1:])):
        return []
    return [long for long in _before(text, match) if stands_for(name, long)]


def _candidates(title: str, abstract: str) -> Iterator[_Candidate]:
    yield from _from_title(title, abstract)
    for begin, end in pairwise((0, *sentence_ends(abstract), len(abstract))):
        yield from _from_sentence(abstract, begin, end)


def _from_title(title: str, abstract: str) -> Iterator[_Candidate]:
    """The name before a title's colon, where it is one."""
    before, colon, _ = title.partition(":")
    head = before.strip(method_patterns.AROUND)
    words = head.split()
    if not colon or len(words) > 3 or method_patterns.NOT_A_HEAD.search(head):
        return
    said = re.search(rf"(?<!\w){re.escape(head)}(?!\w)", abstract)
    if (len(words) == 1 and _has_inner(head)) or "+" in head or said:
        start = before.index(head)
        yield _Candidate(head, Evidence("title", start, start + len(head), head), True)


def _from_sentence(text: str, begin: int, end: int) -> Iterator[_Candidate]:
    sentence = text[begin:end]
    for clause in (method_patterns.WE, method_patterns.CALLED):
        for match in clause.finditer(sentence):
            start = begin + match.start("object")
            yield from _in_object(text, match["object"], start, clause is method_patterns.CALLED)
    for match in method_patterns.PASSIVE.finditer(sentence):
        before = sentence[max(0, match.start() - _SUBJECT) : match.start()]
        subject = method_patterns.SUBJECT_END.split(before)[-1]
        yield from _in_object(text, subject, begin + match.start() - len(subject), False)
    for pattern in (method_patterns.OUR, method_patterns.OUR_PROPOSED, method_patterns.APPOSED):
        certain = pattern is method_patterns.OUR_PROPOSED
        for match in pattern.finditer(sentence):
            if certain or _has_inner(match["name"]):
                yield _named(text, match, begin, certain)
    if tells := method_patterns.TELLS.search(sentence):
        for match in method_patterns.BRACKETS.finditer(sentence):
            if match.start() >= tells.end() and any(_long_forms(sentence, match)):
                yield _named(text, match, begin, False)


def _in_object(text: str, phrase: str, start: int, called: bool) -> Iterator[_Candidate]:
    """The name that an object of *we propose* or *called* begins with, or that its kind brings."""
    for pattern, certain in (
        (method_patterns.PHRASE_NAME, called),
        (method_patterns.LEAD, True),
        (method_patterns.WORD_NAME, True),
    ):
        match = pattern.match(phrase)
        if match is None:
            continue
        name = match["name"]
        if pattern is method_patterns.LEAD and not _has_inner(name):
            continue
        if pattern is method_patterns.WORD_NAME and not _often(name, text):
            continue
        yield _named(text, match, start, certain)
        return
    for pattern in (method_patterns.AFTER_KIND, method_patterns.WORD_AFTER_KIND):
        match = pattern.search(phrase)
        if match and (_has_inner(match["name"]) or _often(match["name"], text)):
            yield _named(text, match, start, True)
            return


def _often(name: str, text: str) -> bool:
    """Whether a capitalised word stands in the middle of sentences more than once."""
    within = _words_within(text)
    return all(within[part] > 1 for part in re.findall(r"\w+", name))


@lru_cache(maxsize=1)
def _words_within(text: str) -> Mapping[str, int]:
    """How often each word stands in a text, but at the beginning of sentences."""
    return Counter(method_patterns.INSIDE.findall(text))


def stands_for(name: str, long: str) -> bool:
    """Whether a short name is made of a long form's letters: their initials, in order, and no
    word of it without any."""
    letters = [char for char in name.lower() if char.isalpha()]
    words = [word.lower() for word in re.findall(r"[^\W_]+", long)]
    if not letters or not words or letters[0] != words[0][0]:
        return False
    rest = iter("".join(words))
    if not all(letter in rest for letter in letters):
        return False
    initials = [word[0] for word in words if word not in ("of", "for", "and", "the", "with", "to")]
    shared = sum(initial in letters for initial in initials)
    return shared >= max(2, 0.6 * len(initials)) and len(letters) <= 2 * len(words) + 2


def _has_inner(name: str) -> bool:
    """A capital or digit beyond the first letter, or a sign such as ++."""
    return any(char.isupper() or char.isdigit() for char in name[1:]) or bool(set(name) & set("+@"))


def _named(text: str, match: re.Match[str], offset: int, certain: bool) -> _Candidate:
    """A name where it stands; one with its short form in brackets behind it is that short form."""
    start, end = (offset + place for place in match.span(match.lastgroup or "name"))
    behind = method_patterns.BEHIND.match(text, end)
    if behind and len(_key(_name(behind))) >= _SHORT:
        start, end = behind.span(behind.lastgroup or "name")
    name = text[start:end]
    return _Candidate(name, Evidence("abstract", start, end, name), certain)
