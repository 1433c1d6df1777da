"""What a person names a paper by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.identifiers import identify


@pytest.mark.parametrize(
    ("written", "kind", "bare"),
    [
        ("2101.06840", "arxiv", "2101.06840"),
        ("https://huggingface.co/papers/2101.06840", "arxiv", "2101.06840"),
        ("https://doi.org/10.48550/arXiv.2101.06840", "arxiv", "2101.06840"),
        ("hep-th/9901001v1", "arxiv", "hep-th/9901001"),
        ("10.1145/3458817.3476205", "doi", "10.1145/3458817.3476205"),
        ("doi: 10.1145/3458817.3476205.", "doi", "10.1145/3458817.3476205"),
        ("http://dx.doi.org/10.1145%2F3458817.3476205", "doi", "10.1145/3458817.3476205"),
        ("https://dl.acm.org/doi/abs/10.1145/3458817.3476205", "doi", "10.1145/3458817.3476205"),
        ("https://dl.acm.org/doi/10.1145/3458817.3476205?x=1", "doi", "10.1145/3458817.3476205"),
        ("https://link.springer.com/chapter/10.1007/978-3-030-1_7", "doi", "10.1007/978-3-030-1_7"),
        ("10.18653/v1/2021.emnlp-main.1", "anthology", "2021.emnlp-main.1"),
        ("https://aclanthology.org/2021.findings-emnlp.1/", "anthology", "2021.findings-emnlp.1"),
        ("https://www.aclweb.org/anthology/P19-1001.pdf", "anthology", "P19-1001"),
        ("aclanthology.org/P19-1001.bib", "anthology", "P19-1001"),
        ("N18-1202", "anthology", "N18-1202"),
        ("https://openreview.net/forum?id=nZeVKeeFYf9", "openreview", "nZeVKeeFYf9"),
        ("https://openreview.net/forum?noteId=x&id=nZeVKeeFYf9#y", "openreview", "nZeVKeeFYf9"),
        ("openreview.net/pdf?id=nZeVKeeFYf9", "openreview", "nZeVKeeFYf9"),
    ],
)
def test_ids_and_addresses_mean_a_paper(written: str, kind: str, bare: str) -> None:
    """In every habit in which people copy them."""
    asked = identify(written)
    assert asked
    assert (asked.kind, asked.id) == (kind, bare)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ZeRO-Offload",
        "https://github.com/microsoft/DeepSpeed",
        "https://openreview.net/group?id=ICLR.cc/2024/Conference",
        "https://openreview.net/forum?id=../../x",
        "https://aclanthology.org/venues/acl/",
        "https://evil.example/forum?id=nZeVKeeFYf9",
        "https://openreview.net.evil.example/forum?id=nZeVKeeFYf9",
        "ftp://openreview.net/forum?id=nZeVKeeFYf9",
        "http://[::1/forum?id=nZeVKeeFYf9",
        "https://doi.org/10.1145/%0d%0aHost",
        "10.1145/\u0430",
        "2101.06840\x00",
        "x" * 10_000,
    ],
)
def test_nothing_else_means_one(written: str) -> None:
    """Nothing is guessed, and no host but those known is believed."""
    assert identify(written) is None


@given(st.text())
def test_what_is_asked_for_holds_nothing_odd(text: str) -> None:
    """An id goes into an address: plain letters, none of them a space."""
    for written in (text, f"https://openreview.net/forum?id={text}", f"10.1145/{text}"):
        asked = identify(written)
        assert asked is None or (asked.id.isascii() and asked.id.isprintable())
