"""A content file as a paper."""

from collections.abc import Collection
from datetime import date

from site_builder.content.checks.common import check_prose
from site_builder.content.defaults import UNITS
from site_builder.content.fields import Fields, Known
from site_builder.content.front_matter import Source
from site_builder.content.messages import message
from site_builder.content.schema import PAPER, fill, read_fields
from site_builder.model.paper import Drop, Paper, PartialDate, Status
from site_builder.model.problems import Problem
from site_builder.text.measures import Units

UNDATED = "undated"
"""Folder of papers whose date is not yet known."""


def check_paper(
    source: Source, topics: Collection[str], units: Units = UNITS
) -> tuple[Paper | None, tuple[Problem, ...]]:
    """One content file as a paper, unless a problem forbids; ``topics`` are the known slugs,
    ``units`` those that claims may be given in.
    """
    fields, values = read_fields(source, PAPER, Known(topics, units=units))
    _check_dates(fields, values["published"], values["added"])
    check_prose(fields, "the abstract")
    problems = tuple(fields.problems)
    if any(not problem.warning for problem in problems):
        return None, problems
    values["drop"] = Drop(**values["drop"])
    values["status"] = values["status"] or Status("published" if values["venue"] else "preprint")
    return fill(Paper, fields, values, key=source.key, abstract=source.body), problems


def _check_dates(fields: Fields, published: PartialDate | None, added: date | None) -> None:
    folder = fields.source.folder
    year = f"{published.year:04}" if published else UNDATED
    if published and folder != year:
        mend = f"move it to papers/{year}/{fields.source.key}.md"
        fault = f"published {published}, but the file lies in {folder}/"
        fields.tell(fields.nodes["published"], fault, mend)
    if published and added and published.first_day > added:
        fields.tell(fields.nodes["published"], *message("future", published=published, added=added))
