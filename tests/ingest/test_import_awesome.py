"""Lists kept as READMEs become content files, in the three habits such lists have."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.defaults import VENUES
from site_builder.content.reader import read_content
from site_builder.content.yaml_nodes import parse
from site_builder.editing.compose import compose
from site_builder.ingest.importers import import_awesome
from site_builder.ingest.importers.awesome import read_list
from site_builder.ingest.importers.topic_names import TopicNames
from site_builder.ingest.importers.writer import ImportReport, Source
from site_builder.model.problems import Problems
from site_builder.model.record import PaperRecord
from tests.support.harness import Site, call, ending

DAY = date(2024, 6, 30)
DATED = """\
### 📖Short string/Kites ([©️back👆🏻](#list))
<div id="short-string"></div>

|Date|Title|Paper|Code|Recom|
|:---:|:---:|:---:|:---:|:---:|
"""
LINKED = """\
#### Short string / Kites
| Title & Authors | Introduction | Links |
|:--|  :----: | :---:|
"""


def entries(text: str) -> list[PaperRecord]:
    """The papers of a README, under a list with one topic."""
    topics = TopicNames({"shortstring": "short-string", "kites": "kites"})
    return [entry for _, entry in read_list(text, Source(Path("README.md"), topics), VENUES)]


def entry(text: str) -> PaperRecord:
    (one,) = entries(text)
    return one


def imported(site: Site, text: str) -> ImportReport:
    site.write({"README.md": text})
    return import_awesome(Path("README.md"), site.content, DAY)


@pytest.mark.parametrize(
    ("row", "known"),
    [
        (
            "|2020.05|🔥🔥[**TP: Megatron-LM**] Megatron-LM: Training Multi-Billion Parameter "
            "Language Models Using Model Parallelism(@NVIDIA)|"
            "[[pdf]](https://arxiv.org/pdf/1909.08053.pdf)|"
            "[[Megatron-LM]](https://github.com/NVIDIA/Megatron-LM) ![](https://img.shields.io/"
            "github/stars/NVIDIA/Megatron-LM.svg?style=social)|⭐️⭐️ |",
            PaperRecord(
                title="Megatron-LM: Training Multi-Billion Parameter Language Models Using Model "
                "Parallelism",
                abstract="",
                published="2019-09",
                arxiv="1909.08053",
                links={"code": "https://github.com/NVIDIA/Megatron-LM"},
                topics=("short-string", "kites"),
            ),
        ),
        (
            "|2024.07|[**FlashAttention-3**] FlashAttention-3: Fast and Accurate Attention with "
            "Asynchrony and Low-precision(@TriDao etc) |"
            "[[pdf]](https://tridao.me/publications/flash3/flash3.pdf)|⚠️|⭐️⭐️ |",
            PaperRecord(
                title="FlashAttention-3: Fast and Accurate Attention with Asynchrony and "
                "Low-precision",
                abstract="",
                published="2024-07",
                links={"pdf": "https://tridao.me/publications/flash3/flash3.pdf"},
                topics=("short-string", "kites"),
            ),
        ),
    ],
)
def test_a_table_with_dates_tells_title_month_and_links(row: str, known: PaperRecord) -> None:
    """The short name before the title and the organisation behind it are none of it, and an
    arXiv id knows its month better than the row.
    """
    assert entry(f"{DATED}{row}\n") == known


def test_a_list_item_tells_title_venue_and_links() -> None:
    """Title, <ins>Venue, Year</ins>, then links in brackets; a name written twice is one."""
    text = (
        "##### Short string\n###### Of Hemp\n"
        "- OmniQuant: OmniQuant: Omnidirectionally Calibrated Quantization for Large Language "
        "Models, <ins>ICLR, 2024</ins> [[Paper](https://arxiv.org/abs/2308.13137)] "
        "[[Code](https://github.com/OpenGVLab/OmniQuant)]\n"
    )
    assert entry(text) == PaperRecord(
        title="OmniQuant: Omnidirectionally Calibrated Quantization for Large Language Models",
        abstract="",
        published="2023-08",
        arxiv="2308.13137",
        venue="ICLR 2024",
        links={"code": "https://github.com/OpenGVLab/OmniQuant"},
        topics=("short-string",),
    )


def test_a_preprint_server_is_no_venue() -> None:
    """Its year is still the paper's, where no id tells more."""
    known = entry(
        "- Reel Zero, <ins>arXiv, 2023</ins> [[Paper](https://openreview.net/forum?id=a)]"
    )
    assert (known.venue, known.published) == (None, "2023")
    assert known.links == {"paper": "https://openreview.net/forum?id=a"}


