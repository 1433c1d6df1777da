"""BibTeX into entries, in the habits of those who export it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.bibtex import parse_bibtex, read_bibtex
from site_builder.model.record import PaperRecord

ZOTERO = r"""
@misc{ren_zero-offload_2021,
	title = {{ZeRO}-{Offload}: {Democratizing} {Billion}-{Scale} {Model} {Training}},
	shorttitle = {{ZeRO}-{Offload}},
	url = {http://arxiv.org/abs/2101.06840},
	doi = {10.48550/arXiv.2101.06840},
	abstract = {Training at \$O(n{\textasciicircum}2)\$ cost for \$5M, {\textless} 20\% of it.},
	urldate = {2024-05-01},
	publisher = {arXiv},
	author = {Ren, Jie and {van den Berg}, J{\"u}rgen and M{\"u}ller, Jr., {\L}ukasz},
	month = jan,
	year = {2021},
	note = {arXiv:2101.06840 [cs]},
	keywords = {Computer Science - Machine Learning, offloading},
	file = {Snapshot:/home/me/Zotero/storage/ABC/2101.html:text/html},
}
"""


SCRAPS = (*"@{}\",=#\\\n $~aB19'()%", "@misc{k,", "title=", "author={", "month=", "@string{")


def entry(bibtex: str) -> PaperRecord:
    """The one entry of a text without faults."""
    (reference,), problems = parse_bibtex(bibtex, "refs.bib")
    assert problems == ()
    return reference.entry


def with_fields(fields: str) -> PaperRecord:
    return entry(f"@misc{{key, title = {{T}}, author = {{A B}}, {fields}}}")


def test_an_export_of_zotero_becomes_an_entry():
    """Braces, accents, escaped formulas and arXiv's own habits read as they were meant."""
    (reference,), problems = parse_bibtex(ZOTERO, "refs.bib")
    assert problems == ()
    assert (reference.line, reference.key) == (2, "ren_zero-offload_2021")
    assert reference.keywords == ("Computer Science - Machine Learning", "offloading")
    assert not reference.incomplete
    assert reference.entry == PaperRecord(
        title="ZeRO-Offload: Democratizing Billion-Scale Model Training",
        abstract=r"Training at $O(n^2)$ cost for \$5M, < 20% of it.",
        authors=("Jie Ren", "Jürgen van den Berg", "Łukasz Müller Jr."),
        published="2021-01",
        arxiv="2101.06840",
    )


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("year = 2020", "2020"),
        ("year = {2020}, month = jul", "2020-07"),
        ('year = {2020}, month = "18~" # jul', "2020-07-18"),
        ("year = {2020}, month = {July}, day = {18}", "2020-07-18"),
        ("year = {2020}, month = 7", "2020-07"),
        ("year = {2020}, month = {07}", "2020-07"),
        ("date = {2021-10-16}", "2021-10-16"),
        ("date = {2021-10}, year = {2020}", "2021-10"),
        ("date = {2021-02-30}", "2021-02"),
        ("date = {2021/2022}", "2021"),
        ("year = {in press}", None),
        ("year = {2023}, month = dec, eprint = {2106.09685}, eprinttype = {arxiv}", "2021-06"),
        ("date = {2021-06-17}, eprint = {2106.09685}, eprinttype = {arxiv}", "2021-06-17"),
        ("year = {1997}, eprint = {cs/9605103}, archiveprefix = {arXiv}", "1996-05"),
    ],
)
def test_dates_are_as_precise_as_they_are_told(fields, published):
    """Year, month or day in either habit; an arXiv id tells of an earlier first version."""
    assert with_fields(fields).published == published


@pytest.mark.parametrize(
    "fields",
    [
        "eprint = {2106.09685}, eprinttype = {arXiv}, eprintclass = {cs}",
        "eprint = {2106.09685}, archivePrefix = {arXiv}, primaryClass = {cs.CL}",
        "journal = {CoRR}, volume = {abs/2106.09685}",
        "journal = {arXiv preprint arXiv:2106.09685}",
        "url = {http://arxiv.org/pdf/2106.09685v2.pdf}",
        r"howpublished = {\url{https://arxiv.org/abs/2106.09685}}",
        "doi = {10.48550/arXiv.2106.09685}",
        "note = {arXiv:2106.09685 [cs]}",
        "number = {arXiv:2106.09685}",
    ],
)
def test_the_arxiv_id_is_found_wherever_it_stands(fields):
    """Zotero, Better BibTeX, DBLP and Google Scholar each write it elsewhere."""
    found = with_fields(fields)
    assert (found.arxiv, found.doi, found.venue, dict(found.links)) == (
        "2106.09685",
        None,
        None,
        {},
    )


def test_an_eprint_of_another_archive_is_no_arxiv_id():
    """JSTOR's numbers may look like those of arXiv."""
    assert with_fields("eprint = {2106.09685}, eprinttype = {jstor}").arxiv is None


def test_macros_and_joined_pieces_are_spelt_out():
    """A file's own macros and # between pieces, in any case."""
    found = entry(
        '@STRING{ICML = "International Conference on Machine Learning"}\n'
        '@inproceedings(k, title = "A {"}B{"}", booktitle = icml # { 2020}, author="C D")'
    )
    assert (found.title, found.venue) == ('A "B"', "ICML 2020")


def test_a_list_of_authors_that_is_cut_short_is_told():
    """Of "and others" no name is made."""
    (reference,), _ = parse_bibtex("@misc{k, title={T}, author={A B and others}}", "refs.bib")
    assert (reference.entry.authors, reference.incomplete) == (("A B",), True)


def test_links_are_named_by_what_they_lead_to():
    """A repository is code, a PDF a PDF, anything else the publisher's page."""
    assert dict(with_fields("url = {https://github.com/a/b}").links) == {
        "code": "https://github.com/a/b"
    }
    assert dict(with_fields("url = {https://x.org/a_b.pdf}").links) == {
        "pdf": "https://x.org/a_b.pdf"
    }
    assert dict(with_fields(r"url = {https://x.org/a\_b}").links) == {"paper": "https://x.org/a_b"}
    assert with_fields("url = {https://doi.org/10.1145/1.2}").doi == "10.1145/1.2"
    assert dict(with_fields("url = {javascript:alert(1)}").links) == {}


def test_what_cannot_be_read_is_told_with_its_line_and_the_rest_is_read():
    """One open brace costs one entry."""
    text = (
        "@article{open, title = {X, author={Y}\n"
        "@article{untitled, author={Y Z}}\n"
        "@article{good, title={Good}, author={Y Z}}\n"
    )
    found, problems = parse_bibtex(text, "refs.bib")
    assert [reference.key for reference in found] == ["good"]
    assert [(problem.line, problem.fault.split(":")[0]) for problem in problems] == [
        (1, "not BibTeX"),
        (2, "untitled has no title"),
    ]


def test_a_file_without_entries_is_told(tmp_path):
    """An empty file is a mistake, not an empty list."""
    (tmp_path / "refs.bib").write_text("nothing here")
    found, (problem,) = read_bibtex(tmp_path / "refs.bib")
    assert (found, problem.fault) == ((), "no BibTeX entry here")


def test_the_same_key_twice_is_two_papers():
    """Files joined by hand repeat keys."""
    text = "@misc{k, title={One}}\n@misc{k, title={Two}, title={Three}}"
    found, problems = parse_bibtex(text, "refs.bib")
    assert ([one.entry.title for one in found], problems) == (["One", "Two"], ())


@given(st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_no_text_makes_it_stumble(text):
    """Whatever a file holds, it is read or told."""
    found, problems = parse_bibtex(text, "refs.bib")
    assert found or problems


def test_a_field_without_end_is_told_and_one_that_is_not_read_is_not():
    """Zotero may list a thousand attachments."""
    long = "x " * 20_000
    found, problems = parse_bibtex(
        f"@misc{{a, title={{A}}, abstract={{{long}}}}}\n@misc{{b, title={{B}}, file={{{long}}}}}",
        "r.bib",
    )
    assert [one.key for one in found] == ["b"]
    assert [one.fault for one in problems] == ["'a' has a field 'abstract' of 39,999 letters"]
