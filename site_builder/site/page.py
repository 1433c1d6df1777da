"""A page to be: its address, its template, and the view its template reads."""

from collections.abc import Callable
from dataclasses import dataclass

from site_builder.site.theme import Theme


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered; its view is made when it is needed."""

    address: str
    template: str
    view: Callable[[], object]
    listed: bool = True
    """Whether the sitemap names it."""

    def render(self, theme: Theme) -> str:
        """The page as HTML."""
        return theme.render(self.template, self.view(), self.address)