def test_a_linked_title_has_its_authors_below_and_its_venue_on_a_badge() -> None:
    """Badges for stars and kinds say nothing; an organisation in brackets is no author."""
    row = (
        "|[![Star](https://img.shields.io/github/stars/pprp/Pruner-Zero.svg?style=social&label="
        "Star)](https://github.com/pprp/Pruner-Zero)[![Publish](https://img.shields.io/badge/"
        "Conference-ICML'24-blue)]()[![Type](https://img.shields.io/badge/w/Quantization-39B0A9)]()"
        "<br>[Pruner-Zero: Evolving Symbolic Pruning Metric from scratch for Large Language Models]"
        "(https://arxiv.org/abs/2406.02924) <br> Peijie Dong, Lujun Li and Xiaowen Chu "
        '|<img width="1002" alt="image" src="figures/a.png"> '
        "|[Github](https://github.com/pprp/Pruner-Zero) <br> "
        "[Paper](https://arxiv.org/abs/2406.02924)|[//]: #06/11\n"
    )
    assert entry(LINKED + row) == PaperRecord(
        title="Pruner-Zero: Evolving Symbolic Pruning Metric from scratch for Large Language "
        "Models",
        abstract="",
        authors=("Peijie Dong", "Lujun Li", "Xiaowen Chu"),
        published="2024-06",
        arxiv="2406.02924",
        venue="ICML 2024",
        links={"code": "https://github.com/pprp/Pruner-Zero"},
        topics=("short-string", "kites"),
    )


@pytest.mark.parametrize(
    "item",
    [
        "- [Reel] Reel Zero without a Spool, ICLR 2024 (@Kites Inc) [[pdf]](https://arxiv.org/abs/2301.00001v3)",
        "- [Reel Zero without a Spool](http://arxiv.org/pdf/2301.00001v2.pdf), ICLR'24",
        "* **Reel Zero without a Spool**. [`pdf`](https://arxiv.org/abs/2301.00001)",
        "1. 📖 [2023.01] Reel Zero without a Spool [paper](https://huggingface.co/papers/2301.00001)",
    ],
)  # fmt: skip
def test_other_ways_to_write_an_item_tell_the_same_paper(item: str) -> None:
    """Brackets, stresses, pictures and every form of an address."""
    known = entry(item)
    assert (known.title, known.arxiv) == ("Reel Zero without a Spool", "2301.00001")
    assert known.published == "2023-01"


def test_what_leads_to_no_paper_is_no_paper() -> None:
    """Contents, news, repositories, people and prose."""
    assert not entries(
        "## News\n- We added [Reel Zero and Friends](https://arxiv.org/abs/2301.00001)!\n"
        "## Contents\n- [Kites](#kites)\n"
        "## Kites\n- kept by [someone](https://github.com/someone)\n- only words\n"
        "- [a tool we like a lot](https://github.com/kites/tool)\n\n"
        "See [Reel Zero and Friends](https://arxiv.org/abs/2301.00001) in prose.\n"
    )


def test_a_paper_under_two_headings_comes_once_with_both_topics() -> None:
    """The nearest heading first; lists repeat a paper under each of its topics."""
    one = "- Reel Zero, <ins>ICLR, 2024</ins> [[Paper](https://arxiv.org/abs/{})]\n"
    text = (
        f"# Kites\n{one.format('2301.00001')}# Short string\n{one.format('2301.00001v2')}"
        "- Other [[pdf](https://kites.example/o.pdf)]\n"
    )
    assert [known.topics for known in entries(text)] == [
        ("kites", "short-string"),
        ("short-string",),
    ]


def test_what_is_not_known_is_told_by_check_with_its_mend(site: Site) -> None:
    """The files are there at once, and say line by line what they lack."""
    text = "# String, short\n- Reel Zero, <ins>ICLR, 2024</ins> [[Paper](https://arxiv.org/abs/2301.00001)]\n"
    report = imported(site, text)
    assert [path.name for path in report.written] == ["reel-zero.md"]
    with pytest.raises(Problems) as told:
        read_content(site.content)
    assert [(one.fault, one.mend) for one in told.value.problems if not one.warning] == [
        ("'authors' is missing", "add a line 'authors: ...'"),
        ("the abstract is missing", "write it below the closing ---"),
    ]


