"""A paper of a pull request as its reviewer should see it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_builder.analysis.evidence import Evidence
from site_builder.analysis.extractor import Extractor
from site_builder.analysis.positions import place_of
from site_builder.analysis.similarity.nearest import SimilarityIndex
from site_builder.analysis.similarity.terms import terms_of
from site_builder.analysis.suggestions import Suggestion, compare, spellings
from site_builder.content.front_matter import read_text
from site_builder.model.paper import LINK_KINDS, Paper
from site_builder.model.reading_list import Survey
from site_builder.review.changes import Change, changed_fields
from site_builder.review.markdown import code_span, details, escape_line, show_hidden
from site_builder.site import urls
from site_builder.text import markdown

MOST = 3_000
"""Letters of an abstract that are shown."""
FEW = 300
"""Letters of a field's old and new words that are shown."""
LIKE = 0.6
"""Similarity from which two papers may be one."""
_OTHERS = ("CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")
"""Scripts with letters that look like Latin ones."""


class Reviewer:
    """Knows a list as far as it can be read, and describes papers of it."""

    def __init__(self, survey: Survey, content: Path) -> None:
        self.survey = survey
        self.content = content
        self.extractor = Extractor(survey.topics, survey.vocabulary)
        self.nearest = SimilarityIndex({paper.key: terms_of(paper) for paper in survey.papers})
        self.papers = {paper.key: paper for paper in survey.papers}
        self.topics = {topic.slug: topic for topic in survey.topics}

    def entry(self, change: Change) -> str:
        """The whole entry: how it looks, what changed, why its tags, what is near."""
        paper = change.paper
        lines = [f"#### {title(paper)}", "", *self._looks(paper), *_hidden(paper)]
        if change.before is not None:
            lines += _differences(change)
        elif not change.new:
            lines += ["What it said before had problems, so nothing can be compared.", ""]
        if paper.abstract:
            abstract = markdown.text(paper.abstract)
            lines += details("Abstract", [escape_line(clip(abstract, MOST))])
        lines += [*self._reasons(paper), *self._near(paper)]
        return "\n".join(lines)

    def _looks(self, paper: Paper) -> Iterator[str]:
        venue = f" *{escape_line(str(paper.venue))}*." if paper.venue else ""
        status = f" **{paper.status.kind}**." if paper.status.kind not in _USUAL else ""
        yield f"{escape_line(', '.join(paper.authors))}.{venue} {paper.published.words}.{status}"
        yield ""
        marks = [self.topics[slug].mark for slug in paper.topics if slug in self.topics]
        yield f"{' '.join(map(code_span, marks)) or 'No topic.'} {code_span(paper.file)}"
        yield ""
        if paper.pick:
            yield f"Pick: {escape_line(paper.pick)}\n"
        if paper.note:
            yield f"Note: {escape_line(markdown.text(paper.note))}\n"
        links = [f"{LINK_KINDS[kind]} {code_span(href)}" for kind, href in paper.links.items()]
        ids = [f"doi {code_span(paper.doi)}"] if paper.doi else []
        if links or ids:
            yield f"{', '.join([*ids, *links])}\n"

    def _reasons(self, paper: Paper) -> list[str]:
        """Topics, tags and claims with the phrases behind them."""
        others = (one for one in self.survey.papers if one.key != paper.key)
        extract = self.extractor.read(paper.title, paper.abstract)
        found = compare(paper, extract, spellings(others))
        text = read_text(self.content / paper.inside)

        def told(proposals: Iterable[Suggestion]) -> list[str]:
            return [
                f"- {_named(one.field, one.kind, one.value)} ← "
                f"{'; '.join(_phrase(each, paper, text) for each in one.evidence)}"
                for one in proposals
            ]

        lines = ["Topics and tags, with the phrases behind them:", "", *told(found.agreed)]
        lines += [f"- {_named(*said)}, by the contributor’s judgement" for said in found.own]
        if not (found.agreed or found.own):
            lines.append("- none")
        lines.append("")
        if found.proposed:
            lines += ["Suggested, but not in the file:", "", *told(found.proposed), ""]
        if found.refused:
            lines += ["Suggested, and refused in the file:", "", *told(found.refused), ""]
        return lines

    def _near(self, paper: Paper) -> list[str]:
        """The papers most like it that are on the list already."""
        alike = self.nearest.like(paper.key)
        lines = []
        for near in self.nearest.neighbours(paper.key):
            same = "**Is it the same paper?** " if alike[near.key] >= LIKE else ""
            shared = ", ".join(
                escape_line(term.rpartition(":")[2].lstrip("#")) for term in near.shared
            )
            other = self.papers[near.key]
            lines.append(f"- {same}{self._linked(other)} {code_span(other.key)} (shares {shared})")
        return ["Nearest papers:", "", *lines, ""] if lines else []

    def _linked(self, paper: Paper) -> str:
        words = escape_line(markdown.title_text(paper.title))
        if self.survey.settings is None:
            return words
        address = urls.canonical(urls.paper(paper.key), self.survey.settings)
        return f"[{words}](<{address}>)"


_USUAL = ("preprint", "published")


def title(paper: Paper) -> str:
    """A paper's title, leading to arXiv where it is there."""
    words = escape_line(markdown.title_text(paper.title))
    return f"[{words}]({urls.arxiv_page(paper.arxiv)})" if paper.arxiv else words


def clip(text: str, length: int) -> str:
    """The beginning of a text."""
    return text if len(text) <= length else text[:length].rstrip() + "…"


def _differences(change: Change) -> list[str]:
    assert change.before is not None
    lines = []
    if change.old_key:
        lines.append(f"- key: {code_span(change.old_key)} → {code_span(change.paper.key)}")
    for name, old, new in changed_fields(change.before, change.paper):
        if name == "abstract":
            words = f"{len(old.split())} → {len(new.split())} words"
            lines.append(f"- abstract: {words}")
        else:
            was, is_now = (escape_line(clip(text, FEW)) or "nothing" for text in (old, new))
            lines.append(f"- {name}: {was} → {is_now}")
    return ["Changed:", "", *(lines or ["- its style alone"]), ""]


def _named(field: str, kind: str, value: str) -> str:
    if field == "topics":
        return f"**{escape_line(value)}**"
    said = f"“{escape_line(value)}”" if field == "claims" else escape_line(value)
    return f"{escape_line(kind)}: {said}"


def _phrase(evidence: Evidence, paper: Paper, text: str) -> str:
    line, column = place_of(evidence, paper, text)
    return f"“{escape_line(evidence.text)}” {code_span(f'{Path(paper.file).name}:{line}:{column}')}"


def _hidden(paper: Paper) -> list[str]:
    """What a reader of the entry would not see: letters of look-alike scripts, turned writing."""
    words = " ".join((paper.title, *paper.authors, *(name for _, name in paper.tag_pairs)))
    mixed = [word for word in re.findall(r"[^\W\d_]+", words) if _is_mixed(word)]
    lines = []
    if mixed:
        shown = ", ".join(f"“{escape_line(word)}”" for word in dict.fromkeys(mixed))
        lines.append(f"**Look closely:** letters of several scripts in {shown}.\n")
    whole = " ".join((words, paper.abstract))
    if show_hidden(whole) != whole:
        lines.append("**Look closely:** it holds characters that hide or turn the writing (�).\n")
    return lines


def _is_mixed(word: str) -> bool:
    names = {unicodedata.name(char, "").partition(" ")[0] for char in word}
    return "LATIN" in names and not names.isdisjoint(_OTHERS)
