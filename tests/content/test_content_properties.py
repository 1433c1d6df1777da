"""Whatever is written into a content file, there is an answer; and what passes, builds."""

from datetime import date
from xml.etree import ElementTree

import html5lib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.content.checks.site import SITE_FIELDS
from site_builder.content.schema import PAPER, TOPIC, names
from site_builder.model.paper import LINK_KINDS, MODALITIES, TAG_KINDS
from tests.support.harness import Called, Site, Tree

WORDS = st.sampled_from(
    [
        *"A Kite, $O(n^2)$ $x^$ \\text{a} <script>alert(1)</script> & \" ' ${ $5 é 王 ʼ".split(),
        *"NO null ~ 1e3 2024 2024-02-30 2024-06-30 2408.06450 10.5555/kite KiteConf".split(),
        *"withdrawn knot short-string STRING https://kite.example/a javascript:alert(1)".split(),
        *"http://[::1 https://é.example/%zz? ]] }} {{ ]]> --> \u200d \ufffe \U0010ffff".split(),
        *("a" * 300, "\u2028", "\t", "superseded by knot"),
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


again = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Examples share one copy of the small list: each writes over the file of the last."""


def answered(site: Site) -> Called:
    """``check`` says what is wrong or that all is well; every fault has a mend."""
    checked = site.check()
    assert checked.code in (0, 1)
    faults = [line for line in checked.told.split("\n") if line.startswith("content/")]
    assert (checked.code == 1) == any(": warning: " not in fault for fault in faults)
    assert checked.told.count("\n    ") == len(faults)
    return checked


def built(site: Site) -> None:
    """What passes the check builds; its pages are HTML and its feeds XML without a fault."""
    made = site.build()
    assert (made.code, made.told) == (0, site.check().told)
    tree = Tree(site.output)
    for address in ("", "papers/", "papers/kite/", "tags/"):
        html5lib.HTMLParser(strict=True).parse(tree.text(address))
    for address in ("feed.xml", "topics/short-string/feed.xml", "sitemap.xml"):
        ElementTree.fromstring(tree.text(address))


@again
@given(st.binary(max_size=300))
def test_any_bytes_are_answered(small: Site, data: bytes) -> None:
    """A paper file may hold anything at all."""
    (small.folder / KITE).write_bytes(data)
    assert answered(small).code == 1


@again
@given(st.text(alphabet=st.sampled_from("-:#[]{}&*!|>'\"%@`,? \n\tab\\é")), TEXT)
def test_any_front_matter_is_answered(small: Site, front: str, body: str) -> None:
    """Text between the dashes that is nearly YAML, or not at all."""
    small.write({KITE: f"---\n{front}\n---\n{body}"})
    answered(small)


@settings(again, max_examples=150)
@given(mapping(names(PAPER)), TEXT)
def test_any_fields_of_a_paper_are_answered(
    small: Site, fields: dict[str, object], body: str
) -> None:
    """The right names with any values."""
    small.write({KITE: written(GOOD | fields, body)})
    answered(small)


@again
@given(mapping(names(TOPIC)), TEXT)
def test_any_fields_of_a_topic_are_answered(
    small: Site, fields: dict[str, object], body: str
) -> None:
    """The right names with any values."""
    small.write({"content/topics/short-string.md": written(fields, body)})
    answered(small)


@again
@given(mapping(SITE_FIELDS))
def test_any_settings_are_answered(small: Site, fields: dict[str, object]) -> None:
    """The right names with any values."""
    small.write({"content/site.yaml": written(fields, "").replace("---\n", "")})
    answered(small)


LINE = st.one_of(
    st.sampled_from(["ʼ", "’’", "ー", "1", "...", "a" * 300, "風" * 150]),
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


def test_whatever_passes_the_check_builds(small: Site) -> None:
    """Names in every script, formulas, signs that mean something to HTML, XML or a path."""
    kept = []

    @settings(max_examples=20)
    @given(PAPER, TEXT)
    def builds(fields: dict[str, object], body: str) -> None:
        kept.append(keep_what_passes(small, fields, body))
        built(small)

    builds()
    assert sum(kept) > 20
