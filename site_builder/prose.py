"""A curator's Markdown to safe HTML and to plain text; mathematics to MathML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape, unescape
from typing import Any
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from site_builder import latex

MAX_FORMULA = 500
"""Characters a formula may have; the converter's cost and depth grow with them."""

_TITLE_MATHS = re.compile(r"(?<!\\)\$(?!\s)((?:[^$\\]|\\.)+?)(?<!\s)\$(?!\d)")

PATTERNS = {"title-maths": _TITLE_MATHS}
"""What formulas of titles are found by."""

_MATHML = frozenset(
    "math mrow mi mn mo mtext mspace ms msup msub msubsup munder mover munderover mfrac msqrt "
    "mroot mtable mtr mtd mstyle mpadded mphantom mmultiscripts mprescripts none menclose".split()
)
_PARTS = {"mfrac": 2, "mroot": 2, "msup": 2, "msub": 2, "munder": 2, "mover": 2} | {
    "msubsup": 3,
    "munderover": 3,
}
"""Elements that browsers show only with just so many parts."""
_UNSAFE = frozenset({"href", "style", "class", "id"})
_ESCAPED = re.compile(r"\\([_%#&$])")
"""Signs that the converter leaves with their backslash inside a \\text{}."""

_LINK = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
"""Links that may stand in prose: other schemes run scripts, and paths mean nothing in a feed."""
_FORMULAS = ("math_inline", "math_inline_double", "math_block", "math_block_label")


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

    found = set(SYMBOLS)
    for value in vars(known).values():
        found.update([value] if isinstance(value, str) else value if _is_names(value) else ())
    return sorted(name[1:] for name in found if re.fullmatch(r"\\[A-Za-z]+", name))


def _is_names(value: object) -> bool:
    return isinstance(value, (dict, list, tuple, set, frozenset)) and all(
        isinstance(name, str) for name in value
    )


def _is_upright(name: str) -> bool:
    """Names of functions and capital Greek letters are not variables in italics."""
    return len(name) > 1 or "Α" <= name <= "Ω"


def spoken(formula: str) -> str:
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


def _markdown(markdown: str) -> MarkdownIt:
    """The parser for this text: looking for bare addresses costs as much as all the rest."""
    return _parser("://" in markdown)


@cache
def _parser(linkify: bool) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "linkify": linkify})
    if linkify:
        md.enable(["linkify"])
    md.disable(["image", "html_block", "html_inline"])
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    md.validateLink = lambda url: _LINK.match(url) is not None  # type: ignore[method-assign]
    if md.linkify is not None:
        md.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    for kind in _FORMULAS:
        md.add_render_rule(kind, _render_formula)
    md.core.ruler.before("inline", "formula_at_start", _part_ends)
    md.core.ruler.push("heading_levels", _lower_headings)
    return md


def _render_formula(_: Any, tokens: list[Token], index: int, *__: Any) -> str:
    formula = tokens[index].content.strip()
    try:
        return mathml(formula)
    except BadFormula:
        return f"<code>{escape(formula)}</code>"


def _part_ends(state: Any) -> None:
    """The formula plugin takes a text's last character for the one before its first: a text that
    begins with a formula and ends with a digit would lose the formula."""
    for token in state.tokens:
        if token.type == "inline" and token.content.startswith("$") and token.content[-1].isdigit():
            token.content += " "


def _lower_headings(state: Any) -> None:
    """A page's h1 is its title; headings inside prose begin at h2."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as readers get it."""

    html: str
    """Safe: no raw HTML, no images, no script addresses."""
    text: str
    """On one line, formulas in Unicode."""


@lru_cache(maxsize=65_536)
def rendered(markdown: str) -> Rendered:
    """Markdown, parsed once for both."""
    parser = _markdown(markdown)
    tokens = parser.parse(markdown)
    words = " ".join("".join(_words(tokens)).split())
    return Rendered(str(parser.renderer.render(tokens, parser.options, {})), words)


def html(markdown: str) -> str:
    """Markdown as safe HTML."""
    return rendered(markdown).html


def text(markdown: str) -> str:
    """Markdown as plain text."""
    return rendered(markdown).text


def _words(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if token.type in _FORMULAS:
            yield spoken(token.content)
        elif token.children is not None:
            yield from _words(token.children)
        elif token.type in ("text", "code_inline", "code_block", "fence"):
            yield token.content
        if token.type in ("softbreak", "hardbreak") or token.block:
            yield " "


def faults(markdown: str) -> list[tuple[int, BadFormula]]:
    """Formulas that cannot be rendered, each with its line (from 0)."""
    if "$" not in markdown:
        return []
    return list(_formula_faults(_markdown(markdown).parse(markdown), markdown.split("\n"), 0))


def _formula_faults(
    tokens: Iterable[Token], lines: list[str], line: int
) -> Iterable[tuple[int, BadFormula]]:
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type in _FORMULAS:
            try:
                mathml(token.content.strip())
            except BadFormula as fault:
                holding = (n for n, text in enumerate(lines) if token.content in text and n >= line)
                yield next(holding, line), fault
        if token.children:
            yield from _formula_faults(token.children, lines, line)


def title_html(title: str) -> str:
    """A title as HTML: its words as they are, its formulas as MathML."""
    if "$" not in title:
        return escape(title, quote=False)
    pieces = _TITLE_MATHS.split(title)
    words = [escape(piece.replace(r"\$", "$"), quote=False) for piece in pieces[::2]]
    formulas = [mathml(formula) for formula in pieces[1::2]] + [""]
    return "".join(part for pair in zip(words, formulas, strict=True) for part in pair)


def title_text(title: str) -> str:
    """A title as plain text, formulas in Unicode."""
    if "$" not in title:
        return title
    return _TITLE_MATHS.sub(lambda match: spoken(match[1]), title).replace(r"\$", "$")


def title_fault(title: str) -> BadFormula | None:
    """The first of a title's formulas that cannot be rendered, or None."""
    try:
        title_html(title)
    except BadFormula as fault:
        return fault
    return None


def links(markdown: str) -> list[tuple[int, str]]:
    """Where the Markdown leads, each with the number of the line on which its part begins."""
    return [
        (token.map[0] if token.map else 0, str(child.attrs["href"]))
        for token in _markdown(markdown).parse(markdown)
        for child in token.children or ()
        if child.type == "link_open"
    ]
