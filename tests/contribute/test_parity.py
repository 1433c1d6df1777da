"""The contribute page says what the builder says: its modules beside the rooms they follow."""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from site_builder.analysis.extractor import Extractor
from site_builder.content.checks.duplicates import Identified, duplicates, identify_source
from site_builder.content.front_matter import parse_source
from site_builder.content.reader import read_content
from site_builder.content.yaml_nodes import Node, Scalar, Sequence, parse
from site_builder.editing.format import format_text
from site_builder.editing.keys import key_for
from site_builder.editing.style import STYLES
from site_builder.text import ids, slugs
from tests.support.contributing import texts
from tests.support.harness import CONTENT, REPOSITORY, Tree
from tests.support.script import ADAPTERS, results_of
from tests.support.written import MISTAKES, TOLD, files_in

READ = REPOSITORY / "tests" / "eval" / "topics-read.jsonl.gz"
LABELLED = 300
"""Papers of the labelled ones that are compared."""

CONCERNED = re.compile(
    r"abstract|arxiv|author|date|doi|fields-missing|item-twice|invisible-character|"
    r"field-with-an-invisible|link|note|published|papers-with-one|title|topics-(?:missing|too)|"
    r"topic-missing|venue|word-too-long|formula"
)
"""Mistakes about what the form asks for, by their names."""
ELSEWHERE = {
    "arxiv-without-quotes": "the page writes them",
    "link-of-another-kind": "a field of its own for each kind",
    "link-twice": "a field of its own for each kind",
    "papers-with-one-key": "the page makes the key",
    "papers-with-one-arxiv-id-in-two-forms": "the page writes ids bare",
    "papers-with-one-arxiv-id-in-a-link": "the form asks for no link to the paper",
    "papers-with-one-doi-in-a-link": "the form asks for no link to the paper",
    "published-beside-the-years": "the page chooses the folder",
    "published-in-another-year": "the page chooses the folder",
    "authors-empty": "its file has a mistake that the form cannot make as well",
    "note-with-a-bad-formula": "only the commonest faults of formulas",
    "abstract-with-a-bad-formula": "told too",
    "title-with-an-entangled-formula": "only the commonest faults of formulas",
    "abstract-with-an-entangled-formula": "only the commonest faults of formulas",
    "note-with-an-entangled-formula": "only the commonest faults of formulas",
}


def told_by(tree: Tree, adapter: str, cases: Iterable[Any], name: str = "rules") -> list[Any]:
    """What the page's modules make of cases, by what the builder has written out for them."""
    data = json.loads(tree.text(f"contribute/{name}.json"))
    return results_of(ADAPTERS / "contribute.js", adapter, cases, data)


def papers() -> list[tuple[str, str]]:
    """Titles and abstracts of the list, then of papers that were labelled by hand."""
    own = [(paper.title, paper.abstract) for paper in read_content(CONTENT).papers]
    lines = gzip.decompress(READ.read_bytes()).decode().splitlines()[:LABELLED]
    return [*own, *((one["title"], one["abstract"]) for one in map(json.loads, lines))]


def test_the_browser_suggests_the_builder_s_topics(real_tree: Tree) -> None:
    """For every paper, in the same order, each with the same words behind it."""
    content = read_content(CONTENT)
    extractor = Extractor(content.topics, content.vocabulary)
    given = papers()
    assert len(given) > LABELLED
    found = told_by(real_tree, "suggester", given, "vocabulary")
    assert sum(map(len, found)) > LABELLED
    for (title, abstract), theirs in zip(given, found, strict=True):
        topics = extractor.read(title, abstract).topics
        assert theirs == [[one.topic, [why.text for why in one.evidence]] for one in topics], title


def test_keys_are_those_that_the_builder_makes_of_titles(real_tree: Tree) -> None:
    """For every paper, the first choice and the second."""
    given = [title for title, _ in papers()]
    found = told_by(real_tree, "namer", ((title,) for title in given))
    for title, theirs in zip(given, found, strict=True):
        first = key_for(title, "", (), "2024")
        assert theirs == [first, key_for(title, "", {first}, "2024")], title


