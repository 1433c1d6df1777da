"""Phrases of a vocabulary: where a text says them, and which could never be said."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text import phrases
from site_builder.text.phrases import BadPhrase, Matcher, PhraseMatch
from site_builder.text.tokens import words

CLASSES = {"sky": ("kite", "glid*", "CNN", "subsail"), "low": ("low", "small")}


def matcher(*known: str) -> Matcher[str]:
    """A matcher of phrases, each of which stands for itself."""
    pairs = [(symbols, phrase) for phrase in known for symbols in phrases.spellings(phrase)]
    return Matcher(pairs, CLASSES)


def said(text: str, found: Sequence[PhraseMatch[str]]) -> list[str]:
    """The words of a text that phrases cover."""
    read = words(text)
    return [text[read[match.first].start : read[match.last - 1].end] for match in found]


def finds(phrase: str, text: str) -> list[str]:
    """Where a text says a phrase."""
    return said(text, matcher(phrase).find(words(text)))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("kite", "|kite| |Kite| |KITES|, kited, a |kite|-string"),
        ("kites", "a |kite|"),
        ("Kite", "a |kite| and a |Kite|"),
        ("quantize", "|quantise| |quantizes| |Quantises| quantized"),
        ("quantise", "|quantize|"),
        ("behaviour", "|behavior| |Behaviours|"),
        ("colour map", "|color maps|"),
        ("policy", "|policies|"),
        ("noise", "|noises|"),
        ("naïve", "|naive| |naïve|"),
        ("ZeRO", "|ZeRO| zero Zero ZERO"),
        ("zero", "|ZeRO| |zero| |Zero| |ZERO|"),
        ("LoRA", "|LoRA| |LoRAs| Lora LORA lora"),
        ("GPUs", "|GPU| |GPUs| gpu"),
        ("KV cache", "|KV cache| |KV caches| kv cache |KV Cache|"),
        ("don't fly", "|don't fly| |don’t fly|"),
        ("Moore's law", "|Moore's law| |Moore’s law| Moores law"),
        ("50%", "|50%| |50 %| 5%"),
        ("1.5 bit", "|1.5-bit| 15 bit"),
        ("C++", "|C++| |c++| C+"),
        ("风筝", "|风筝|"),
    ],
)
def test_a_word_is_found_in_every_spelling(phrase: str, text: str) -> None:
    """In any case, number and spelling; one with capitals beyond its first only as it is."""
    assert finds(phrase, text.replace("|", "")) == text.split("|")[1::2]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("zero-shot", "|zero-shot| |zero shot| |zeroshot| |Zero-Shot| |zero- shot| |zero–shot|"),
        ("zero shot", "|zero-shot| |zero shot| zeroshot"),
        ("zeroshot", "zero-shot zero shot |zeroshot|"),
        ("fine-tun*", "|fine-tuning| |finetuned| |fine tune| |fine-\ntuning|"),
        ("4-bit", "|4-bit| |4 bits| |4bit| 14-bit"),
        ("3d kite", "|3D kite| |3-d kites|"),
        ("KV-cache", "|KV-cache| |KV cache| |KVcache| KVCache kv-cache"),
        ("state-of-the-art", "|state-of-the-art| |state of the art| |stateoftheart|"),
        ("low - rank", "|low-rank| |low rank| |lowrank|"),
    ],
)
def test_a_hyphen_is_a_hyphen_a_space_or_nothing(phrase: str, text: str) -> None:
    """A space is no more than a space or a hyphen."""
    assert finds(phrase, text.replace("|", "")) == text.split("|")[1::2]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("quantiz*", "|quantize| |Quantized| |quantization| |quantisation| |QUANTIZER| quant"),
        ("quantis*", "|quantize| |quantised|"),
        ("supervis*", "|supervision| |supervised| |supervising| superb"),
        ("precis*", "|precision| |precisely| |precise|"),
        ("revis*", "|revision| |revised| |revisit|"),
        ("analys*", "|analysis| |analyses| |analyse| |analyzed|"),
        ("behavior*", "|behavioural| |behaviors| |behaviour|"),
        ("queri*", "|queries| query"),
        ("lens*", "|lens| |lenses| len"),
        ("kite*", "|kite| |kites| |Kitemaker| kit"),
        ("LLM*", "|LLM| |LLMs| |llmtune|"),
        ("low-rank matri*", "|low-rank matrix| |low rank matrices| low-rank"),
    ],
)
def test_a_star_is_any_ending(phrase: str, text: str) -> None:
    """Of the word as it is written as well as of its American singular."""
    assert finds(phrase, text.replace("|", "")) == text.split("|")[1::2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fly kites", ["fly kites"]),
        ("fly a kite", ["fly a kite"]),
        ("fly one, two, three kites", ["fly one, two, three kites"]),
        ("fly one two three four kites", []),
        ("fly. Kites", []),
        ("fly\n\nkites", []),
        ("kites fly", []),
        ("fly fly kite", ["fly fly kite", "fly kite"]),
        ("fly kite kite", ["fly kite", "fly kite kite"]),
    ],
)
def test_two_dots_are_up_to_three_words(text: str, found: list[str]) -> None:
    """Within a sentence; every way to read it is found."""
    assert finds("fly .. kite", text) == found


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("<sky>", "|kite| |Kites| |gliding| |CNNs| cnn sail |subsail|"),
        ("<low> <sky>", "|small kite| |low gliders| kite small"),
        ("<low> .. <sky>", "|small and fast CNN|"),
        ("<sky>-string", "|kite-string| |kite strings| kitestring"),
        ("<nowhere> kite", "a kite"),
    ],
)
def test_a_class_is_any_of_its_words(phrase: str, text: str) -> None:
    """Each as a phrase of its own would find it."""
    assert finds(phrase, text.replace("|", "")) == text.split("|")[1::2]


def test_the_classes_of_a_phrase_are_told() -> None:
    """In the order in which it names them."""
    assert phrases.classes_in("<low> and <sky> kite <low>") == ["low", "sky", "low"]
    assert phrases.classes_in("low .. kite") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("GPT-4", "|GPT-4| |GPT 4| |GPT4| |GPT_4| gpt-4 GPT-40 GPT-4.5"),
        ("GPT4", "|GPT-4| |GPT 4|"),
        ("Llama 2", "|Llama 2| |Llama-2| |Llama2| LLaMA-2"),
        ("CIFAR-10", "|CIFAR10| |CIFAR-10| CIFAR-100"),
        ("Mistral", "|Mistral| mistral"),
        ("ZeRO++", "|ZeRO++| ZeRO ZeRO+"),
        ("eff@k", "|eff@k| eff k"),
        ("AG's News", "|AG's News| |AG’s News| AG News"),
        ("Pythia", "|Pythia| |Py- thia| pythia"),
        ("V100", "|V100| |V100|s"),
    ],
)
def test_a_name_is_found_letter_for_letter(name: str, text: str) -> None:
    """Hyphens and spaces between letters and digits are spelling."""
    plain = text.replace("|", "")
    known: Matcher[str] = Matcher([(phrases.name_spelling(name), name)])
    assert said(plain, known.find(words(plain))) == text.split("|")[1::2]


@pytest.mark.parametrize("name", ["", "?!", " - ", "https://kite.example", "%"])
def test_a_name_without_a_word_is_refused(name: str) -> None:
    """It could not be found."""
    with pytest.raises(BadPhrase, match="holds no letter or digit"):
        phrases.name_spelling(name)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "begin and end with a word"),
        ("  ", "begin and end with a word"),
        ("..", "begin and end with a word"),
        (".. kite", "begin and end with a word"),
        ("kite ..", "begin and end with a word"),
        ("-kite", "begin and end with a word"),
        ("kite-", "begin and end with a word"),
        ("fly .. .. kite", "one .. follows another"),
        ("fly .. - .. kite", "one .. follows another"),
        ("k*", "two letters at least"),
        ("low k*", "two letters at least"),
        ("*", "'*' cannot stand in it"),
        ("ki*e", "'*' cannot stand in it"),
        ("4*", "'*' cannot stand in it"),
        ("fly ... kite", "'.' cannot stand in it"),
        ("kite, string", "',' cannot stand in it"),
        ("kite/string", "'/' cannot stand in it"),
        ("a_b", "'_' cannot stand in it"),
        ("$n$", "'$' cannot stand in it"),
        ("<Sky>", "'<' cannot stand in it"),
        ("<sky", "'<' cannot stand in it"),
        ("kites'", '"\'" cannot stand in it'),
    ],
)
def test_a_phrase_that_finds_nothing_or_anything_is_refused(phrase: str, why: str) -> None:
    """With the reason, and with what to write instead."""
    with pytest.raises(BadPhrase) as told:
        phrases.spellings(phrase)
    assert why in str(told.value)
    assert told.value.mend


def test_everything_is_found_in_one_pass() -> None:
    """Phrases within others, those that overlap, and all that one phrase stands for."""
    known = matcher("low", "low rank", "rank matrix", "low .. matrix", "Low")
    text = words("a low rank matrix")
    found = [(match.first, match.last, match.label) for match in known.find(text)]
    assert found == [
        (1, 2, "low"),
        (1, 2, "Low"),
        (1, 3, "low rank"),
        (1, 4, "low .. matrix"),
        (2, 4, "rank matrix"),
    ]
    assert known.find(text) == known.find(text)
    assert known.find([]) == []


@pytest.mark.parametrize(
    ("spans", "left"),
    [
        ([], []),
        ([(0, 1), (0, 3), (2, 4)], [(0, 3)]),
        ([(0, 2), (1, 3)], [(0, 2)]),
        ([(3, 4), (0, 2)], [(0, 2), (3, 4)]),
        ([(0, 2), (1, 4), (3, 5)], [(1, 4)]),
        ([(0, 2), (0, 2)], [(0, 2)]),
    ],
)
def test_of_phrases_that_overlap_the_longest_stays(
    spans: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    """Of those as long as one another the first; the rest in the order of the text."""
    found = [PhraseMatch(first, last, "") for first, last in spans]
    assert [(match.first, match.last) for match in phrases.longest_phrases(found)] == left


BITS = [
    *"kite Kites KITE low low- rank LoRA glider CNN quantisation 4 4.5 % ++ - .. . ! \n\n".split(
        " "
    ),
    *"<sky> <low> <nowhere> glid* quant* don't Moore's e.g. https://kite.example é 风".split(),
]
TEXT = st.lists(st.sampled_from(BITS), max_size=40).map(" ".join) | st.text()
PHRASE = st.lists(st.sampled_from(BITS), min_size=1, max_size=4).map(" ".join) | st.text(max_size=9)


def valid(phrase: str) -> bool:
    """Whether a phrase can be found in a text."""
    try:
        return bool(phrases.spellings(phrase))
    except BadPhrase:
        return False


@given(st.lists(PHRASE, max_size=6), TEXT)
def test_no_phrase_crosses_a_sentence(known: list[str], text: str) -> None:
    """Whatever the phrases, and whatever the text."""
    read = words(text)
    for match in matcher(*filter(valid, known)).find(read):
        assert 0 <= match.first < match.last <= len(read)
        assert read[match.first].sentence == read[match.last - 1].sentence
        assert match.label


@given(st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1, max_size=4))
def test_a_phrase_is_found_in_itself(parts: list[str]) -> None:
    """With hyphens, with spaces, and with its hyphens left out; in small letters and large."""
    whole = (" ".join(parts), "-".join(parts), "".join(parts))
    for text in (*whole, whole[0].upper(), whole[1].title()):
        found = matcher("-".join(parts)).find(words(text))
        assert (0, len(words(text))) in {(match.first, match.last) for match in found}


@given(PHRASE)
def test_a_name_is_a_phrase_once_its_signs_are_gone(name: str) -> None:
    """Or nothing is left of it."""
    assert not phrases.plain_phrase(name) or valid(phrases.plain_phrase(name))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=12))
def test_the_phrases_that_stay_are_apart_and_cover_the_rest(spans: list[tuple[int, int]]) -> None:
    """Every one that goes overlaps one at least as long that stays."""
    found = [PhraseMatch(first, first + length, "") for first, length in spans]
    left = phrases.longest_phrases(found)
    assert all(one.last <= other.first for one, other in pairwise(left))
    for match in found:
        assert any(
            match.first < one.last
            and one.first < match.last
            and one.last - one.first >= match.last - match.first
            for one in left
        )


@pytest.mark.parametrize("phrase", ["kite .. kite .. kite", "<sky> .. kite*", "kite-kite"])
def test_no_run_of_words_takes_for_ever(phrase: str) -> None:
    """Five thousand of them are read, each within reach of its own."""
    assert len(matcher(phrase).find(words("kite " * 5_000))) <= 5_000 * 4 * 4