def test_papers_of_the_list_are_left_alone(site: Site) -> None:
    """By id, in whatever form, or by title; and called again, nothing is written."""
    file = site.content / "papers/2023/mine.md"
    site.write({
        "content/papers/2023/mine.md":
            '---\ntitle: My Own Words\narxiv: "2301.00001"\n---\n\nMine.\n'
    })  # fmt: skip
    text = (
        "- Reel Zero Anew [[Paper](http://www.arxiv.org/pdf/2301.00001v4)]\n"
        "- My own words! [[pdf](https://kites.example/o.pdf)]\n"
        "- New One [[pdf](https://kites.example/n.pdf)]\n"
    )
    before = file.read_bytes()
    assert [path.stem for path in imported(site, text).written] == ["new-one"]
    again = imported(site, text)
    assert (again.written, again.there) == ((), 3)
    assert file.read_bytes() == before


def test_the_command_says_what_it_wrote_and_what_it_passed_over(site: Site) -> None:
    """Rows that lead to no paper, and headings that are no topic's name."""
    site.write({
        "README.md": DATED.replace("Short string/", "Odd ")
        + "|2025.02|🔥[**FlashMLA**] DeepSeek FlashMLA(@deepseek-ai)|⚠️| "
        "[[FlashMLA]](https://github.com/deepseek-ai/FlashMLA)|⭐️⭐️ |\n"
        "|2024.05|[**USP**] YunChang(@Tencent)|[[pdf]]()|⚠️|⭐️⭐️ |\n"
        "|2024.07|Reel Zero|[[pdf]](https://arxiv.org/abs/2301.00001)|⚠️||\n"
    })  # fmt: skip
    called = call("import", "awesome", "README.md", "--added", "2024-06-30")
    assert (called.code, called.told) == (0, "")
    assert called.said == (
        "wrote 1 paper to content/papers\n"
        "README.md:6: skipped, it leads to no paper: DeepSeek FlashMLA\n"
        "README.md:7: skipped, it leads to no paper: YunChang\n"
        "left out 1 heading: no topic is called so\n"
    )


def test_a_file_without_papers_is_told(site: Site) -> None:
    """With the shape that a paper has."""
    site.write({"README.md": "# Kites\n\nNothing yet.\n"})
    called = call("import", "awesome", "README.md")
    assert called.code == 1
    assert called.told.startswith(
        "README.md:1:1: no paper in this list\n    write entries like '- "
    )
    assert not (site.content / "papers").exists()


PIECES = (
    "# Short string", "## News", "- ", "* [", "](https://arxiv.org/abs/2301.00001)", "]()", "|",
    "|:--|", "\n|---|\n", "<ins>", "</ins>", "<br>", "<BR/>", "ICLR, 2024", "(@", ")", "[[pdf]]",
    "![](https://img.shields.io/badge/Conference-ICML'24-blue)", "\n", "\n\n", "2024.05", "2024.99",
    "et al.", ", ", " and ", "$x$", "\\", "`", "**", "> ", "    ", "\t", "&amp;", "\u202e", "\0",
    "[x]: y", "https://doi.org/10.1/x", "http://[", "1. ", "---\n", "e\u0301", "Kites fly", "title",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=30).map("".join))
def test_any_markdown_is_read_without_a_traceback(text: str) -> None:
    """What is found has a title, leads somewhere, and makes a file that YAML reads."""
    for known in entries(text):
        assert known.title.strip()
        assert known.arxiv or known.doi or known.links
        front = compose(known).split("---\n")[1]
        assert parse(front, "x.md") is not None


@pytest.mark.parametrize("hostile", ["[", "[](", "- ", "<ins>", "| ", "> ", "((", "*a ", "![]("])
def test_hostile_repetitions_are_read_to_their_end(hostile: str) -> None:
    """A long line of brackets is no reason to wait."""
    with ending():
        entries(f"- x [pdf](https://arxiv.org/abs/2301.00001) {hostile * 20_000}\n")