def odd_answers() -> list[dict[str, Any]]:
    """Entries whose every field is of odd signs."""
    written = [text for text in texts(9000) if text.split()]
    return [
        {
            "title": a,
            "abstract": "A kite needs no spool.\n\nIt needs wind.",
            "authors": [a, b],
            "published": ("2024", "2024-06", "2024-06-30", a)[n % 4],
            "added": "2026-11-24",
            "arxiv": b,
            "doi": c,
            "venue": d,
            "links": {"code": d},
            "topics": [a, c],
            "drop": {"topics": [a]},
            "note": e,
        }
        for n, (a, b, c, d, e) in enumerate(zip(*[iter(written)] * 5, strict=False))
    ]


def test_the_file_says_what_was_meant_and_stays_as_it_is(real_tree: Tree, tmp_path: Path) -> None:
    """Whatever YAML could take a text for: any reader has the very words, and `format` agrees."""
    given = odd_answers()
    assert len(given) > 1500
    found = told_by(real_tree, "writer", ((entry,) for entry in given))
    path = tmp_path / "papers" / "2024" / "x.md"
    for answers, text in zip(given, found, strict=True):
        meant = {name: flat(value) for name, value in answers.items() if name != "abstract"}
        assert as_data(parse_source(text, path, tmp_path).front) == meant
        assert text.endswith(f"---\n\n{answers['abstract']}\n")
        read = yaml.safe_load(text.split("---\n")[1])
        assert flat({**read, "published": str(read["published"]), "added": str(read["added"])}) == {
            **meant,
            "published": str(read["published"]),
        }
        assert format_text(text, path, tmp_path, STYLES["papers"]) == text


def flat(value: Any) -> Any:
    """Answers as a file has them, each text on one line."""
    if isinstance(value, dict):
        return {name: flat(part) for name, part in value.items()}
    return [flat(part) for part in value] if isinstance(value, list) else " ".join(value.split())


def test_ids_names_and_addresses_are_compared_alike(real_tree: Tree) -> None:
    """And quoted alike in messages."""
    given = [
        *texts(2000),
        "https://arxiv.org/abs/2408.06450v2", "HTTP://ARXIV.ORG/pdf/2408.06450", "math.gt/0309136",
        "arXiv:cs/9605103", "https://huggingface.co/papers/2408.06450?x=1", "2408.6450.1",
        "https://doi.org/10.1145/1.2", "doi:10.5555/X", "Straße", "ΣΑΣ", "It's", 'Say "it\'s"',
    ]  # fmt: skip
    found = told_by(real_tree, "comparer", ((text,) for text in given))
    for text, theirs in zip(given, found, strict=True):
        assert theirs == [
            slugs.title_identity(text),
            ids.arxiv_id(text),
            ids.doi(text),
            ids.is_web_address(f"https://{text}"),
            repr(text),
        ], ascii(text)


def as_data(node: Node | None) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [as_data(item) for item in node.items]
    return {key.text: as_data(value) for key, value in node.entries} if node else {}


def mistakes() -> list[Path]:
    """Those about what the form asks for, each with a paper's file."""
    return [
        mistake
        for mistake in MISTAKES
        if CONCERNED.match(mistake.stem)
        and mistake.stem not in ELSEWHERE
        and "-- content/papers/" in mistake.read_text(encoding="utf-8")
    ]


