"""A curator's Markdown: what comes out is safe, whatever goes in."""

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.checks.common import formula_fault
from site_builder.text import markdown as prose
from site_builder.text import mathml

MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow>'
END = "</mrow></math>"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("We *fly* **high** with `string`.", "<p>We <em>fly</em> <strong>high</strong> "
         "with <code>string</code>.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("# A\n\n## B\n\n### C", "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>"),
        ("A\n=\n\nB\n-", "<h2>A</h2>\n<h2>B</h2>"),
        ("```py\na < b\n```", '<pre><code class="language-py">a &lt; b\n</code></pre>'),
        ("[a](https://kite.example/a_b)", '<p><a href="https://kite.example/a_b">a</a></p>'),
        ("[a](mailto:ada@kite.example)", '<p><a href="mailto:ada@kite.example">a</a></p>'),
        ("<https://kite.example/>", '<p><a href="https://kite.example/">https://kite.example/</a></p>'),
    ],
)  # fmt: skip
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    """CommonMark; headings begin at h2, since a page's h1 is its title."""
    assert html == prose.html(markdown).strip()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<b onclick=a()>x</b>", "<p>&lt;b onclick=a()&gt;x&lt;/b&gt;</p>"),
        ("<div>\n\n*x*\n\n</div>", "<p>&lt;div&gt;</p>\n<p><em>x</em></p>\n<p>&lt;/div&gt;</p>"),
        ("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>"),
        ("![a](https://kite.example/a.png)", '<p>!<a href="https://kite.example/a.png">a</a></p>'),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("[a](JaVaScRiPt&#58;alert)", "<p>[a](JaVaScRiPt:alert)</p>"),
        ("[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>"),
        ("[a](data:image/png;base64,AA)", "<p>[a](data:image/png;base64,AA)</p>"),
        ("[a](vbscript:x)", "<p>[a](vbscript:x)</p>"),
        ("[a](file:///etc/passwd)", "<p>[a](file:///etc/passwd)</p>"),
        ("[a](../b/)", "<p>[a](../b/)</p>"),
        ("[a](//evil.example)", "<p>[a](//evil.example)</p>"),
        ("<javascript:alert>", "<p>&lt;javascript:alert&gt;</p>"),
        ("[a]\n\n[a]: javascript:x", "<p>[a]</p>\n<p>[a]: javascript:x</p>"),
        ('[a](https://b.c "x\\" onclick=\\"y")',
         '<p><a href="https://b.c" title="x&quot; onclick=&quot;y">a</a></p>'),
    ],
)  # fmt: skip
def test_nothing_but_words_and_web_addresses_gets_through(markdown: str, html: str) -> None:
    """Raw HTML is shown as it was written; images and other schemes lead nowhere."""
    assert html == prose.html(markdown).strip()


