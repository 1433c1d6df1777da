"""When two papers are the same, and how a name becomes a word of an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text import ids, slugs

OLD = "hep-th/9901001"


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("2408.06450", "2408.06450"),
        ("0704.0001", "0704.0001"),
        ("2408.06450v2", "2408.06450"),
        (" 2408.06450 ", "2408.06450"),
        ("arXiv:2408.06450", "2408.06450"),
        ("arxiv: 2408.06450v1", "2408.06450"),
        ("https://arxiv.org/abs/2408.06450", "2408.06450"),
        ("http://arxiv.org/abs/2408.06450v12", "2408.06450"),
        ("arxiv.org/abs/2408.06450", "2408.06450"),
        ("https://www.arxiv.org/pdf/2408.06450", "2408.06450"),
        ("https://arxiv.org/pdf/2408.06450v2.pdf", "2408.06450"),
        ("https://arxiv.org/html/2408.06450v1", "2408.06450"),
        ("https://arxiv.org/abs/2408.06450/", "2408.06450"),
        ("https://arxiv.org/abs/2408.06450?context=cs", "2408.06450"),
        ("https://arxiv.org/html/2408.06450v1#S3", "2408.06450"),
        ("https://export.arxiv.org/abs/2408.06450", "2408.06450"),
        ("https://huggingface.co/papers/2408.06450", "2408.06450"),
        ("https://alphaxiv.org/overview/2408.06450", "2408.06450"),
        ("10.48550/arXiv.2408.06450", "2408.06450"),
        ("https://doi.org/10.48550/arxiv.2408.06450", "2408.06450"),
        (OLD, OLD),
        ("https://arxiv.org/abs/hep-th/9901001v3", OLD),
        ("arXiv:HEP-TH/9901001", OLD),
        ("https://arxiv.org/pdf/math/0309136", "math/0309136"),
        ("math.gt/0309136", "math.GT/0309136"),
        ("https://doi.org/10.48550/ARXIV.2408.06450", "2408.06450"),
        ("https://hf.co/papers/2408.06450", "2408.06450"),
        ("https://ar5iv.labs.arxiv.org/html/2408.06450", "2408.06450"),
        ("arXiv:2408.06450v1 [cs.LG]", "2408.06450"),
    ],
)
def test_every_form_of_an_arxiv_id_is_one_id(written: str, bare: str) -> None:
    """Bare, without version, and in the shape that content files must have."""
    assert ids.arxiv_id(written) == bare
    assert ids.ARXIV.fullmatch(bare)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2408.064",
        "2408.064500",
        "240806450",
        "2408.06450v",
        "2408.06450 and 2408.06451",
        "٢٤٠٨.٠٦٤٥٠",
        "https://evil.example/abs/2408.06450",
        "https://arxiv.org.evil.example/abs/2408.06450",
        "https://arxiv.org/list/cs.LG/2408",
        "hep-th/990100",
        "10.48551/arXiv.2408.06450",
    ],
)
def test_what_is_no_arxiv_id_gives_none(text: str) -> None:
    """Nothing is guessed."""
    assert ids.arxiv_id(text) is None


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("10.1145/3458817.3476205", "10.1145/3458817.3476205"),
        ("https://doi.org/10.1145/3458817.3476205", "10.1145/3458817.3476205"),
        ("http://dx.doi.org/10.1145/3458817.3476205", "10.1145/3458817.3476205"),
        ("doi.org/10.1145/3458817.3476205", "10.1145/3458817.3476205"),
        ("doi:10.1145/3458817.3476205", "10.1145/3458817.3476205"),
        ("DOI: 10.1145/A.b-C_(d)", "10.1145/A.b-C_(d)"),
        ("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",) * 2,
        ("", None),
        ("10.1145", None),
        ("10.1145/", None),
        ("10.1145/a b", None),
        ("11.1145/a", None),
        ("https://evil.example/10.1145/a", None),
    ],
)
def test_every_form_of_a_doi_is_one_doi(written: str, bare: str | None) -> None:
    """Bare, its letters as written; what is none gives None."""
    assert ids.doi(written) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KNOT: A Kite", "knot - a  kite"),
        ("A Kité", "A Kite"),
        ("$O(n)$ Kites", "O(n) kites"),
        (r"$\mathcal{O}(n)$ Kites", "O(n) Kites"),
        ("Kite's Tail", "Kite’s Tail"),
        ("ﬁne Kites", "fine kites"),
        ("Straße", "STRASSE"),
    ],
)
def test_titles_that_differ_in_dress_are_the_same(one: str, other: str) -> None:
    """Case, accents, markup, ligatures and punctuation do not make another paper."""
    assert slugs.title_identity(one) == slugs.title_identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kites 1", "Kites 2"), ("风筝", "风车"), ("A Kite", "Akite II"), ("Kites", "Kite")],
)
def test_titles_that_differ_in_words_are_not(one: str, other: str) -> None:
    """Digits and letters of every script count."""
    assert slugs.title_identity(one) != slugs.title_identity(other)


@pytest.mark.parametrize("title", ["", "???", "…", "$\\alpha$", "— —"])
def test_a_title_without_letters_is_no_identity(title: str) -> None:
    """It is empty, and so never the same as another."""
    assert slugs.title_identity(title) == ""


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("ZeRO", "zero"),
        ("ZeRO++", "zero-plus-plus"),
        ("eff@k", "eff-at-k"),
        ("M^3ViT", "m3vit"),
        ("José Hitch", "jose-hitch"),
        ("王小明", "wangxiaoming"),
        ("Łucja Splice", "lucja-splice"),
        ("Ørsted", "orsted"),
        ("D'Souza", "dsouza"),
        ("O’Neill", "oneill"),
        ("AT&T", "at-and-t"),
        ("C#", "c-sharp"),
        ("CIFAR-10", "cifar-10"),
        ("1-bit  Adam", "1-bit-adam"),
        ("--GPT_4--", "gpt-4"),
        ("α-entmax", "a-entmax"),
        ("½", "1-2"),
        ("Ada Loop Jr.", "ada-loop-jr"),
    ],
)
def test_a_name_becomes_a_word_of_an_address(name: str, slug: str) -> None:
    """Letters of every script in ASCII; signs that tell names apart are spoken."""
    assert slugs.slug(name) == slug


@pytest.mark.parametrize("name", ["", " ", "!!!", "…", "’", "ʼ", "-", "\u200b"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    """There is no address without a word."""
    with pytest.raises(ValueError, match="holds no letter or digit"):
        slugs.slug(name)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CIFAR10", "CIFAR-10", True),
        ("Llama 2", "LLaMA-2", True),
        ("José", "Jose", True),
        ("ImageNet-1k", "ImageNet 1K", True),
        ("KNOT", "KNOT++", False),
        ("eff", "eff@k", False),
        ("A*", "A", False),
        ("C", "C#", False),
        ("A100", "A10", False),
    ],
)
def test_spellings_fold_into_one_and_names_do_not(one: str, other: str, same: bool) -> None:
    """Case, accents, spaces and hyphens are spelling; signs and digits are names."""
    assert (slugs.fold_name(one) == slugs.fold_name(other)) == same


@given(st.text())
def test_a_slug_is_always_a_key_or_refused(name: str) -> None:
    """Whatever a name is made of, its page has an address that every file system bears."""
    try:
        slug = slugs.slug(name)
    except ValueError:
        return
    assert slugs.KEY.fullmatch(slug)
    assert slugs.slug(slug) == slug


@given(st.text())
def test_identities_are_stable(text: str) -> None:
    """Folding twice changes nothing, and neither does case."""
    for form in (slugs.fold_name, slugs.title_identity):
        assert form(form(text)) == form(text)
        assert form(text.casefold()) == form(text)


@given(st.text(alphabet="0123456789.v/abcxyz-:#?", max_size=30) | st.text())
def test_an_id_read_from_anything_has_the_shape_of_an_id(text: str) -> None:
    """What is found in a text may stand in a content file, and is found in itself again."""
    for find, shape in ((ids.arxiv_id, ids.ARXIV), (ids.doi, ids.DOI)):
        found = find(text)
        if found is not None:
            assert shape.fullmatch(found)
            assert find(found) == found


@pytest.mark.parametrize(
    ("arxiv", "month"),
    [
        ("2408.06450", "2024-08"),
        ("0704.0001", "2007-04"),
        (OLD, "1999-01"),
        ("math/0309136", "2003-09"),
        ("2413.00001", None),
    ],
)
def test_an_arxiv_id_tells_its_month(arxiv: str, month: str | None) -> None:
    """Both schemes begin with year and month."""
    assert ids.arxiv_month(arxiv) == month


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("https://arxiv.org/pdf/2408.06450v2.pdf", ("arxiv", "2408.06450")),
        ("https://doi.org/10.48550/arXiv.2408.06450", ("arxiv", "2408.06450")),
        ("https://doi.org/10.1145/1.2", ("doi", "10.1145/1.2")),
        ("https://www.github.com/a/b", ("code", "https://www.github.com/a/b")),
        ("https://github.com/a/b/raw/p.PDF", ("pdf", "https://github.com/a/b/raw/p.PDF")),
        ("https://openreview.net/pdf?id=x", ("paper", "https://openreview.net/pdf?id=x")),
        ("https://[", ("paper", "https://[")),
    ],
)
def test_an_address_tells_what_it_leads_to(address: str, where: tuple[str, str]) -> None:
    """An id in its one form, or a kind of link with the address as it is."""
    assert slugs.locate(address) == where
