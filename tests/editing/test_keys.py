"""A key is what a paper's authors call it, or a few words of its title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.editing.keys import key_for
from site_builder.text.slugs import KEY, MAX_KEY


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("ZeRO-Infinity: Breaking the GPU Memory Wall", "zero-infinity"),
        ("Sparse MeZO: Less Parameters for Better Performance", "sparse-mezo"),
        ("MoE++: Accelerating Mixture-of-Experts Methods", "moe-plus-plus"),
        ("Predictable Scale: Part I – Optimal Scaling", "predictable-scale"),
        ("Split & Merge: Unlocking Adapters", "split-and-merge"),
        ("Model Rubik's Cube: Twisting Resolution", "model-rubiks-cube"),
        ("D$^3$RoMa: Depth Sensing", "d3roma"),
        (r"$\alpha$-Former: A Transformer", "alpha-former"),
        ("α-Former: A Transformer", "alpha-former"),
        ("Vers l'été: une étude", "vers-lete"),
    ],
)
def test_a_short_name_before_a_colon_is_the_key(title: str, key: str) -> None:
    """At most three words before the colon are what the paper is called."""
    assert key_for(title, "We propose OtherName, a method.", ()) == key


@pytest.mark.parametrize(
    ("abstract", "key"),
    [
        ("In this work, we develop ENAMEL (EfficeNcy AutoMatic EvaLuator), a benchmark.", "enamel"),
        ("We propose a memory-efficient zerothorder optimizer (MeZO), adapting SGD.", "mezo"),
        ("Here, we propose ZeroQ, a novel framework.", "zeroq"),
        (
            "For this we develop a new metric, called SharpeRatio@k, which counts.",
            "sharperatio-at-k",
        ),
        ("Our novel scheme, dubbed UniPT, is small.", "unipt"),
        ("We propose in-context re-ranking (ICR), a novel method.", "icr"),
        ("This paper presents **IsoBench**, a benchmark.", "isobench"),
    ],
)
def test_the_name_that_authors_propose_is_the_key(abstract: str, key: str) -> None:
    """The abstract says how they call it."""
    assert key_for("How Strings Are Wound on Spools", abstract, ()) == key


@pytest.mark.parametrize(
    "abstract",
    [
        "We propose a method for Large Language Models (LLMs) with Adapters (PEFT).",
        "We present a GPU kernel and an LLM-based one.",
        "We introduce a Transformer called after its maker, on ImageNet.",
        "We propose GAN-based and NLP methods, better than MeZO.",
        "",
    ],
)
def test_a_doubtful_name_is_none(abstract: str) -> None:
    """Better the title's words than the name of something else."""
    title = "How Strings Are Wound on Spools"
    assert key_for(title, abstract, ()) == "strings-wound-spools"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        (
            "Fine-Tuning Language Models with Just Forward Passes",
            "fine-tuning-language-models-just-forward",
        ),
        ("On the Efficiency of the Knot", "efficiency-knot"),
        ("Is It?", "is-it"),
        ("Position: Kites Should Be Free", "position-kites-should-free"),
        (
            r"$\beta$-th order Derivatives for DAG Learning",
            "beta-th-order-derivatives-dag",
        ),
        ("风筝 的 线", "fengzheng-de-xian"),
    ],
)
def test_else_two_to_five_words_of_the_title_are_the_key(title: str, key: str) -> None:
    """Words that carry meaning, as many as make a short address."""
    assert key_for(title, "", ()) == key


def test_a_taken_key_grows_by_a_word_then_a_year_then_a_number() -> None:
    """The same arguments give the same key, in any run."""
    taken: list[str] = []
    for _ in range(5):
        taken.append(key_for("Knot: A Better Knot for Kites", "", taken, "2024"))
    assert taken == ["knot", "knot-better", "knot-2024", "knot-2", "knot-3"]


def test_names_of_devices_are_no_keys() -> None:
    """No Windows machine could check out con.md."""
    assert key_for("CON: Knots", "", ()) == "con-knots"


@pytest.mark.parametrize("title", ["", "...", "$$", "¿?", "🤗"])
def test_a_title_without_letters_has_no_key(title: str) -> None:
    """It is told, not guessed."""
    with pytest.raises(ValueError, match="no letter or digit"):
        key_for(title, "We propose ZeroQ, a method.", ())


@given(st.text(), st.text(), st.sets(st.sampled_from(["a", "b", "a-b", "0", "zeroq"])))
def test_any_title_gives_a_free_key_or_none(title: str, abstract: str, taken: set[str]) -> None:
    """A key always has the shape of one, and is nobody else's."""
    try:
        key = key_for(title, abstract, taken, "2024")
    except ValueError:
        return
    assert KEY.fullmatch(key)
    assert len(key) <= MAX_KEY
    assert key not in taken
