"""What a file says beside what its words suggest, and proposals written into its text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.evidence import Evidence, Extract, Mention, Quotation, TopicSuggestion
from site_builder.analysis.positions import place_of
from site_builder.analysis.suggestions import Suggestion, compare, spellings
from site_builder.content.checks.paper import check_paper
from site_builder.content.front_matter import parse_source
from site_builder.editing import apply
from site_builder.editing.apply import apply_suggestions
from site_builder.model.paper import CLAIM_KINDS, TAG_KINDS, Paper
from site_builder.model.problems import Unable


def insert_suggestions(text: str, proposed: list[Suggestion]) -> str:
    """The text of a file that messages would name."""
    return apply.insert_suggestions(text, proposed, str(HERE))


ABSTRACT = "We tie knots, 12x faster than by hand, and cut *string* by 50%. It is 12x faster."
TOPICS = [f"topic-{number}" for number in range(9)]
HEAD = "title: Knots\nauthors: [Ada Loop]\npublished: 2024\nadded: 2024-08-01\n"
HERE = Path("content/papers/2024/knot.md")


def file_of(front: str, abstract: str = ABSTRACT) -> str:
    """A paper's file with some fields more than it needs."""
    return f"---\n{HEAD}{front}---\n\n{abstract}\n"


def paper_of(text: str) -> Paper:
    """A text as the paper it is."""
    paper, problems = check_paper(parse_source(text, HERE, Path("content")), TOPICS)
    assert paper is not None, problems
    return paper


def words(text: str, field: Any = "abstract") -> Evidence:
    """A place that matters to nobody."""
    return Evidence(field, 0, len(text), text)


def extract(
    topics: str = "", claims: tuple[tuple[Any, str], ...] = (), **tags: list[str]
) -> Extract:
    """What a paper's words might tell."""
    return Extract(
        topics=tuple(TopicSuggestion(slug, 0.9, (words(slug),)) for slug in topics.split()),
        tags={
            kind: tuple(Mention(name, words(name)) for name in tags[kind])
            for kind in TAG_KINDS
            if kind in tags
        },
        claims=tuple(Quotation(kind, 12.0, "x", words(quote)) for kind, quote in claims),
    )


def values(proposals: tuple[Suggestion, ...]) -> list[str]:
    """What is proposed."""
    return [proposal.value for proposal in proposals]


def test_a_difference_sorts_what_is_suggested_by_what_the_file_says() -> None:
    """Agreed, proposed, refused, and what stands in the file by judgement alone."""
    paper = paper_of(
        file_of(
            "topics: [topic-1, topic-2]\n"
            "tags:\n  methods: [KNOT]\n  models: [Delta]\n"
            "claims:\n  speed-up: [12x faster]\n"
            "drop:\n  topics: [topic-4]\n  tags: [GPT-4]\n  claims: [50%]\n"
        )
    )
    suggested = extract(
        "topic-1 topic-3 topic-4",
        (("speed-up", "12x faster than by hand"), ("cost", "cut *string* by 50%")),
        methods=["Knot"],
        models=["GPT4", "Eddy"],
    )
    told = compare(paper, suggested)
    assert values(told.agreed) == ["topic-1", "Knot", "12x faster than by hand"]
    assert values(told.proposed) == ["topic-3", "Eddy"]
    assert values(told.refused) == ["topic-4", "GPT4", "cut *string* by 50%"]
    assert told.own == (("topics", "", "topic-2"), ("tags", "models", "Delta"))


def test_no_more_topics_are_proposed_than_a_paper_may_have() -> None:
    """Those in the file keep their places."""
    suggested = extract("topic-1 topic-2 topic-3 topic-4 topic-5")
    full = compare(paper_of(file_of("topics: [topic-6, topic-7, topic-1]\n")), suggested)
    assert values(full.proposed) == ["topic-2"]
    assert len(compare(paper_of(file_of("")), suggested).proposed) == 4


def test_a_name_under_another_kind_is_not_proposed_again() -> None:
    """A curator who calls a method a benchmark is right."""
    paper = paper_of(file_of("tags:\n  benchmarks: [Breeze-10]\n"))
    assert compare(paper, extract(methods=["Breeze 10"])).proposed == ()


