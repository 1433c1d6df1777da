"""Models, benchmarks and hardware that a paper names."""

import re
from collections.abc import Collection, Sequence
from typing import cast

from site_builder.analysis.evidence import Mention
from site_builder.analysis.passages import Match, Passage
from site_builder.model.paper import TagKind
from site_builder.text.phrases import longest_phrases

_SIZE = re.compile(
    r"[-/_ ]?\d+(?:\.\d+)*|[-/_]?[bBmMkKtT]|[-/_](?:base|large|small|tiny|mini|nano|medium|huge|"
    r"giant|xl|xxl|chat|instruct|[BLSHTGX])",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"[-–+]")


def mentions(
    passages: Sequence[Passage], methods: Collection[str]
) -> dict[TagKind, tuple[Mention, ...]]:
    """The names in the passages, each once, where first written.

    ``methods`` are the names a paper gives itself, which are nobody else's models.
    """
    near = {match.label.word for passage in passages for match in passage.of_part("near")}
    tags: dict[TagKind, dict[str, Mention]] = {}
    for passage in passages:
        taken = longest_phrases(
            match
            for match in passage.of_part("name")
            if (name := match.label.name)
            and not (name.near and near.isdisjoint(name.near))
            and not _is_size(passage, match)
        )
        starts = {match.first for match in taken}
        ends = {match.last for match in taken}
        for match in taken:
            kind, name = cast(TagKind, match.label.word), match.label.name
            if name and name.name not in methods and not _is_part(passage, match, starts, ends):
                evidence = passage.evidence(match.first, _end(passage, match))
                tags.setdefault(kind, {}).setdefault(name.name, Mention(name.name, evidence))
    return {
        kind: tuple(mention for name, mention in names.items() if not _is_family(kind, name, names))
        for kind, names in tags.items()
    }


def _is_family(kind: TagKind, name: str, names: Collection[str]) -> bool:
    """Whether a model's or machine's name is only the family of another one in the paper, as
    Jetson is of Jetson Nano."""
    if kind == "benchmarks":
        return False
    return any(re.match(rf"{re.escape(name)}(?: |[Vv]\d)", other) for other in names)


def _is_size(passage: Passage, match: Match) -> bool:
    """Whether the number that ends a name is a size: Gemma-2B is no Gemma 2."""
    last, words = match.last, passage.words
    if last == len(words) or not words[last - 1].exact.isdigit():
        return False
    return words[last].start == words[last - 1].end and words[last].exact in ("B", "b", "M", "K")


def _end(passage: Passage, match: Match) -> int:
    """Where a name ends with its size: the word after the B of LLaMA-7B."""
    end = match.last
    while end < len(passage.words):
        written = passage.text[passage.words[end - 1].end : passage.words[end].end]
        if not _SIZE.fullmatch(written) or (written[0] == " " and end > match.last):
            break
        if written[0] == " ":  # a number apart is a size only with its letter: LLaMA 7B
            after = passage.words[end + 1] if end + 1 < len(passage.words) else None
            if after is None or after.start != passage.words[end].end:
                break
            if after.exact not in ("B", "b", "M"):
                break
        end += 1
    return end


def _is_part(
    passage: Passage, match: Match, starts: Collection[int], ends: Collection[int]
) -> bool:
    """Whether the name is part of another one, as CLIP is of CLIP-Adapter."""
    first, last, words = match.first, _end(passage, match), passage.words
    before = first > 0 and first not in ends and words[first - 1].exact
    after = last < len(words) and last not in starts and words[last].exact
    return any(
        word and word[0].isupper() and _HYPHEN.fullmatch(passage.between(place, place))
        for place, word in ((first, before), (last, after))
    )
