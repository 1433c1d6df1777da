"""Formulas that lost their dollar signs and backslashes, where that is certain."""

import re

from site_builder.ingest.latex.formulas import FUNCTIONS, GREEK, lost_letters
from site_builder.ingest.latex.placeholders import MARK, Placeholders

_GREEK = "(?:" + "|".join(sorted(GREEK, key=len, reverse=True)) + ")(?![A-Za-z])"
_LETTER = rf"(?:\\?{_GREEK}|\\?ell(?![A-Za-z])|[A-Za-zα-ωΑ-Ω])"
_RAISED = r"\^(?:\{[^{}]{1,40}\}|[+-]?\d+(?![\d/]|\.\d)|[A-Za-z*](?![A-Za-z]))"
_LOWERED = r"_(?:\{[^{}]{1,40}\}|[A-Za-z0-9](?![A-Za-z0-9_]))"
_SCRIPT = rf"(?:{_RAISED}|{_LOWERED})"
_TERM = rf"(?:{_LETTER}{_SCRIPT}*|\d+(?:\.\d+)?(?:{_RAISED})?)"
_WORDED = r"\s?\\(?:geq|leq|neq|approx)\s?|\s(?:geq|leq|neq|approx)\s"
_SIGNED = r"\s?(?:<=|>=|[<>=])\s?"
_START = r"(?<![\w\\^_}.$/])"
_INSIDE = r"\((?P<inner>(?>[^()]|\((?>[^()]|\([^()]{0,60}\)){0,60}\)){1,80})\)"
FRACTION = re.compile(
    rf"{_START}(?P<above>(?:[A-Za-z]|\d+){_RAISED}(?:[A-Za-z0-9](?:{_RAISED})?)*)"
    r"\{(?P<below>[^{}\s]{1,40})\}(?!\w)"
)
ORDER = re.compile(
    rf"{_START}(?:(?P<left>{_LETTER})\s?(?P<sign>[=<>]|\\?[gl]eq)\s?)?"
    rf"(?P<head>\\?(?:Theta|Omega)(?=\()|\{{\\(?:Theta|Omega)\}}(?=\()|[oOΘΩ](?=\s?\())"
    rf"\s?{_INSIDE}(?:{_RAISED})?"
)
RELATION = re.compile(
    rf"{_START}{_TERM}(?:(?:{_WORDED}|{_SIGNED}){_TERM})+(?![\w^_(\[>]|\s?[-+*/])"
)
SCRIPTS = re.compile(
    rf"{_START}(?:(?:(?:{_LETTER}|\d+[A-Za-z]?){_RAISED}|\\?{_GREEK}{_LOWERED}|\\?ell{_LOWERED}"
    rf"|[A-Za-z]_\{{[^{{}}]{{1,40}}\}}){_SCRIPT}*)+"
)
RAISED_WORD = re.compile(
    r"(?<![\w\\^_}$/])(?P<word>[A-Za-z][A-Za-z\d]+)(?P<raised>\^(?:\d{1,2}(?![\d/])|\{[^{}]{1,40}\}))"
)
PAIR = re.compile(rf"\(\\?{_GREEK},\s?\\?{_GREEK}\)")
SUM = re.compile(rf"{_START}(?<![\^/]\()\d+\s?[-+−/]\s?\\?(?:var)?epsilon(?![A-Za-z_^(])")
HYPHENED = re.compile(rf"{_START}\\?(?:var)?epsilon(?=-(?!delta)[a-z])")
DRESSED = re.compile(r"(?<![A-Za-z\\])(?:math(?:cal|bb|bf)|(?:wide)?(?:tilde|hat))\{\w\}")
_SMALL_WORD = re.compile(r"[A-Za-z]+")


def hold_fraction(scrap: re.Match[str], held: Placeholders) -> str:
    r"""N^2d^2{M}, which was \\frac{N^2d^2}{M}."""
    return _held(rf"\frac{{{scrap['above']}}}{{{scrap['below']}}}", scrap[0], held)


def hold_order(scrap: re.Match[str], held: Placeholders) -> str:
    """Theta(Nd), O(epsilon^{-3}), M=Theta(Nd); O(1), O(N) and o(Nd) read well as they are."""
    head, inner = scrap["head"], scrap["inner"]
    words = _SMALL_WORD.findall(inner)
    known = [word for word in words if word in GREEK or word in FUNCTIONS]
    certain = all(len(word) <= 2 or word in known for word in words)
    marked = len(head) > 1 or bool(known) or bool(re.search(r"[\^\\]|_\{", inner))
    broken = re.search(rf"\^-?\w+/|\^\(|\^\\|{MARK}", inner)
    return hold_scrap(scrap, held) if certain and marked and not broken else scrap[0]


def hold_relation(scrap: re.Match[str], held: Placeholders) -> str:
    """Sigma > 0 and M < d^2; p < 0.05 and "a = b" read well as they are."""
    names = _SMALL_WORD.findall(scrap[0])
    marked = any(len(name) > 1 for name in names) or re.search(r"[\^_]", scrap[0])
    return hold_scrap(scrap, held) if marked else scrap[0]


def hold_scrap(scrap: re.Match[str], held: Placeholders) -> str:
    """M^3, N^2d^2, 10^{-3}, ell_2."""
    return _held(scrap[0], scrap[0], held)


def hold_raised(scrap: re.Match[str], held: Placeholders) -> str:
    """RC^2L: a word with a raised number."""
    return scrap["word"] + _held(scrap["raised"], scrap["raised"], held)


def hold_dressed(scrap: re.Match[str], held: Placeholders) -> str:
    """widetilde{O}."""
    return _held(f"\\{scrap[0]}", scrap[0], held)


def _held(tex: str, text: str, held: Placeholders) -> str:
    """The mark of a formula, or the text where it cannot be shown."""
    braced = re.sub(r"\^([+-]?\d\d+|[+-]\d)", r"^{\1}", lost_letters(tex))
    mark = held.formula(braced.replace("<=", r"\leq ").replace(">=", r"\geq "))
    return text if mark is None else mark
