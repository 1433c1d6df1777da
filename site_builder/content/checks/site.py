"""content/site.yaml as settings."""

import dataclasses
import re

from site_builder.content.fields import Fields
from site_builder.content.format_version import format_of, format_problem
from site_builder.content.front_matter import Source
from site_builder.content.kinds import Address, Group, Text
from site_builder.content.yaml_nodes import Node
from site_builder.model.problems import Problem
from site_builder.model.settings import Services, Settings

SITE_FIELDS = (
    "format name tagline base_url repository branch editor editor_url licence licence_url language "
    "journals groups author_page_min newest feed_length services".split()
)
SERVICE_FIELDS = tuple(field.name for field in dataclasses.fields(Services))
REQUIRED = "name tagline base_url repository editor licence licence_url groups".split()
_LANGUAGE = Text(
    re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*"), mend="write a code like en or pt-BR"
)
_COUNT = Text(re.compile(r"(?=.*[1-9])[0-9]{1,9}"), mend="write a whole number above 0")
_SERVICES = Group(dict.fromkeys(SERVICE_FIELDS, Address()))


def check_settings(source: Source) -> tuple[Settings | None, tuple[Problem, ...]]:
    """content/site.yaml as settings, unless a problem forbids."""
    fields = Fields(source, SITE_FIELDS)
    fields.require(*REQUIRED)
    fields.problems += filter(None, [format_problem(source)])
    base_url = fields.address("base_url") or ""
    _refuse_query(fields, "base_url", base_url, fields.nodes.get("base_url"))
    settings = Settings(
        format=format_of(source) or 0,
        name=fields.text("name") or "",
        tagline=fields.text("tagline") or "",
        base_url=base_url if base_url.endswith("/") else base_url + "/",
        repository=(fields.address("repository") or "").rstrip("/"),
        branch=fields.text("branch") or "main",
        editor=fields.text("editor") or "",
        editor_url=fields.address("editor_url"),
        licence=fields.text("licence") or "",
        licence_url=fields.address("licence_url") or "",
        language=_LANGUAGE.read(fields, "language") or "en",
        journals=fields.texts("journals"),
        groups=fields.texts("groups"),
        author_page_min=_count(fields, "author_page_min", 2),
        newest=_count(fields, "newest", 12),
        feed_length=_count(fields, "feed_length", 50),
        services=_services(fields),
    )
    wrong = any(not problem.warning for problem in fields.problems)
    return None if wrong else settings, tuple(fields.problems)


def _services(fields: Fields) -> Services:
    found = _SERVICES.read(fields, "services")
    for name, address in found.items():
        _refuse_query(fields, f"services.{name}", address, fields.nodes["services"])
    return Services(**{name: address.rstrip("/") for name, address in found.items()})


def _refuse_query(fields: Fields, name: str, address: str, node: Node | None) -> None:
    """What is asked for is put behind the address."""
    if node and ("?" in address or "#" in address):
        fields.tell(node, f"{name!r} cannot be {address!r}", "cut it at ? or #")


def _count(fields: Fields, name: str, usual: int) -> int:
    return int(_COUNT.read(fields, name) or usual)
