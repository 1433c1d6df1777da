"""The contribute page."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.library import Library
from site_builder.site.output import Output
from site_builder.site.pages.about import own_text
from site_builder.site.site import Here, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributeView:
    frame: Frame
    text: Markup | None
    groups: tuple["TopicChoices", ...]


TopicChoices = tuple[str, tuple[tuple[str, str], ...]]
"""A group, and of its topics to choose from slug and name of each."""


def contribute_page(site: Site) -> Output:
    library = site.library
    return site.page(
        urls.CONTRIBUTE,
        contribute_view,
        lambda: (library.texts.get("contribute"), tuple(_choices(library))),
        template="pages/contribute.html",
    )


def contribute_view(
    here: Here, text: str | None, groups: tuple[TopicChoices, ...]
) -> ContributeView:
    description = f"How to add or mend a paper of {here.settings.name}."
    return ContributeView(
        frame=Frame(
            here, "Contribute", description, section=urls.CONTRIBUTE, scripts=("js/contribute.js",)
        ),
        text=own_text(text),
        groups=groups,
    )


def _choices(library: Library) -> Iterator[TopicChoices]:
    topics = library.topics.values()
    for group in library.settings.groups:
        if chosen := tuple((topic.slug, topic.name) for topic in topics if topic.group == group):
            yield group, chosen
