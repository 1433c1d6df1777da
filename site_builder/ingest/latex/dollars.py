"""Formulas between dollar signs and other delimiters, told apart from money."""

import re

from site_builder.ingest.latex.placeholders import Placeholders

_SPAN = re.compile(
    r"(?<!\\)\$\$(?P<display>.{1,500}?)\$\$"
    r"|(?<!\\)\$(?P<inline>(?:[^$\\]|\\.){1,500}?)\$"
    r"|(?<!\\)\\\((?P<round>.{1,500}?)\\\)"
    r"|(?<!\\)\\\[(?P<square>.{1,500}?)\\\]"
    r"|\\ensuremath\s*(?:\{(?P<braced>(?:[^{}]|\{[^{}]*\}){1,500})\}"
    r"|(?P<bare>\\[A-Za-z]+|[^\s\\{}]))",
    re.DOTALL,
)
_TEXT_GROUP = re.compile(r"\\(?:text\w*|mbox|math\w+|operatorname)\s*\{[^{}]*\}|\\[A-Za-z]+")
_SENTENCE = re.compile(r"[A-Za-z]{3,},? [A-Za-z]{3,}|[A-Za-z]{4,}[.,;] ")
_WORD = re.compile(r"[A-Za-z]{2,}")


def hold_formulas(whole: re.Match[str], held: Placeholders) -> str:
    """A text with its formulas held, and with every dollar sign that encloses none held as money.

    A formula that cannot be shown loses its delimiters' meaning: its dollar signs become plain.
    """
    text, pieces, end = whole[0], [], 0
    while span := _SPAN.search(text, end):
        pieces.append(text[end : span.start()])
        tex = next(group for group in span.groups() if group is not None)
        dollars = span["display"] is not None or span["inline"] is not None
        if dollars and not _is_mathematics(tex):
            pieces.append("$")
            end = span.start() + 1
            continue
        mark = held.formula(tex)
        pieces.append(span[0] if mark is None else mark)
        end = span.end()
    pieces.append(text[end:])
    return re.sub(r"\\?\$", lambda _: held.hold("$") or "", "".join(pieces))


def _is_mathematics(tex: str) -> bool:
    """Whether what stands between two dollar signs is a formula, and not "5 million to"."""
    bare = tex.strip()
    if re.match(r"(?:imes|au|heta|ext(?:it|bf|rm)?\{)", bare):  # \\t was read as a tab
        return True
    if _SENTENCE.search(_TEXT_GROUP.sub(" ", bare)):
        return False
    if re.search(r"[\\^_{]", bare):
        return True
    padded = tex[:1].isspace() + tex[-1:].isspace()
    worded = bool(_WORD.search(bare))
    return bool(bare) and padded != 1 and not (worded and (padded or bare[0].isdigit()))
