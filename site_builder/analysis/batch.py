"""Papers as JSON lines in, what they tell as JSON lines out."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any

from site_builder.analysis.evidence import Extract, Mention
from site_builder.analysis.extractor import Extractor
from site_builder.model.paper import TAG_KINDS

CHUNK = 100
"""Lines a process reads at a time."""
FEW = 200
"""Lines that pay for no second process, and are answered as they come."""
MAX_LINE = 1_000_000
"""Bytes a line may have."""
_HALF = re.compile("[\ud800-\udfff]")
"""What JSON can escape, but nobody can write out."""


Chunk = list[bytes]
Map = Callable[[Callable[[Chunk], list[str]], Iterable[Chunk]], Iterator[list[str]]]
"""``map``, or one that works in several processes at once."""


def tag_lines(lines: Iterable[bytes], extractor: Extractor, spread: Map = map) -> Iterator[str]:
    """One line for each line, in the same order; of many lines, ``spread`` does the work.

    A line that is no paper gives an object with ``error``, which says what to write instead.
    """
    stream = iter(lines)
    yield from (_line(line, extractor) for line in islice(stream, FEW))
    chunks = iter(lambda: list(islice(stream, CHUNK)), [])
    for told in spread(lambda chunk: [_line(line, extractor) for line in chunk], chunks):
        yield from told


def _line(line: bytes, extractor: Extractor) -> str:
    try:
        title, abstract = _paper(line)
    except ValueError as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False)
    return json.dumps(_data(title, extractor.read(title, abstract)), ensure_ascii=False)


def _paper(line: bytes) -> tuple[str, str]:
    """Title and abstract of a line. Raises ValueError that says what to write."""
    example = 'write one object a line: {"title": "...", "abstract": "..."}'
    if len(line) > MAX_LINE:
        raise ValueError(f"a line of more than {MAX_LINE:,} bytes; {example}")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError(f"not JSON; {example}") from None
    if not isinstance(record, dict):
        raise ValueError(f"not an object; {example}")
    title, abstract = record.get("title"), record.get("abstract")
    abstract = "" if abstract is None else abstract
    if not isinstance(title, str) or not isinstance(abstract, str):
        raise ValueError(f"no title or abstract as text; {example}")
    if _HALF.search(title) or _HALF.search(abstract):
        raise ValueError("half a character, such as \\ud83d without the one behind it; write both")
    return title, abstract


def _data(title: str, extract: Extract) -> dict[str, Any]:
    """What was found in a paper, as plain data; offsets count characters."""
    return {
        "title": title,
        "topics": [asdict(topic) for topic in extract.topics],
        "tags": {
            kind: [_mention(mention) for mention in extract.tags.get(kind, ())]
            for kind in TAG_KINDS
        },
        "claims": [
            {
                "quote": claim.evidence.text,
                "value": claim.value,
                "unit": claim.unit,
                "kind": claim.kind,
                "start": claim.evidence.start,
                "end": claim.evidence.end,
            }
            for claim in extract.claims
        ],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    place = asdict(mention.evidence)
    return {"name": mention.name, "as_written": place.pop("text"), **place}
