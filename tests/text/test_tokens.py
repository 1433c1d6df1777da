"""A text as sentences of words, and when two spellings are one word."""

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text import tokens


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("", ""),
        ("?! - (…)", ""),
        ("We fly low, and high.", "We fly low and high"),
        ("INT8 and 4bit", "INT 8 and 4 bit"),
        ("GPT-4 at 1,000.5 km", "GPT 4 at 1,000.5 km"),
        ("Llama_2", "Llama 2"),
        ("50% of 3×3 at x^2", "50 % of 3 × 3 at x ^ 2"),
        ("eff@k", "eff @ k"),
        ("ZeRO++ and C++, a+b, 1 + 1", "ZeRO ++ and C ++ a b 1 1"),
        ("don't, don’t", "don't don't"),
        ("Moore's law, the kites’ tails", "Moore s law the kites tails"),
        ("naïve 风筝", "naïve 风筝"),
    ],
)
def test_a_text_is_cut_into_words(text: str, exact: str) -> None:
    """Letters and digits are words of their own, and so are the signs that names are made of."""
    assert [word.exact for word in tokens.words(text)] == exact.split()


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("compres- sion", "compression"),
        ("compres-\nsion", "compression"),
        ("low-  \n rank", "lowrank"),
        ("low-rank", "low rank"),
        ("low -rank", "low rank"),
        ("long- and short-term", "long and short term"),
        ("pre- or post-training", "pre or post training"),
        ("single- to multi-node", "single to multi node"),
        ("in- nor output", "in nor output"),
        ("low- order", "loworder"),
        ("self- Attention", "self Attention"),
        ("8- bit", "8 bit"),
        ("GPT- 4", "GPT 4"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_one(text: str, exact: str) -> None:
    """Unless another word follows that only shares its end, as in *long- and short-term*."""
    assert [word.exact for word in tokens.words(text)] == exact.split()


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("See https://kite.example/a_b?c=d for code", "See for code"),
        ("(http://kite.example/fast) is fast", "is fast"),
        ("[code](https://kite.example/fast)", "code"),
        ("at www.kite.example/a, now", "at now"),
        ("low- https://kite.example rank", "low rank"),
        ("https is no address", "https is no address"),
    ],
)
def test_an_address_holds_no_words(text: str, exact: str) -> None:
    """What a paper's code is called says nothing, and joins nothing."""
    assert [word.exact for word in tokens.words(text)] == exact.split()


@pytest.mark.parametrize(
    ("written", "exact", "folded"),
    [
        ("eﬃcient", "efficient", "efficient"),
        ("ﬁne", "fine", "fine"),
        ("GPUs", "GPU", "gpu"),
        ("LoRAs", "LoRA", "lora"),
        ("As", "As", "as"),
        ("ReLUs", "ReLU", "relu"),
        ("ZeRO", "ZeRO", "zero"),
        ("Müller", "Müller", "muller"),
        ("m²", "m2", "m2"),
        ("don’t", "don't", "don't"),
    ],
)
def test_a_word_has_an_exact_and_a_folded_form(written: str, exact: str, folded: str) -> None:
    """Exact as written, without a plural s behind capitals; folded in small letters."""
    (word,) = tokens.words(written)
    assert (word.exact, word.folded) == (exact, folded)


SAME = """
    Kite=kite KITE=kite kites=kite naïve=naive policies=policy noises=noise raises=raise
    models=model quantisation=quantization quantised=quantized optimiser=optimizer
    optimises=optimize generalisable=generalizable minimising=minimizing
    organisations=organization analysed=analyzed catalyse=catalyze behaviour=behavior
    behavioural=behavioral colour=color colours=color neighbouring=neighboring
    favourable=favorable
"""
OTHER = """
    kite=kites' loss=los bus=bu analysis=analysi radius=radiu its=it is=i has=ha four=for
    hours=hors tour=tor wise=wize training=train efficient=efficiency
"""


