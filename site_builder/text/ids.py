"""Ids of papers: arXiv, DOI and web addresses in one form each."""

import re
from urllib.parse import urlsplit

ARXIV = re.compile(r"[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}")
"""Both id schemes of arXiv, without version (info.arxiv.org/help/arxiv_identifier.html)."""
_ARXIV_IN = re.compile(
    r"(?:(?:https?://)?(?:www\.|export\.|browse\.)?"
    r"(?:arxiv\.org|huggingface\.co|hf\.co|alphaxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org)"
    r"/(?:abs|pdf|html|format|papers|overview)/|(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?"
    r"10\.48550/arxiv\.|arxiv:\s*)?"
    rf"(?P<id>{ARXIV.pattern})(?:v\d+)?(?:\.pdf)?/?(?:[?#].*|\s+\[[\w. -]+\])?",
    re.IGNORECASE | re.ASCII,
)
DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
"""Shape of a DOI (www.doi.org/doi-handbook, and Crossref's advice on matching)."""
_DOI_IN = re.compile(
    rf"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?(?P<doi>{DOI.pattern})", re.I
)
_NO_ADDRESS = re.compile(r"[\s<>\"`{}|\\^]")


def arxiv_id(text: str) -> str | None:
    """The id without version in an id, in arXiv's DOI for it or in an arXiv or Hugging Face
    address, else None."""
    match = _ARXIV_IN.fullmatch(text.strip())
    if match is None:
        return None
    archive, dot, rest = match["id"].partition(".")
    return archive.lower() + dot + rest.upper()


def arxiv_month(arxiv: str) -> str | None:
    """The month, like 2024-08, in which arXiv gave an id, which the id tells."""
    digits = arxiv.rpartition("/")[2]
    year, month = int(digits[:2]), int(digits[2:4])
    century = 1900 if "/" in arxiv and year > 90 else 2000
    return f"{century + year}-{month:02}" if 1 <= month <= 12 else None


def doi(text: str) -> str | None:
    """The bare DOI in a DOI or a doi.org address, else None."""
    match = _DOI_IN.fullmatch(text.strip())
    return match["doi"] if match else None


def is_web_address(text: str) -> bool:
    """Whether a text is a whole http or https address that may stand in a link."""
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return whole and not _NO_ADDRESS.search(text)
