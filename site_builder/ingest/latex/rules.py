"""The rules that turn LaTeX scraps into words and formulas, in the order in which they run."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from site_builder.ingest.latex import lost_math as lost
from site_builder.ingest.latex import macros
from site_builder.ingest.latex.dollars import hold_formulas
from site_builder.ingest.latex.links import ADDRESS, LINK, MARKDOWN_LINK, hold_address, hold_link
from site_builder.ingest.latex.placeholders import MARK, Placeholders

Mend = str | Callable[[re.Match[str], Placeholders], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of scrap and its mend."""

    name: str
    marks: tuple[str, ...]
    """The rule is tried only on texts that hold one of these."""
    pattern: re.Pattern[str]
    mend: Mend

    def apply(self, text: str, held: Placeholders) -> str:
        """The text mended; what the mend takes out of it is held."""
        if not any(map(text.__contains__, self.marks)):
            return text
        mend = self.mend
        if isinstance(mend, str):
            return self.pattern.sub(mend, text)
        return self.pattern.sub(lambda scrap: mend(scrap, held), text)


def _rule(name: str, marks: str, pattern: str | re.Pattern[str], mend: Mend) -> Rule:
    return Rule(name, tuple(marks.split("|")), re.compile(pattern), mend)


def _to_words(whole: re.Match[str], _: Placeholders) -> str:
    return macros.to_words(whole[0])


_WHOLE = re.compile(r".+", re.DOTALL)
_AFTER_WORD = rf"(?<=[\w.,;:)\]}}'’”%]|{MARK})"
_END = rf"(?=[\s\"”’)\]]|$|{MARK})"
RULES: tuple[Rule, ...] = (
    # What no later rule may touch is taken out first.
    _rule("url{", "url{http|href{http", r"(?<![A-Za-z\\])(url|href)\{(?=https?://)", r"\\\1{"),
    _rule(r"\url and \href", r"\url|\href|\hyperlink", LINK, hold_link),
    _rule("[words](address)", "](http", MARKDOWN_LINK, hold_link),
    _rule("addresses, parted from a word glued to them", "://", ADDRESS, hold_address),
    _rule("address}{words", "}{", rf"({MARK})\}}\{{", r"\1 "),
    _rule("formulas, and dollars that enclose none", r"$|\(|\[|\ensuremath", _WHOLE, hold_formulas),
    # Signs that LaTeX spells.
    _rule("“x”", "``", r"(?<!`)``([^`\"“”]{1,300}?)(?:''|\"\"|\"|’’)", r"“\1”"),
    _rule("“ alone", "``", r"(?<!`)``(?!`)", "“"),
    _rule("''x''", "''", r"(?<!\\)''(?=\w)([^'“”]{1,200})''", r"“\1”"),
    _rule("” of a pair", "“", r"(“[^“”]{1,600}?)(?<!\\)''", r"\1”"),
    _rule("‘x’", "`", r"(?<![\w\\`])`(?=[^\s`'])([^`]{0,80}?[^\s`\\])'(?!\w)", r"‘\1’"),
    _rule("— that lost its middle", "--", r"(?<!-)--\s-(?![-\w])", "—"),
    _rule("—", "--", r"(?<!-)---(?!-)", "—"),
    _rule("–", "--", r"(?<!-)--(?!-)", "–"),
    # Macros that lost their backslash, and a letter with it, but not their braces.
    _rule(r"\textbf{", "bf{|it{|tt{|sc{", r"(?<![A-Za-z\\])t?ext(bf|it|tt|sc)\{", r"\\text\1{"),
    _rule(r"\emph{", "mph{", r"(?<![A-Za-z\\])e?mph\{", r"\\emph{"),
    _rule(r"\cite{", "ite{|itet{|itep{", r"(?<![A-Za-z\\])c?ite[tp]?\{", r"\\cite{"),
    _rule(
        r"\footnote{", "ootnote{", r"(?<!\\)(?:(?<!f)o|(?<![A-Za-z\\])fo)otnote\{", r"\\footnote{"
    ),
    _rule(r"{\em", "{em |{it |{bf ", r"\{(?:em|it|bf)\s(?=[^{}]*\})", "{"),
    # A tilde ties two words; before a number it says about, between numbers it says to.
    _rule("~", "~", rf"{_AFTER_WORD}(?<!\\)~(?=[^\s~])(?!(?<=[\d%]~)\d)", " "),
    # Formulas that lost their dollar signs.
    _rule("N^2d^2{M}", "^", lost.FRACTION, lost.hold_fraction),
    _rule("Theta(Nd)", "O(|o(|Theta(|Omega(|Θ(|Ω(", lost.ORDER, lost.hold_order),
    _rule("(epsilon, delta)", "epsilon|(alpha|(mu|(lambda", lost.PAIR, lost.hold_scrap),
    _rule("sigma > 0", "=|<|>|geq|leq|neq|approx", lost.RELATION, lost.hold_relation),
    _rule("1 - epsilon", "epsilon", lost.SUM, lost.hold_scrap),
    _rule("M^3", "^|ell_|_{", lost.SCRIPTS, lost.hold_scrap),
    _rule("RC^2L", "^", lost.RAISED_WORD, lost.hold_raised),
    _rule("epsilon-stationary", "epsilon-", lost.HYPHENED, lost.hold_scrap),
    _rule("widetilde{O}", "{", lost.DRESSED, lost.hold_dressed),
    # Signs that lost their backslash.
    _rule("4timesRTX", "times", r"(?<=\d)times(?![a-z])|(?<![A-Za-z\\])times(?=\d)", "×"),
    _rule("224 times 224", " times ", r"(?<=\d\d )times(?= \d\d)", "×"),
    _rule("sim0.6", "sim", r"(?<![\w\\-])sim(?=\d[\d.,]*[%xkKMBGTs]?(?![A-Za-z]))", "∼"),
    _rule("100M sim 1B", " sim ", r"(?<=\d|(?<=\d)[%xkKMBGT]) sim (?=\d)", " ∼ "),
    _rule("leftrightarrow", "tarrow", r"(?<![\\a-z])(?:long)?leftrightarrow(?![a-z])", "↔"),
    _rule("rightarrow", "tarrow", r"(?<![\\a-z])(?:long)?rightarrow(?![a-z])", "→"),
    _rule("VSEinfty", "infty", r"(?<![a-z\\_^])infty(?![a-z])", "∞"),
    # LaTeX proper, and the space a vanished macro leaves before a stop.
    _rule("macros and braces", "\\|{|}", _WHOLE, _to_words),
    _rule("ZeroQ , a", " ,| .", r"(?<=[^\s.,;:(–—…]) +([.,])(?!\s?[.,])" + _END, r"\1"),
)
_MARKS = tuple(dict.fromkeys(mark for rule in RULES for mark in rule.marks))


def mend(text: str, held: Placeholders) -> str:
    """A text through all rules; most hold no mark, and come back as they are."""
    if any(map(text.__contains__, _MARKS)):
        for rule in RULES:
            text = rule.apply(text, held)
    return text
