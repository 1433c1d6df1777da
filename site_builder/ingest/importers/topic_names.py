"""Words of foreign lists, such as keywords and headings, as the list's own topics."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.checks.paper_fields import MAX_TOPICS
from site_builder.content.fields import Fields
from site_builder.content.front_matter import find_sources, read_source
from site_builder.content.reader import TOPICS
from site_builder.content.schema import TOPIC, names
from site_builder.model.problems import Problems
from site_builder.text import slugs as identity


@dataclass(slots=True)
class TopicNames:
    """The topics of a list by each of their names; counts the words that name none."""

    slugs: Mapping[str, str]
    """Slugs by name, folded."""
    unmatched: int = 0
    """Words that named no topic."""

    @classmethod
    def of(cls, content: Path) -> "TopicNames":
        """By slug, name and alias; a broken topic file has only its slug."""
        found: dict[str, str] = {}
        folder = content / TOPICS
        paths, _ = find_sources(folder) if folder.is_dir() else ([], [])
        for path in paths:
            spellings = [path.stem]
            try:
                fields = Fields(read_source(path, content), names(TOPIC))
                spellings += [*filter(None, [fields.text("name")]), *fields.texts("aliases")]
            except Problems:
                pass
            for name in spellings:
                found.setdefault(identity.fold_name(name), path.stem)
        return cls(found)

    def named(self, words: Iterable[str]) -> tuple[str, ...]:
        """Slugs of the topics that words name."""
        slugs = [self.slugs.get(identity.fold_name(word)) for word in words]
        self.unmatched += slugs.count(None)
        return self.at_most(slug for slug in slugs if slug)

    def any_named(self, heading: str) -> tuple[str, ...]:
        """Slugs of the topics that a heading or its parts name."""
        words = [heading, *re.split(r"\s*[/&,]\s*|\s+and\s+", heading)]
        found = [slug for one in words if (slug := self.slugs.get(identity.fold_name(one)))]
        self.unmatched += not found
        return self.at_most(found)

    @staticmethod
    def at_most(slugs: Iterable[str]) -> tuple[str, ...]:
        """Each slug once, and not more than a paper may have."""
        return tuple(dict.fromkeys(slugs))[:MAX_TOPICS]