@pytest.mark.parametrize("pair", SAME.split())
def test_spellings_of_a_word_fold_into_one(pair: str) -> None:
    """In any case, British or American, singular or plural, with accents or without."""
    one, other = pair.split("=")
    assert tokens.fold_word(one) == tokens.fold_word(other)


@pytest.mark.parametrize("pair", OTHER.split())
def test_other_words_do_not(pair: str) -> None:
    """An s that is part of the word stays, and short words keep their spelling."""
    one, other = pair.split("=")
    assert tokens.fold_word(one) != tokens.fold_word(other)


@pytest.mark.parametrize(
    "text",
    [
        "We fly.|It works.",
        "Does it fly?|Yes!|It does.",
        "It flies 2.5 km. |3 kites do.",
        "He said “it flies.”|We agree.",
        "(It flies.)|[We agree.]",
        "It flies.|$N$ kites fly.",
        "It flies.|*Kites* do.",
        "A title\n\n|and words",
        "a list of e.g.\n\n|kites",
        "Kites by Loop et al.\n\n|We fly.",
        "Kites, e.g. Windless, fly.|We too.",
        "Loop et al. Fly kites.",
        "See Fig. 3 and Sec. 4 for kites vs. Balloons.",
        "By J. K. Loop and D. Splice.",
        "It is w.r.t. Height, i.e. Altitude, approx. 3 km, resp. More.",
        "By Dr. Loop and Prof. Splice.",
        "No. 3 flies.",
        "it flies. then it falls",
        "v1.5 and a.b",
        "One line\nand another",
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str) -> None:
    """Not behind an abbreviation or an initial; always with a paragraph."""
    parts = text.split("|")
    whole = "".join(f"{part} " if "\n" not in part else part for part in parts)
    found = [
        [word.exact for word in sentence]
        for _, sentence in groupby(tokens.words(whole), key=lambda word: word.sentence)
    ]
    assert found == [[word.exact for word in tokens.words(part)] for part in parts]
    assert len(tokens.sentence_ends(whole.strip())) == len(parts) - 1


BITS = [
    *"aZ sIS9.,;:!?-'’\"()[]*$_+%@×^~ \n\t\0é\u0301ﬁ²½风",
    *" - |. |\n\n|and |e.g. |et al. |https://|www.|GPUs|ies|ising|our|++".split("|"),
]
TEXT = st.one_of(st.text(), st.lists(st.sampled_from(BITS), max_size=60).map("".join))


@given(TEXT)
def test_words_stand_where_they_say(text: str) -> None:
    """In order, apart from one another, and cut from the text each reads as it does in it."""
    found = tokens.words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(a.end <= b.start and a.sentence <= b.sentence for a, b in pairwise(found))
    assert all(word.sentence <= len(tokens.sentence_ends(text)) for word in found)
    for word in found:
        assert tokens.forms(text[word.start : word.end]) == (word.exact, word.folded)
        assert not set(" \n\t") & set(word.exact)


@given(TEXT)
def test_sentences_end_in_order_within_the_text(text: str) -> None:
    """Each of them behind the one before."""
    ends = tokens.sentence_ends(text)
    assert all(a < b for a, b in pairwise([0, *ends]))
    assert all(end <= len(text) for end in ends)


@given(st.text() | st.lists(st.sampled_from("aeiousyzr"), max_size=12).map("".join))
def test_folding_twice_changes_nothing(word: str) -> None:
    """So a folded word may be looked up as it is."""
    assert tokens.fold_word(tokens.fold_word(word)) == tokens.fold_word(word)


@pytest.mark.parametrize("bit", ["a- ", "a-", "1,", ". ", "\n", " ", "(", "+", "www.", "A. ", "'"])
def test_no_run_of_signs_takes_for_ever(bit: str) -> None:
    """Ten thousand of them are read."""
    assert isinstance(tokens.words(bit * 10_000), list)
