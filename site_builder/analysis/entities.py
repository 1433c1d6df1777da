"""Models, benchmarks and hardware that a paper names."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from site_builder.analysis.evidence import Mention
from site_builder.analysis.passages import Passage
from site_builder.model.paper import TagKind
from site_builder.model.vocabulary import Name
from site_builder.text.phrases import PhraseMatch, longest

_SIZE = re.compile(
    r"[-/_ ]?\d+(?:\.\d+)*|[-/_]?[bBmMkKtT]|[-/_](?:base|large|small|tiny|mini|nano|medium|huge|"
    r"giant|xl|xxl|chat|instruct|[BLSHTGX])",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"[-–+]")
Named = tuple[TagKind, Name]


def mentions(
    passages: Sequence[Passage],
    found: Mapping[int, Sequence[PhraseMatch[Named]]],
    near: Collection[str],
    methods: Collection[str],
) -> dict[TagKind, tuple[Mention, ...]]:
    """The names in the passages, each once, where first written.

    ``found`` are the names found in each passage, ``near`` the context phrases that the paper
    holds, ``methods`` the names it gives itself, which are nobody else's models.
    """
    tags: dict[TagKind, dict[str, Mention]] = {}
    for number, passage in enumerate(passages):
        fitting = [
            match
            for match in found.get(number, ())
            if any(not name.near or set(name.near) & set(near) for _, name in match.labels)
            and not _is_size(passage, match)
        ]
        taken = longest(fitting)
        starts = {match.first for match in taken}
        ends = {match.last for match in taken}
        for match in taken:
            if _is_part(passage, match, starts, ends):
                continue
            for kind, name in match.labels:
                if name.name not in methods and (not name.near or set(name.near) & set(near)):
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


def _is_size(passage: Passage, match: PhraseMatch[Named]) -> bool:
    """Whether the number that ends a name is a size: Gemma-2B is no Gemma 2."""
    last, words = match.last, passage.words
    if last == len(words) or not words[last - 1].exact.isdigit():
        return False
    return words[last].start == words[last - 1].end and words[last].exact in ("B", "b", "M", "K")


def _end(passage: Passage, match: PhraseMatch[Named]) -> int:
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
    passage: Passage, match: PhraseMatch[Named], starts: Iterable[int], ends: Iterable[int]
) -> bool:
    """Whether the name is part of another one, as CLIP is of CLIP-Adapter."""
    last = _end(passage, match)
    words, text = passage.words, passage.text
    if last < len(words) and _HYPHEN.fullmatch(text[words[last - 1].end : words[last].start]):
        after = words[last].exact
        if after[:1].isupper() and last not in starts:
            return True
    if match.first and _HYPHEN.fullmatch(
        text[words[match.first - 1].end : words[match.first].start]
    ):
        before = words[match.first - 1].exact
        return before[:1].isupper() and match.first not in ends
    return False
