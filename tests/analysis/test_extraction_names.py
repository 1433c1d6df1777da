"""Names in a paper: models, benchmarks and hardware, kinds of data, and what it introduces."""

import pytest

from site_builder.analysis.evidence import Extract
from site_builder.analysis.methods import stands_for
from site_builder.model.vocabulary import Name
from tests.support.vocabularies import names, read

NAMED = {
    "models": names(
        *("LLaMA", "LLaMA 2", "CLIP", "ViT", "T5", "Gemma", "Gemma 2"),
        Name("Falcon", near=("language model*", "LLM")),
        Name("word2vec", also=("Word2Vec",)),
    ),
    "benchmarks": names(
        *("CIFAR-10", "CIFAR-100", "ImageNet", "ImageNet-1K"),
        Name("MNLI", also=("MultiNLI",)),
    ),
    "hardware": names(*("A100", "Jetson", "Jetson Nano"), Name("RTX 4090", also=("4090",))),
}
COMMON = ("LLM", "CNN", "GPU", "BERT", "GPT-4", "ImageNet")


def named(extract: Extract) -> list[tuple[str, str]]:
    """Names with the words they are written as."""
    kinds = ("models", "benchmarks", "hardware")
    found = [mention for kind in kinds for mention in extract.tags.get(kind, ())]
    return [(mention.name, mention.evidence.text) for mention in found]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("LLaMA-7B", "LLaMA"),
        ("LLaMA 7B", "LLaMA"),
        ("LLaMA7B", "LLaMA"),
        ("LLaMA-13B-chat", "LLaMA"),
        ("LLaMAs", "LLaMA"),
        ("LLaMA 2", "LLaMA 2"),
        ("LLaMA-2-7B", "LLaMA 2"),
        ("LLaMA2 70B", "LLaMA 2"),
        ("Gemma-2B", "Gemma"),
        ("Gemma 2B", "Gemma"),
        ("Gemma 2", "Gemma 2"),
        ("Gemma-2-9B", "Gemma 2"),
        ("ViT-B/16", "ViT"),
        ("ViT-Large", "ViT"),
        ("T5 11B", "T5"),
        ("T5-XXL", "T5"),
        ("Word2Vec", "word2vec"),
        ("CIFAR10", "CIFAR-10"),
        ("CIFAR 10", "CIFAR-10"),
        ("CIFAR-10", "CIFAR-10"),
        ("CIFAR100", "CIFAR-100"),
        ("ImageNet1K", "ImageNet-1K"),
        ("MultiNLI", "MNLI"),
        ("RTX 4090", "RTX 4090"),
        ("RTX4090", "RTX 4090"),
        ("RTX-4090", "RTX 4090"),
        ("4090", "RTX 4090"),
        ("A100", "A100"),
        ("Jetson Nano", "Jetson Nano"),
    ],
)
def test_a_name_is_found_however_it_is_spaced_and_sized(written: str, name: str) -> None:
    """The tag is the name of the vocabulary, the evidence the words with their size."""
    assert named(read("Kites", f"We fly {written} here.", names=NAMED)) == [(name, written)]


@pytest.mark.parametrize(
    "written",
    [
        "llama",
        "clip",
        "OpenCLIP",
        "CLIP-Adapter",
        "Mini-CLIP",
        "BLIP-CLIP",
        "cifar-10",
        "a falcon",
        "RTX",
        "imagenet",
        "T50",
        "A1000",
        "CIFAR-1000",
    ],
)
def test_what_only_looks_like_a_name_is_none(written: str) -> None:
    """Small letters are a word; with a capitalised neighbour it is another name."""
    assert named(read("Kites", f"We fly {written} here.", names=NAMED)) == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("CLIP-based kites", ["CLIP"]),
        ("non-CLIP kites", ["CLIP"]),
        ("a CLIP-ViT kite", ["CLIP", "ViT"]),
        ("CLIP+LLaMA", ["CLIP", "LLaMA"]),
        ("ViT–CLIP", ["ViT", "CLIP"]),
        ("CLIP, Adapter", ["CLIP"]),
        ("LLaMA-7B and LLaMA-13B", ["LLaMA"]),
    ],
)
def test_a_name_beside_a_hyphen(written: str, found: list[str]) -> None:
    """Two known names may share one, and a word in small letters makes no new name."""
    extract = read("Kites", f"We fly {written}.", names=NAMED)
    assert [name for name, _ in named(extract)] == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Jetson and Jetson Nano", ["Jetson Nano"]),
        ("Jetson", ["Jetson"]),
        ("LLaMA and LLaMA 2", ["LLaMA 2"]),
        ("ImageNet and ImageNet-1K", ["ImageNet", "ImageNet-1K"]),
        ("CIFAR-10 and CIFAR-100", ["CIFAR-10", "CIFAR-100"]),
    ],
)
def test_a_family_is_left_out_beside_its_member(written: str, found: list[str]) -> None:
    """Of models and machines; a benchmark is not the family of another."""
    extract = read("Kites", f"We fly {written}.", names=NAMED)
    assert [name for name, _ in named(extract)] == found


