"""What the last sweeps saw, so that only what is seen dead twice is told as dead."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from site_builder.content.front_matter import read_text
from site_builder.editing.atomic import write
from site_builder.model.paths import display_path
from site_builder.model.problems import Problem, Problems

FORMAT = 1
MOST = 10_000_000
_MEND = "delete the file to begin anew"


@dataclass(frozen=True, slots=True)
class LinkState:
    """Addresses that were gone, with the day they were first seen so."""

    gone: Mapping[str, date] = field(default_factory=dict)


def read_state(path: Path) -> LinkState:
    """What a file remembers; nothing when there is no file yet. Raises Problems or Unable."""
    if not path.exists():
        return LinkState()
    try:
        held = json.loads(read_text(path, MOST, _MEND))
        if held["format"] != FORMAT:
            raise ValueError(f"format {held['format']!r}")
        gone = {address: date.fromisoformat(day) for address, day in held["gone"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        fault = "not what an earlier call of 'links' wrote"
        raise Problems([Problem(display_path(path), line, 1, fault, _MEND)]) from error
    return LinkState(gone)


def write_state(memory: LinkState, path: Path) -> None:
    """Keep it for the next sweep. Raises Unable, and then the old file is as it was."""
    days = {address: day.isoformat() for address, day in sorted(memory.gone.items())}
    text = json.dumps({"format": FORMAT, "gone": days}, indent=1, ensure_ascii=False)
    write(path, f"{text}\n".encode())
