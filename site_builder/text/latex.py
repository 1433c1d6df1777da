"""LaTeX as its two readers read it, in steps bounded by its length and its depth.

Either reader may take twice as long for each command within another: pylatexenc reads again what
a bracket or brace left open holds, latex2mathml converts an operator once for each of its sides.
"""

from collections.abc import Callable
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element

STEPS = 10
"""Steps that each character may take; formulas of papers take at most one and a half."""
MAX_DEPTH = 24
"""Groups within one another; formulas of papers have at most six."""


class Entangled(ValueError):
    """LaTeX that nests too deeply, or takes too many steps for its length."""


class _Macros(dict[str, Any]):
    """A formula defines no commands: ten lines of them may make a text of any length."""

    def __setitem__(self, name: str, value: object) -> None:
        raise Entangled(name)


def mathematics(formula: str) -> Element:
    """A formula as MathML. Raises Entangled, or whatever the reader raises for what is none."""
    from latex2mathml.converter import Converter

    converter: Any = Converter()
    converter.macros = _Macros()
    converter._convert_group = _bounded(converter._convert_group, len(formula))
    tree: Element = converter.convert_to_element(formula)
    return tree


def words(latex: str, speaker: Any, **flags: object) -> str:
    """The plain text of LaTeX as a LatexNodes2Text has it. Raises Entangled, or as above."""
    from pylatexenc.latexwalker import LatexWalker

    walker = LatexWalker(latex, **flags)
    walker.get_token = _bounded(walker.get_token, len(latex))
    return str(speaker.nodelist_to_text(walker.get_latex_nodes()[0]))


def _bounded(step: Callable[..., Any], length: int) -> Callable[..., Any]:
    """A reader's step that is refused within itself too often, and when it comes too often."""
    steps, most, within = count(), STEPS * (length + STEPS), 0

    def bounded(*args: Any, **options: Any) -> Any:
        nonlocal within
        within += 1
        try:
            if within > MAX_DEPTH or next(steps) > most:
                raise Entangled
            return step(*args, **options)
        finally:
            within -= 1

    return bounded