@pytest.mark.parametrize(
    ("claims", "proposed"),
    [
        ((("speed-up", "12x faster"), ("speed-up", "12x faster")), ["12x faster"]),
        ((("speed-up", "12x faster than"), ("cost", "faster than by hand")), ["12x faster than"]),
        ((("cost", "cut *string* by 50%"),), ["cut *string* by 50%"]),
        ((("cost", "cut *string"),), []),
        ((("cost", "12x\u200b faster"),), []),
        ((("cost", "12x\n faster"),), ["12x faster"]),
    ],
)
def test_a_quotation_is_proposed_once_and_as_the_checks_want_it(
    claims: tuple[tuple[str, str], ...], proposed: list[str]
) -> None:
    """Neither twice nor with half of the abstract's markup."""
    paper = paper_of(file_of(""))
    assert values(compare(paper, extract(claims=claims)).proposed) == proposed


@pytest.mark.parametrize("name", ["n" * 201, "王" * 60, "\u200bKNOT", "…"])
def test_a_name_that_can_have_no_page_is_not_proposed(name: str) -> None:
    """What is proposed can be written."""
    assert compare(paper_of(file_of("")), extract(methods=[name])).proposed == ()


def test_a_name_is_proposed_in_the_spelling_of_the_list() -> None:
    """One that is new to the list is spelt for the files after it."""
    other, paper = paper_of(file_of("tags:\n  models: [Delta 2]\n")), paper_of(file_of(""))
    written = spellings([other])
    told = [
        compare(paper, extract(models=names), written).proposed
        for names in (["DELTA-2"], ["Eddy"], ["eddy"])
    ]
    assert [values(proposed) for proposed in told] == [["Delta 2"], ["Eddy"], ["Eddy"]]
    assert values(compare(paper, extract(methods=["Delta2"]), written).proposed) == ["Delta2"]


TOPIC = Suggestion("topics", "", "new", ())
MODEL = Suggestion("tags", "models", "New, 2", ())
METHOD = Suggestion("tags", "methods", "NEW", ())
COST = Suggestion("claims", "cost", "cut by 50%: all", ())
SPEED = Suggestion("claims", "speed-up", "12x faster", ())


