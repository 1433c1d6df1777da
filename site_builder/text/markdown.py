"""A curator's Markdown to safe HTML and to plain text; mathematics to MathML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from site_builder.text.mathml import BadFormula, formula_text, mathml

_TITLE_MATHS = re.compile(r"(?<!\\)\$(?!\s)((?:[^$\\]|\\.)+?)(?<!\s)\$(?!\d)")
PATTERNS = {"title-maths": _TITLE_MATHS}
"""What formulas of titles are found by."""
_LINK = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
"""Links that may stand in prose: other schemes run scripts, and paths mean nothing in a feed."""
_FORMULAS = ("math_inline", "math_inline_double", "math_block", "math_block_label")


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
def render(markdown: str) -> Rendered:
    """Markdown, parsed once for both."""
    parser = _markdown(markdown)
    tokens = parser.parse(markdown)
    words = " ".join("".join(_words(tokens)).split())
    return Rendered(str(parser.renderer.render(tokens, parser.options, {})), words)


def html(markdown: str) -> str:
    """Markdown as safe HTML."""
    return render(markdown).html


def text(markdown: str) -> str:
    """Markdown as plain text."""
    return render(markdown).text


def _words(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if token.type in _FORMULAS:
            yield formula_text(token.content)
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
    return _TITLE_MATHS.sub(lambda match: formula_text(match[1]), title).replace(r"\$", "$")


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
