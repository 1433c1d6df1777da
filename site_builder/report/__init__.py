"""What a reviewer of a pull request should see, and what curators should mend, as Markdown."""

from site_builder.report.gaps import gaps
from site_builder.report.pull_request import LIMIT, MARKER, report

__all__ = ["LIMIT", "MARKER", "gaps", "report"]
