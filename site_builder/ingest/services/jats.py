"""Titles and abstracts in JATS, MathML and HTML as plain text."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "sec", "title", "list-item", "li", "br", "div"})
_TITLES = re.compile(r"(?:abstract|summary)[.:]?", re.IGNORECASE)


class _Words(HTMLParser):
    """Gathers the words of a fragment by paragraph; of a formula in two forms the one in TeX."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[]]
        self.inside: list[str] = []
        """Elements whose words are set aside."""

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        name = tag.rpartition(":")[2]
        if name in _BLOCKS:
            self.paragraphs.append([])
        if name in ("script", "style", "annotation") or (name == "math" and self._holds_tex()):
            self.inside.append(name)

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _BLOCKS:
            self.paragraphs.append([])
        if self.inside and name == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.paragraphs[-1].append(data)

    def _holds_tex(self) -> bool:
        """Whether the formula was told in TeX just before."""
        return "".join(self.paragraphs[-1]).rstrip().endswith("$")


def paragraphs(fragment: str) -> list[str]:
    """The paragraphs of a fragment, without the heading "Abstract"."""
    words = _Words()
    words.feed(fragment)
    words.close()
    found = (" ".join("".join(part).split()) for part in words.paragraphs)
    return [part for part in found if part and not _TITLES.fullmatch(part)]


def plain_text(fragment: str) -> str:
    """A fragment on one line."""
    return " ".join(paragraphs(fragment))