@pytest.mark.parametrize(
    ("title", "abstract", "found"),
    [
        ("Kites", "We fly Falcon over the sea.", []),
        ("Kites", "We train Falcon, a language model.", [("Falcon", "Falcon")]),
        ("Language models", "We train Falcon-7B.", [("Falcon", "Falcon-7B")]),
        ("LLM", "We watch Falcon.", [("Falcon", "Falcon")]),
        ("Llm", "We watch a falcon.", []),
    ],
)
def test_a_name_that_is_also_a_word_needs_its_context(
    title: str, abstract: str, found: list[tuple[str, str]]
) -> None:
    """One phrase of *near* anywhere in title or abstract is enough."""
    assert named(read(title, abstract, names=NAMED)) == found


def test_a_name_is_told_once_where_first_written() -> None:
    """The title comes before the abstract."""
    extract = read("LLaMA-7B flies", "We fly LLaMA. LLaMA flies.", names=NAMED)
    (mention,) = extract.tags["models"]
    assert (mention.evidence.field, mention.evidence.text) == ("title", "LLaMA-7B")


def test_a_model_that_a_paper_introduces_is_its_method() -> None:
    """It is no model the paper uses."""
    extract = read("ViT: Kites", "We propose ViT, a kite, and use CLIP.", names=NAMED)
    assert [mention.name for mention in extract.tags["models"]] == ["CLIP"]
    extract = read("CLIP: Kites", "We call it CLIP.", names=NAMED)
    assert "models" not in extract.tags
    assert [mention.name for mention in extract.tags["methods"]] == ["CLIP"]


KINDS = {
    "text": ("language model*", "text"),
    "vision": ("image", "video"),
    "speech": ("speech",),
    "code": ("source code",),
    "multimodal": ("vision-language",),
}


@pytest.mark.parametrize(
    ("title", "abstract", "found"),
    [
        ("Images of Kites", "We fly.", ["vision"]),
        ("Kites", "We see images. Our images are sharp.", ["vision"]),
        ("Kites", "Images are many. We fly.", []),
        ("Images as Text", "We fly.", ["text", "vision"]),
        ("Kites", "We hear speech as text. Our speech becomes text.", ["speech"]),
        ("Text", "We write text. Our text is long. Text of speech.", ["text"]),
        ("Vision-Language Kites", "We see images and text.", ["vision", "multimodal", "text"]),
        ("Kites", "We fly.", []),
    ],
)
def test_kinds_of_data_are_told_by_sentences(title: str, abstract: str, found: list[str]) -> None:
    """A word in the title or in a sentence on own work is enough, one on others' is not."""
    extract = read(title, abstract, modality=KINDS)
    told = [mention.name for mention in extract.tags.get("modality", ())]
    assert sorted(told) == sorted(found)


