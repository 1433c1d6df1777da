"""YAML as nodes: what is written stays text, every node knows its place, nothing exhausts us."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.yaml_nodes import (
    MAX_DEPTH,
    MAX_NODES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    parse,
)
from site_builder.model.problems import Problem, Problems

FILE = "content/site.yaml"


def told(text: str, first_line: int = 1) -> Problem:
    """The one problem of a text that is no YAML of ours."""
    with pytest.raises(Problems) as met:
        parse(text, FILE, first_line)
    (problem,) = met.value.problems
    return problem


def every(node: Node | None) -> Iterator[Node]:
    """A node and all below it."""
    if node is None:
        return
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from every(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from every(value)


@pytest.mark.parametrize(
    "word",
    "NO yes on 1e3 0x1f 010 1_000 .5 2024-01-01 2408.06450 ~ null true .inf 1:30 =".split(),
)
def test_a_scalar_stays_the_text_that_was_written(word: str) -> None:
    """No word becomes a number, a date or a truth on the way; quotes are remembered."""
    written = f"a: {word}\nb: '{word}'\nc: \"{word}\"\n"
    scalars = [value for _, value in parse(written, FILE).entries]
    assert [
        Scalar(word, 1, 4, plain=True),
        Scalar(word, 2, 4, plain=False),
        Scalar(word, 3, 4, plain=False, escaped=True),
    ] == scalars


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n"], ids=repr)
def test_no_document_is_no_node(text: str) -> None:
    """A text without a value gives None."""
    assert parse(text, FILE) is None


def test_every_node_knows_its_place() -> None:
    """Line and column count from 1, the line from where the text begins in its file."""
    text = "title: Kité\nlinks:\n  code: x\nauthors:\n- Ada\n- [Bo]\n"
    (title, written), (_, links), (_, authors) = parse(text, FILE, 2).entries
    assert (title.line, title.column, written.line, written.column) == (2, 1, 2, 8)
    assert (links.line, links.column) == (4, 3)
    assert (authors.line, authors.column) == (6, 1)
    assert [(item.line, item.column) for item in authors.items] == [(6, 3), (7, 3)]


def test_keys_that_stand_twice_are_both_there() -> None:
    """Reading decides nothing: whoever types the fields sees both."""
    entries = parse("a: 1\na: 2\n", FILE).entries
    assert [(key.text, value.text) for key, value in entries] == [("a", "1"), ("a", "2")]


def test_an_alias_is_the_node_it_names() -> None:
    """A value may be written once and named again; a name given anew means the newer value."""
    entries = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", FILE).entries
    assert [value.text for _, value in entries] == ["1", "1", "2", "2"]


@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ("{a: ", "}"), ("- ", "")], ids="[{-")
def test_depth_is_bounded(begin: str, end: str) -> None:
    """A hundred levels are read; the next is told at its own bracket."""
    levels = MAX_DEPTH
    node = parse(begin * levels + "x" + end * levels, FILE)
    assert levels + 1 == sum(1 for node in every(node) if node != Scalar("a", 1, node.column, True))
    problem = told(begin * (levels + 1) + "x" + end * (levels + 1))
    assert (1, len(begin) * levels + 1) == (problem.line, problem.column)
    assert problem.fault == "nested deeper than 100 levels"


@pytest.mark.parametrize("begin", ["[", "- ", "{a: ", "? ", "{? ", "[{a: "], ids=repr)
def test_a_hundred_thousand_levels_exhaust_nothing(begin: str) -> None:
    """Neither our stack nor the parser's is asked for them."""
    assert told(begin * 100_000).fault == "nested deeper than 100 levels"


def test_aliases_cannot_explode() -> None:
    """Values are counted as if every alias were written out."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for name, of in zip("bcdefghi", "abcdefgh", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{of}'] * 9)}]")
    problem = told("\n".join(lines))
    assert problem.fault == "more than 10,000 values once aliases are expanded"
    assert problem.line == 5


def test_the_number_of_values_is_bounded_without_aliases_too() -> None:
    """One list of so many values is told where it grows too long."""
    line = "- x\n"
    assert len(parse(line * (MAX_NODES - 1), FILE).items) == MAX_NODES - 1
    assert told(line * MAX_NODES).line == MAX_NODES


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("&a [x, *a]", "the alias *a contains itself"),
        ("&a {x: *a}", "the alias *a contains itself"),
        ("&a {*a : x}", "the alias *a contains itself"),
        ("a: *b\nb: &b x", "the alias *b is not defined"),
        ("!!python/object/apply:os.system [ls]", "the tag '!!python/object/apply:os.system' is"),
        ("!<tag:x> a", "the tag 'tag:x' is not understood"),
        ("a: 1\n---\nb: 2", "a second YAML document begins here"),
        ("{[a]: b}", "a key must be a single word"),
        ("{{a: b}: c}", "a key must be a single word"),
    ],
)
def test_what_yaml_allows_and_we_do_not_is_told(text: str, fault: str) -> None:
    """No tag, no second document, no knot of aliases, no key but a word."""
    assert told(text).fault.startswith(fault)


def test_a_fault_is_told_where_the_value_begins() -> None:
    """libyaml notices an open quotation mark at the end of the file; we tell its opening."""
    problem = told('a: 1\nb: "x\nc: 2\nd: 3\n', first_line=10)
    assert (
        problem.line,
        problem.column,
        problem.fault,
    ) == (11, 4, "YAML: found unexpected end of stream")


def test_a_control_character_is_told_on_its_line() -> None:
    """Lines are counted in characters, though libyaml counts bytes."""
    problem = told("a: éééééé\nb: ééé\nc: \x01\nd: 1\ne: 1\nf: 1\n")
    assert (
        problem.line,
        problem.fault,
        problem.mend,
    ) == (3, "YAML: control characters are not allowed", "delete the invisible character")


YAML_ISH = st.text(alphabet=st.sampled_from("ab1:-?,[]{}#&*!|>'\"%@`~ \n\t\\é\u2028\x85\r."))


@given(st.one_of(st.text(), YAML_ISH), st.integers(1, 50))
def test_any_text_gives_nodes_or_problems_within_it(text: str, first: int) -> None:
    """Whatever stands in a file, there is an answer, and its place is a line of the file."""
    last = first + text.count("\n")
    try:
        places = [node.line for node in every(parse(text, FILE, first))]
    except Problems as met:
        places = [problem.line for problem in met.problems]
    assert [line for line in places if not first <= line <= last] == []


@given(st.one_of(st.text(), YAML_ISH))
def test_a_text_in_double_quotes_comes_back(text: str) -> None:
    """Escaped letter by letter, any text is read as itself."""
    written = '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'
    assert Scalar(text, 1, 1, plain=False, escaped=True) == parse(written, FILE)