@pytest.mark.parametrize(
    ("before", "proposal", "after"),
    [
        # lists in a row
        ("topics: [a, b]\n", TOPIC, "topics: [a, b, new]\n"),
        ("topics: [ a , b ]\n", TOPIC, "topics: [ a , b, new ]\n"),
        ("topics: [a, b,]\n", TOPIC, "topics: [a, b, new,]\n"),
        ("topics: [a, b]  # two\n", TOPIC, "topics: [a, b, new]  # two\n"),
        ("topics: []\n", TOPIC, "topics: [new]\n"),
        ("topics: [ ]\n", TOPIC, "topics: [ new]\n"),
        ('topics: ["a", \'b\']\n', TOPIC, 'topics: ["a", \'b\', new]\n'),
        ('"topics": [a]\n', TOPIC, '"topics": [a, new]\n'),
        ("topics: [a,\n  b]\n", TOPIC, "topics: [a,\n  b, new]\n"),
        ("topics:\n  [a,\n   b]\n", TOPIC, "topics:\n  [a,\n   b, new]\n"),
        (
            "topics: [\n  a,  # one\n  b,  # ]\n]\n",
            TOPIC,
            "topics: [\n  a,  # one\n  b, new,  # ]\n]\n",
        ),
        ("topics: [\n  a,\n  b  # two\n]\n", TOPIC, "topics: [\n  a,\n  b, new  # two\n]\n"),
        ("topics: [  # none\n]\n", TOPIC, "topics: [  # none\nnew]\n"),
        # one below the other
        ("topics:\n  - a\n  - b\n", TOPIC, "topics:\n  - a\n  - b\n  - new\n"),
        ("topics:\n- a\nstatus: x\n", TOPIC, "topics:\n- a\n- new\nstatus: x\n"),
        ("topics:\n  -   a\n", TOPIC, "topics:\n  -   a\n  - new\n"),
        ("topics:\n  -\n    a\n", TOPIC, "topics:\n  -\n    a\n  - new\n"),
        (
            "topics:\n  # first\n  - a  # one\n  # last\n\nstatus: x\n",
            TOPIC,
            "topics:\n  # first\n  - a  # one\n  - new\n  # last\n\nstatus: x\n",
        ),
        (
            "topics:\n  - >-\n    a\n\n  # last\nstatus: x\n",
            TOPIC,
            "topics:\n  - >-\n    a\n  - new\n\n  # last\nstatus: x\n",
        ),
        (
            "claims:\n  speed-up:\n    - |\n      3x\n  cost:\n    - 4x\n",
            SPEED,
            "claims:\n  speed-up:\n    - |\n      3x\n    - 12x faster\n  cost:\n    - 4x\n",
        ),
        (
            'claims:\n  speed-up:\n    - "3x\n      faster"  # c\n  cost: [4x]\n',
            SPEED,
            'claims:\n  speed-up:\n    - "3x\n      faster"  # c\n    - 12x faster\n  cost: [4x]\n',
        ),
        # missing fields
        ("", TOPIC, "topics: [new]\n"),
        ("", MODEL, 'tags:\n  models: ["New, 2"]\n'),
        ("", COST, 'claims:\n  cost:\n    - "cut by 50%: all"\n'),
        ("status: x\n", TOPIC, "topics: [new]\nstatus: x\n"),
        ("# why\nstatus: x\n", TOPIC, "topics: [new]\n# why\nstatus: x\n"),
        ("pick: x\nvenue: y\n", TOPIC, "pick: x\nvenue: y\ntopics: [new]\n"),
        (
            "venue: >-\n  K\n  2024\n\n# why\nstatus: x\n",
            TOPIC,
            "venue: >-\n  K\n  2024\ntopics: [new]\n\n# why\nstatus: x\n",
        ),
        ("links:\n  pdf: x\nstatus: x\n", TOPIC, "links:\n  pdf: x\ntopics: [new]\nstatus: x\n"),
        ("tags:\n  models: [a]\n", METHOD, "tags:\n  methods: [NEW]\n  models: [a]\n"),
        (
            "tags:\n    methods: [a]\n    hardware: [b]\n",
            MODEL,
            'tags:\n    methods: [a]\n    models: ["New, 2"]\n    hardware: [b]\n',
        ),
        (
            "tags:\n  # why\n  methods:\n    - a\n  hardware: [b]\n",
            MODEL,
            'tags:\n  # why\n  methods:\n    - a\n  models: ["New, 2"]\n  hardware: [b]\n',
        ),
        (
            "claims:\n  memory:\n    - 3x\nstatus: x\n",
            SPEED,
            "claims:\n  speed-up:\n    - 12x faster\n  memory:\n    - 3x\nstatus: x\n",
        ),
        # groups in a row
        ("tags: {}\n", MODEL, 'tags: {models: ["New, 2"]}\n'),
        ("tags: {  }  # none\n", MODEL, 'tags: {  models: ["New, 2"]}  # none\n'),
        ("tags: {methods: [a]}\n", MODEL, 'tags: {methods: [a], models: ["New, 2"]}\n'),
        ("tags: {methods: [a],}\n", MODEL, 'tags: {methods: [a], models: ["New, 2"],}\n'),
        ("tags: { models: [ a ] }\n", MODEL, 'tags: { models: [ a, "New, 2" ] }\n'),
        ("tags: {models: []}\n", MODEL, 'tags: {models: ["New, 2"]}\n'),
        ("tags:\n  models: []\n", MODEL, 'tags:\n  models: ["New, 2"]\n'),
        (
            "tags: {methods: [a],\n  hardware: [b]  # c\n  }\n",
            MODEL,
            'tags: {methods: [a],\n  hardware: [b], models: ["New, 2"]  # c\n  }\n',
        ),
        ("claims: {}\n", COST, 'claims: {cost: ["cut by 50%: all"]}\n'),
    ],
)  # fmt: skip
def test_a_proposal_stands_where_a_person_would_put_it(
    before: str, proposal: Suggestion, after: str
) -> None:
    """Behind the last item of its list, or in a field of its own in the order of the docs."""
    assert insert_suggestions(file_of(before), [proposal]) == file_of(after)


def test_front_matter_in_a_row_stays_in_a_row() -> None:
    """A whole file's fields may stand between braces."""
    head = "title: Knots, authors: [Ada], published: 2024, added: 2024-08-01"
    text = f"---\n{{{head}}}\n---\n\nWe tie.\n"
    after = insert_suggestions(text, [TOPIC, MODEL, TOPIC])
    fields = 'topics: [new, new], tags: {models: ["New, 2"]}'
    assert after == text.replace(head, f"{head}, {fields}")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("front", ["", "topics:\n  - a\n", "topics: [a]\ntags:\n  models: [b]\n"])
def test_line_ends_stay_as_they_are(end: str, front: str) -> None:
    """New lines end as the others do."""
    text, proposed = file_of(front), [TOPIC, MODEL, SPEED, COST]
    after = insert_suggestions(text.replace("\n", end), proposed)
    assert after == insert_suggestions(text, proposed).replace("\n", end)


def test_what_is_no_front_matter_is_not_looked_at() -> None:
    """Rules, lists and odd separators in the abstract stay."""
    body = "We tie.\n\n---\n\ntopics: [a]\u2028--- \x85\n- b\n"
    text = file_of("", body)
    assert insert_suggestions(text, [TOPIC]).endswith(body + "\n")