def introduced(title: str, abstract: str) -> list[str]:
    """What a paper introduces."""
    extract = read(title, abstract, names=NAMED, common=COMMON)
    return [mention.name for mention in extract.tags.get("methods", ())]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We propose FooNet, a network for kites.", ["FooNet"]),
        ("In this paper we present a novel LoopLoss.", ["LoopLoss"]),
        ("This work introduces KNOT and ties kites.", ["KNOT"]),
        ("Our approach develops 3D-Kite, which flies.", ["3D-Kite"]),
        ("FooNet is proposed for kites.", ["FooNet"]),
        ("KNOT, a novel sail, flies.", ["KNOT"]),
        ("Our method, KNOT, flies.", ["KNOT"]),
        ("The proposed KiteNet flies.", ["KiteNet"]),
        ("This metric is called eff@k.", ["eff@k"]),
        ("A new loss, dubbed LoopLoss, flies.", ["LoopLoss"]),
        ("We name our model Kite-XL.", ["Kite-XL"]),
        ("We term it the Gust Effect.", ["Gust Effect"]),
        ("We propose a framework called Kite Loop, which flies.", ["Kite Loop"]),
        ("We introduce a benchmark named Breeze-10.", ["Breeze-10"]),
        ("We develop KNOT++, a better KNOT.", ["KNOT++"]),
        ("We propose a new method, LoRA-Kite, for sails.", ["LoRA-Kite"]),
        ("We propose Spool. It is light, and with Spool a kite flies; Spool winds.", ["Spool"]),
        ('We present "Kite++", a sail.', ["Kite++"]),
        ("We present **FooNet**, a sail.", ["FooNet"]),
        ("We name this task Kite Loop, abbreviated as KiLo.", ["KiLo"]),
        ("We propose FooNets, and FooNet flies. We propose FooNet.", ["FooNets"]),
        ("We propose SailNet. We propose SailNet-L1.", ["SailNet"]),
        ("We propose FooNet. We propose LoopNet.", ["FooNet", "LoopNet"]),
    ],
)
def test_turns_of_phrase_that_name(sentence: str, found: list[str]) -> None:
    """Authors name what they introduce in a few ways; a size or a plural is no second name."""
    assert introduced("Kites", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We propose Sequence-aware Sharded Sliced Training (S3T), a way.", ["S3T"]),
        ("We introduce the Light Adaptive Sail (LAS).", ["LAS"]),
        ("We propose a novel Foo Bar Baz (FBB).", ["FBB"]),
        ("We propose a novel fan of open nets (**FOON**).", ["FOON"]),
        ("We introduce **KNOT** (Kites Needing Only Ties), which flies.", ["KNOT"]),
        ("We release KiteBench (KB), a data set.", ["KiteBench"]),
        ("It is called Kite Loop Algorithm, or KLA, for sails.", ["KLA"]),
        ("The Foo Bar Baz (FBB) is old.", []),
        ("We propose a novel kite (see Fig. 2A).", []),
    ],
)
def test_a_long_form_is_told_by_its_acronym(sentence: str, found: list[str]) -> None:
    """Three letters and more stand for the words before them."""
    assert introduced("Kites", sentence) == found


@pytest.mark.parametrize(
    ("title", "abstract", "found"),
    [
        ("KNOT: Kites with Few Knots", "We fly.", ["KNOT"]),
        ("KNOT : Kites", "We fly.", ["KNOT"]),
        ('"KNOT": Kites', "We fly.", ["KNOT"]),
        ("KNOT++: Kites", "We fly.", ["KNOT++"]),
        ("Knot: Kites", "We fly.", []),
        ("Knot: Kites", "We tie a Knot.", ["Knot"]),
        ("Kite Loop: Kites", "We tie a Kite Loop.", ["Kite Loop"]),
        ("Sails vs KITES: A Study", "Sails vs KITES.", []),
        ("How to Fly: A KITE", "We fly.", []),
        ("A Long Story of SAILS: Kites", "We fly.", []),
        ("LLM: Kites", "We fly.", []),
        ("$K^2$: Kites", "We fly.", []),
        (r"\textbf{KNOT}: Kites", "We fly.", []),
        ("KNOT", "We fly.", []),
        (": Kites", "We fly.", []),
    ],
)
def test_the_head_of_a_title_is_a_name(title: str, abstract: str, found: list[str]) -> None:
    """Where it stands before a colon and looks like one, or the abstract says it too."""
    assert introduced(title, abstract) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "We use KNOT, a known sail.",
        "We propose a novel CNN.",
        "We propose a GPU-based LLM.",
        "We propose CNNs, a kind of net.",
        "We present GPT-4 with kites.",
        "In this paper we study GPT-4.",
        "We propose to fly on ImageNet.",
        "We propose a kite for the CIFAR-10 data.",
        "We propose the U.S. kite.",
        "We propose a data-driven kite.",
        "We propose Adaptive-based kites.",
        "We propose an order-2 kite.",
        "We propose 2024 kites.",
        "We propose Kites.",
        "We propose ways to fly (a) kites and (b) sails.",
        "The so-called kites fly.",
        "They introduce kites, and KNOT flies.",
        f"We propose {'Kite' * 40}X, a kite.",
    ],
)
def test_things_that_are_no_names(sentence: str) -> None:
    """What the field knows, what only describes, and words at the beginning of a sentence."""
    assert introduced("Kites", sentence) == []


@pytest.mark.parametrize(
    ("short", "long", "stands"),
    [
        ("KLA", "Kite Loop Algorithm", True),
        ("KLA", "kite loop algorithm", True),
        ("S3T", "Sequence-aware Sharded Sliced Training", True),
        ("KoL", "Kite of Loops", True),
        ("KLA", "Loop Algorithm", False),
        ("KLA", "Kite", False),
        ("KLA", "", False),
        ("123", "Kite Loop", False),
    ],
)
def test_an_acronym_is_made_of_its_long_form(short: str, long: str, stands: bool) -> None:
    """Its letters stand in the long form in order, the first at its beginning."""
    assert stands_for(short, long) is stands
