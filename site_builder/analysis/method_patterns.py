"""The turns of phrase in which authors name what they introduce, as patterns."""

import re

MADE = r"(?:propos|present|introduc|develop|devis|design|creat|releas|describ|establish|discover)"
WE = re.compile(
    r"\b(?:[Ww]e|[Tt]his (?:paper|work|article|thesis|study)|[Oo]ur (?:method|work|approach))\b"
    r"[^.;:]{0,40}?\b"
    rf"{MADE}(?:e|es|s|ed|ing|ates?|ish|ishes)?\s+(?P<object>[^.;]{{2,200}})"
)
CALLED = re.compile(
    r"\b(?:dubbed|named|termed|called|namely|[Ww]e (?:call|name|term|dub)"
    r"|(?:referred to|known|denoted|abbreviated) as)(?: as| it| this| the resulting \w+)?,?\s+"
    r"(?:the |a |an |our )?(?=(?P<object>[^.;:]{2,80}))"
)
PASSIVE = re.compile(rf"\s(?:is|are)\s(?:\w+ly\s)?{MADE}ed\b")
KIND = (
    r"(?:method|framework|model|approach|algorithm|system|architecture|benchmark|metric|optimizer|"
    r"technique|strategy|paradigm|module|network|library|dataset|protocol|scheme|accelerator)s?"
)
NAME = (
    r"(?<![\w^])(?P<name>[a-z]++@\w++|(?=[\w^]*[A-Z\d^])[\w^]++(?:(?=[-+@*][\w^])[-+@*][\w^]++)"
    r"{0,7}+\+*+"
    r"(?: (?:[A-Z]{1,2}|\+\+)(?!\w))?)"
)
"""A word with a capital or a digit; nothing is tried twice, so that a long one costs little.

The look ahead in the repeated group is for Python 3.11.2, whose possessive groups keep half
of a failed try."""
QUOTES = r"[\"“‘'*\\]*"
END = r"[\"”’'*\\]*(?=[\s,(.;:)]|$)"
LEAD = re.compile(
    r"(?:(?:an?|the|our|novel|new|simple|efficient|effective|first|two|three|concept|of)\s+)*"
    rf"{QUOTES}{NAME}{END}"
)
AFTER_KIND = re.compile(rf"\b{KIND}(?:,|,? (?:called|named|dubbed|termed))\s+{QUOTES}{NAME}{END}")
WORD = r"(?P<name>[A-Z][a-z]{2,})"
WORD_NAME = re.compile(
    rf"{QUOTES}{WORD}[\"”’'*\\]*(?=\s?[,(.]|\s+(?:that|which|to|is|as|achieves|can|uses|combines)\b|$)"
)
WORD_AFTER_KIND = re.compile(rf"\b{KIND},\s+(?:\$\\textbf\{{)?{WORD}(?=\s?[,(])")
CAPITALS = r"(?:[A-Z][\w^]*[- ](?:of |for |with |via )?){1,4}[A-Z][\w^+]*"
PHRASE_NAME = re.compile(
    rf"{QUOTES}(?P<name>{CAPITALS})(?=[\"”’'*\\]*\s?(?:[,.;]|$|that\b|which\b|\())"
)
OUR = re.compile(rf"\b(?:[Oo]ur|[Tt]he proposed) (?:\w+ )?(?:{KIND}, )?{NAME}{END}")
OUR_PROPOSED = re.compile(rf"\b(?:our|the) proposed (?P<name>{CAPITALS})")
OPENED = r"[\"“\\]*\*+[\"“*\\]*"
"""What opens a name between brackets, stars among it: those behind the name close it."""
NAMED = r"[A-Za-z\d][\w^+*-]++"
STARRED = r"[A-Za-z\d][\w^+-]++"
CLOSED = r"[\"”*\\]*\)"
BRACKETS = re.compile(
    r"[\"”]?,?\s?\((?:or\s)?"
    rf"(?:{OPENED}(?P<starred>(?=.[\w^+*-]*[A-Z\d+]){STARRED}){CLOSED}"
    rf"|[\"“*\\]*(?P<name>(?=.[\w^+*-]*[A-Z\d+]){NAMED}){CLOSED})"
)
OR = re.compile(r", or (?P<name>[\w-]*[A-Z][\w-]*[A-Z]\w*)\b")
TELLS = re.compile(rf"\b(?:novel|new|our proposed)\b|\b{MADE}")
APPOSED = re.compile(rf"{NAME}, (?:our|a novel|a new|the first|an efficient|a simple)\b")
BEHIND = re.compile(
    r"[\"”’'*\\]*\s?\("
    rf"(?:{OPENED}(?P<starred>(?=.[\w^+*-]*[A-Z+]){STARRED}){CLOSED}"
    rf"|[\"“*\\]*(?P<name>(?=.[\w^+*-]*[A-Z+]){NAMED}){CLOSED})"
)
QUALITY = re.compile(
    r"-(?:based|specific|free|aware|like|style|driven|guided|level|type|enabled|wise|trained|inspired|"
    r"powered|only|agnostic|invariant|hard|complete|fold|regularized|optimal|assisted|augmented|"
    r"enhanced|generated|centric|convex|smooth|norm|constrained|supervised|accelerated|unbiased|"
    r"attention|time|bit|shot|rank|order|efficient|parallel|to-\w+)s?$",
    re.IGNORECASE,
)
SIZED = re.compile(
    r"[- ]?(?:[A-Z]?\d+(?:\.\d+)?[BMK]?|[A-Z]|base|large|small|tiny|mini|nano)", re.I
)
AROUND = " \t\n\"'“”‘’"
"""What may stand around the head of a title, and is no part of a name."""
NOT_A_HEAD = re.compile(
    r"\b(?:vs|versus|or|an?|the|with|for|of|in|on|is|are|from|to|not|and)\b|[$\\]", re.I
)
CLAUSE_END = re.compile(r"[.;:,()]\s")
SUBJECT_END = re.compile(r"[.;,]\s")
INSIDE = re.compile(r"(?<!^)(?<![.!?] )\b\w+")
"""A word that does not begin a sentence."""