@pytest.mark.parametrize(
    ("formula", "inside"),
    [
        ("x", "<mi>x</mi>"),
        ("O(n^2)", '<mi>O</mi><mo stretchy="false">(</mo><msup><mi>n</mi><mn>2</mn></msup>'
         '<mo stretchy="false">)</mo>'),
        (r"\frac{1}{n}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi></mrow></mfrac>"),
        (r"\text{<img src=x onerror=alert(1)>}",
         "<mtext>&lt;img\xa0src=x\xa0onerror=alert(1)&gt;</mtext>"),
        (r"\text{a\_b \& c}", "<mtext>a_b\xa0&amp;\xa0c</mtext>"),
        (r"\backslash", "<mi>\\</mi>"),
        (r"a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        (r"50\%", "<mn>50</mn><mi>%</mi>"),
    ],
)  # fmt: skip
def test_a_formula_becomes_mathml(formula: str, inside: str) -> None:
    """The same in a sentence, on lines of its own, in a title, and with a label."""
    expected = MATH + inside + END
    assert expected == mathml.mathml(formula)
    assert f"<p>a {expected} b</p>" == prose.html(f"a ${formula}$ b").strip()
    assert f"<p>a {expected} b</p>" == prose.html(f"a $${formula}$$ b").strip()
    assert expected == prose.html(f"$$\n{formula}\n$$").strip()
    assert expected == prose.html(f'$$\n{formula}\n$$ (one"><b>)').strip()
    assert f"A {expected} B" == prose.title_html(f"A ${formula}$ B")


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        (r"\href{javascript:alert(1)}{x}", "holds more than mathematics"),
        (r"\href{https://kite.example}{x}", "holds more than mathematics"),
        (r"\style{color:red}{x}", "holds more than mathematics"),
        (r"\class{a}{x}", "holds more than mathematics"),
        (r"\swiftly x", "holds \\swiftly, which is not known"),
        (r"\text{\swiftly}", "holds \\swiftly, which is not known"),
        (r"\left(", "cannot be read"),
        (r"x^", "cannot be read"),
        (r"\frac{1}", "lacks a part"),
        ("a & b", "need a backslash"),
        ("50%", "need a backslash"),
        ("#1", "need a backslash"),
        ("x" * 501, "more than 500 characters"),
        ("{" * 40 + "x" + "}" * 40, "nests too deeply"),
        ("\\hat" * 40 + "x", "nests too deeply"),
        (r"\newcommand{\a}{xx}\a", "nests too deeply"),
        (r"\newenvironment{a}{x}{y}\begin{a}\end{a}", "nests too deeply"),
    ],
)
def test_a_formula_that_is_none_is_told_and_shown_as_written(formula: str, why: str) -> None:
    """It is a fault in an abstract and in a title; a page that shows it anyway shows its source."""
    with pytest.raises(mathml.BadFormula) as met:
        mathml.mathml(formula)
    assert why in formula_fault(met.value)[0]
    ((line, bad),) = prose.faults(f"One.\n\nTwo\n${formula}$.")
    assert line == 3
    found = prose.title_fault(f"A ${formula}$")
    assert found is not None
    assert met.value.args == bad.args == found.args
    assert "<code>" in prose.html(f"${formula}$")


def test_a_formula_may_begin_a_text_that_ends_with_a_digit() -> None:
    """The digit at the end is not taken for one before the dollar sign."""
    assert "<math" in prose.html("$n$ kites in 2024")
    assert prose.text("$n$ kites in 2024") == "n kites in 2024"


def test_every_bad_formula_is_told_on_its_line() -> None:
    """In paragraphs, in lists and on lines of their own."""
    markdown = "$x^$\n\n- a\n- b $y^$\n\n$$\nz^\n$$\n\n$ok$ and\n$x^$"
    assert [line for line, _ in prose.faults(markdown)] == [0, 3, 5, 10]


@pytest.mark.parametrize(
    "words",
    [
        "It costs $5, not $10.",
        "From $5 to $10 a month.",
        "US$ 3 and 4 US$ each.",
        "A dollar \\$x\\$ sign.",
        "One $ alone.",
    ],
)
def test_money_is_not_mathematics(words: str) -> None:
    """A dollar sign beside a digit or a space is a dollar sign, in prose as in titles."""
    plain = words.replace("\\", "")
    assert f"<p>{plain}</p>" == prose.html(words).strip()
    assert plain == prose.text(words)
    assert prose.faults(words) == []


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("See https://kite.example/a. Then", "https://kite.example/a"),
        ("See https://kite.example.", "https://kite.example"),
        ("(https://kite.example/a)", "https://kite.example/a"),
        ("at https://kite.example/a_b_c, and", "https://kite.example/a_b_c"),
        ("https://kite.example/a?b=c&d=e#f!", "https://kite.example/a?b=c&amp;d=e#f"),
        ("HTTPS://kite.example/A;", "HTTPS://kite.example/A"),
    ],
)
def test_an_address_in_a_sentence_is_a_link_without_its_full_stop(words: str, address: str) -> None:
    """Abstracts end in 'available at https://...'; the sentence's own signs stay outside."""
    assert f'<a href="{address}">{address}</a>' in prose.html(words)


