"""LaTeX formulas as text.mathml reads them, and what one can do for those it does not read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from html import unescape
from importlib.resources import files

from site_builder.text import latex, mathml

FIRST = 0xF0000
"""Private characters from here on stand for what other rules hold."""
GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi "
    "pi rho sigma tau phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
).split()
FUNCTIONS = "log ln exp min max sup inf".split()
RELATIONS = "geq leq neq approx times cdot infty sim ell rightarrow".split()
_NAMES = "|".join(sorted([*GREEK, *FUNCTIONS, *RELATIONS], key=len, reverse=True))
_LOST = re.compile(rf"(?<![A-Za-z\\])({_NAMES})(?![A-Za-z])")


def _table(name: str) -> dict[str, str]:
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


SIGNS = _table("signs.tsv")
"""Formulas of a single sign, which stands as well among the words, even beside a digit."""
_MACROS = _table("macros.tsv")
"""What authors usually mean by the macros they define themselves."""
_SPACING = re.compile(r"\\[hv]space\*?\{[^{}]*\}|\\label\{[^{}]*\}|\\(?:no)?limits\b")
_WITHOUT_TAB = re.compile(
    r"(?<![A-Za-z\\])(imes|heta|ilde|ext(?:it|bf|rm)?(?=\{))(?![A-Za-z])|^(au)$"
)
"""Somewhere on the way \\t was read as a tab, and \\times lost its head."""
_TEXT_MACRO = re.compile(r"\\(?:mbox|hbox|texttt|textsf)\s?\{")
"""Macros that stand for text as well, but that not every reader of formulas knows."""
_TEXT_ALONE = re.compile(r"\\text(?:rm|bf|it|sc|normal)?\s?\{([^{}\\$^_]*\w[^{}\\$^_]*)\}")
_LOST_BRACES = re.compile(
    r"\\(math(?:cal|bf|sf|frak|scr|rm|it|tt|bb(?!m\b))|(?:wide)?(?:tilde|hat)|sqrt)"
    r"([A-Za-z])(?![A-Za-z])"
)
_CONTROL_WORD = re.compile(r"\\([A-Za-z]+)")
_TAGS = re.compile(r"<[^>]*>")
_CONTROL = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\[A-Za-z]+")
_PLAIN = re.compile(r"(?:[-+]?\d[\d.,]*(?:\\?%)?)|[^\x00-\x7f]")


@lru_cache(maxsize=4096)
def readable(tex: str) -> str | None:
    """A formula that keeps every letter when converted, mended where needed; else None.

    It stands between dollar signs, unless it is a sign, a number or words.
    """
    tex = _WITHOUT_TAB.sub(r"\\t\g<0>", " ".join(tex.split()))
    tex = _LOST_BRACES.sub(r"\\\1{\2}", _TEXT_MACRO.sub(r"\\text{", tex))
    if words := _TEXT_ALONE.fullmatch(tex):
        return words[1].strip()
    for sign in (tex, tex.strip("{}"), f"\\{tex}"):
        if sign in SIGNS:
            return SIGNS[sign]
    if _PLAIN.fullmatch(tex):
        return tex.replace("\\", "")
    if not tex or "$" in tex or any(ord(char) >= FIRST for char in tex):
        return None
    return next((f"${mended}$" for mended in _mended(tex) if _shows_all(mended)), None)


def lost_letters(tex: str) -> str:
    """A formula whose control words lost their backslashes, with backslashes."""
    return _LOST.sub(r"\\\1", tex)


def _mended(tex: str) -> Iterator[str]:
    """The formula with more and more mends."""
    yield tex if "\\" in tex else lost_letters(tex)  # one without any backslash has lost them all
    tex = re.sub(r"(?<!\\)([%#&])", r"\\\1", lost_letters(_SPACING.sub("", tex)))
    tex = _CONTROL_WORD.sub(lambda word: _MACROS.get(word[1], word[0]), tex)
    yield tex
    unknown: set[str] = set()
    with suppress(Exception):  # the converter raises anything
        unknown.update(_CONTROL_WORD.findall(" ".join(latex.mathematics(tex).itertext())))
    yield _CONTROL_WORD.sub(
        lambda word: rf"\mathrm{{{word[1]}}}" if word[1] in unknown else word[0], tex
    )


def _shows_all(tex: str) -> bool:
    """Whether the formula can be converted, and loses no letter and shows no macro's name."""
    try:
        shown = unescape(_TAGS.sub(" ", mathml.mathml(tex)))
    except mathml.BadFormula:
        return False
    if _CONTROL_WORD.search(shown) or tex.endswith("\\"):
        return False
    return not letters(_CONTROL.sub("", tex)) - letters(shown)


def letters(text: str) -> Counter[str]:
    """How often each letter and digit occurs, accents and mathematical alphabets aside."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKD", text)))