def test_mistakes_are_told_in_the_builder_s_words(real_tree: Tree) -> None:
    """Each mistake of the table that the form can make: fault and mend, word for word."""
    given, expected = [], []
    for mistake in mistakes():
        files, told = mistake.read_bytes().decode("utf-8").split(TOLD)
        named = {name: text for name, text in files_in(files).items() if "/papers/" in name}
        entries = {}
        for name, text in named.items():
            _, front, body = re.split(r"^---[ ]*\n", text, maxsplit=2, flags=re.MULTILINE)
            entries[name] = {**as_data(parse(front, name)), "abstract": body.strip()}
        of = told.strip().partition(":")[0]
        entry = entries.pop(of if of in entries else list(entries)[-1])
        there = [(name.removeprefix("content/"), paper) for name, paper in entries.items()]
        given.append((entry, there))
        said = re.findall(r"^\S+:\d+:\d+: (?:warning: )?(.*)\n    (.*)$", told, re.MULTILINE)
        expected.append(sorted(map(list, said)))
    found = told_by(real_tree, "checker", given)
    assert len(given) > 35
    for mistake, ours, theirs in zip(mistakes(), expected, found, strict=True):
        assert sorted([one["fault"], one["mend"]] for one in theirs) == ours, mistake.stem


def test_what_the_builder_accepts_is_accepted(real_tree: Tree) -> None:
    """Every paper of the list, were it not there already."""
    given = [
        {
            "title": paper.title,
            "abstract": paper.abstract,
            "authors": list(paper.authors),
            "published": str(paper.published),
            "added": paper.added.isoformat(),
            "arxiv": paper.arxiv or "",
            "doi": paper.doi or "",
            "venue": str(paper.venue or ""),
            "links": dict(paper.links),
            "topics": list(paper.topics),
            "note": paper.note or "",
        }
        for paper in read_content(CONTENT).papers
    ]
    found = told_by(real_tree, "checker", ((entry,) for entry in given))
    assert [one for told in found for one in told if not one.get("warning")] == []


SAME = [
    ({"arxiv": "math/0309136"}, {"arxiv": "math.GT/0309136"}),
    ({"arxiv": "math.GT/0309136"}, {"arxiv": "https://arxiv.org/abs/math/0309136v2"}),
    ({"links": {"paper": "https://arxiv.org/abs/2408.06450v1"}}, {"arxiv": "2408.06450"}),
    ({"links": {"pdf": "https://doi.org/10.5555/Kite"}}, {"doi": "10.5555/KITE"}),
    ({"doi": "10.48550/arXiv.2408.06450"}, {"arxiv": "https://huggingface.co/papers/2408.06450"}),
    ({"arxiv": "2408.06450"}, {"doi": "https://doi.org/10.48550/arXiv.2408.06450"}),
    ({"arxiv": "2408.06450", "links": {"pdf": "https://doi.org/10.5555/x"}}, {"doi": "10.5555/X"}),
    ({"title": r"A $\\mu$-Kite: Flying"}, {"title": r"a $\mu$ kite, FLYING"}),
    ({"arxiv": "2408.06450"}, {"arxiv": "2408.06451"}),
    ({"doi": "10.5555/a", "title": "One"}, {"doi": "10.5555/b", "title": "Two"}),
]
"""What a paper on the list is known by, and what is written in the form."""


def test_a_paper_is_there_where_the_builder_says_so(real_tree: Tree) -> None:
    """By the builder's own gate: ids in every form, in fields and in links, and titles."""

    def known(written: dict[str, Any], key: str) -> Identified:
        links = "".join(f"\n  {kind}: {at}" for kind, at in written.get("links", {}).items())
        fields = [f"{name}: '{written[name]}'" for name in written if name != "links"]
        front = "\n".join([*fields, f"links:{links}" if links else ""])
        path = Path(f"content/papers/2024/{key}.md")
        return identify_source(parse_source(f"---\n{front}\n---\n", path, Path("content")))

    there = [known(paper, "there") for paper, _ in SAME]
    expected = [
        bool(list(duplicates([one, known(written, "new")])))
        for one, (_, written) in zip(there, SAME, strict=True)
    ]
    assert expected == [True] * 8 + [False] * 2
    given = [
        [
            ["papers/2024/there.md", paper.get("title", ""), *(name for _, name in ids_of(one))],
            written,
        ]
        for one, (paper, written) in zip(there, SAME, strict=True)
    ]
    assert told_by(real_tree, "finder", given) == expected


def ids_of(one: Identified) -> list[tuple[str, str]]:
    """Its arXiv ids and DOIs in their common form."""
    return [(kind, name) for kind, name in one.ids if kind in ("arxiv", "doi")]


