"""Where a paper appeared, as lists write it: NAME YEAR, from the long titles of proceedings."""

import re
from collections.abc import Mapping, Sequence


def fold_venue(text: str) -> str:
    """A title as words of small letters and digits, in which titles are compared."""
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold().replace("&", " and ")))


MAX_TITLE = 300
"""Characters the title of a venue may have; a longer one is something else."""
MAX_NAME = 120
"""Characters a name may have that stands beside a paper."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_SHORT_YEAR = re.compile(r"['’](\d\d)(?!\d)", re.ASCII)
_PREPRINT = re.compile(
    r"(?:\W|^)(?:arxiv|corr|biorxiv|medrxiv|ssrn|openreview|preprints?|techrxiv)(?:\W|$)", re.I
)
_LESSER = re.compile(r"workshop|tutorial|companion|extended abstract|tiny paper", re.I)
_FINDINGS = re.compile(
    r"findings of (?:the )?(?:association for computational linguistics)?[\s:,-]{0,3}"
    r"(?P<name>[A-Za-z]+)",
    re.I,
)
_BRACKET = re.compile(r"\((?P<name>[A-Z][A-Za-z&+-]{1,14}(?: [A-Z][A-Za-z&+-]{1,14})?)\)")
_SERIES = re.compile(r"(?P<name>[A-Z][A-Za-z&+-]{1,14})[ -]?(?:['’]\d\d|(?:19|20)\d\d)", re.ASCII)
_HEAD = re.compile(r"(?:in:? |proceedings of (?:the )?|proc\. (?:of (?:the )?)?|the )", re.I)
_ORDINAL = re.compile(
    r"(?:(?:\d+(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty)-\w+|first|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth|fortieth|annual) )",
    re.I,
)
_HEADED = re.compile(
    r"\W*(?P<name>[A-Za-z]+(?: [A-Z]+)?)[ ,-]{0,2}(?P<year>['’]\d\d|(?:19|20)\d\d)(?!\d)", re.ASCII
)
_NOT_YET = re.compile(r"submi|review|reject|in preparation", re.I)
_ACCEPTED = re.compile(
    r"(?:accepted|published|appear(?:s|ed)?|camera[ -]ready|presented|in proceedings)"
    r"[^.;()]{0,160}",
    re.I,
)


class Venues:
    """The venues of a field by their short names, each with words of its long titles alone."""

    def __init__(self, known: Mapping[str, Sequence[str]]) -> None:
        self.names = {name.casefold(): name for name in known}
        pairs = (
            (fold_venue(phrase), name) for name, phrases in known.items() for phrase in phrases
        )
        self.phrases = tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
        """Words that only long titles hold, folded, with the short name: the longest first."""

    def name(self, text: str, year: str | None = None) -> str | None:
        """A venue's long or short title as NAME YEAR, or None where it names none or no year is
        known.

        ``year`` is used where the title holds none. A preprint server is no venue, and a workshop
        is not the conference around it.
        """
        text = " ".join(text.split())
        if len(text) > MAX_TITLE or not any(map(str.isalpha, text)) or _PREPRINT.search(text):
            return None
        found = _YEAR.findall(text)
        short = _SHORT_YEAR.search(text)
        when = found[-1] if found else _whole(short) if short else year
        name = self._name(text)
        if not name or len(name) > MAX_NAME or not when or not _YEAR.fullmatch(when):
            return None
        return f"{name} {when}"

    def accepted_at(self, remark: str) -> str | None:
        """The well-known venue, with its year, that a remark says the paper was accepted at."""
        if _LESSER.search(remark):
            return None
        for said in _ACCEPTED.finditer(remark):
            year = _YEAR.search(said[0]) or _SHORT_YEAR.search(said[0])
            name = self._known(said[0]) or self._first_name(said[0])
            if name and year:
                return f"{name} {_whole(year)}"
        head = _HEADED.match(remark)
        if head and head["name"] in self.names.values() and not _NOT_YET.search(remark):
            year = _YEAR.search(head["year"]) or _SHORT_YEAR.search(head["year"])
            return f"{head['name']} {_whole(year)}" if year else None
        return None

    def _name(self, text: str) -> str:
        findings = _FINDINGS.search(text)
        if findings and findings["name"].casefold() in self.names:
            return f"Findings of {self.names[findings['name'].casefold()]}"
        if not _LESSER.search(text):
            if known := self._known(text):
                return known
            if short := _BRACKET.search(text) or _SERIES.search(text):
                return self.names.get(short["name"].casefold(), short["name"])
        return _stripped(text)

    def _known(self, text: str) -> str | None:
        words = f" {fold_venue(text)} "
        return next((name for phrase, name in self.phrases if f" {phrase} " in words), None)

    def _first_name(self, text: str) -> str | None:
        """The first word that is a venue's short name as written, with or without its year."""
        words = re.findall(r"[A-Za-z]{2,}", text)
        return next((word for word in words if word in self.names.values()), None)


def _whole(year: re.Match[str]) -> str:
    """A year of four digits; '98 is of the century before."""
    if len(year[0]) == 4:
        return year[0]
    return f"19{year[1]}" if year[1] > "60" else f"20{year[1]}"


def _stripped(text: str) -> str:
    """A title without its edition: 'Proceedings of the 3rd Workshop on X, 2021' is a workshop."""
    text = _SHORT_YEAR.sub("", _YEAR.sub("", text))
    while head := _HEAD.match(text.strip(" ,.:;-–—()")) or _ORDINAL.match(text.strip(" ,.:;-–—()")):
        text = text.strip(" ,.:;-–—()")[head.end() :]
    return " ".join(text.strip(" ,.:;-–—(").split())
