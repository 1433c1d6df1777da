"""Links out of the list: where they lead by now, and what arXiv says that the list does not."""

from site_builder.links.memory import Memory, read_memory, write_memory
from site_builder.links.news import News, news_of
from site_builder.links.outside import Outside, outside_of
from site_builder.links.sweep import Finding, Kind, sweep
from site_builder.links.telling import worth_telling

__all__ = [
    "Finding",
    "Kind",
    "Memory",
    "News",
    "Outside",
    "news_of",
    "outside_of",
    "read_memory",
    "sweep",
    "worth_telling",
    "write_memory",
]