REFERENCES: list[tuple[str, dict[str, Any]]] = [
    (
        r"""% from Zotero
        @misc{ren_2021,
          title = {{ZeRO}-{Offload}: {Democratizing} {Billion}-{Scale} {Model} {Training}},
          url = {http://arxiv.org/abs/2101.06840}, doi = {10.48550/arXiv.2101.06840},
          abstract = {It costs \$5M, 20\% of $O(n^2)$.},
          author = {Ren, Jie and {van den Berg}, J{\"u}rgen and M{\"u}ller, Jr., {\L}ukasz},
          month = jan, year = {2021}, note = {arXiv:2101.06840 [cs]},
        }""",
        {
            "title": "ZeRO-Offload: Democratizing Billion-Scale Model Training",
            "authors": ["Jie Ren", "Jürgen van den Berg", "Łukasz Müller Jr."],
            "published": "2021-01", "arxiv": "2101.06840", "doi": "", "venue": "",
            "abstract": r"It costs \$5M, 20% of $O(n^2)$.",
        },
    ),
    (
        '@STRING{ICML = "International Conference on Wind (ICW)"}\n@comment{no}\n'
        '@inproceedings(k, title = "A {"}B{"} -- $\\beta$", booktitle = icml # { 2020},\n'
        'author="C D")',
        {"title": 'A "B" – $\\beta$', "venue": "ICW 2020", "authors": ["C D"], "published": ""},
    ),
    (
        r"@article{k, title={T}, author={Ho{\v{c}}evar, Toma\v z and Garc\'{\i}a, {\'A}. and "
        r"{Google {and} Deep} and Nguy{\~{\^e}}n, A and \O{}re, \'O and others}, year=2023, "
        r"month={7}, doi={https://doi.org/10.1145/1\_2}, journal={CoRR}, volume={abs/2106.09685}}",
        {
            "authors": ["Tomaž Hočevar", "Á. García", "Google and Deep", "A Nguyễn", "Ó Øre",
                        "and others"],
            "published": "2021-06", "arxiv": "2106.09685", "doi": "10.1145/1_2", "venue": "",
        },
    ),
    ("@misc{k, title={A\n   B}, url={https://github.com/a/b}, date={2021-10-16}, author={X Y}}",
     {"venue": "", "title": "A B", "code": "https://github.com/a/b", "published": "2021-10-16"}),
    ("@article{x,title={T},author={Vaswani, A},year={2017},volume={30},\n"
     "journal={Advances in neural information processing systems}}",
     {"venue": "NeurIPS 2017", "published": "2017", "authors": ["A Vaswani"]}),
]  # fmt: skip
"""BibTeX entries in the habits of those who export them, and what they tell."""


def test_bibtex_is_read_in_every_habit(real_tree: Tree) -> None:
    """Braces, accents, macros, joined pieces and arXiv's own ways."""
    broken = ("nothing", "@", "@article{open, title = {X, author={Y}")
    given = [*(text for text, _ in REFERENCES), *broken]
    found = told_by(real_tree, "reader", ((text,) for text in given))
    assert found[-3:] == [None, None, False]
    for (text, expected), theirs in zip(REFERENCES, found[:-3], strict=True):
        assert {name: theirs[name] for name in expected} == expected, text


def test_no_bibtex_makes_it_stumble(real_tree: Tree) -> None:
    """Whatever is pasted, it is read or not, without an error and to its end."""
    scraps = ["@misc{k,", "title=", "author={", "month=", "@string{", "{", "}", '"', ",", "\\'"]
    given = [
        "".join(scraps[(n * 7 + m * m) % len(scraps)] + odd for m, odd in enumerate(texts(9, 3, n)))
        for n in range(400)
    ]
    given += ["@misc{k, title={" + "\\'" * 50_000, "@" * 100_000, "{" * 100_000, "\\" * 100_000]
    assert len(told_by(real_tree, "reader", ((text,) for text in given))) == len(given)
