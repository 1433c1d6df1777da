"""MathML: LaTeX formulas as mathematics that browsers show."""

import re
from functools import lru_cache
from html import unescape
from xml.etree import ElementTree

from site_builder.text import latex

MAX_FORMULA = 500
"""Characters a formula may have; the converter's cost and depth grow with them."""
_MATHML = frozenset(
    "math mrow mi mn mo mtext mspace ms msup msub msubsup munder mover munderover mfrac msqrt "
    "mroot mtable mtr mtd mstyle mpadded mphantom mmultiscripts mprescripts none menclose".split()
)
_PARTS = dict.fromkeys("mfrac mroot msup msub munder mover".split(), 2)
_PARTS |= {"msubsup": 3, "munderover": 3}
"""Elements that browsers show only with just so many parts."""
_UNSAFE = frozenset({"href", "style", "class", "id"})
_ESCAPED = re.compile(r"\\([_%#&$])")
"""Signs that the converter leaves with their backslash inside a \\text{}."""


class BadFormula(ValueError):
    """A formula that cannot become MathML: the name of the rule it breaks, and with what."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule, values)
        self.rule, self.values = rule, values


@lru_cache(maxsize=4096)
def mathml(formula: str) -> str:
    """A LaTeX formula as presentation MathML, inline. Raises BadFormula."""
    if len(formula) > MAX_FORMULA:
        raise BadFormula("long-formula", most=MAX_FORMULA)
    if re.search(r"(?<!\\)[&#%]", formula):
        raise BadFormula("bare-sign")
    try:
        _said(formula)
        tree = latex.mathematics(formula)
    except latex.Entangled as error:
        raise BadFormula("entangled-formula", formula=formula) from error
    except Exception as error:  # the converter raises anything, IndexError to RecursionError
        raise BadFormula("unreadable-formula", formula=formula) from error
    for element in tree.iter():
        if element.tag not in _MATHML or not _UNSAFE.isdisjoint(element.attrib):
            raise BadFormula("no-mathematics", formula=formula)
        if len(element) != _PARTS.get(element.tag, len(element)):
            raise BadFormula("lacking-formula", formula=formula)
        if unknown := re.search(r"\\[A-Za-z]+", element.text or ""):
            raise BadFormula("unknown-command", formula=formula, command=unknown[0])
        element.text = unescape(_ESCAPED.sub(r"\1", element.text)) if element.text else None
        if element.tag == "mi" and _is_upright(element.text or ""):
            element.set("mathvariant", "normal")
    return ElementTree.tostring(tree, encoding="unicode")


def commands() -> list[str]:
    """Names of the LaTeX commands that a formula may hold, without their backslashes."""
    from latex2mathml import commands as known
    from latex2mathml.symbols_parser import SYMBOLS

    found: list[object] = list(SYMBOLS)
    for value in vars(known).values():
        found += value if isinstance(value, (dict, list, tuple, set, frozenset)) else (value,)
    names = {name for name in found if isinstance(name, str)}
    return sorted(name[1:] for name in names if re.fullmatch(r"\\[A-Za-z]+", name))


def _is_upright(name: str) -> bool:
    """Names of functions and capital Greek letters are not variables in italics."""
    return len(name) > 1 or "Α" <= name <= "Ω"


def formula_text(formula: str) -> str:
    """A LaTeX formula as a line of Unicode text, for feeds, descriptions and search."""
    try:
        return _said(formula)
    except latex.Entangled:
        return " ".join(formula.split())


@lru_cache(maxsize=4096)
def _said(formula: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    try:
        words = latex.words(f"${formula}$", LatexNodes2Text())
    except latex.Entangled:
        raise
    except Exception:  # as above; the formula itself is then the best there is
        words = formula
    return " ".join(words.split())
