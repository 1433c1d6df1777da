"""LaTeX scraps become words and formulas; nothing else changes."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.ingest.latex.placeholders import Placeholders
from site_builder.ingest.latex.rules import RULES
from site_builder.ingest.latex.unicode import clean
from site_builder.text import markdown
from tests.support.harness import ending

SCRAPS = {
    # LaTeX that was kept
    r"with 5\% of the time": "with 5% of the time",
    r"a method, \textbf{MoLA (large)} for": "a method, MoLA (large) for",
    r"(Evo\textbf{Lved Sign Momentum})": "(EvoLved Sign Momentum)",
    r"a fully {\it single-loop} manner": "a fully single-loop manner",
    r"in the {\em online} case": "in the online case",
    r"an \emph{\textbf{old}} \textit{string}": "an old string",
    "As LLMs grow {in size}, the": "As LLMs grow in size, the",
    "such ``Forgetting (FPF)'' is": "such “Forgetting (FPF)” is",
    '``densified" hashing': "“densified” hashing",
    "a `position refinement' step": "a ‘position refinement’ step",
    "via Rao--Blackwellization": "via Rao–Blackwellization",
    "model -- across": "model – across",
    "a template---a function---to": "a template—a function—to",
    "trustworthy -- - both": "trustworthy — both",
    r"Fr\'{e}chet, Lov\'asz, na{\"i}ve, {\L}ojasiewicz": "Fréchet, Lovász, naïve, Łojasiewicz",
    "Network~(FFN) and e.g.~time": "Network (FFN) and e.g. time",
    "from ~100 million up to ~1.6": "from ~100 million up to ~1.6",
    "by 1~3% (~21%)": "by 1~3% (~21%)",
    r"results~\cite{Kite17,Reel_18} show": r"results [Kite17,Reel_18] show",
    r"released\footnote{At \url{https://a.example/b_c}}.": "released (At https://a.example/b_c).",
    r"see \href{https://a.example/b}{our page}": "see our page (https://a.example/b)",
    r"see \url{https://a.example/b\_c\%20}.": "see https://a.example/b_c%20.",
    r"we propose \ourmethod, which \ie wins": "we propose ourmethod, which i.e. wins",
    r"\textcolor{red}{words} and \unknown{more words}": "words and more words",
    r"labels in {-1, +1} and \{a, b\}": "labels in {-1, +1} and {a, b}",
    r"R\&D, C#, 50 % & a_b ^ c": "R&D, C#, 50 % & a_b ^ c",
    r"\begin{itemize} \item One \item Two \end{itemize}": "One Two",
    # what a vanished macro or a copying hand left
    "we propose ZeroQ , a novel": "we propose ZeroQ, a novel",
    "at https://a.example/enamel .": "at https://a.example/enamel.",
    "wait ... for .5 and . . . more": "wait ... for .5 and . . . more",
    "the frameworkhttps://a.example/Q.": "the framework https://a.example/Q.",
    "available at~https://a.example/c": "available at https://a.example/c",
    "an eﬃcient ﬁeld": "an efficient field",
    "words\u200b with\x02 nothing": "words with nothing",
    # formulas that were kept
    "in $O(n^2)$ time": "in $O(n^2)$ time",
    r"a $ \frac{1}{n} $ rate": r"a $\frac{1}{n}$ rate",
    r"\(x^2\) and \[y_1\]": "$x^2$ and $y_1$",
    r"4$\times$ faster, $\sim$10 of 90$\%$": "4× faster, ∼10 of 90%",
    r"the $2^{nd}$5 and 3$^{rd}$": r"the $2^{nd}5$ and $3^{rd}$",
    r"the $\eps$-ball of $\errnoise$": r"the $\epsilon$-ball of $\mathrm{errnoise}$",
    r"in $\mathcalO(n)$": r"in $\mathcal{O}(n)$",
    r"$\texttt{OLMo}$ and $10$": "OLMo and 10",
    "between $5 and $10 a copy": r"between \$5 and \$10 a copy",
    "costs $5 million": r"costs \$5 million",
    # formulas that were lost
    "on 4timesRTX 3090 or 8timesRTX": "on 4×RTX 3090 or 8×RTX",
    "as MobileNetV2times 1.4 (1.6": "as MobileNetV2× 1.4 (1.6",
    "by 1.3-2.4times -- equivalent": "by 1.3-2.4× – equivalent",
    "images of 224 times 224 pixels": "images of 224 × 224 pixels",
    "a merely sim0.6 point": "a merely ∼0.6 point",
    "with 100M sim 1B parameters": "with 100M ∼ 1B parameters",
    "pre-training rightarrow downstream": "pre-training → downstream",
    "(e.g., VSEinfty, CLIP)": "(e.g., VSE∞, CLIP)",
    "when M=Theta(Nd), since": r"when $M=\Theta(Nd)$, since",
    "is Omega(Nd). This": r"is $\Omega(Nd)$. This",
    "total O(epsilon^{-3}) and": r"total $O(\epsilon^{-3})$ and",
    "be O(sigma)-close": r"be $O(\sigma)$-close",
    "in O(n log n) steps": r"in $O(n \log n)$ steps",
    "of o(Nd), O(1) and O(N)": "of o(Nd), O(1) and O(N)",
    "parameter sigma > 0. In": r"parameter $\sigma > 0$. In",
    "with sigma = O(epsilon). When": r"with $\sigma = O(\epsilon)$. When",
    "an epsilon-stationary point": r"an $\epsilon$-stationary point",
    "is (epsilon, delta)-private": r"is $(\epsilon, \delta)$-private",
    "values of M geq d^2 within": r"values of $M \geq d^2$ within",
    "for M < d^2, and": "for $M < d^2$, and",
    "using N^2d^2 operations": "using $N^2d^2$ operations",
    "using N^2d^2{M} operations": r"using $\frac{N^2d^2}{M}$ operations",
    "M^3ViT and RC^2L": "$M^3$ViT and RC$^2$L",
    "than 10^12 or 10^{-3}": "than $10^{12}$ or $10^{-3}$",
    "see emph{this}, extbf{that}, page~ootnote{here} and work~cite{Kite_17}": (
        "see this, that, page (here) and work [Kite_17]"
    ),
    "at href{https://a.example/b}{url{https://a.example/b}}": "at https://a.example/b",
    "at https://a.example/b}{a.example": "at https://a.example/b a.example",
    "on [our page](https://a.example/c)": "on our page (https://a.example/c)",
    "a {it new} way": "a new way",
    "''learning to learn'' and ``x and “y''": "“learning to learn” and “x and “y”",
    "within 1 - epsilon of 1/epsilon": r"within $1 - \epsilon$ of $1/\epsilon$",
    "of widetilde{O} and mathbb{R}": r"of $\widetilde{O}$ and $\mathbb{R}$",
    "A leftrightarrow B": "A ↔ B",
    "the ell_2-norm": r"the $\ell_2$-norm",
}

PLAIN = [
    "three times, times slower, many times, 2 to 25 times fewer, 20 times faster",
    "simple and similar; a SIM card, Kim Sim, sim-to-real, sim2real and X-Sim",
    "Omega watches, the Theta rhythm, alpha and beta, a sigma of 2, delta-tuning",
    "p < 0.05, a = b, k=5, 2 < 3 and n > 1; M>0",
    "snake_case_name and __file__ stand, a * b, 5*x and 2 * 3 too",
    "the vector [0, 1] of (a) [sic] is no link [1], [2]: nor this",
    "Q&A, AT&T; a & b; 100% of #1; C++ and F#; me@x.example; ~5 or a/b",
    "see https://a.example/_x_/y*z*(w)?q=1&r=[2]#_t_ and http://b.example.",
    "3.5, 1,000 .NET or T5. End!",
    "é中文🤗 «quoted» ‘x’ “y” – — … ½ 4×",
]


@pytest.mark.parametrize("raw", SCRAPS, ids=range(len(SCRAPS)))
def test_a_scrap_is_mended(raw: str) -> None:
    """Each known kind of scrap becomes the words or the formula that were meant."""
    assert mend_abstract(raw) == SCRAPS[raw]
    assert markdown.faults(mend_abstract(raw)) == []


def test_every_rule_is_seen_at_work() -> None:
    """No rule stands in the table that no scrap of this file needs."""
    idle = {rule.name for rule in RULES}
    assert len(idle) == len(RULES) > 30
    for raw in SCRAPS:
        text, held = raw, Placeholders()
        for rule in RULES:
            before, text = text, rule.apply(text, held)
            if before != text:
                idle.discard(rule.name)
    assert idle == set()


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_words_come_out_as_they_went_in(text: str) -> None:
    """English, code and signs that only look like scraps are shown unchanged."""
    assert markdown.text(mend_abstract(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "1) first", "1. first", "- first", "+ first", "* first", "# first", "> first", "---",
        "***", "```code```", "~~~", "[a]: b", "    indented", "*a* **b** _c_ __d__", "<b>a</b>",
        "<https://a.example>", "&amp; &#35; &copy;", "a [b](c) d", "![a](b)", "\\* \\_",
        "a\\$b $", "=== a",
    ],
)  # fmt: skip
def test_no_word_becomes_markup(text: str) -> None:
    """What Markdown would read as markup is shown as the signs it is made of."""
    shown = markdown.text(mend_abstract(text)).replace("—", "---").replace("\\", "")
    assert shown == text.strip().replace("\\", "")


def test_no_backslash_stands_where_none_is_needed() -> None:
    """Files stay readable: only what Markdown would interpret is escaped."""
    plain = "snake_case, 5*x, [0, 1], a < b, Q&A, #1, x - y, C++, (1) one and 2. two"
    assert mend_abstract(plain) == plain


def test_an_address_is_never_altered() -> None:
    """Its signs stand as they are; where Markdown would cut it, it stands in angle brackets."""
    address = "https://a.example/_b_/c*d*/e__f__g"
    assert mend_abstract(f"see {address}.") == f"see {address}."
    awkward = "https://a.example/b*c*)d_e_(f"
    html = markdown.html(mend_abstract(f"**x** {awkward} *y*"))
    assert f">{awkward}</a>" in html


def test_one_paragraph_is_one_line() -> None:
    """Broken lines are joined, blank lines stay between paragraphs."""
    assert mend_abstract("one\n two\r\n\r\n  three\n\n\n") == "one two\n\nthree"


def test_a_formula_beside_a_digit_is_still_one() -> None:
    """A digit beside a dollar sign would make it money, so the number goes into the formula."""
    mended = mend_abstract(r"top-5$k$, $x^2$3 and 2.5$x_1$")
    assert mended == "top-$5k$, $x^2{}3$ and $2.5x_1$"
    assert markdown.html(mended).count("<math") == 3


def test_a_formula_that_cannot_be_shown_keeps_its_text() -> None:
    """Its dollar signs become plain ones."""
    mended = mend_abstract(r"so $\frac{a}$ holds")
    assert markdown.faults(mended) == []
    assert markdown.text(mended).startswith("so $") and "a" in markdown.text(mended)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (r"$\beta$-th order Derivatives", r"$\beta$-th order Derivatives"),
        (r"\ensuremathα-Former: Words", "α-Former: Words"),
        ("Scale: Part I -- Laws", "Scale: Part I – Laws"),
        ("A\r\n long   title", "A long title"),
        ("*Stars* & <b> _x_ [y](z) 1.", "*Stars* & <b> _x_ [y](z) 1."),
        ("For $5 or less", r"For \$5 or less"),
        ("D$^3$RoMa", "D$^3$RoMa"),
        ("``Bot'': \\textbf{Words}", "“Bot”: Words"),
        ("soft\xadhyphen \u200dand\ufeff", "softhyphen and"),
    ],
)
def test_a_title_is_no_markdown(raw: str, title: str) -> None:
    """In a title only formulas between dollar signs are special."""
    assert mend_title(raw) == title
    assert markdown.title_fault(title) is None


CONTROL = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\[A-Za-z]+|\\\W")
NAMES = re.compile(
    r"times|sim|i?nfty|(?:left)?(?:right)?arrow|long|alpha|beta|gamma|delta|epsilon|sigma|theta|"
    r"Theta|Omega|ell|[gln]eq|approx|log|c?ite[tp]?|e?mph|t?ext|url|href|f?ootnote|imes|begin|end|"
    r"item|frac|sqrt|em|it|bf"
)
SIGNS = (
    r"\\%{}$^_~*`'\"<>&#[]()!|=+-.,:;/@ " + "\n" + "\t0123456789abcdefgnxyzMNTOé中²αε\xa0\u200b\x80"
)
PIECES = [
    *SIGNS, *(r"\textbf{ \emph{ {\it \frac \sqrt \eps \% \' \" $x$ $5 $$ \( \) \[ \] O( Theta( "
    r"^{ _{ times sim infty epsilon M^3 http:// https://a.example/_b_ `` '' --- -- ~ [x]( ]: "
    r"<b> &amp; 1) - + # > ``` \begin{a} \cite{ \url{ \\").split(),
]  # fmt: skip


def letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_any_text_comes_through(text: str) -> None:
    """No text breaks the mender, none gives a formula that cannot be shown, none loses words."""
    mended = mend_abstract(text)
    assert markdown.faults(mended) == []
    assert "\n" not in mended.replace("\n\n", "")
    kept = NAMES.sub(" ", CONTROL.sub(" ", clean(text)))
    assert letters(kept) - letters(mended) == Counter()


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_any_title_comes_through(text: str) -> None:
    """Every mended title is one line that renders and holds nothing invisible."""
    title = mend_title(text)
    assert markdown.title_fault(title) is None
    assert title == " ".join(title.split())
    assert not re.search("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\ufeff]", title)


WORDS = st.lists(
    st.sampled_from(
        "word Name a 1 2.5 * _ ** __ ` < > & ; # [ ] ( ) ! + - = | : / x_y <b> 1) &lt;".split()
    ),
    min_size=1,
    max_size=12,
)


@given(WORDS, st.sampled_from(["", " "]))
def test_text_without_latex_is_shown_sign_for_sign(words: list[str], between: str) -> None:
    """Where there is nothing to mend, prose.text gives back what came in."""
    text = f"{between.join(words)} end"
    shown = markdown.text(mend_abstract(text))
    assert shown == " ".join(markdown.title_text(mend_title(text)).split())
    assert [char for char in shown if char.isalnum()] == [char for char in text if char.isalnum()]


def test_long_texts_are_mended_to_their_end() -> None:
    """Repeated openings of every construct do not make it try every way to read them."""
    for unit in ("$", "``", "(", "O((", "a^", "{", "\\", "\\a{", "*", "[", "a_ ", "https://", " ,"):
        with ending():
            mend_abstract(unit * (20_000 // len(unit)))
