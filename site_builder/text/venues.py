"""Where a paper appeared, as lists write it: NAME YEAR, from the long titles of proceedings."""

import re

_KNOWN_AS = {
    "AAAI": "AAAI Conference on Artificial Intelligence",
    "AACL": "Asia-Pacific Chapter of the Association for Computational Linguistics",
    "ACL": "Annual Meeting of the Association for Computational Linguistics",
    "ACM MM": "ACM International Conference on Multimedia|ACM Multimedia",
    "AISTATS": "Artificial Intelligence and Statistics",
    "ASPLOS": "Architectural Support for Programming Languages and Operating Systems",
    "BMVC": "British Machine Vision Conference",
    "COLING": "International Conference on Computational Linguistics",
    "COLM": "Conference on Language Modeling",
    "COLT": "Conference on Learning Theory|Computational Learning Theory",
    "CoRL": "Conference on Robot Learning",
    "CVPR": "Computer Vision and Pattern Recognition",
    "DAC": "Design Automation Conference",
    "DATE": "Design, Automation and Test in Europe",
    "EACL": "European Chapter of the Association for Computational Linguistics",
    "ECCV": "European Conference on Computer Vision|Computer Vision ECCV",
    "EMNLP": "Empirical Methods in Natural Language Processing",
    "EuroSys": "European Conference on Computer Systems",
    "FAccT": "Fairness, Accountability, and Transparency",
    "HPCA": "High-Performance Computer Architecture",
    "ICASSP": "Acoustics, Speech and Signal Processing",
    "ICCAD": "International Conference on Computer-Aided Design",
    "ICCV": "International Conference on Computer Vision",
    "ICLR": "International Conference on Learning Representations",
    "ICML": "International Conference on Machine Learning",
    "ICRA": "International Conference on Robotics and Automation",
    "IEEE TIFS": "Transactions on Information Forensics and Security",
    "IEEE TPAMI": "Transactions on Pattern Analysis and Machine Intelligence",
    "IEEE TPDS": "Transactions on Parallel and Distributed Systems",
    "IJCAI": "International Joint Conference on Artificial Intelligence",
    "IJCV": "International Journal of Computer Vision",
    "INTERSPEECH": "INTERSPEECH",
    "IROS": "Intelligent Robots and Systems",
    "ISCA": "International Symposium on Computer Architecture",
    "JMLR": "Journal of Machine Learning Research",
    "KDD": "Knowledge Discovery and Data Mining",
    "MICCAI": "Medical Image Computing and Computer Assisted Intervention",
    "MICRO": "International Symposium on Microarchitecture",
    "MLSys": "Machine Learning and Systems",
    "NAACL": "North American Chapter of the Association for Computational Linguistics",
    "NeurIPS": "Neural Information Processing Systems|NIPS",
    "NSDI": "Networked Systems Design and Implementation",
    "OSDI": "Operating Systems Design and Implementation",
    "PPoPP": "Principles and Practice of Parallel Programming",
    "PVLDB": "Proceedings of the VLDB Endowment|Proc. VLDB Endow.",
    "RSS": "Robotics: Science and Systems",
    "SC": "High Performance Computing, Networking, Storage and Analysis",
    "SIGIR": "Research and Development in Information Retrieval",
    "SIGMOD": "International Conference on Management of Data",
    "SOSP": "Symposium on Operating Systems Principles",
    "TACL": "Transactions of the Association for Computational Linguistics",
    "TMLR": "Transactions on Machine Learning Research",
    "UAI": "Uncertainty in Artificial Intelligence",
    "USENIX ATC": "USENIX Annual Technical Conference",
    "VLDB": "Very Large Data Bases",
    "WACV": "Winter Conference on Applications of Computer Vision",
    "WSDM": "Web Search and Data Mining",
    "WWW": "The Web Conference|World Wide Web Conference",
}
"""Venues by the name that lists use, each with words that only its long titles hold."""


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold().replace("&", " and ")))


_PHRASES = sorted(
    (
        (_folded(phrase), name)
        for name, phrases in _KNOWN_AS.items()
        for phrase in phrases.split("|")
        if phrase
    ),
    key=lambda pair: (-len(pair[0]), pair),
)
PHRASES = tuple(_PHRASES)
"""Words that only long titles hold, folded, with the name that lists use: the longest first."""
_NAMES = {name.casefold(): name for name in _KNOWN_AS}
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


def venue_of(text: str, year: str | None = None) -> str | None:
    """A venue's long or short title as NAME YEAR, or None where it names none or no year is known.

    ``year`` is used where the title holds none. A preprint server is no venue, and a workshop is
    not the conference around it.
    """
    text = " ".join(text.split())
    if len(text) > MAX_TITLE or not any(map(str.isalpha, text)) or _PREPRINT.search(text):
        return None
    found = _YEAR.findall(text)
    short = _SHORT_YEAR.search(text)
    when = found[-1] if found else _whole(short) if short else year
    name = _name(text)
    return (
        f"{name} {when}"
        if name and len(name) <= MAX_NAME and when and _YEAR.fullmatch(when)
        else None
    )


def venue_in(remark: str) -> str | None:
    """The well-known venue, with its year, that a remark says the paper was accepted at."""
    if _LESSER.search(remark):
        return None
    for said in _ACCEPTED.finditer(remark):
        year = _YEAR.search(said[0]) or _SHORT_YEAR.search(said[0])
        name = _known(said[0]) or _first_name(said[0])
        if name and year:
            return f"{name} {_whole(year)}"
    head = _HEADED.match(remark)
    if head and head["name"] in _KNOWN_AS and not _NOT_YET.search(remark):
        year = _YEAR.search(head["year"]) or _SHORT_YEAR.search(head["year"])
        return f"{head['name']} {_whole(year)}" if year else None
    return None


def _whole(year: re.Match[str]) -> str:
    """A year of four digits; '98 is of the century before."""
    if len(year[0]) == 4:
        return year[0]
    return f"19{year[1]}" if year[1] > "60" else f"20{year[1]}"


def _name(text: str) -> str:
    findings = _FINDINGS.search(text)
    if findings and findings["name"].casefold() in _NAMES:
        return f"Findings of {_NAMES[findings['name'].casefold()]}"
    if not _LESSER.search(text):
        if known := _known(text):
            return known
        if short := _BRACKET.search(text) or _SERIES.search(text):
            return _NAMES.get(short["name"].casefold(), short["name"])
    return _stripped(text)


def _known(text: str) -> str | None:
    folded = f" {_folded(text)} "
    return next((name for phrase, name in _PHRASES if f" {phrase} " in folded), None)


def _first_name(text: str) -> str | None:
    """The first word that is a venue's short name as written, with or without its year."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    names = dict.fromkeys(_KNOWN_AS)
    return next((word for word in words if word in names), None)


def _stripped(text: str) -> str:
    """A title without its edition: 'Proceedings of the 3rd Workshop on X, 2021' is a workshop."""
    text = _SHORT_YEAR.sub("", _YEAR.sub("", text))
    while head := _HEAD.match(text.strip(" ,.:;-–—()")) or _ORDINAL.match(text.strip(" ,.:;-–—()")):
        text = text.strip(" ,.:;-–—()")[head.end() :]
    return " ".join(text.strip(" ,.:;-–—(").split())