def test_nothing_proposed_changes_nothing() -> None:
    """Not a byte, whatever the file's ends."""
    for text in (file_of("topics: [a]\n"), file_of("").rstrip("\n"), "\ufeff" + file_of("")):
        assert insert_suggestions(text, []) == text


NAMES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1).filter(
        lambda text: bool(text.split())
    ),
    st.sampled_from(["a: b", "- a", "[a]", "{a}", "a # b", "'a", '"a"', "a,b", "null", "1e3"]),
    st.sampled_from(["*a", "&a", "!a", "a\\b", "%", "---", "~", "a:", "\U0001d538", "12%", "?"]),
)
ITEMS = st.lists(st.sampled_from(["a", '"b, c"', "'d'", "e f"]), max_size=3)


@st.composite
def lists(draw: st.DrawFn, indent: str) -> str:
    """A list as people write it: in a row or in lines, with blanks and comments."""
    items = draw(ITEMS)
    note = draw(st.sampled_from(["", "  # why", " # ]"]))
    style = draw(st.sampled_from(["row", "rows", "block"] if items else ["row"]))
    if style == "row":
        blank, comma = draw(st.sampled_from(["", " "])), draw(st.sampled_from(["", ","]))
        return f" [{blank}{', '.join(items)}{comma if items else ''}{blank}]{note}\n"
    if style == "rows":
        comma = draw(st.sampled_from(["", ","]))
        inner = f",{note}\n{indent}  ".join(items)
        return f" [\n{indent}  {inner}{comma}{note}\n{indent}]\n"
    space = draw(st.sampled_from(["  ", "    "]))
    after = draw(st.sampled_from(["", "\n", f"{indent}{space}# end\n", "# end\n\n"]))
    return "\n" + "".join(f"{indent}{space}- {item}{note}\n" for item in items) + after


@st.composite
def fronts(draw: st.DrawFn) -> str:
    """The fields of a paper, in any order."""
    fields = ["title: Knots\n", "authors:\n  - Ada\n", "added: 2024-08-01  # today\n"]
    fields += draw(st.sampled_from([[], ["# a remark\n"], ["note: >\n  One.\n\n  Two.\n\n"]]))
    if draw(st.booleans()):
        fields.append("topics:" + draw(lists("")))
    for name, kinds in (("tags", TAG_KINDS), ("claims", CLAIM_KINDS)):
        chosen = draw(st.lists(st.sampled_from(kinds), max_size=3, unique=True))
        if chosen:
            inner = [f"  {kind}:{draw(lists('  '))}" for kind in chosen]
            fields.append(f"{name}:\n{''.join(inner)}")
        elif draw(st.booleans()):
            fields.append(f"{name}: {{}}\n")
    return "".join(draw(st.permutations(fields)))


@st.composite
def proposals(draw: st.DrawFn) -> Suggestion:
    """Anything that might be proposed."""
    field: Any = draw(st.sampled_from(["topics", "tags", "claims"]))
    kinds = {"topics": ("",), "tags": TAG_KINDS, "claims": CLAIM_KINDS}[field]
    return Suggestion(field, draw(st.sampled_from(kinds)), " ".join(draw(NAMES).split()), ())


def grown(old: str, new: str) -> bool:
    """Whether a line is the old one, or the old one with something put in."""
    chars = iter(new)
    return all(char in chars for char in old)


def fields_of(text: str) -> dict[str, Any]:
    """The front matter as plain data."""
    loaded = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def add_to(data: dict[str, Any], proposal: Suggestion) -> None:
    """The same addition, made to plain data."""
    names = [proposal.field, proposal.kind] if proposal.kind else [proposal.field]
    for name in names[:-1]:
        data = data.setdefault(name, {})
    data.setdefault(names[-1], []).append(proposal.value)


@given(fronts(), st.lists(proposals(), max_size=4))
def test_the_old_lines_stand_in_order_and_the_new_values_behind_them(
    front: str, proposed: list[Suggestion]
) -> None:
    """Every old character is still there, and the file says just the proposals more."""
    text = f"---\n{front}---\n\nWe tie.\n"
    expected = fields_of(text)
    for proposal in proposed:
        add_to(expected, proposal)
    after = insert_suggestions(text, proposed)
    assert fields_of(after) == expected
    lines = iter(after.split("\n"))
    for old in text.split("\n"):
        assert any(grown(old, line) for line in lines), f"{old!r} is gone, or out of order"


