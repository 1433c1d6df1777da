"""Where a new list gets its builder from: what pip can be told to install."""

import json
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from site_builder.model.problems import Unable

PACKAGE = "site-builder"
OTHERWISE = "say with --builder where pip finds the builder"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line for pip, and what there is to say about it."""

    line: str
    remark: str


def requirement(given: str | None) -> Requirement:
    """The line for what a person gave, else for where this builder came from.

    Raises Unable when that cannot be known, or when what was given is no line.
    """
    if given is not None:
        return _given(given)
    try:
        here = distribution(PACKAGE)
    except PackageNotFoundError as error:
        raise Unable(f"this builder is not installed; {OTHERWISE}") from error
    if exact := _as_installed(here):
        return Requirement(exact, "the commit that is installed here")
    urls = [url.partition(", ") for url in here.metadata.get_all("Project-URL") or ()]
    source = next((url for name, _, url in urls if name == "Source"), None)
    if source is None:
        raise Unable(f"this builder does not know its repository; {OTHERWISE}")
    remark = "the builder's own repository, which was not tried; --builder names another place"
    return Requirement(f"{PACKAGE} @ git+{source}", remark)


def _given(given: str) -> Requirement:
    text = given.strip()
    if not text or not text.isprintable():
        raise Unable(f"--builder cannot be {given!r}: give a folder, an address or a version")
    if (path := Path(text)).exists():
        line = f"{PACKAGE} @ {path.resolve().as_uri()}"
        return Requirement(line, "a place that only this machine has: workflows will not find it")
    if "://" in text and "@ " not in text:
        return Requirement(f"{PACKAGE} @ {text}", "as given; it was not tried")
    return Requirement(text, "as given; it was not tried")


def _as_installed(here: Distribution) -> str | None:
    """The repository and commit it was installed from, where that was a repository (PEP 610)."""
    try:
        direct = json.loads(here.read_text("direct_url.json") or "{}")
        version = direct["vcs_info"]
        return f"{PACKAGE} @ {version['vcs']}+{direct['url']}@{version['commit_id']}"
    except (KeyError, TypeError, ValueError):
        return None
