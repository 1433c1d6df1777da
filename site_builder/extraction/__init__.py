"""What a title and an abstract tell of a paper: topics, tags and claims, each with its words."""

from site_builder.extraction.extract import (
    Evidence,
    Extract,
    Field,
    Mention,
    Quotation,
    Suggestion,
    Why,
)
from site_builder.extraction.extractor import Extractor

__all__ = ["Evidence", "Extract", "Extractor", "Field", "Mention", "Quotation", "Suggestion", "Why"]