@given(fronts(), st.lists(proposals(), max_size=3), st.lists(proposals(), max_size=3))
def test_writing_at_once_and_one_after_another_is_the_same(
    front: str, first: list[Suggestion], second: list[Suggestion]
) -> None:
    """A file does not remember in how many runs it was written."""
    text = f"---\n{front}---\n\nWe tie.\n"
    assert insert_suggestions(insert_suggestions(text, first), second) == insert_suggestions(
        text, [*first, *second]
    )


def written(folder: Path, data: bytes, proposed: list[Suggestion]) -> bytes:
    """A file's bytes after proposals were written into it."""
    path = folder / "papers/2024/knot.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    paper, problems = check_paper(parse_source(text, path, folder), TOPICS)
    assert paper is not None, problems
    apply_suggestions(paper, folder, proposed, TOPICS)
    assert [file.name for file in path.parent.iterdir()] == ["knot.md"]
    return path.read_bytes()


KNOWN = [
    Suggestion("topics", "", "topic-3", ()),
    Suggestion("tags", "models", "Delta", ()),
    Suggestion("claims", "speed-up", "12x faster", ()),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_keeps_its_bytes_and_its_mode(tmp_path: Path, end: str, mark: str) -> None:
    """Byte order mark, line ends and rights are nobody's business."""
    text = file_of("topics: [topic-1]  # é\n")
    path = tmp_path / "papers/2024/knot.md"
    path.parent.mkdir(parents=True)
    path.touch(0o640)
    after = written(tmp_path, (mark + text.replace("\n", end)).encode(), KNOWN)
    assert after == (mark + insert_suggestions(text, KNOWN).replace("\n", end)).encode()
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "front",
    [
        "topics: &t [topic-1]\ndrop:\n  topics: *t\n",
        "drop:\n  topics: &t [topic-1]\ntopics: *t\n",
        "drop:\n  topics: [&t topic-1]\ntopics: [topic-2, *t]\n",
    ],
)
def test_a_file_that_says_two_things_at_once_is_left_to_a_person(
    tmp_path: Path, front: str
) -> None:
    """Where an alias would take the new value to another field too, nothing is written."""
    data = file_of(front).encode()
    with pytest.raises(Unable, match="write the proposals by hand"):
        written(tmp_path, data, KNOWN)
    assert (tmp_path / "papers/2024/knot.md").read_bytes() == data


def test_a_file_that_cannot_be_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told, and leaves nothing behind."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    data = file_of("").encode()
    with pytest.raises(Unable, match="cannot be written: No space left"):
        written(tmp_path, data, KNOWN)
    path = tmp_path / "papers/2024/knot.md"
    assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("title", "words", "line"),
    [
        ("title: Tying Knots Fast", "Knots", 2),
        ('title: "Tying: Knots"', "Knots", 2),
        ("title: 'Tying ''Old'' Knots'", "Knots", 2),
        ("title:   Tying\n  Long   Knots", "Long Knots", 3),
        ("title: >-\n  Tying\n  Knots", "Knots", 4),
        ("title: >-\n  Tying\n  Knots", "Tying Knots", 3),
        ('title: "Tying K\\u006eots"', "Tying", 2),
    ],
)
def test_words_of_a_title_are_told_where_they_stand(title: str, words: str, line: int) -> None:
    """In quotes, over several lines and with blanks between."""
    text = file_of("").replace("title: Knots", title)
    paper = paper_of(text)
    start = paper.title.index(words)
    evidence = Evidence("title", start, start + len(words), words)
    found, column = place_of(evidence, paper, text)
    assert found == line
    assert text.split("\n")[line - 1][column - 1 :].startswith(words.split()[0])


def test_words_that_a_title_writes_otherwise_are_told_at_its_beginning() -> None:
    """An escape hides them."""
    text = file_of("").replace("title: Knots", 'title: "Tying K\\u006eots"')
    paper = paper_of(text)
    assert place_of(Evidence("title", 6, 11, "Knots"), paper, text) == (2, 8)


@pytest.mark.parametrize("lead", ["\n", "\n\n\n", "\n   ", "\n \n\t"])
def test_words_of_an_abstract_are_told_where_they_stand(lead: str) -> None:
    """Behind blank lines and blanks too."""
    text = file_of("", "").rstrip("\n") + f"\n{lead}We tie.\nWe cut é knots.  \n\n"
    paper = paper_of(text)
    for words in ("We tie", "knots", "tie.\nWe"):
        start = paper.abstract.index(words)
        evidence = Evidence("abstract", start, start + len(words), words)
        line, column = place_of(evidence, paper, text)
        assert "\n".join(text.split("\n")[line - 1 :])[column - 1 :].startswith(words)
