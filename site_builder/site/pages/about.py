"""The about page."""

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.frame import Frame
from site_builder.text import markdown as prose


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    frame: Frame
    text: Markup | None


def about_view(desk: Desk) -> AboutView:
    address = urls.ABOUT
    description = "Who curates this list, by what rule, and under which licence."
    frame = desk.frame(address, "About", description, section=address)
    return AboutView(frame=frame, text=own_text(desk, "about"))


def own_text(desk: Desk, name: str) -> Markup | None:
    markdown = desk.library.texts.get(name)
    return Markup(prose.html(markdown)) if markdown else None
