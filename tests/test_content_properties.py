"""Whatever is written into a content file: an answer, never a traceback; and what passes, builds."""

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.checks.papers import PAPER_FIELDS
from site_builder.checks.site import SITE_FIELDS
from site_builder.checks.topics import TOPIC_FIELDS
from site_builder.paper import LINK_KINDS, MODALITIES, TAG_KINDS
from tests.harness import SMALL, Called, Site, Tree

WORDS = st.sampled_from(
    [
        *"A Kite, $O(n^2)$ $x^$ \\text{a} <script>alert(1)</script> & \" ' ${ $5 é 王小明 ʼ".split(
            " "
        ),
        *"NO null ~ 1e3 2024 2024-02-30 2024-06-30 2408.06450 10.5555/kite KiteConf withdrawn".split(),
        *"superseded by knot short-string STRING https://kite.example/a javascript:alert(1)".split(),
        *"http://[::1 https://é.example/%zz? ]] }} {{ ]]> --> \u200d \u2028 \ufffe \U0010ffff".split(),
        "a" * 300,
        "\t",
    ]
)
TEXT = st.one_of(
    st.text(max_size=30),
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=4).map("\n\n".join),
)
KITE = "content/papers/2024/kite.md"
GOOD: dict[str, object] = {
    "title": "A Kite",
    "authors": ["Ada Loop"],
    "published": "2024-06-30",
    "added": "2024-08-01",
    "topics": ["short-string"],
}


def values() -> st.SearchStrategy[object]:
    """Texts, lists and groups of them, the right names among the keys."""
    names = st.sampled_from([*TAG_KINDS, *LINK_KINDS, *MODALITIES, "weather"])
    return st.recursive(
        st.one_of(TEXT, st.dates(date(1, 1, 1)).map(str)),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
        max_leaves=5,
    )


def quoted(value: object) -> str:
    """A value as YAML that is read as just this value."""
    if isinstance(value, list):
        return f"[{', '.join(map(quoted, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {quoted(inner)}' for name, inner in value.items())}}}"
    letters = (
        char if char.isalnum() or char in " $()-." else f"\\U{ord(char):08x}" for char in str(value)
    )
    return f'"{"".join(letters)}"'


def written(fields: dict[str, object], body: str) -> str:
    """A content file."""
    lines = "".join(f"{name}: {quoted(value)}\n" for name, value in fields.items())
    return f"---\n{lines}---\n\n{body}\n"


def mapping(names: list[str]) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(st.sampled_from([*names, "weather"]), values(), max_size=5)


class Fresh:
    """A copy of the small list that is gone after the example."""

    def __enter__(self) -> Site:
        self.folder = TemporaryDirectory()
        site = Site(Path(self.folder.name))
        shutil.copytree(SMALL, site.content)
        return site

    def __exit__(self, *_: object) -> None:
        self.folder.cleanup()


def answered(site: Site) -> Called:
    """``check`` says what is wrong or that all is well; every fault has a mend."""
    checked = site.check()
    assert checked.code in (0, 1)
    faults = [line for line in checked.told.split("\n") if line.startswith(str(site.content))]
    assert (checked.code == 1) == any(": warning: " not in fault for fault in faults)
    assert checked.told.count("\n    ") == len(faults)
    return checked


def built(site: Site) -> None:
    """What passes the check builds, and every page is HTML without a fault."""
    made = site.build()
    assert (made.code, [line for line in made.told.split("\n") if ": warning: " in line]) == (
        0,
        [line for line in site.check().told.split("\n") if ": warning: " in line],
    )
    tree = Tree(site.output)
    for address in tree.addresses:
        html5lib.HTMLParser(strict=True).parse(tree.text(address))


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data: bytes) -> None:
    """A paper file may hold anything at all."""
    with Fresh() as site:
        (site.folder / KITE).write_bytes(data)
        assert answered(site).code == 1


@given(st.text(alphabet=st.sampled_from("-:#[]{}&*!|>'\"%@`,? \n\tab\\é")), TEXT)
def test_any_front_matter_is_answered(front: str, body: str) -> None:
    """Text between the dashes that is nearly YAML, or not at all."""
    with Fresh() as site:
        site.write({KITE: f"---\n{front}\n---\n{body}"})
        answered(site)


@settings(max_examples=150)
@given(mapping(PAPER_FIELDS), TEXT)
def test_any_fields_of_a_paper_are_answered(fields: dict[str, object], body: str) -> None:
    """The right names with any values."""
    with Fresh() as site:
        site.write({KITE: written(GOOD | fields, body)})
        answered(site)


@given(mapping(TOPIC_FIELDS), TEXT)
def test_any_fields_of_a_topic_are_answered(fields: dict[str, object], body: str) -> None:
    """The right names with any values."""
    with Fresh() as site:
        site.write({"content/topics/short-string.md": written(fields, body)})
        answered(site)


@given(mapping(SITE_FIELDS))
def test_any_settings_are_answered(fields: dict[str, object]) -> None:
    """The right names with any values."""
    with Fresh() as site:
        site.write({"content/site.yaml": written(fields, "").replace("---\n", "")})
        answered(site)


LINE = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs"])),
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
PAPER = st.fixed_dictionaries(
    {"title": LINE},
    optional={
        "authors": st.lists(LINE, min_size=1, max_size=3, unique=True),
        "added": st.dates(date(2024, 6, 30)).map(str),
        "arxiv": st.from_regex(r"[0-9]{4}\.[0-9]{5}", fullmatch=True),
        "doi": st.from_regex(r"10\.[0-9]{4}/[!-~]{1,20}", fullmatch=True),
        "venue": LINE.map(lambda text: f"{text} 2024"),
        "links": st.dictionaries(
            st.sampled_from(sorted(LINK_KINDS)),
            st.from_regex(r"https://[a-z]{1,9}\.example/[!-~]{0,20}", fullmatch=True),
            max_size=2,
        ),
        "tags": st.dictionaries(
            st.sampled_from(TAG_KINDS[:4]), st.lists(LINE, max_size=2, unique=True), max_size=2
        ),
        "status": st.sampled_from(["preprint", "withdrawn", "superseded by knot"]),
        "pick": LINE,
        "note": LINE,
    },
)


def keep_what_passes(site: Site, fields: dict[str, object], body: str) -> int:
    """Write a paper of those fields that pass, one by one, and say how many did."""
    kept, words = dict(GOOD), "We fly."
    for name, value in fields.items():
        tried = kept | {name: value}
        site.write({KITE: written(tried, words)})
        kept = tried if answered(site).code == 0 else kept
    site.write({KITE: written(kept, body)})
    if answered(site).code != 0:
        site.write({KITE: written(kept, words)})
    return sum(kept.get(name) == value for name, value in fields.items())


KEPT: list[int] = []


@settings(max_examples=40)
@given(PAPER, TEXT)
def test_whatever_passes_the_check_builds(fields: dict[str, object], body: str) -> None:
    """Names in every script, formulas, signs that mean something to HTML, XML or a path."""
    with Fresh() as site:
        KEPT.append(keep_what_passes(site, fields, body))
        built(site)


def test_enough_passes_to_be_built() -> None:
    """The test above would be silent if the check refused everything it makes up."""
    assert sum(KEPT) > 40
