"""Links out of the list: where they lead by now, and what arXiv says that the list does not."""

from site_builder.links.memory import Memory, read_memory, write_memory
from site_builder.links.news import News, news_of
from site_builder.links.outside import Outside, outside_of
from site_builder.links.pace import Pace
from site_builder.links.sweep import Finding, Kind, sweep
from site_builder.links.telling import worth_telling
from site_builder.links.web import Answer, Web

__all__ = [
    "Answer",
    "Finding",
    "Kind",
    "Memory",
    "News",
    "Outside",
    "Pace",
    "Web",
    "news_of",
    "outside_of",
    "read_memory",
    "sweep",
    "worth_telling",
    "write_memory",
]
