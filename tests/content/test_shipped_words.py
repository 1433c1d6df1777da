"""What a field knows ships as data, and a list of another field adds to it in YAML alone."""

from datetime import date

from site_builder.content.defaults import shipped_words
from site_builder.content.reader import read_content
from site_builder.ingest.importers import import_bibtex
from tests.support.harness import Site

CLAIM = "We lift 3 kN of sail"


def test_a_list_adds_a_venue_and_a_unit(small: Site) -> None:
    """An import names the venue, a check knows the unit; what ships is known as before."""
    small.write({
        "content/vocabulary/venues.yaml": "KiteConf: [Symposium on the Flying of Kites]\n",
        "content/vocabulary/units.yaml": "kN: [kN, kilonewtons]\n",
        "content/vocabulary/common.yaml": "names: [SAIL]\n",
        "refs.bib": "@inproceedings{a, title={Lift}, year={2024}, author={Ada Loop}, "
        "booktitle={Proceedings of the 3rd Symposium on the Flying of Kites}}",
    })  # fmt: skip
    (written,) = import_bibtex(small.folder / "refs.bib", small.content, date(2024, 8, 1)).written
    text = written.read_text(encoding="utf-8")
    assert "venue: KiteConf 2024\n" in text
    front = text.rstrip("-\n")
    written.write_text(f"{front}\nclaims:\n  accuracy: [{CLAIM}]\n---\n\n{CLAIM}.\n")
    content = read_content(small.content)
    (paper,) = [paper for paper in content.papers if paper.key == written.stem]
    assert [(claim.value, claim.unit) for claim in paper.claims] == [(3.0, "kN")]
    assert content.vocabulary.units["GB"] == ("GB",)
    assert {"SAIL", *shipped_words("common")["names"]} == set(content.vocabulary.common)


def test_what_is_no_venue_or_unit_is_told_where_it_stands(small: Site) -> None:
    """With what to write instead."""
    small.write({
        "content/vocabulary/venues.yaml": "KiteConf: [凧]\n",
        "content/vocabulary/units.yaml": "kN:\n  - 3 kN\n",
    })  # fmt: skip
    told = small.check().told
    assert "content/vocabulary/venues.yaml:1:12: '凧' holds no letter from a to z\n" in told
    assert "    write words that its long title holds\n" in told
    assert "content/vocabulary/units.yaml:2:5: '3 kN' cannot stand behind a number\n" in told
    assert "    write the unit alone, such as GB, as papers do\n" in told
