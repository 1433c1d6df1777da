"""The contribute page."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.frame import Frame
from site_builder.site.pages.about import own_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributeView:
    frame: Frame
    text: Markup | None
    groups: tuple["TopicChoices", ...]
    issue: str
    """The repository's form for a paper's id alone."""
    new_paper: str
    new_topic: str


@dataclass(frozen=True, slots=True)
class TopicChoices:
    """Topics of a group, to choose from: slug and name of each."""

    name: str
    topics: tuple[tuple[str, str], ...]


def contribute_view(desk: Desk) -> ContributeView:
    address, settings = urls.CONTRIBUTE, desk.library.settings
    description = f"How to add or mend a paper of {settings.name}."
    return ContributeView(
        frame=desk.frame(
            address, "Contribute", description, section=address, scripts=("js/contribute.js",)
        ),
        text=own_text(desk, "contribute"),
        groups=tuple(_choices(desk)),
        issue=urls.issue_form("01-add-paper.yml", {}, settings),
        new_paper=urls.new_file("papers", settings),
        new_topic=urls.new_file("topics", settings),
    )


def _choices(desk: Desk) -> Iterator[TopicChoices]:
    topics = desk.library.topics.values()
    for group in desk.library.settings.groups:
        if chosen := tuple((topic.slug, topic.name) for topic in topics if topic.group == group):
            yield TopicChoices(group, chosen)
