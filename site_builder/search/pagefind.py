"""The search index: Pagefind over the written tree, then a look at what it holds."""

import gzip
import json
import os
import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path
from urllib.parse import unquote

from site_builder.model.problems import Unable

FOLDER = "pagefind"
"""Where the index and its script lie in the tree."""
FILES = (f"{FOLDER}/pagefind.js", f"{FOLDER}/pagefind-entry.json")
"""Files that every index has."""
_UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
)
"""Pagefind's own interfaces, which our pages do not load."""


def index(site: Path, expected: Collection[str]) -> dict[str, str]:
    """Index the papers and topics of a written tree; gives the index's ids by address.

    ``expected`` are the addresses that the index must hold, no fewer and no more. Raises
    Unable when Pagefind is missing, fails, or indexed anything else.
    """
    command = [_executable(), "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    command += ["--glob", "{papers,topics}/*/index.html", "--include-characters", "+^@"]
    try:
        run = subprocess.run(
            command, cwd=site, env=_environment(), capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise Unable(f"Pagefind cannot be started: {error.strerror}") from error
    if run.returncode != 0:
        said = (run.stderr or run.stdout).strip() or f"exit code {run.returncode}"
        raise Unable(f"Pagefind failed: {said}")
    indexed = _check(site / FOLDER, expected)
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()
    return indexed


def _environment() -> dict[str, str]:
    """Ours, less what would change Pagefind's settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}


def _executable() -> str:
    try:
        from pagefind_bin import get_executable

        return str(get_executable())
    except (ImportError, FileNotFoundError):
        found = shutil.which("pagefind")
    if found is None:
        raise Unable("Pagefind is missing: pip install pagefind-bin, or build with --no-search")
    return found


def _check(folder: Path, expected: Collection[str]) -> dict[str, str]:
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_bytes())
        count = sum(language["page_count"] for language in entry["languages"].values())
        fragments = sorted(folder.glob("fragment/*.pf_fragment"))
        indexed = {_address(path): path.stem for path in fragments}
    except Exception as error:  # whatever is wrong with it, from its JSON to its compression
        raise Unable(f"Pagefind left a damaged index: {error}") from error
    missing, strange = set(expected) - indexed.keys(), indexed.keys() - set(expected)
    if missing or strange or count != len(indexed):
        lack = f"it lacks {_some(missing)}" if missing else ""
        extra = f"it should not hold {_some(strange)}" if strange else ""
        said = " and ".join(filter(None, (lack, extra))) or f"it counts {count:,} pages"
        raise Unable(
            f"the search index does not hold exactly the papers and topics: {said}; "
            "see the data-pagefind-body marks in the templates"
        )
    return indexed


def _address(fragment: Path) -> str:
    """The address a fragment was made from: gzip, a signature, then JSON."""
    data = gzip.decompress(fragment.read_bytes())
    url = json.loads(data[data.index(b"{") :])["url"]
    return unquote(str(url)).lstrip("/")


def _some(addresses: set[str]) -> str:
    first = sorted(addresses)[:3]
    more = f" and {len(addresses) - 3:,} more" if len(addresses) > 3 else ""
    return ", ".join(f"/{address}" for address in first) + more
