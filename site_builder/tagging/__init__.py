"""What a paper's file says beside what its words suggest, and the file mended."""

from site_builder.tagging.difference import Difference, Proposal, difference, spellings
from site_builder.tagging.edit import with_proposals
from site_builder.tagging.lines import tag_lines
from site_builder.tagging.places import place_of
from site_builder.tagging.write import write_proposals

__all__ = [
    "Difference",
    "Proposal",
    "difference",
    "place_of",
    "spellings",
    "tag_lines",
    "with_proposals",
    "write_proposals",
]
