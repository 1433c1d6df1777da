"""What people write: a paper, files of papers in any style, and the mistakes of the table."""

import re
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from site_builder.model.paper import (
    LINK_KINDS,
    MODALITIES,
    TAG_KINDS,
    Paper,
    PartialDate,
    Status,
    Venue,
)
from tests.support.harness import REPOSITORY

MISTAKES = sorted((REPOSITORY / "tests" / "mistakes").glob("*.txt"))
TOLD = "==== told\n"
HOME = Path("content")
KITE = HOME / "papers/2024/kite.md"
SLUGS = ("short-string", "light-sails", "calm-air")
PAPER = Paper(
    key="knot",
    title="A Knot",
    authors=("Ada Knot", "Ben Knot"),
    published=PartialDate(2024, 6),
    added=date(2024, 7, 1),
    abstract="Less string.",
    arxiv="2401.00001",
    venue=Venue("Knots", 2024),
    links={"code": "https://code.example/knot?a=1&b=2#c"},
    topics=("short-string",),
    tags={"methods": ("Knot",)},
    status=Status("published"),
    file="content/papers/2024/knot.md",
    inside="papers/2024/knot.md",
    lines={},
)


def files_in(text: str) -> dict[str, str]:
    """The files of a mistake: each begins with a line ``-- its/path --``."""
    _, *rest = re.split(r"^-- (\S+) --\n", text, flags=re.MULTILINE)
    return dict(zip(rest[::2], rest[1::2], strict=True))


WORDS = st.sampled_from(
    "A Kite, [flies] {far}: #1 of 'many' \"sails\" é 王 - ? 12x a#b & *".split()
)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
COMMENT = st.sampled_from(["", "", "  # why", " #! [x]: {y}"])


def quoted(text: str, style: int) -> str:
    """A text as YAML, in one of the ways a person may write it."""
    plain = re.fullmatch(r"[A-Za-z0-9é王][A-Za-z0-9é王 x]*", text)
    if style == 0 and plain:
        return text
    if style == 1:
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def lists(draw: st.DrawFn, indent: int = 0, names: st.SearchStrategy[str] = TEXT) -> str:
    """A list of texts, in any shape, with comments."""
    items = [
        quoted(text, draw(st.integers(0, 2)))
        for text in draw(st.lists(names, min_size=1, max_size=4, unique=True))
    ]
    shape = draw(st.sampled_from(["row", "wide", "lines", "deep", "noted", "row of lines"]))
    pad = " " * indent
    if shape == "row":
        return f" [{', '.join(items)}]{draw(COMMENT)}\n"
    if shape == "wide":
        return f"  [ {' , '.join(items)} ]{draw(COMMENT)}\n"
    if shape == "row of lines":
        note = draw(st.sampled_from(["", " # in a row"]))
        return f"\n{pad}    [{f',{note}{chr(10)}{pad}     '.join(items)}]\n"
    if shape == "noted":
        lines = [f"{pad}  # on it\n{pad}  - {item}{draw(COMMENT)}\n" for item in items]
        return f"{draw(COMMENT)}\n" + "\n".join(lines)
    step = "    " if shape == "deep" else "  "
    return "\n" + "".join(f"{pad}{step}- {item}{draw(COMMENT)}\n" for item in items)


@st.composite
def groups(draw: st.DrawFn, names: tuple[str, ...], values: st.SearchStrategy[str]) -> str:
    """A group of fields, in any order and shape."""
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    indent = draw(st.sampled_from([1, 2, 4]))
    lines = []
    for name in chosen:
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from([f"{' ' * indent}# of it\n", "\n", "# below\n"])))
        lines.append(f"{' ' * indent}{name}:{draw(lists(indent, values))}")
    return f"{draw(COMMENT)}\n" + "".join(lines)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """One line of text, or several that are one."""
    text = draw(TEXT)
    shape = draw(st.sampled_from(["line", "line", "folded", "bar", "quoted"]))
    if shape == "line":
        return f"  {quoted(text, draw(st.integers(0, 2)))}{draw(COMMENT)}\n"
    if shape == "quoted":
        return f' "{quoted(text, 2)[1:-1]}\n   and more"\n'
    sign = {"folded": ">-", "bar": "|"}[shape]
    return f" {sign}{draw(COMMENT)}\n    {text}\n    # no comment\n\n    more\n"


def links(kinds: list[str]) -> str:
    """Links, further in than they need to be."""
    return "\n" + "".join(f"   {kind}: https://kite.example/{kind}\n" for kind in kinds)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A paper's file as a person may leave it: any order, any style, comments anywhere."""
    kinds = tuple(kind for kind in TAG_KINDS if kind != "modality")
    link_kinds = st.lists(st.sampled_from(list(LINK_KINDS)), min_size=1, max_size=3, unique=True)
    fields = {
        "title": texts(),
        "authors": lists(names=st.sampled_from(["Ada Loop", "Bo Reef, Jr.", "O'Hara", "李 雷"])),
        "published": st.sampled_from([" 2024\n", " 2024-06-30  # v1\n", ' "2024-06"\n']),
        "added": st.just(" 2024-08-01\n"),
        "arxiv": st.sampled_from([' "2408.06450"\n', " '2408.06450' # v2\n"]),
        "topics": lists(names=st.sampled_from(SLUGS)),
        "tags": groups(kinds, st.sampled_from(["Kite 1", "C#", "a, b", "LoRA"])),
        "links": link_kinds.map(links),
        "drop": groups(("topics", "tags", "claims"), TEXT),
        "note": texts(),
        "plain": lists(),
    }
    order = draw(st.permutations(list(fields)))
    kept = [name for name in order if name in list(fields)[:4] or draw(st.booleans())]
    above = st.sampled_from(["", "", "# Above.\n", "\n", "\n\n# Far above.\n\n"])
    front = "".join(f"{draw(above)}{name}:{draw(fields[name])}" for name in kept)
    end = draw(st.sampled_from(["", "# At the end.\n", "\n\n"]))
    breaks = draw(st.sampled_from(["\n", "\r\n"]))
    return f"---\n{front}{end}---\n\n\nWe fly far, {MODALITIES[0]}.\n".replace("\n", breaks)
