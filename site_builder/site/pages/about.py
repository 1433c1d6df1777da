"""The about page."""

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.site import urls
from site_builder.site.frame import Frame
from site_builder.site.output import Output
from site_builder.site.site import Here, Site
from site_builder.text import markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    frame: Frame
    text: Markup | None


def about_page(site: Site) -> Output:
    text = site.library.texts.get("about")
    return site.page(urls.ABOUT, about_view, lambda: (text,), template="pages/about.html")


def about_view(here: Here, text: str | None) -> AboutView:
    description = "Who curates this list, by what rule, and under which licence."
    return AboutView(
        frame=Frame(here, "About", description, section=urls.ABOUT), text=own_text(text)
    )


def own_text(text: str | None) -> Markup | None:
    """What a list writes itself on a page."""
    return Markup(markdown.html(text)) if text else None
