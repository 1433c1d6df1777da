"""LaTeX among words: macros and braces go, the words they hold stay."""

import logging
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from site_builder.ingest.latex.formulas import FIRST, letters
from site_builder.text import latex as bounded

MAX_LATEX = 10_000
"""Longer texts are only stripped: the parser's time grows faster than its input."""
_FONT = re.compile(
    r"\\(?:emph|text(?:bf|it|tt|sc|rm|sf|sl|normal)?|mbox|underline)\s?\{([^{}\\]*)\}"
)
_SET = re.compile(
    r"\\[A-Za-z]+\*?(?:\s?\{[^{}]*\})*"
    r"|(?<![\\^_}])\{(?P<items>[^\s{}\\,]{1,12}(?:,\s?[^\s{}\\,]{1,12})+)\}"
)
"""A set such as {-1, +1} keeps its braces, a macro its arguments."""
_PREPARED: tuple[tuple[str | re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # A table of papers exported as CSV doubles the quotation mark of \"u.
    (r'\\""', r"\\" + '"'),
    (r"\\\\(?:\[-?[\d.]+[a-z]{0,2}\])?", " "),
    (r"\\([()\[\]])", r"\1"),
    (r"\\n(?![A-Za-z])|\\n(?=[A-Z][a-z ])", " "),
    (r"\\sqrt\s?(?=\()", "√"),
    (r"\\[td]frac", r"\\frac"),
    (r"\\(?:begin|end)\{\w+\*?\}", " "),
    (r"\s{0,2}\\[A-Za-z]*(?:cite[a-z]*|ref)\*?(?:\[[^\]]*\])*\{([^{}]*)(?:\}|$)", r" [\1]"),
    (r"\\(?:SI|qty)\{([^{}]*)\}\{([^{}]*)\}", r"\1 \2"),
    (r"\\(?:(?:text|page)?color|includegraphics)(?:\[[^\]]*\])?\{[^{}]*\}|\\item\b", " "),
    (
        r"\\(?:em|it|bf|rm|sf|tt|sc|sl|cal|itshape|bfseries|ttfamily|scshape|noindent|tiny|"
        r"small|footnotesize|normalsize|large|centering|protect|xspace)(?![A-Za-z])\s*",
        "",
    ),
    # By far the most frequent macros, without the parser's cost; twice for one in another.
    (_FONT, r"\1"),
    (_FONT, r"\1"),
    (_SET, lambda found: rf"\{{{found['items']}\}}" if found["items"] else found[0]),
)
_SIGNS = "%&#$~_^{}"
_SHIELDS = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8"
_BARE = re.compile(r"(?<!\\)[%&#$~_^]|\\[%&#$_{}]")
_UNSHIELDED = str.maketrans(_SHIELDS, _SIGNS, "\xad\u200b\u2060")
"""Signs as they were, and without the invisible ones that some macros make."""
_SPOKEN = {
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.", "wrt": "w.r.t.", "cf": "cf.",
    "vs": "vs.", "aka": "a.k.a.", "iid": "i.i.d.", "wlog": "w.l.o.g.", "micro": "µ",
}  # fmt: skip
_GLUED = re.compile(
    r"(?:emph|text(?:bf|it|tt|sc|rm|sf)?|math(?:cal|bf|bb|rm|sf|frak)|(?:wide)?(?:tilde|hat)|"
    r"(?P<root>sqrt))(?P<rest>[A-Za-z]+)"
)
_CONTROL = re.compile(r"\\[A-Za-z]+")
_SPAN = re.compile(r"[\\{](?:.*[\\{}])?\S*(?:\s\S+)?", re.DOTALL)
"""From the first brace or backslash to the words a last macro may take for its own."""
_ARGUMENTS = (
    "title author date part chapter section subsection subsubsection paragraph subparagraph "
    "input include emph textmd texttt textsf textup url"
).split()


def to_words(text: str) -> str:
    """The words of a text that holds LaTeX; every letter outside control words is kept."""
    for pattern, mend in _PREPARED:
        text = re.sub(pattern, mend, text)
    text = _BARE.sub(_shield, text)
    if "\\" in text:
        text = _SPAN.sub(_parsed, text, count=1)
    return re.sub("[{}]", "", text).translate(_UNSHIELDED)


def _shield(sign: re.Match[str]) -> str:
    return _SHIELDS[_SIGNS.index(sign[0][-1])]


def _parsed(span: re.Match[str]) -> str:
    """The words of LaTeX; macros' names among them where the parser would lose a word."""
    latex, words = span[0], ""
    if len(latex) <= MAX_LATEX:
        # The parser raises anything on broken input, RecursionError among it.
        with suppress(Exception):
            words = bounded.words(latex, _converter(), tolerant_parsing=True)
    held = [char for char in latex if ord(char) >= FIRST]
    if letters(_CONTROL.sub("", latex)) - letters(words) or any(one not in words for one in held):
        return re.sub(r"\\([A-Za-z]+)", r"\1", latex)
    return words


@cache
def _converter() -> Any:
    from pylatexenc import latex2text

    # It logs what it cannot parse; what it cannot parse is kept as it is, so no one need know.
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    context = latex2text.get_default_latex_context_db()
    macro = latex2text.MacroTextSpec
    macros = [macro(name, discard=False) for name in _ARGUMENTS]
    macros += [macro("footnote", " (%(2)s)"), macro("today", "today")]
    context.add_context_category("abstracts", macros=macros, prepend=True)
    context.set_unknown_macro_spec(macro("", _unknown))
    spaces = {"between-latex-constructs": True}
    return latex2text.LatexNodes2Text(
        latex_context=context, math_mode="verbatim", strict_latex_spaces=spaces
    )


def _unknown(node: Any, l2tobj: Any) -> str:
    """A macro nobody knows: its arguments' words, or its own name where it has none."""
    arguments = node.nodeargd.argnlist if node.nodeargd else None
    if arguments and any(arguments):
        return " ".join(l2tobj.nodelist_to_text([one]) for one in arguments if one)
    name = str(node.macroname)
    if glued := _GLUED.fullmatch(name):
        return ("√" if glued["root"] else "") + glued["rest"]
    if not name.isalpha():
        return {"|": "‖", "*": "*", "<": "<", ">": ">"}.get(name, "")
    rest = node.parsing_state.s[node.pos + node.len :]
    if rest.startswith("{") and not rest.startswith("{}"):
        return ""
    return _SPOKEN.get(name, name)
