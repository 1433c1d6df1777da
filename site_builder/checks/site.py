"""content/site.yaml as settings."""

import re

from site_builder.fields import Fields
from site_builder.problems import Problem
from site_builder.settings import Settings
from site_builder.source import Source

SITE_FIELDS = (
    "name tagline base_url repository branch editor editor_url licence licence_url language "
    "journals groups author_page_min newest feed_length".split()
)

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def check_settings(source: Source) -> tuple[Settings | None, tuple[Problem, ...]]:
    """content/site.yaml as settings."""
    fields = Fields(source, SITE_FIELDS)
    required = "name tagline base_url repository editor licence licence_url groups".split()
    fields.require(*required)
    name, tagline = fields.text("name"), fields.text("tagline")
    base_url, repository = fields.address("base_url"), fields.address("repository")
    editor, licence = fields.text("editor"), fields.text("licence")
    licence_url, editor_url = fields.address("licence_url"), fields.address("editor_url")
    mend = "write a language code, like en or pt-BR"
    language = fields.matching(
        "language", lambda text: text if _LANGUAGE.fullmatch(text) else None, mend
    )
    branch, groups, journals = (
        fields.text("branch"),
        fields.texts("groups"),
        fields.texts("journals"),
    )
    author_page_min, newest = fields.count("author_page_min", 2), fields.count("newest", 12)
    feed_length = fields.count("feed_length", 50)
    if fields.problems:
        return None, tuple(fields.problems)
    assert name and tagline and base_url and repository and editor and licence and licence_url
    settings = Settings(
        name=name,
        tagline=tagline,
        base_url=base_url if base_url.endswith("/") else base_url + "/",
        repository=repository.rstrip("/"),
        branch=branch or "main",
        editor=editor,
        editor_url=editor_url,
        licence=licence,
        licence_url=licence_url,
        language=language or "en",
        journals=journals,
        groups=groups,
        author_page_min=author_page_min,
        newest=newest,
        feed_length=feed_length,
    )
    return settings, ()
