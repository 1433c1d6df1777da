"""BibTeX files become content files: what they know is kept, the rest is told by the checks."""

from datetime import date
from pathlib import Path

from site_builder.content.reader import read_content
from site_builder.ingest.importers import import_bibtex
from tests.support.harness import Site, call

DAY = date(2024, 6, 30)
ZOTERO = r"""
@inproceedings{loop_reelzero_2024,
  title = {{ReelZero}: Kites without a Spool},
  author = {Loop, Ada and Reef, Bo},
  booktitle = {The Twelfth International Conference on Learning Representations},
  year = {2024},
  month = may,
  url = {https://openreview.net/forum?id=reelzero},
  keywords = {Short string, Computer Science - Kites},
  abstract = {A kite needs 5\% of a spool.},
  file = {Full Text PDF:/home/ada/Zotero/storage/A1/reel.pdf:application/pdf},
}

@article{knot,
  title = {A Knot That Holds},
  author = {Loop, Ada and others},
  journal = {arXiv preprint arXiv:2301.00001},
  year = {2023},
  abstract = {It holds.},
}

@misc{broken, title = {
"""


def test_an_export_of_zotero_becomes_content_that_checks(site: Site) -> None:
    """Title, authors, venue, abstract and link; keywords that are topics; no path of its owner."""
    site.write({"library.bib": ZOTERO.rpartition("@article")[0]})
    report = import_bibtex(Path("library.bib"), site.content, DAY)
    (path,) = report.written
    text = path.read_text(encoding="utf-8")
    assert "/home/ada" not in text
    (paper,) = read_content(site.content).papers
    assert (paper.title, paper.authors) == ("ReelZero: Kites without a Spool",
                                            ("Ada Loop", "Bo Reef"))  # fmt: skip
    assert (str(paper.venue), str(paper.published)) == ("ICLR 2024", "2024-05")
    assert paper.topics == ("short-string",)
    assert paper.abstract == "A kite needs 5% of a spool."
    assert report.source.topics.unmatched == 1


def test_authors_that_are_not_all_are_told_by_check(site: Site) -> None:
    """\"and others\" is not lost: the file says so until somebody writes the names."""
    site.write({"library.bib": ZOTERO.rpartition("@misc")[0]})
    called = call("import", "bibtex", "library.bib", "--added", "2024-06-30")
    assert called.code == 0
    checked = site.check()
    assert checked.code == 1
    assert "content/papers/2023/knot-holds.md:5:5: 'et al.'" in checked.told


def test_what_cannot_be_read_is_told_and_the_rest_is_written(site: Site) -> None:
    """With the line of the entry; and called again, nothing is written anew."""
    site.write({"library.bib": ZOTERO})
    called = call("import", "bibtex", "library.bib")
    assert called.code == 1
    assert called.said.startswith("wrote 2 papers to content/papers\n")
    assert called.told.startswith("library.bib:22:1: not BibTeX")
    again = call("import", "bibtex", "library.bib")
    assert again.said.startswith("left 2 alone: already there\n")