@pytest.mark.parametrize("words", ["kite.example", "ada@kite.example", "ftp://kite.example/a"])
def test_what_only_looks_like_an_address_is_no_link(words: str) -> None:
    """File names and abbreviations must not become links by chance."""
    assert f"<p>{words}</p>" == prose.html(words).strip()


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("We *fly* [high](https://kite.example).\n\nVery `high`.", "We fly high. Very high."),
        ("# A\n- b\n- c\n\n```\nd\n```", "A b c d"),
        ("a\nb  \nc", "a b c"),
        ("$O(n^2)$ and $$\\alpha$$", "O(n^2) and α"),
        ("$$\n\\alpha\n$$", "α"),
        ("<b>x</b> &amp; \\*y\\*", "<b>x</b> & *y*"),
        ("", ""),
    ],
)
def test_markdown_as_plain_text(markdown: str, text: str) -> None:
    """For feeds, descriptions and search: one line, formulas in Unicode."""
    assert text == prose.text(markdown)


@pytest.mark.parametrize(
    ("title", "html", "text"),
    [
        ("A <b>Kite</b> & Co", "A &lt;b&gt;Kite&lt;/b&gt; &amp; Co", "A <b>Kite</b> & Co"),
        ("Kites for $5", "Kites for $5", "Kites for $5"),
        ("Kites for \\$5 or \\$6", "Kites for $5 or $6", "Kites for $5 or $6"),
        ("*Kites*", "*Kites*", "*Kites*"),
        ("$n$ Kites for $5", MATH + "<mi>n</mi>" + END + " Kites for $5", "n Kites for $5"),
    ],
)
def test_a_title_is_its_words_and_its_formulas(title: str, html: str, text: str) -> None:
    """No Markdown in titles, and no HTML."""
    assert (html, text) == (prose.title_html(title), prose.title_text(title))


ALLOWED = set(
    "html head body p em strong a code pre h2 h3 h4 h5 h6 ul ol li blockquote hr br".split()
) | set(
    "math mrow mi mn mo mtext mspace ms msup msub msubsup munder mover munderover mfrac msqrt "
    "mroot mtable mtr mtd mstyle mpadded mphantom mmultiscripts mprescripts none menclose".split()
)
BITS = [
    *"*_`#>-+[]()<>!\\$&\"'~|^{} \n\t1ab\u00e9\u202e\0",
    *"$$ ]( ](<javascript: ](data: ](../ https:// http:// mailto:".split(),
    *"&#58; &Tab; &lt; ``` --- 1.".split(),
    *r"\text{ \href{ \frac{ \style{ \class{ \begin{matrix} \left \unicode{ \char \cssId{".split(),
    *"<script> <img onerror= <svg/onload= </p> <!-- ]]> onclick= \n\n".split(" "),
]
MARKDOWN = st.one_of(st.text(), st.lists(st.sampled_from(BITS), max_size=60).map("".join))


def looked_at(html: str) -> None:
    """What a browser would make of it holds nothing that could run or load anything."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for element in tree.iter():
        tag = str(element.tag).rpartition("}")[2]
        assert tag in ALLOWED
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            assert name not in ("style", "id", "src", "srcset", "formaction", "xlink:href")
            assert name != "href" or (
                tag == "a" and re.match("https?://|mailto:", value, re.IGNORECASE)
            )


@given(MARKDOWN)
def test_any_markdown_becomes_harmless_html_and_text(markdown: str) -> None:
    """Neither raises, and no element or attribute comes through that is not on our list."""
    looked_at(prose.html(markdown))
    text = prose.text(markdown)
    assert text == " ".join(text.split())
    assert [line for line, _ in prose.faults(markdown) if line > markdown.count("\n")] == []


@given(MARKDOWN)
def test_any_formula_is_harmless_or_refused(formula: str) -> None:
    """In a title, too."""
    title = f"A ${formula}$"
    if prose.title_fault(title) is None:
        looked_at(prose.title_html(title))
        prose.title_text(title)


@pytest.mark.parametrize(
    "bit",
    ["[", "*a ", "`", "$", "$a ", "> ", "![", "<a", "\\", "](", "_a_", "$$", "- ", "&#", "(["],
)
def test_no_run_of_signs_takes_for_ever(bit: str) -> None:
    """Ten thousand of them are answered."""
    markdown = bit * 10_000
    looked_at(prose.html(markdown))
    assert isinstance(prose.text(markdown), str)
